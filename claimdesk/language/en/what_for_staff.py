"""What a message wants of the staff: that it goes to them, or not, or what it waits for."""

from __future__ import annotations

import re

from claimdesk.language.en.claim_course import asks_of_claim
from claimdesk.language.en.claim_money import MONEY_WORDS
from claimdesk.language.en.filed_cues import bids_to_tell
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question

_NOT = r"(?:n['\u2019]?t|\bnot|\bnever|\bnobody|\bno one|\bdont|\bdidnt|\bisnt)"
_TO_STAFF = (
    r"(?:pass(?:ing|ed)? (?:(?:it|this|that|them|anything|something|any of (?:it|this)|my \w+"
    r"|the \w+) )?(?:on|along|over|to)|(?:send|forward|submit|report|hand)(?:ing)?"
    r" (?:(?:it|this|that|anything|something)(?: (?:on|in|over|along|through|off|to \w+ \w+))?|an?"
    r" (?:message|report|ticket|note))(?=\W*$|[.,;!?]| (?:to|for|please|yet|now|any))"
    r"|(?:tell|involve|bother|contact|write to|notify|escalate|ask) (?:(?:the|your) (?:staff|team"
    r"|people)|any(?:one|body)|some(?:one|body)))"
)
_DECLINES = re.compile(
    rf"(?<!why )(?<!you )(?<!they )(?:(?:\bdo )?(?:\bnot|\bdont)"
    r"|\bdon['\u2019]t|\bnever|\bno need to|\bstop|\bwithout)"
    r"(?: (?:please|you|have|to|want|need|ask|asked|even|for))*"
    rf" {_TO_STAFF}"
    r"|\b(?:do(?:n['\u2019]t| not)|dont) (?:want|need) (?:any(?:one|body)|you|them|the staff"
    r"|your \w+|an? (?:answer|reply|e-?mail))"
    r"(?=(?: to (?:write|answer|reply|contact|e-?mail|mail|call))|\W*$|[.,;!])"
    r"|\b(?:do(?:n['\u2019]t| not)|dont) (?:want|need) (?:an?|any|the) (?:message|ticket|report)\b"
    r"|\bno (?:message|ticket|report)s?(?: to (?:the |your )?staff)?(?=\W*$| please| needed)"
    r"|\bi(?:['\u2019]ll| will|['\u2019]d rather| would rather) (?:just )?"
    r"(?:write|e-?mail|mail|contact|call|ask) (?:to )?(?:support|them|you|the \w+|\w+ support)"
    r" (?:myself|directly|on my own)\b",
    re.IGNORECASE,
)
_PASSES_ON = re.compile(
    r"\b(?:pass|send|forward|hand|put|give) (?:it|this|that|them|my (?:message|question))(?: (?:all"
    r"|just))* (?:on|along|over|through|to (?:them|the staff|your staff|some\w+|a \w+))\b"
    r"|^\W*(?:\w+\W+){0,2}(?:pass|send|forward) (?:it|this|that)\W*(?:\w+\W*){0,3}$",
    re.IGNORECASE,
)
_MONEY = r"(?:refund\w*|money|cash|reimburse\w*|credit\w*|payment|payout)"
_ORDER = r"(?:orders?|parcels?|packages?|deliver(?:y|ies)|shipments?|purchase|address)"
_CHANGE = r"(?:chang(?:e|ing)|cancel(?:l?ing|lation)?|alter(?:ing)?|swap(?:ping)?|edit(?:ing)?)"
_DENIES = re.compile(
    rf"{_NOT}(?: (?:even|really|actually|ever|still|here|yet))*"
    rf" (?:wait|waiting|miss|missing|chasing|after|expecting|owed)(?: (?:for|on))?"
    rf" (?:(?:any|a|the|my|some|your) )*(?:{_MONEY}|{_ORDER}|anything|something)\b"
    rf"|{_NOT}(?: (?:even|really|actually|ever))* (?:ask(?:ed|ing)?|said|say(?:ing)?"
    r"|request(?:ed|ing)?|mean|meant|trying|tried)(?: (?:you|it|that|anything|i|we))*"
    rf" (?:(?:to|for|about|want|wanted|any|an|a|the|my|this) )*"
    rf"(?:{_CHANGE}|{_MONEY}|{_ORDER})\b"
    rf"|\bi (?:haven['\u2019]?t|have not) (?:even )?(?:claimed|returned|sent|asked|cancel+ed"
    r"|filed)\b"
    r"|\b(?:you|u)(?:['\u2019]ve| have)?(?: just| completely| totally)? (?:misread|misunderst\w+"
    r"|misheard|got (?:me|that|it|this)(?: all| completely)? wrong)\b"
    r"|\b(?:nobody|who) (?:asked|said)\b|\b(?:that['\u2019]?s|that is|this is) not what i"
    r" (?:asked|meant|said|wanted|want)\b"
    r"|\bi (?:did not|didn['\u2019]?t|never) (?:say|said|ask|asked)"
    r" (?:that|this|for (?:that|this))(?=\W*$|[.,;!?])",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    rf"\b{_MONEY}\b|\b(?:owe|paid back|reversal|bank|paypal|my (?:card|account))\b"
    r"|[$\u00a3\u20ac]\d",
    re.IGNORECASE,
)
_IS_WAITING = re.compile(
    r"\b(?:still|yet|waiting|where['\u2019]?s?|overdue|late|promised|approved|issued|refunded"
    r"|credited|processed|owe|taking|forever|already|pending|since|weeks?|months?|went through"
    r"|go(?:ne)? (?:out|through)|status|supposed|due|only got|half|reversal|statement|not|nothing"
    r"|no|never|sent (?:it |the \w+ |\w+ )?back|returned|dropped)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
# Of money that is only to come: nobody waits for what is asked about so.
_WOULD = re.compile(
    r"\b(?:so|and|if|would|will|do|does|can|could|when do) (?:\w+ ){0,6}?(?:i|we)\b(?: \w+){0,3}?"
    r" (?:get|be (?:refunded|paid))\b|\b(?:i|we)(?:['\u2019]d|['\u2019]ll| would| will)? get\b"
    r"[^.?!]{0,30}\bback\b",
    re.IGNORECASE,
)
_OWN_MONEY = re.compile(r"\bmy (?:refund|money|reimbursement)\b", re.IGNORECASE)
_PAST_DUE = re.compile(
    r"\b(?:still|yet|waiting|overdue|promised|approved|issued|refunded|forever|weeks? ago"
    r"|returned|sent (?:it |the \w+ |\w+ )?back|where['\u2019]?s|went through|already cancel+ed"
    r"|(?:days?|weeks?|months?) (?:ago|now|and)|for (?:\w+ )?(?:days|weeks|months))\b",
    re.IGNORECASE,
)
# Money that somebody said would come: "approved on the 3rd", "I was told to keep it".
_PROMISED = re.compile(
    r"\b(?:promis\w+|approved|confirmed|agreed|assured)\b|\b(?:was|were|been) told\b"
    r"|\b(?:told|wrote|e-?mailed|assured) (?:me|us)\b"
    r"|\b(?:second|third|fourth|fifth|\d(?:nd|rd|th)) (?:time|message|e-?mail|contact)\b"
    r"|\b(?:you|they|someone|somebody) said\b",
    re.IGNORECASE,
)
_PAID_BACK = re.compile(
    r"\b(?:was|were|been|is|got) (?:already |now )?(?:refunded|issued|processed|credited|paid"
    r"|sent)\b",
    re.IGNORECASE,
)
# A number of days beside the money, put as a question: "refund 5-7 business days, is that right".
_SO_MANY_DAYS = r"\b\d+(?: ?(?:-|to|or) ?\d+)? (?:business |working |week)?days?\b"
_DAYS_OF_MONEY = re.compile(
    rf"\bhow many (?:\w+ ){{0,2}}(?:days?|weeks?)\b[^.?!]{{0,60}}\b{MONEY_WORDS}\b"
    rf"|\b{MONEY_WORDS}\b[^.?!]{{0,40}}{_SO_MANY_DAYS}"
    rf"|{_SO_MANY_DAYS}[^.?!]{{0,25}}\bfor (?:a|the|my) {MONEY_WORDS}\b",
    re.IGNORECASE,
)
# What is told of money on a day: that it was promised or made, not that something was bought.
_OF_THE_REFUND = re.compile(
    r"\b(?:refund\w*|money|reimburs\w*|credited|paid back|promis\w+|approved|issued)\b",
    re.IGNORECASE,
)
_OF_BUYING = re.compile(
    r"\b(?:bought|buy|ordered|purchased?|paid for|deliver\w*|arriv\w*)\b", re.IGNORECASE
)
_YES_OR_NO = re.compile(r"\b(?:yes or no|y/n|or not)\b", re.IGNORECASE)
_WANTS_PERSON = re.compile(
    r"\b(?:want|need|get me|like|give me|prefer|rather have|talk to|speak to|speak with|talk with)"
    r" (?:\w+ ){0,3}?(?:human(?: being)?|(?:real |actual )?person|someone real|real one)\b"
    r"|(?:^|[.!?])\W*(?:\w+ ){0,3}a (?:real )?(?:person|human) (?:please|pls|now)\b"
    r"|\b(?:put|get|connect|transfer|pass|hand|forward) (?:me|us|this|it)(?: (?:through|over|on|up"
    r"|back))? (?:to|with|onto) (?:\w+ ){0,3}?(?:human(?: being)?|person|someone|somebody|agent"
    r"|staff|colleague|representative)\b",
    re.IGNORECASE,
)
# A bidding stands where its clause begins: "then please add that", "can you put in there that".
_BIDS_TO_ADD = re.compile(
    r"(?:^|[.!?,;:\n]|\b(?:and|but|so|then|also|ok(?:ay)?|just|please|pls|(?:can|could|would|will)"
    r" (?:you|u)|(?:want|like) (?:you|u) to))\W*(?:please |pls |just |also |then |kindly )*"
    r"(?:(?:add|include|mention|note|state|stress|append)(?: (?:in|down|there|to (?:it|that|this"
    r"|(?:my|the) (?:message|note|ticket))|as well|too|please))*"
    r" (?:that|this|it|how|what|why|my|the|a note|i|i['\u2019]m|there)\b"
    r"|(?:put|write)(?: (?:it|this|that))? (?:in|down|on|into)\b(?: (?:there|it|the \w+))?"
    r"|(?:add|include|mention|note)\W*:"
    r"|(?:they|your (?:staff|team|people)|the staff) (?:should|must|need to|have to|ought to)"
    r" (?:also )?know\b)",
    re.IGNORECASE,
)
# What the staff are to do: "please cancel it instead", "just hold it at the depot".
_BIDS_TO_DO = re.compile(
    r"(?:^|[.!?,;:\n]|\b(?:and|but|so|then|or|just))\W*(?:please|pls|plz|kindly|just|simply)"
    r" (?:just |also |then |do )?(?:cancel|refund|send|change|make|check|keep|leave|hold|deliver"
    r"|replace|find|ship|correct|redirect|use|try|look into)\b",
    re.IGNORECASE,
)
# What they are not to do, or not to whom: "please don't contact her", "and never call my work".
_BIDS_NOT_TO = re.compile(
    r"(?:^|[.!?,;:\n]|\b(?:and|but|so|please|pls|plz|just))\W*(?:please |pls |just )*"
    r"(?:do not|don['\u2019]?t|never) (?:you |ever |please |even |let (?:them |anyone |anybody )?)*"
    r"(?:contact|tell|call|phone|ring|text|write|e-?mail|ask|involve|inform|share|give|mention"
    r"|show|let|send|ship|deliver|charge|use|cancel|refund|change|knock|leave)\b"
    r"(?! me\b(?: (?:that|to|it|about)\b|\W*$))",
    re.IGNORECASE,
)
_OF_A_PARCEL = re.compile(
    r"\b(?:parcels?|packages?|track\w*|deliver\w*|arriv\w*|ship\w*|transit|courier|carrier)\b",
    re.IGNORECASE,
)
_OF_A_REFUND = re.compile(r"\b(?:refund\w*|money back|reimburs\w*)\b", re.IGNORECASE)
# "That's not what I asked" objects to an answer: it does not say what was passed on is not so.
_ONLY_OBJECTS = re.compile(
    r"\bnobody (?:asked|said)\b|\b(?:that['\u2019]?s|that is|this is) not what i"
    r" (?:asked|meant|said|wanted|want)\b",
    re.IGNORECASE,
)
_VENTS = re.compile(
    r"\b(?:useless|pointless|ridiculous|hopeless|waste of (?:my )?time|(?:no|zero) help"
    r"|not help(?:ful|ing)|unhelpful|unbelievable|pathetic|joke|wow|seriously|terrible|awful|great"
    r" (?:service|job)|thanks for nothing|fed up|frustrat\w+|annoy\w+|sick of"
    r"|thie(?:f|ves)|scam\w*|crooks?|liars?|rip-?offs?|idiots?|morons?|shame(?:ful)?|disgust\w+"
    r"|(?:\w+n['\u2019]?t|not|never|no) (?:\w+ )?(?:answer\w*|know|listen\w*|help\w*))\b",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_SIGH = 18
_BYE = re.compile(
    r"(?:^|[.,;!?\n]\s*|\b(?:ok|okay|so|well|thanks|thank you|answer|then) )"
    r"(?:good ?bye|bye(?: bye)?|(?:good ?)night|see (?:you|ya)"
    r"|have a (?:nice|good|great|lovely) \w+|take care|so long|cheers bye)\W*$",
    re.IGNORECASE,
)


def declines_passing_on(text: str) -> bool:
    """Whether nothing is to go to the staff: "please don't pass anything on"."""
    return bool(_DECLINES.search(text))


def says_pass_on(text: str) -> bool:
    """Whether it is to go to the staff, in so many words: "just pass it on, yes"."""
    return not declines_passing_on(text) and any(
        not is_negated(text, found.start()) for found in _PASSES_ON.finditer(text)
    )


def denies_matter(text: str) -> bool:
    """Whether the writer denies what a message was taken for.

    "I'm not waiting for any money", "I never asked to change an order", "that's not what I meant".
    """
    return bool(_DENIES.search(text))


def awaits_refund(text: str) -> bool:
    """Whether money is waited for that should have come, or that was promised.

    "When would I get it back?" asks of what may be; "still no refund" and "where is it" wait.
    """
    if denies_matter(text):
        return False
    if _WOULD.search(text) and not _PAST_DUE.search(text):
        return False
    of_money = _OF_MONEY.search(text) and not is_question(text)
    return bool(of_money or _IS_WAITING.search(text) or _OWN_MONEY.search(text))


def asks_refund_time(text: str) -> bool:
    """Whether it is asked how long a refund takes, be it by the days that somewhere are stated.

    "How long does a refund take", "your page says refund in 5 days, yes or no".
    """
    if "refund_when" in asks_of_claim(text):
        return True
    asks = is_question(text) or bool(_YES_OR_NO.search(text))
    return asks and bool(_DAYS_OF_MONEY.search(text))


def tells_of_refund(text: str) -> bool:
    """Whether money that comes back is spoken of, and nothing of buying or of a delivery."""
    return bool(_OF_THE_REFUND.search(text)) and not _OF_BUYING.search(text)


def objects(text: str) -> bool:
    """Whether an answer is objected to, and nothing denied of what the matter is.

    "That's not what I asked", "nobody asked about discounts".
    """
    return bool(_ONLY_OBJECTS.search(text)) and not denies_matter(_ONLY_OBJECTS.sub(" ", text))


def asks_to_pass_on(text: str) -> bool:
    """Whether the staff are to be told what stands in the message: "please add that it's a gift".

    A bidding counts, not a question whether it was done, nor what bids not to.
    """
    if declines_passing_on(text):
        return False
    return bids_to_tell(text) or bool(_BIDS_TO_ADD.search(text))


def asks_to_do(text: str) -> bool:
    """Whether something is to be done that only the staff can: "please cancel it instead"."""
    return bool(_BIDS_TO_DO.search(text)) and not is_question(text)


def bids_not_to(text: str) -> bool:
    """Whether the staff are not to do something, or to tell somebody: "please don't contact her".

    Not where nothing is to go to the staff themselves.
    """
    return bool(_BIDS_NOT_TO.search(text)) and not declines_passing_on(text)


def chases_refund(text: str) -> bool:
    """Whether it is money that has not come, and no parcel: "refunded in May, still nothing"."""
    of_money = _OF_A_REFUND.search(text) and not _OF_A_PARCEL.search(text)
    return bool(of_money) and awaits_refund(text)


def was_promised(text: str) -> bool:
    """Whether somebody had said that it would come, or it is written about once more.

    Not that it was sent: how long it may take from there is of use then.
    """
    return bool(_PROMISED.search(text)) and not _PAID_BACK.search(text)


def wants_yes_or_no(text: str) -> bool:
    """Whether a plain yes or no is wanted to what is asked beside it."""
    return bool(_YES_OR_NO.search(text))


def wants_person(text: str) -> bool:
    """Whether the message wishes for a person, whatever it asks of the program."""
    return any(not is_negated(text, found.start()) for found in _WANTS_PERSON.finditer(text))


def vents(text: str) -> bool:
    """Whether a short message does little but say that the writer is not content."""
    return len(text.split()) <= _MOST_WORDS_OF_A_SIGH and bool(_VENTS.search(text))


def says_goodbye(text: str) -> bool:
    """Whether the message ends with a goodbye, whatever stands before it."""
    return bool(_BYE.search(text))
