"""The words of a question's own subject, without which it is hardly asked."""

from __future__ import annotations

import re

_SENDING = (
    r"ship|deliver|arriv|parcel|packag|order|post(?:age|ed|ing|al)?\b|mail(?:ed|ing)?\b|transit"
    r"|dispatch|sen[dt]|courier|carrier|get (?:here|it|them|there|my)|come|reach|receiv|freight"
    r"|hand ?ling|usps|ups\b|fedex|dhl|truck"
)
_FASTER = (
    r"fast|express|exped|rush|overnight|over ?night|quick|urgent|priorit|soon|next[- ]day|asap"
    r"|speed"
    r"|hurr|tomorrow|same[- ]day|two[- ]day|2[- ]day|prime|upgrade|earl|tonight|today"
    r"|by (?:the )?\w+"
)
_CODES = (
    r"code|co?upon|promo|disc|vouch|deal|offer|sale|gift ?card|off\b|percent|cheap|sav|vip|bogo"
    r"|rebate"
    r"|reduc|price|mark ?down|bargain|member|special|free\b"
)
_FAULT = (
    r"warr|guarant|cover|protect|br[eo]ak|broke|fail|last|die|defect|fault|repair|replac|damag"
    r"|misus|water|drop|crack|stop|malfunc|insur|manufactur|accident|abuse|wear|lifetime|years?"
    r"|months?"
)
_MONEY = r"refund|money|cash|reimburs|credit|paid|pay|fund|bank|card|cent|dollar|price|\$|€|£"
_SUBJECTS = {
    "ask_shipping_time": _SENDING,
    "ask_shipping_cost": rf"{_SENDING}|cost|free|charge|fee",
    "ask_shipping_options": rf"{_SENDING}|po box|p\.o",
    "ask_expedite": rf"{_FASTER}|{_SENDING}",
    "ask_track_order": rf"{_SENDING}|track|where|status|whereabout|update|eta",
    "ask_promo_info": _CODES,
    "ask_promo_stacking": rf"{_CODES}|stack|combin",
    "ask_promo_not_working": rf"{_CODES}|checkout|check out|invalid|expired",
    "ask_become_reviewer": (
        r"review|influenc|test|feedback|blog|ambassador|collab|sponsor|youtub|tik ?tok|insta"
        r"|content"
        r"|creator|affiliat|free (?:product|sample|stuff)|sample|rating|vlog|follower|partner"
        r"|write about|try"
    ),
    "ask_local_store": (
        r"store|shop|visit|locat|walk|retail|person|showroom|near|local|outlet|pick ?up|branch"
        r"|brick"
        r"|physical|where|place|best ?buy|target|walmart|mall"
    ),
    "ask_contact": (
        r"contact|phone|call|number|e-?mail|mail|reach|talk|chat|hotline|writ|support|hours|touch|speak"
        r"|address|human|person|service|someone|somebody|message|ring"
    ),
    "ask_warranty_policy": _FAULT,
    "ask_return_shipping_cost": rf"{_SENDING}|return|back|label|pay|cost|free|charge",
    "ask_restocking_fee": (
        r"fees?\b|charg|deduct|restock|kept|lose|percent|%|full|how much|cost|whole|entire|amount"
        r"|get back|penalt|subtract|take off|hold back|keep (?:any|some|part|a part|back|of|from"
        r"|my)"
    ),
    "ask_refund_time": _MONEY,
    "ask_refund_status": rf"{_MONEY}|owe|wait|return|revers|status|nothing|promis|took|credit|back",
    "ask_refund_method": rf"{_MONEY}|account|paypal|klarna|original",
    "ask_reselling": r"resell|re-sell|sell|sale|wholesale|bulk|distribut|resale|retail|dealer",
    "ask_claim_requirements": (
        r"need|requir|photo|pic|receipt|proof|document|evidence|video|provid|inform|must|includ"
        r"|ready|give|file|claim|subject|enough|attach"
    ),
    "ask_reply_time": (
        r"repl|answer|respon|hear|get back|long|when|soon|wait|hours|days|fast|quick|someone"
        r"|contact"
    ),
    "check_claim": (
        r"claim|case|ticket|request|complain|refund|return|warrant|exchang|replac|status|submit"
        r"|filed|sent|reported|approv|reject|decid|decision|review|update|news|progress|clm|rma"
        r"|heard|hear|stand|going|with my|what about|answer"
    ),
}
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})", re.I) for name, words in _SUBJECTS.items()}


def names_subject(topic: str, text: str) -> bool:
    """Whether the message has a word of what an intent is about; any has, of one not listed."""
    pattern = _PATTERNS.get(topic)
    return pattern is None or bool(pattern.search(text))
