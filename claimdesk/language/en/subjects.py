"""The words of a question's own subject, without which it is hardly asked."""

from __future__ import annotations

import re

_SENDING = (
    r"ship|deliver|arriv|parcel|packag|order|post(?:age|ed|ing|al)?\b|mail(?:ed|ing)?\b|transit"
    r"|dispatch|sen[dt]|courier|carrier|get (?:here|it|them|there|my)|come|reach|receiv|freight"
    r"|hand ?ling|usps|ups\b|fedex|dhl|truck"
)
# A day alone is none of a faster delivery: things are sent back, and claims made, by a day too.
_BY_A_DAY = (
    r"(?:today|tonight|tomorrow|(?:by|before|in time for) (?:the |this |next )?(?:\d|mon|tue|wed"
    r"|thu|fri|sat|sun|week|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christ|xmas|new year"
    r"|then|easter|thanks|birth|my |our ))"
)
_FASTER = (
    r"fast|express|exped|rush|overnight|over ?night|quick|urgent|priorit|sooner|as soon as"
    r"|how soon|next[- ]day|asap|speed|hurr|same[- ]day|two[- ]day|2[- ]day|prime|upgrade|earli"
    rf"|(?:get|have|need|arrive|deliver|here|come|want|receive|ship)\b[^.?!]*\b{_BY_A_DAY}"
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
# What a warranty may leave out: it, or what people do to things; no more than bad luck is none.
_HARM = (
    r"warr|guarant|(?<!re)cover(?:s|ed|age)?\b|exclu|misus|abus|water|drop(?:p|s|\b)|crack|spil"
    r"|insur|void|fell\b|fall(?:s|en)? (?:off|down|on|in|out)|smash|tear\b|chew|scratch|sat on"
    r"|step(?:ped)? on|wash(?:ed|ing)? (?:it|them|my|the)\b|accident(?:al)? (?:damag|break|crack)"
    r"|(?:an?|with an?) accident with|reseller|by accident (?:broke|drop|damag)"
    r"|(?:broke|dropped|damaged|cracked) (?:it |them )?(?:by accident|myself)"
)
_RETURN = (
    r"return|refund|sen[dt]\b|ship|mail|bring|brought|give|take|took|back|money|exchang|swap|keep"
    r"|window|days?\b|deadline|late\b|in time|time limit|until|unopened|opened|polic|accept|eligib"
    r"|allow"
    r"|qualif|not (?:happy|satisfied)"
)
_MONEY = r"refund|money|cash|reimburs|credit|paid|pay|fund|bank|card|cent|dollar|price|\$|€|£"
_SUBJECTS = {
    "ask_shipping_time": _SENDING,
    "ask_shipping_cost": rf"{_SENDING}|cost|free|charge|fee",
    "ask_shipping_options": rf"{_SENDING}|po box|p\.o",
    "ask_expedite": _FASTER,
    "ask_track_order": (
        r"track|where(?! (?:do|can|could|should|would|must|to) (?:i|we)\b)|where to track"
        r"|where\b[^.?!]*\b(?:order|parcel|packag|shipment)|status|whereabout|update|eta\b"
        r"|(?:order|parcel|packag|shipment|delivery)\b[^.?!]*\b(?:come|sent|ship|left|now|yet|way)"
    ),
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
        r"contact|phone|call\b|e-?mail|reach|talk|chat|hotline|writ|support|hours|touch\b|speak"
        r"|human|person\b|customer service|someone|somebody|ring\b|(?:your|ur|a) (?:address|number)"
        r"|number (?:to|i|we|for)|messag(?:e|ing) (?:you|u)\b"
    ),
    "ask_warranty_policy": _FAULT,
    "ask_warranty_exclusions": _HARM,
    "ask_return_policy": _RETURN,
    "ask_change_of_mind": (
        rf"{_RETURN}|minds?\b|no longer|any ?more"
        r"|(?:not|n['\u2019]?t) (?:really )?(?:like|want|need)"
        r"|suit|regret|(?:any|no|other|what) reason|by mistake"
    ),
    "ask_cancel_order": r"cancel|call (?:it |this )?off|stop|undo|undone|withdraw|take back|order",
    "ask_wrong_address": (
        r"addres|street|house|flat\b|apartment|apt\b|zip|post ?code|city|town|mov(?:ed|ing)"
        r"|deliver|ship"
    ),
    "ask_stock": (
        r"stock|availab|sold out|sell out|run out|ran out|left\b|restock|back in|inventory|carry"
        r"|(?:do|does) (?:you|u|ya|they|the store) (?:still |also |even )?(?:have|sell|make|do)"
    ),
    "ask_jobs": (
        r"job|hir(?:e|ing)|career|vacan|employ|intern|position|apply|applic|recruit|salary"
        r"|work(?:ing)? (?:for|with|at)"
    ),
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
        r"need|requir|photo|pic|receipt|proof|document|evidence|video|provid(?!ed (?:the|that|it)"
        r"\b)|inform|must|includ"
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


# What has words of a subject and is of another: how to pay is no question of how money comes back.
_SOMETHING_ELSE = {
    "ask_refund_method": re.compile(
        r"\b(?:(?:do|can|could|will|would|does) (?:you|u|ya|i|we|they|the (?:store|shop|site)) "
        r"(?:\w+ )?(?:(?:take|accept)\b(?! (?:it|this|that|them|my|back))"
        r"|pay(?:ing)? (?:with|by|via|using|through|in)\b|check ?out with)"
        r"|pay(?:ment)? methods?|ways? to pay|options? (?:for|of) pay\w+)[^.?!]*",
        re.I,
    )
}
# Words of these stand on many other occasions ("the card expired", "did you send it"): where
# something is under way, it takes words that say this and nothing else.
_CODE = r"codes?\b|co?upons?\b|promo\w*|discount\w*|vouchers?\b|vip\b|bogo\b|rebates?\b"
_ASKED_OF_US = r"(?:do|does|did|can|could|will|is|are|what|which|where|have|has|how|any)\b[^.?!]*"
_PREMISES = (
    r"(?:stores?|shops?|showrooms?|outlets?|branch(?:es)?|brick|walk[- ]?in|mall|physical|best ?buy"
    r"|walmart|target|retail)\b"
)
_OUTRIGHT = {
    "ask_promo_info": rf"\b(?:{_CODE})|\b(?:sales?|deals?|special offers?)\b",
    "ask_promo_stacking": rf"\b(?:{_CODE})|\bstack|\bcombin",
    "ask_promo_not_working": rf"\b(?:{_CODE})",
    "ask_local_store": (
        rf"\b{_ASKED_OF_US}\b{_PREMISES}|\bwhere are (?:you|u|y'?all)\b(?! (?:in|with|on|at))"
        r"|\b(?:visit|come (?:by|in)|drop by|pick (?:it |this |one )?up)\b[^.?!]*\b(?:you|store"
        r"|shop|person)\b|\bnear(?:by| me)\b|\bin person\b"
    ),
    "ask_stock": (
        r"\b(?:in|out of|back in) stock\b|\bstocked\b|\brestock|\bavailab|\bsold out\b"
        r"|\bsell out\b|\binventory\b"
        r"|\b(?:do|does) (?:you|u|ya|they|the store) (?:still |also |even )?"
        r"(?:have|sell|make|carry)\b"
    ),
    "ask_shipping_options": (
        r"\b(?:which|what|who|whose|whos|who's)\b[^.?!]*\b(?:carriers?|couriers?|delivers?|ships?"
        r"|shipping|delivery|usps|ups|fedex|dhl)\b"
        r"|\b(?:do|does|can|could|will|is|are)\b[^.?!]*\b(?:usps|ups|fedex|dhl|p\.?o\.? ?box"
        r"|(?:shipping|delivery) (?:options?|methods?))\b"
        r"|\b(?:ship|sent?|deliver\w*|go(?:es)?) (?:\w+ )?(?:with|by|via|through)\b"
    ),
    "ask_contact": (
        r"\b(?:contact|phone|hotline|support|customer service|chat|hours|human)\b"
        r"|\b(?:call|reach|ring|write(?: to)?|e-?mail|message|talk to|speak (?:to|with)"
        r"|get (?:hold of|in touch with))"
        r" (?:you|u|them|someone|somebody|anyone|a|the (?:store|staff|team))\b"
        r"|\b(?:your|ur|an?) (?:e-?mail|address|number)\b"
        r"|\b(?:which|what|where|whom?)\b[^.?!]{0,25}\b(?:do|can|should|could|must|shall) (?:i|we)"
        r" (?:\w+ )?(?:write|e-?mail|mail|message)\b(?! (?:it|this|that|them|the|my) )"
    ),
}
_OUTRIGHT_PATTERNS = {name: re.compile(words, re.I) for name, words in _OUTRIGHT.items()}

# What a message names only to say that it asks nothing of it.
_DISOWNED = re.compile(
    r"\b(?:(?:did|do|am|was)(?:n['\u2019]?t| not)|never|not) (?:\w+ )?(?:ask\w*|mean\w*|say\w*|said"
    r"|talk\w*|mention\w*)(?: anything)? (?:about|of|for)?(?: [\w'\u2019-]+){1,3}"
    # "What code? I meant my card.": echoed, not asked.
    r"|^\W*(?:(?:but|and|huh|wait|no|sorry)\W+)?(?:what|which) [\w-]+ ?\?"
    r"(?=\W*(?:i|i['\u2019]m|we|no|not|nobody|there|this|that|it|it['\u2019]s)\b)"
    r"|\b(?:who|nobody|no ?one) (?:said|asked|mentioned|talked)(?: \w+)?(?: about| for)?"
    r"(?: [\w'\u2019-]+){1,2}"
    r"|\bdo(?:es)? (?:that|this|it|i) (?:look|sound|seem) like(?: [\w'\u2019-]+){1,3}?"
    r" to (?:you|u)\b"
    r"|\bforget (?:about )?(?:the|that|this) \w+",
    re.I,
)


def names_subject(topic: str, text: str) -> bool:
    """Whether the message has a word of what an intent is about; any has, of one not listed."""
    pattern = _PATTERNS.get(topic)
    own = _DISOWNED.sub(" ", text)
    if topic in _SOMETHING_ELSE:
        own = _SOMETHING_ELSE[topic].sub(" ", own)
    return pattern is None or bool(pattern.search(own))


def asks_something_else(topic: str, text: str) -> bool:
    """Whether the message asks what is often taken for a topic and is none of the assistant's."""
    return topic in _SOMETHING_ELSE and bool(_SOMETHING_ELSE[topic].search(text))


def asks_outright(topic: str, text: str) -> bool:
    """Whether the message has a word of what an intent is about that stands for nothing else.

    Stricter than `names_subject`: for where something is under way, which most words are about.
    """
    if not names_subject(topic, text):
        return False
    pattern = _OUTRIGHT_PATTERNS.get(topic)
    return pattern is None or bool(pattern.search(_DISOWNED.sub(" ", text)))
