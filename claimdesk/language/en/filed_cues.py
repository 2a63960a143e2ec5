"""What a message does about a claim that is filed already, by the words in it."""

from __future__ import annotations

import re

from claimdesk.language.en.let_stand import forbids_change
from claimdesk.language.en.trouble import says_one_thing

_CLAIM = re.compile(
    r"\bclaims?\b|\bclm\b|\brmas?\b|\btickets?\b|\bcomplaints?\b|\bwarranty\b|\brefund|\breimburse"
    r"|\breturn(s|ed|ing)?\b|\bexchange|\breplacement|\b(filed|submitted|reported|sent in)\b"
    r"|\b(my|the|this|that) request\b|\b(open(ed)?|support) (a )?case\b|\bcase number\b"
    r"|\b(approved?|reject(ed)?|accept(ed)?|decision|decided?|verdict|review(ed)?)\b",
    re.I,
)
_ORDER = re.compile(
    r"\b(orders?|ordered|parcels?|packages?|shipments?|deliver(y|ed)|shipped|bought)\b", re.I
)
_IT = r"(it|this|that|everything|((the|my|this|that) )?(whole )?(claim|request|return|case))"
_WITHDRAW = re.compile(
    rf"\bwithdraw|\b(cancel|drop|delete|remove|revoke|retract|scrap|void) {_IT}\b"
    r"|\bforget (about )?(the|my|this|that) (whole )?(claim|request|return|case)\b"
    rf"|\b(take|pull) {_IT} back\b|\btake back {_IT}\b|\bcall {_IT} off\b"
    r"|\b(do not|don'?t|dont|no longer) (want|need) (it|this|that|the claim|my claim)"
    r"( (any ?more|any longer|now))?\W*$|\bno longer (want|need) (the|my|this|a) claim\b"
    r"|\b(close|end) (the|my|this) claim\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(when|how (long|soon|fast|quickly))\b.*\b(hear|answer|repl(y|ies)|respon[ds]\w*|decid|"
    r"decision|get back|let me know|contact me|know (more|the outcome|if)|outcome|news|review)"
    r"|\bwhat (happens|comes|follows|is) (now|next)\b|\bnext steps?\b|\bwhat now\b"
    r"|^\W*((and|so|ok(ay)?)\W+)*(how long|(by )?when)\W*$"
    r"|\bby when\b|\bhow long (does|will|do) (it|this|that|you|they) (take|need)\b",
    re.I,
)
_MISSING = re.compile(
    r"\b(what|anything|something)( else)?('s| is| do you| are you)?( still)? (missing|lacking)\b"
    r"|\b(still|also) (missing|need(ed)?|required?)\b.*\?|\bis (it|my claim|that) complete\b"
    r"|\b(what|anything|something) (else|more)\b.*\b(need|want|require|send|give)"
    r"|\b(need|want|require) (anything|something|any) (else|more|further)\b"
    r"|\b(what|anything) (do )?(i|you) (still )?(have to|need to|must|need) (send|give|do)\b",
    re.I,
)
_ARRIVED = re.compile(
    r"^\W*(got|get|received) (it|that|this|everything)\b"
    r"|\b(did|has|have|is|was) (it|that|this|(my|the) (claim|photo|picture|message|e-?mail|mail)"
    r"|you|everything)\b.*"
    r"\b(go|gone|went|been|get|got|receiv\w*|arriv\w*|sent|file[ds]?|work(ed)?|through|recorded"
    r"|submitted)\b|\bhow do i know (it|if|whether|that|they|you|u)\b|\b(went|gone|go) through\b",
    re.I,
)
_AWAITS = re.compile(
    r"\b(not|n'?t|never|nothing) heard\b|\bheard (nothing|anything)\b"
    r"|\b(any|some)(one|body) (is |has |been )*(look|work|deal|handl|read|on it)"
    r"|\bany (news|update|word|progress|decision|answer)\b"
    r"|\bwhat('?s| is) (the|its|my)( \w+)? (state|status|standing)\b|\bhow far (is|are)\b"
    r"|\b(how|where) (does|do|is|are) (it|things|we|(my|the) claim) (stand|going|looking|at)\b"
    r"|\bwhat('?s| is) (going on|happening|up) with (it|this|that|(my|the) claim)\b",
    re.I,
)
_ADD = re.compile(
    r"\b(add|attach|include|append|upload)\b"
    r"|\bforg[eo]t(ten)? to (say|mention|tell|add|send|attach|write|put)"
    r"|\b(also|as well|too(?=\W*$|[,.!;]| btw)|in addition|besides|one more thing"
    r"|another thing|something else)\b"
    r"|\b(one more|another|an(other)? extra|more) (photo|picture|pic|image)s?\b|\bp\.?s\.?:?\s"
    r"|\b(have|found|here('?s| is| are)|send(ing)?) ((to )?(you|u) )?(the|a|my|an|some|another) "
    r"(photo|picture|pic|image|receipt|invoice|proof|screenshot)"
    r"|\bhere('?s| is| are) (one|it|them|they|these|another)\b",
    re.I,
)
_STAFF = (
    r"(?:them|they|(?:the|your|ur) (?:staff|team|people|colleagues?|guys|store|shop)|staff"
    r"|warehouse|someone|somebody|anyone|whoever \w+)"
)
_WHAT_IS_TOLD = (
    r"(?:(?:that|how) )?(?:it'?s|it (?:is|was|has)|this is|that'?s|i(?:'m|'ve)?|im|we(?:'re)?"
    r"|there(?:'s| is| was| are)|(?:the|my) [\w-]+(?: [\w-]+)? (?:is|are|was|were|has|isn'?t|came)"
    r"|about (?:the|my)) \w+"
)
_KNOWN = re.compile(
    rf"\b(?<!how )(?:do|did|does|have|has|will|are|is) (?:{_STAFF}|you|u)\b(?: \w+)?"
    rf" (?:see|seen|know|notice|noticed|read|realis?z?e|understand|aware)\b (?:of )?{_WHAT_IS_TOLD}"
    rf"|\b(?:did|have) (?:you|u)(?: also)? (?:tell|told|let) {_STAFF}(?: know)? {_WHAT_IS_TOLD}"
    rf"|\b{_STAFF} (?:know|see|understand|realis?z?e|are aware|is aware) {_WHAT_IS_TOLD}.*\?"
    # "Did they get that it's urgent?", not "did they get that".
    rf"|\b(?:did|have|has) (?:{_STAFF}|you|u)(?: \w+)? (?:get|got|hear|heard) that"
    r" (?:i|we|it|it's|its|he|she|they|this|the|my)\b"
    # "Did the bit with the stairs get through?": of a remark, not of the parcel.
    r"|\b(?:did|has|have) (?:the|my|that|this|what) (?:[\w'-]+ ){0,5}?(?:bit|part|note|remark|wish"
    r"|request|detail|info|comment|addition|i (?:said|wrote|told you|added))\b[^.!?]{0,40}?"
    r"\b(?:get|got|go|gone|come|came|make|made)(?: it)? (?:through|across|over|in|on)\b",
    re.I,
)
_TELL_STAFF = (
    rf"(?:(?:tell|inform|remind|ask) {_STAFF}|let {_STAFF} know|make sure {_STAFF} (?:know|see)"
    rf"|(?:send|write|message|e-?mail)(?: to)? {_STAFF}"
    r"(?= that\b| a (?:note|line|message)|:|,|\W*$)"
    r"|pass (?:it |this |that )?(?:on|along)|put (?:it|this|that) on|make a note|note down|flag"
    r"|(?:add|put|note|write|mention) (?:(?:in)?to|in|on|under) (?:it|(?:my|the|this|that) claim))"
)
_ASKS_TO = (
    r"^\W*(?:(?:and|ok(?:ay)?|so|also|oh|but|please|pls|thanks|great|yes|then|just|hi|btw)\W+)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please |pls |just |also |maybe )*"
    r"|i(?:'d| would) like (?:you )?to |i want (?:you )?to |pls |please |just "
    r"|i (?:just |already )?(?:said|asked you to|told you to|meant)[:,]? )?"
)
_BEHIND = (
    r"[.!?,;] (?:please |pls |just |simply |also |(?:can|could) (?:you|u) (?:please |just )*)*"
)
_BIDS_TO_TELL = re.compile(
    rf"{_ASKS_TO}{_TELL_STAFF}\b|\b{_STAFF} (?:should|need to|have to|must|ought to) know\b"
    rf"|{_BEHIND}{_TELL_STAFF}\b",
    re.I,
)
_TELL_LEAD_IN = re.compile(
    rf"{_ASKS_TO}{_TELL_STAFF}\b(?: (?:too|please|pls|also))?\W*(?:that\b|about\b)?\W*",
    re.I,
)
_TOLD_BEHIND = re.compile(rf"{_BEHIND}{_TELL_STAFF}\b\W*that\b\W*(?=\w)", re.I)
# "My note is missing! Add: the zip sticks": what stands behind the colon.
_ADDED_BEHIND = re.compile(
    r"(?:^|[.!?,;]\s|\b(?:and|but) )\s*"
    r"(?:(?:please|pls|plz|just|also|kindly|(?:can|could) (?:you|u))\s)*"
    r"(?:add|include|append|note|mention|write)"
    r"(?: (?:this|that|it|to it|in|down|there)){0,2}\s*:\s*(?=\w)",
    re.I,
)
_ONLY_POINTS = re.compile(
    r"\W*(?:(?:it|this|that|so|about|please|pls|too|now|then|for me|ok(?:ay)?)\W*)*", re.I
)
# A message that is but such words ends the talk: it acknowledges, waits, thanks, leaves.
_ACKNOWLEDGES = (
    r"(?:ok(?:ay|ie|i)?|k+|al(?:l )?right(?:y)?|right|fine|great|good|cool|nice|lovely|perfect"
    r"|super|awesome|excellent|brilliant|wonderful|amazing|sweet|sure|yes|yeah|yep|yup|well|oh|ah|and|so"
    r"|then|now|that'?s (?:all|it|fine|good|great|ok(?:ay)?|perfect|everything|clear)"
    r"|that is (?:all|it|fine|good|great|ok(?:ay)?)|got it|gotcha|i see|i understand|understood"
    r"|makes sense|sounds (?:good|great|fine|right)|works for me|fair enough|no (?:problem|worries"
    r"|rush|hurry)|good to (?:know|hear)|glad to hear (?:it|that)|will do|noted|phew|not bad"
    r"|never ?mind|nvm"
    r"|(?:nothing|no) (?:else|more)(?: for now)?|that will be all|all good|i guess)"
)
_WAITS = (
    r"(?:(?:i'?ll|i will|i shall|i'?m going to|i can|we'?ll|let'?s|gonna|i'?m gonna)"
    r" (?:just |then |be )*"
    r"(?:wait(?:ing)?|see|watch|look out|keep an eye(?: out)?|check|leave it (?:there|at that))"
    r"|(?:i'?m )?(?:looking forward|waiting)|fingers crossed|(?:let'?s )?hope(?:fully)?)"
    r"(?: (?:for|to|on|until|till|then|and see|what|it|that|the|your|their|them|they|you|an?|my"
    r"|hear|from|in|e-?mails?|mails?|letter"
    r"|answer|reply|replies|response|news|word|decision|inbox|here|say"
    r"|says|comes?|arrives?|staff|works?|out))*"
)
_LEAVES = (
    r"(?:(?:good ?)?bye(?:[- ]?bye)?|see (?:you|ya)|cya|take care|have a (?:good|nice|great|lovely)"
    r" (?:one|day|night|evening|weekend|week|afternoon|morning)|good ?night|good (?:evening|day)"
    r"|nighty? night|night|cheerio|until then|talk (?:to you )?(?:later|soon)|later|enjoy your \w+"
    r"|happy (?:thanksgiving|holidays|new year)|merry christmas|all the best|ttyl)"
)
_THANKS = (
    r"(?:(?:many |thank |no |and )*thanks?(?: you| u)?|thx|ty|tysm|tnx|much appreciated|cheers"
    r"|(?:i )?(?:really )?appreciate (?:it|that|your help|the help)|bless you|god bless(?: you)?)"
    r"(?: (?:so|very|much|a lot|a bunch|a ton|again|for|the|your|all|everything|that|this|help"
    r"|quick|fast|answers?|reply|time|info|patience"
    r"|trouble|kindness|efforts?|letting me know|guys|anyway|you|team|in advance|and))*"
)
_CLOSING = rf"(?:{_THANKS}|{_WAITS}|{_LEAVES}|{_ACKNOWLEDGES})"
_ONLY_CLOSES = re.compile(rf"\W*{_CLOSING}(?:\W+{_CLOSING})*\W*", re.I)
_SAYS_THANKS = re.compile(rf"(?:^|\W){_THANKS}(?:\W|$)", re.I)
_SAYS_BYE = re.compile(rf"(?:^|\W){_LEAVES}\W*$", re.I)
_MOST_WORDS_OF_A_CLOSING = 18
# What leads to what is to be added: "please add that", "I forgot to mention:".
_ADD_LEAD_IN = re.compile(
    r"^\W*((hi|hello|hey|oh|a+h+|u+h+|u+m+|o+ps|ups|ok(ay)?|and|so|btw|wait|sorry|please|pls|plz)\W+)*"
    r"((i|i'd|i've|i would|have|could|can|may|you|want|like|wanted|need|to|also|please|just|let me"
    r"|me)\W+)*"
    r"((add|include|append|note|mention)( (this|that|to (it|my claim|the claim|this)))*"
    r"|forg[eo]t(ten)? to (say|mention|tell( (you|u|them))?|add|write|put)( that)?"
    r"|one more thing|another thing|p\.?s\.?)"
    r"(\W+that\b)?\W*",
    re.I,
)
_ON_RECORD = re.compile(
    r"\bwhat (do|did|have) you (have|got|put|wr(i|o)te|note[d]?)( \w+){0,3}( now| down| there)?\W*$"
    r"|\b(what|which) (\w+ ){1,3}(did|have|do) (you|u) (put|wr(i|o)te|written|note[d]?|down)\b"
    r"|\b(is|was|am) (it|this|that|i|my \w+) (being |getting |now )?(treated|filed|listed|put down"
    r"|recorded|logged|noted|seen|taken) as\b"
    r"|\b(which( one)?|what) is it (now|then)\b|\bwhat('s|s| is) (it )?(on|in) (it|my claim|record"
    r"|there)\b|\bwhat does (it|my claim|the claim) say\b|\bshow (me )?(it|that|everything"
    r"|(my|the) claim|what you have)\b"
    r"|\bis (it|that|this|(my|the) ([\w-]+ ){0,2}claim)( \w+)? (an? |for an? |about an? |to an? )?"
    r"(\w+ ){0,2}(exchange|replacement|refund|repair)\b( or\b|[^.!]*\?|[^.!]*\b(now|not)\b)"
    r"|\b(it|that)('?s| is| says?) (an? |for an? )?(exchange|replacement|refund|repair)\b[^.!?]*"
    r"\b(in there|on (it|there|file|record|(the|my) claim)|down)\b",
    re.I,
)
_WAY_BACK = re.compile(
    r"\b(do|should|must|shall|can|need|have|where|when|how|or|if)\b[^.!?]*\b(send|mail|ship|return"
    r"|post|give|bring)\b[^.!?]*\b(back|it|one|this|that|them)\b"
    r"|\b(keep|hold on to|throw)\b[^.!?]*\b(it|one|this|that|them)\b",
    re.I,
)
_OF_PAYING = re.compile(
    r"\b(pay|pays|paid|costs?|free|postage|charge|fee|fees|price|much|label|address|deadline"
    r"|last day|how long|days)\b",
    re.I,
)
_RETURNS_IT = re.compile(
    r"\b(?:return|send|ship|mail|post|bring|give)(?:ing)? (?:it|this|that|them|mine)\b(?! to me)",
    re.I,
)
_SUPPOSES = re.compile(r"\b(?:if|unless|in case|suppose|next time)\b", re.I)
_LETS_BE = re.compile(r"\b(never ?mind|nvm|forget (it|that|about (it|that)))\b", re.I)
_NAMES_WITHDRAWAL = re.compile(r"\b(claims?|withdraw\w*|cancel\w*|take|revoke|retract)\b", re.I)
_SENTENCES = re.compile(r"[.!?;\n]+")
_NO_MORE = re.compile(
    r"\b(that'?s|that is|thats) (all|it|everything)\b|\bnothing (else|more)\b"
    r"|\bno more\b|\b(just|only) (have |got |ordered )?(the |that |this )?(one|1)\b|\bnot now\b"
    # What was offered turns out to be what was filed, or nothing at all.
    r"|\b(we|i|you|u)('ve| have)? (just|already|only just|literally just) (did|done|filed|sent"
    r"|claimed|handled|made)\b"
    r"|\b(there('?s| is| are| was) no|there (is|are|was)(n'?t| not) an?y?)( such| other| second)?"
    r"( [\w-]+){1,3}\W*$|\bi (don'?t|do not|never) (have|had|own|ordered|bought|mentioned|said)"
    r" (an?|any|the)( [\w-]+){1,3}\W*$",
    re.I,
)
_YES = re.compile(
    r"\W*((ok(ay)?|oh|well|and|so|now)\W+)*(yes|yeah|yep|yup|sure|please|pls|plz|ok(ay)?|of course"
    r"|go ahead|definitely|right)\b",
    re.I,
)
# What says a code of a claim's, in so many words.
_CODE_SAID = {
    "wants": re.compile(
        r"\b(replac\w*|refund\w*|money back|exchang\w*|swap\w*|repair\w*|new one|another one"
        r"|wish)\b",
        re.I,
    ),
    "condition": re.compile(
        r"\b(un)?(opened|used|worn|broken|damaged|sealed)\b|\bcondition\b", re.I
    ),
    "purchased_from": re.compile(
        r"\b(bought|buy|ordered|purchased?|from|seller|amazon|e-?bay|web ?site|store"
        r"|marketplace)\b",
        re.I,
    ),
}
_NOTHING_TOLD = re.compile(
    r"^\W*((something|anything|a|an|one|some|more|another|few|the|my|details?|information|info"
    r"|thing|things|note|comment|text|photos?|pictures?|pics?|images?|screenshots?|receipts?"
    r"|invoices?|proof|of|purchase|to|it|this|claim|in|too|also|else|please|now|still|and|or"
    r"|extra|further|with|here|is|are|s|ok|okay|them|they|these|you|go)\W*)*$",
    re.I,
)
_EMAIL = re.compile(r"\be-?mails?\b|\bmail(box)?\b|\baddress\b|@", re.I)
_NO_MAIL = re.compile(
    r"\b(no|did(n'?t| not)|haven'?t|have not|never|nothing|not)\b.*\b(e-?mail|mail|receipt|"
    r"confirmation)\b|\b(e-?mail|mail|confirmation)\b.*\b(never|not|didn'?t|hasn'?t|nothing)\b",
    re.I,
)
_LACKS = re.compile(
    r"\b(can'?t|cannot|can not|couldn'?t|could not|don'?t|do not|didn'?t|haven'?t|no|lost|without"
    r"|forgot(ten)?|deleted|never)\b.*\b(find|have|know|idea|remember|recall|number|it|got|get|one"
    r"|clue|see|e-?mail)\b|\b(no (idea|clue)|dunno|idk|not sure|lost it|what number)\b",
    re.I,
)
_DECLINES = re.compile(r"\W*((please|oh|well|actually)\W+)*(no|nope|nah|don'?t|keep|leave)\b", re.I)
_HESITATION = re.compile(r"\W*(h+m+|m+h*|u+h+m*|u+m+|e+r+m*|e+h+|a+h+|well|hold on)\W*", re.I)
# What each field of a claim is called by who wants it changed.
_FIELDS = {
    "order_number": re.compile(r"\border( ?(number|no|nr|id|#))|#", re.I),
    "email": re.compile(r"\be-?mails?\b|\bmail (address|adress)\b|\bmy mail\b", re.I),
    "delivered_on": re.compile(r"\b(deliver(y|ed)|arriv(al|ed)|came)\b", re.I),
    "purchased_on": re.compile(r"\b(purchase|bought|buy|order(ed)?) ?(date|day|on)?\b", re.I),
    "product": re.compile(r"\b(product|item|model)\b", re.I),
    "price": re.compile(r"\b(price|amount|paid|cost)\b", re.I),
    "wants": re.compile(r"\b(wish|remedy|resolution)\b", re.I),
    "condition": re.compile(r"\bcondition\b", re.I),
}


