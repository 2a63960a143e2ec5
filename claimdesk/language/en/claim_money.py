"""The words by which a message asks of the money in a claim: what is kept, what comes, who pays."""

from __future__ import annotations

CLAUSE = r"[^.?!;\n]*"
MONEY_WORDS = r"(?:money|refund\w*|reimburs\w*|paid back|pay me back|cash|credited|funds)"
_SUM = r"(?:[$€£] ?\d|\b\d+[.,]\d\d\b|\b\d+ ?(?:dollars|bucks|usd|euros?|pounds?)\b)"

#: The ways to ask by topic; see `asks_of_claim`, which has their order of precedence.
MONEY: dict[str, tuple[str, ...]] = {
    # Where what was told of the terms stands: "where does it say so", "since when".
    "source": (
        r"\bwhere\b(?! (?:do|can|should|could|would|must|shall|may) (?:i|we)\b)"
        r"(?: \w+){0,5} (?:says?|said|stated?|written|mention\w*|read|listed|stands?)\b"
        r"(?![^.?!;\n]*\b(?:order number|box|label|packag\w*)\b)",
        r"\bsince when\b(?! (?:do|did|have|has|is) (?:you|u|the store) (?:sell|have|open))"
        r"|\bwho (?:says|said)\b|\bsays who\b",
        r"\b(?:nobody|no ?one|nowhere|never)\b[^.?!;\n]*\b(?:told|said|says?|stated?|written"
        r"|mention\w*)\b",
    ),
    "fee": (
        r"\b(?:restocking|return) fees?\b|\b(?:a|any|the|your|no|about (?:the|a|your)) fees?\b"
        r"(?! (?:for|to) (?:fil|send|ship|post|claim|the (?:ship|post|label|return l)))",
        r"\b(?:do|does|would|will|did) (?:you|u|they|the store) (?:still )?(?:keep|take|deduct"
        r"|hold back|subtract) (?:a |any |some|part|anything|something|money|off"
        r"|\d+ ?(?:%|percent))",
        # "Why was 6.75 taken off?" has a sum, which days have not.
        rf"\b(?:why|how come)\b{CLAUSE}\b(?:minus|less|deduct\w*|short|subtract\w*|kept|keep\w*"
        rf"|t(?:ake|ook|aken) off|held back)\b{CLAUSE}{_SUM}"
        rf"|\b(?:why|how come)\b{CLAUSE}{_SUM}{CLAUSE}\b(?:less|short|deducted|subtracted|kept"
        r"|gone|missing|taken off|held back)\b",
        r"\b(?:everything|it all|all of it|every (?:cent|penny|bit))\b[^.?!;\n]*\bback\b",
        r"\b\d+ ?(?:%|percent\b)|\bwhat percent(?:age)?\b",
        r"\b(?:is|does|do|are) (?:that|this|it|they|you|u)\b[^.?!;\n]*"
        r"\b(?:on|for|to|if|with|when)\b[^.?!;\n]*\b(?:exchang\w*|replac\w*|swap\w*"
        r"|new one)\b[^.?!;\n]*\bor\b(?: only| just)? (?:if|for|when|on|to)\b",
    ),
    "amount": (
        r"\bhow much (?:money )?(?:i|we) (?:\w+ )?(?:get|getting|receive|los(?:e|ing))\b",
        r"\bhow much (?:money )?(?:do|will|would|can|am|is|are|of)\b[^.?!;\n]*"
        r"\b(?:get|getting|receive|back|refund\w*|returned)\b",
        r"\b(?:what|which part)(?:['\u2019]?s)? (?:do|will|would|did|can|could|am|is|are)?"
        r" ?(?:i|we)(?:['\u2019]?d| would)?(?: \w+){0,2} (?:los(?:e|ing)|get(?:ting)?(?: \w+)? back"
        r"|see back|receive back|left with|out of pocket)\b",
        r"\bwhat(?:['\u2019]?s)?(?: \w+){0,2} (?:comes?|coming|taken|goes|deducted|kept|left)"
        r"(?: \w+){0,2}(?: (?:off|back|of|over|from))?\b[^.?!;\n]{0,12}(?:[$€£]?\d|\bprice\b"
        r"|\bback\b|\boff\b|\bmoney\b)",
        r"\bhow much (?:do|will|would|did|am|can) (?:i|we)(?: \w+)? (?:los(?:e|ing)|out)\b",
        r"\b(?:no|any|an) answer (?:on|about|to) (?:the|my) (?:money|refund|fee|price)\b"
        r"|\bwhat about (?:the|my) (?:money|refund|price)\W*$",
        r"\b(?:full|whole|entire|complete) (?:price|refund|amount|money)\b|\ball (?:of )?my money\b"
        r"|\bfees? (?:on|taken|kept)\b",
        r"\b(?:get|receive|see|pay me|paid|refund\w*|give me)\b[^.?!;\n]*"
        r"\b(?:all|the whole|the full|half|part|some|most|only|everything)\b"
        r"(?: (?:back|of (?:it|that|the|my)?))?[^.?!;\n]{0,8}(?:[$€£]?\d|\bback\b|\bpart\b)",
    ),
    "way_back_cost": (
        r"\b(?:who|do i|will i|am i|do we|have to|need to|must i|should i|are you|do you|is)\b"
        r"[^.?!;\n]*\b(?:pays?|paying|cover\w*|free(?! (?:shipping|postage))|charged?|cost\w*)\b"
        r"[^.?!;\n]*\b(?:(?:return )?(?:shipping|postage)|send\w*|return\w*|ship\w*|mail\w*"
        r"|label|(?:go(?:es)?|going|gets?|taken?|way) back)\b",
        # "Is shipping free?" by itself is of an order, "who pays the shipping" of this way back.
        r"\b(?:shipping|postage|label)\b[^.?!;\n]*\b(?:free|paid|on me|on you|covered|cost\w*"
        r"|who pays)\b[^.!;\n]*\b(?:back|return\w*|label)\b",
        r"\b(?:return (?:shipping|postage)|(?:shipping|postage) back|label)\b[^.?!;\n]*"
        r"\b(?:free|cost\w*)\b",
        r"\b(?:shipping|postage|label)\b[^.?!;\n]*\b(?:paid|on me|on you|covered|who pays)\W*$",
        # "Plus shipping?", "and the postage?": of a return nothing else is sent.
        r"^\W*(?:(?:and|plus|with|what about|how about|also|or|then|so|the|return)\W+)*"
        r"(?:shipping|postage)(?: (?:too|costs?|on top|as well|fees?|besides|included))*\W*$",
        r"\bprepaid\b|\bfees? (?:for|to) (?:send|ship|post|mail|return|the (?:return|way back))",
        r"\b(?:i|we|you|u)(?:'ll)?(?: \w+)? (?:pay|cover)\b[^.?!;\n]*\b(?:postage|return shipping"
        r"|way back)\b",
    ),
    "voucher": (
        r"\b(?:money|cash|refund\w*|paid|bucks|dollars)\b[^.?!;\n]*\bor\b[^.?!;\n]*\b(?:vouchers?"
        r"|credit|coupons?"
        r"|gift ?cards?|points)\b",
        r"\b(?:vouchers?|credit|coupons?|gift ?cards?)\b[^.?!;\n]*\bor\b[^.?!;\n]*\b(?:money|cash"
        r"|refund\w*|card)\b",
    ),
    "refund_how": (
        rf"\b(?:will|does|do|is|how|where|which|to|on|can)\b{CLAUSE}\b{MONEY_WORDS}\b{CLAUSE}"
        r"\b(?:card|paypal|bank|account|klarna|apple pay|venmo|cash|check|cheque|method"
        r"|same way|payment)\b",
        rf"\bhow (?:will|is|are|does|would)\b{CLAUSE}\b{MONEY_WORDS}\b{CLAUSE}"
        r"\b(?:sent|paid|come|made|issued|given|returned|transferred)\b",
    ),
    "cost": (
        r"\b(?:is|are|was|will|would|does|do)\b[^.?!;\n]*\b(?:free|for free|no charge)\b",
        r"\b(?:charge|charged|charging|bill) (?:me|us|anything|for)\b|\bi(?:'m"
        r"| am)? (?:be )?charged\b",
        r"\b(?:does|will|would|do|is)\b[^.?!;\n]*\b(?:cost|pay)\b(?! (?:back|with|by))"
        r"(?<!\bday i pay)(?<!\bdate i pay)(?<!\bwhen i pay)"
        r"(?![^.?!;\n]*\b(?:paid for|i paid)\b)",
        r"\bhow much (?:does|do|will|would|is) (?:it|this|that|i|a claim|all this)\b[^.?!;\n]*"
        r"\b(?:cost|pay)\b",
        r"\b(?:any|a|hidden) (?:fees?|costs?|charges?)\b[^.!;\n]*\?|\bwhat does (?:it|that|this)"
        r" cost\b|\bcost (?:me|to me)\b[^.!;\n]*\?",
    ),
}