def speaks_of_claim(text: str) -> bool:
    """Whether the message names a claim, a return or what comes of one."""
    return bool(_CLAIM.search(text))


def speaks_of_order(text: str) -> bool:
    """Whether the message names an order or a parcel."""
    return bool(_ORDER.search(text))


def withdraws(text: str) -> bool:
    """Whether the message takes back what was sent; "forget it" may be of no more than a word."""
    return bool(_WITHDRAW.search(text)) and not forbids_change(text)


def asks_when_to_hear(text: str) -> bool:
    """Whether the message asks how long an answer takes."""
    return bool(_WHEN.search(text))


def asks_what_is_missing(text: str) -> bool:
    """Whether the message asks what else has to be given."""
    return bool(_MISSING.search(text))


def asks_if_it_arrived(text: str) -> bool:
    """Whether the message asks if what was sent has come through."""
    return bool(_ARRIVED.search(text))


def awaits_answer(text: str) -> bool:
    """Whether the message says or asks how far those are who have to answer."""
    return bool(_AWAITS.search(text))


def asks_what_is_on_record(text: str) -> bool:
    """Whether the message asks what the claim says as it stands."""
    return bool(_ON_RECORD.search(text))


def asks_way_back(text: str) -> bool:
    """Whether the message asks if the item has to go back; not what that costs or until when."""
    return bool(_WAY_BACK.search(text)) and not _OF_PAYING.search(text)


def returns_it(text: str) -> bool:
    """Whether the message speaks of sending back what is spoken of, and supposes nothing."""
    return bool(_RETURNS_IT.search(text)) and not _SUPPOSES.search(text)


def lets_it_be(text: str) -> bool:
    """Whether the message lets a question go, and names nothing that it would take back."""
    lets_go = (part for part in _SENTENCES.split(text) if _LETS_BE.search(part))
    return not withdraws(text) and any(not _NAMES_WITHDRAWAL.search(part) for part in lets_go)


def wants_no_more(text: str) -> bool:
    """Whether the message says that nothing more is to be done: "no, that's all"."""
    return declines(text) or says_one_thing(text) or bool(_NO_MORE.search(text))


def agrees(text: str) -> bool:
    """Whether the message begins with a yes: "yes please, that one came too small"."""
    return bool(_YES.match(text))


def says_code(field: str, text: str) -> bool:
    """Whether the message says a value of `field`, whose values are codes, in so many words."""
    words = _CODE_SAID.get(field)
    return words is None or bool(words.search(text))


def adds(text: str) -> bool:
    """Whether the message gives or offers more to what was told before."""
    return bool(_ADD.search(text))


def told_to_add(text: str) -> str:
    """What the message adds, without what leads to it; empty where it only offers to."""
    rest = _TELL_LEAD_IN.sub("", _ADD_LEAD_IN.sub("", text)).strip()
    if rest == text.strip() and (behind := _TOLD_BEHIND.search(rest)):
        rest = rest[behind.end() :].strip()
    if behind := _ADDED_BEHIND.search(rest):
        rest = rest[behind.end() :].strip()
    return "" if _NOTHING_TOLD.match(rest) or _ONLY_POINTS.fullmatch(rest) else rest


def asks_if_known(text: str) -> bool:
    """Whether the message asks if the staff know of something that it tells.

    "Did they see that it's for a wedding"; not "did they see it".
    """
    return bool(_KNOWN.search(_straight(text)))


def bids_to_tell(text: str) -> bool:
    """Whether the message wants the staff to be told something: "can you let them know"."""
    return bool(_BIDS_TO_TELL.search(_straight(text)))


def closes(text: str) -> str | None:
    """How a message ends the talk and says nothing else: ``thank``, ``goodbye`` or ``rest``.

    None where it asks or tells anything. "All right, I'll wait for the mail then" is at rest.
    """
    plain = _straight(text)
    words = len(plain.split())
    if "?" in plain or words > _MOST_WORDS_OF_A_CLOSING or not _ONLY_CLOSES.fullmatch(plain):
        return None
    if _SAYS_BYE.search(plain):
        return "goodbye"
    return "thank" if _SAYS_THANKS.search(plain) else "rest"


def _straight(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


def names_email(text: str) -> bool:
    """Whether the message speaks of an e-mail address."""
    return bool(_EMAIL.search(text))


def misses_mail(text: str) -> bool:
    """Whether the message says that no mail came."""
    return bool(_NO_MAIL.search(text))


def lacks_it(text: str) -> bool:
    """Whether the message says that what was asked for is not to hand."""
    return bool(_LACKS.search(text))


def declines(text: str) -> bool:
    """Whether the message begins with a no: "no, keep it"."""
    return bool(_DECLINES.match(text))


def hesitates(text: str) -> bool:
    """Whether the message is but a sound of thinking, which a model may take for a yes."""
    return bool(_HESITATION.fullmatch(text))


def field_named(text: str) -> str | None:
    """The field of a claim that the message names, the first of those it may mean."""
    return next((name for name, words in _FIELDS.items() if words.search(text)), None)
