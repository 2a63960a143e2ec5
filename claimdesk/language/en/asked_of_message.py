"""What a message asks of one that the staff have, by the words in it."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

# Whom what was bought elsewhere is for: "do I go to Amazon or to you?"
SELLER_OR_STORE = (
    r"\b(amazon|ebay|walmart|etsy|temu|marketplace|seller|shop|store|them)\b[^.?!,]{0,12}"
    r"\bor\b[^.?!,]{0,12}\b(you|u|your|here|directly)\b"
    r"|\b(you|u|you guys|here)\b[^.?!,]{0,6}\bor\b[^.?!,]{0,12}\b(amazon|ebay|walmart|etsy"
    r"|temu|the (marketplace|seller|shop))\b"
    r"|\b(should|do|must|shall|can) i\b[^.?!,]{0,30}\b(go|turn|talk|write|complain|ask"
    r"|contact|through|via)\b[^.?!,]{0,12}\b(amazon|ebay|walmart|etsy|temu"
    r"|the (marketplace|seller))\b"
)
_WHEN_IT = r"\b(?:if|when|once|in case) (?:it|they|that|the \w+|my \w+)\b[^.?!]{0,15}\b"
_ANYWAY = r"(?:any ?ways?|any ?how|regardless|all the same|after all|still)"
_SHIPS = r"(?:ships?|shipped|goes out|(?:is|gets) sent|comes?|arrives?)"
_TURNS_UP = r"(?:turns? up|shows? up|arrives?|gets? here|appears?|is (?:found|delivered))"
# What is asked of a message the staff have, the more telling first.
_OF_THE_MESSAGE = (
    (
        "comes",
        re.compile(
            rf"{_WHEN_IT}(?:{_ANYWAY} {_SHIPS}|{_SHIPS}\b[^.?!]{{0,15}}\b{_ANYWAY})\b"
            rf"|{_WHEN_IT}{_SHIPS}\b.{{0,40}}\brefuse\b",
            re.I,
        ),
    ),
    (
        "turns_up",
        re.compile(
            rf"{_WHEN_IT}(?:{_ANYWAY} {_TURNS_UP}|{_TURNS_UP}\b[^.?!]{{0,25}}\b(?:{_ANYWAY}|do i"
            r"|should i|must i|shall i|i (?:tell|let|write)))\b",
            re.I,
        ),
    ),
    (
        "whole",
        re.compile(
            r"\b(?:do|must|should|will|would) i\b[^.?!]{0,12}\b(?:repeat|explain|tell|write|say|go"
            r" (?:over|through))\b[^.?!]{0,30}\b(?:again|myself|twice|all over|once more"
            r"|everything|another time)\b"
            r"|\b(?:do|does|did|can|will|have|has)\b[^.?!]{0,20}\b(?:see|seen|have|got|get|read"
            r"|know)\b[^.?!]{0,12}\b(?:(?:the |this )?(?:whole|entire|full) (?:\w+)|everything"
            r"|all of (?:it|this|that)|(?:this|our) (?:chat|conversation))\b",
            re.I,
        ),
    ),
    (
        "advise",
        re.compile(
            r"\b(?:should|shall) i\b[^.?!]{0,15}\b(?:cancel|re-?order|order|buy|wait|e-?mail"
            r"|dispute|keep (?:it|the order))\b",
            re.I,
        ),
    ),
    (
        "number",
        re.compile(
            r"\bwhich (?:reference|number|one)\b[^.!]*\b(?:use|keep|quote|watch|for what|is for"
            r"|save|note)\b"
            r"|\bwhich (?:number|reference)\b[^.!?]*\bwhat\b"
            r"|\b(?:MSG|CLM) or (?:the )?(?:CLM|MSG)\b"
            r"|\b(?:one|1|two|2|a|the) claims?\b[^.?!]{0,20}\bor\b[^.?!]{0,20}\bmessages?\b",
            re.I,
        ),
    ),
    (
        "refused",
        re.compile(
            r"\b(?:if|suppose) (?:they|you|u|the staff|your staff) (?:just |still |then )?"
            r"(?:says? no|decides? (?:against|not)|refuses?|den(?:y|ies)|rejects?"
            r"|(?:won'?t|don'?t|do not) (?:do|pay|agree|accept|refund|approve|give))\b"
            r"|\bif (?:it|this|that)(?:'s| is| gets) (?:refused|rejected|denied|turned down)\b"
            r"|\bif (?:the answer is|it'?s) (?:a )?no\b",
            re.I,
        ),
    ),
    (
        "who_and_when",
        re.compile(r"\bwho\b[^.!?]{0,40}\bwhen\b|\bwhen\b[^.!?]{0,40}\bwho\b", re.I),
    ),
    (
        "manager",
        re.compile(
            r"\b(?:is|will|does|did|has|was|would|can|are)\b[^.!?]*\b(?:managers?|supervisors?|boss"
            r"|someone (?:higher|senior)|head office|owner|management)\b",
            re.I,
        ),
    ),
    (
        "call_me",
        re.compile(
            r"(?:^|[.!?,;:\n]|(?<!going )\bto|\b(?:and|please|pls|just|like|someone|somebody"
            r"|person|still))\W*"
            r"(?:call|phone|ring) (?:me|us)\b(?! (?:back\W*)?\?)",
            re.I,
        ),
    ),
    (
        "call",
        re.compile(
            r"\b(?:want|need|give me|gimme|asked for|asking for|like|have|got)\b[^.?!\d]{0,20}"
            r"\b(?:phone|telephone|hotline) ?(?:number|no)\b(?!\W*\+?\(?\d)"
            r"|\b(will|would|can|could|do|does|are|is|going to)\b[^.!?]*\b(call|phone|ring|text)"
            r"(ing)? (me|us|back)\b|\b(?:phone|telephone) ?(?:number|nr|no)\b[^.!]*\?"
            r"|\b(?:by|on the|over the) (?:tele)?phone\b[^.!]*\?|\bhotline\b[^.!]*\?"
            r"|\b(is|are) there (a|any) (phone|telephone|number|hotline)\b"
            r"|\b(do|have) (you|u|they)( guys| all)?( have| got)* (a|any) (phone"
            r"|telephone|hotline)\b|\bnumber (to|i can) call\b"
            r"|\b(can|could|should|may) (i|we) (just |also |at least |maybe |please )*(call"
            r"|phone|ring) (you|them|some\w+|any\w+)\b"
            r"|\bcan (i|we) (just |also |at least |maybe |please )*(call|phone|ring)\W*$"
            r"|\bwho (do|can|should) i (call|phone|ring)\b|\blive (chat|agent|person|support)\b"
            r"|\b(is|are) there (some|any)(one|body) (here )?(\w+ ){0,3}(can|to) (chat|talk|speak"
            r"|call|phone|ring)\b|\b(chat|talk|speak) or (call|phone)\b|\bcall or (chat|talk)\b"
            r"|^\W*(and |so |ok |do you have )*(a|any|the|your|what'?s your) (phone |telephone )?"
            r"number\W*$|\b(do|have) you (have |got )?(a|any) (phone|number|hotline)\b",
            re.I,
        ),
    ),
    (
        "when",
        re.compile(
            r"^\W*((and|ok(ay)?|so|but|um|well)\W+)*(by )?when\W*$"
            r"|\b(?<!ship )how (fast|soon|quick(ly)?|long)\W*([.?!]|$)"
            r"|\b(when|how (long|soon|fast|quickly))\b(?![^.!?]*\b(?:shipping|shipment|ship|deliver"
            r"\w*|parcel|package)\b)[^.!?]*\b(hear|answers?|repl(y|ies)"
            r"|read|see (it|that)|respon[ds]\w*|decid\w*|get back"
            r"|let me know|contact me|write|e-?mails?|call"
            r"|look at it|take|in touch)\b"
            r"|\b(?:will|do|would) (?:i|we) hear\b[^.!?]*\b(?:when|soon)\b"
            r"|\b(answer|reply|hear|respond|write)\b[^.!?]*\b(today|tonight|tomorrow|this week|soon"
            r"|before)\b[^.!]*\?",
            re.I,
        ),
    ),
    (
        "who",
        re.compile(
            r"\bwho('s|s| is| will| does| do)?\b[^.!?]*\b(decid\w*|read(s|ing)?|look\w*|answers?"
            r"|check\w*|handl\w*|deal\w*|has it|got it|in charge)\b"
            r"|\bis (some(one|body)|any(one|body)|a (real )?person|a human) (\w+ ){0,3}"
            r"(decid\w*|look\w*|read\w*|handl\w*|deal\w*|going to)\b",
            re.I,
        ),
    ),
    (
        "read",
        re.compile(
            r"\b(?:do|does|did|has|have|will|can)\b[^.!?]{0,12}\b(?:any(?:one|body)|some(?:one|body)"
            r"|they|staff|people|person|human|you guys)\b[^.!?]{0,20}"
            r"\b(?:read|reads|reading|looked?|looks|seen|see|opened?) (?:at )?(?:it|this|these|that"
            r"|those|them|my|our|any|what)\b",
            re.I,
        ),
    ),
    (
        "done",
        re.compile(
            r"\b(?:is|was|has|have|had|did|do|does|am|are|so|its|it['\u2019]s|get|got|now)\b"
            r"(?![^.!?]{0,25}\bif\b)[^.!?]{0,25}\b(?:cancel+ed|changed|updated|corrected|stopped"
            r"|swapped|redirected)\b",
            re.I,
        ),
    ),
    (
        "got",
        re.compile(
            r"\b(did|do|does|has|have|is|was|were)\b(?![^.!?]*\b(?:gonna|going to|will)\b)"
            r"(?! (?:that|this|it) mean\b)"
            r"[^.!?]*\b(message|msg|it|what i (wrote|said"
            r"|told)|that|they|them|staff|people|person|team|any(one|body)|some(one|body))\b[^.!?]*"
            r"\b(got?|(?<!to )gets?"
            r"|received?|reach(ed)?|arrived?|go(ne)? (out|through|to)|sent|includ\w+"
            r"|pass(ed)?|read|seen?|told?|tell|report(ed)?)\b"
            r"|\b(is|was|has|did)\b[^.!?]*\b(reported|report (it|this|that))\b"
            r"|\b(?:they|staff|people) (?:do |does )?(?:see|have|got|know) (?:it|this|that)\b"
            r"[^.!]*\?"
            r"|\b(?:have|do|did) they or (?:have|do|did)(?:n['\u2019]?t)? they\b"
            r"|\bwhether (?:my|the) (?:message|note)\b[^.?!]*"
            r"\b(?:arriv|sent|there|got|reach|gone)\w*"
            r"|\b(?:tell me|say|see) what (?:it|that|the message|my message) says\b"
            r"|\b(?:tell me|see|know|hear) what (?:exactly )?(?:you|it|they) (?:\w+ )?"
            r"(?:sent|passed|told|wrote|said|have|got)\b"
            r"|\b(?:tell me|hope|sure) you(?:['\u2019]ve| have)? (?:put|added|told|included|written"
            r"|passed|noted|mentioned)\b|\bpass(?:ed)? on what\b"
            r"|\bdoes (?:that|it|the message) (?:have|say|include|contain|mention)\b"
            r"|(?<!how )\bdo (they|you|the staff) (have|know|see)\b[^.!]*\b(my|the|this|that"
            r"|what|about)\b"
            r"|\b(did|have|has) (you|they) (\w+ ){0,3}(give|gave|given|tell|told|include|included"
            r"|say|said|send|sent|pass|passed|add|added|read|ask|asked|put|mention|mentioned)\b"
            r"|\byou (gave|told|sent|passed|forwarded|included)\b[^.!]*\b(right|yes|correct)\b"
            r"|\bwhat (did|have) you (\w+ )?(tell|told|write|send|sent|pass|passed|say)\b"
            r"|\bwhich (msg|message|e-?mail)\b[^.!]*\b(use|keep|quote|watch)\b"
            r"|\bMSG-\w+",
            re.I,
        ),
    ),
    (
        "seller",
        re.compile(
            SELLER_OR_STORE,
            re.I,
        ),
    ),
    (
        "outcome",
        re.compile(
            r"\b(refund\w*|money)\b[^.?!]{0,12}\bor\b[^.?!]{0,12}\b(replac\w*|new|another|re-?send"
            r"|second)\b|\b(replac\w*|new one|another( one)?|re-?send)\b[^.?!]{0,12}\bor\b"
            r"[^.?!]{0,12}\b(refund\w*|money)\b"
            r"|\b(counts?|counted|considered|declared?d?|officially|treated)\b[^.?!]{0,15}\b(as )?"
            r"(lost|missing)\b"
            r"|\b(a )?yes or (a )?no\b"
            r"|^\W*(?:\S+\s+){1,6}(refund|money( back)?|replacement|new one)"
            r"( then| instead| please)?\W*$"
            r"|\b(be|get|come|arrive|make it|here|have it)\b[^.?!]{0,20}\b(by|before|until|on"
            r"|in time for) (the )?(mon|tues|wednes|thurs|fri|satur|sun|christmas|xmas|weekend"
            r"|tomorrow|\d)\w*\b|"
            r"\b(am i|will i|do i|can i|are (you|they)|will (you|they)|is (some|any)(one|body))\b"
            r"[^.!?]*\b(money|refund\w*|new one|another one|replac\w+|re-?send\w*|send\w*)\b"
            r"|\b(is|was|has|did|does|will|if|when)\b[^.!?]*\b(lost|gone|stolen|ship(ped)?"
            r"|(turn|show)(s|ed)? up|cancel+ed|kept)\b",
            re.I,
        ),
    ),
)
_MESSAGE = re.compile(
    r"\bMSG\b|\b(?:my|the|that|this|a) (?:note|message|remark|addition|comment)\b", re.I
)
_PHONE = re.compile(r"(?<![\w-])(?:\+?\d{1,2}[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?![\w-])")
_NAMES_CLAIM = re.compile(r"\bclaims?\b|\bCLM-", re.I)


@cached_by_text
def asks_of_message(text: str) -> str | None:
    """What is asked of a message that the staff have, as in `Language.asks_of_message`; else None.

    What names a claim asks about that, but for which of the two is meant.
    """
    kinds = (code for code, words in _OF_THE_MESSAGE if words.search(text))
    if _NAMES_CLAIM.search(text):
        return "number" if "number" in kinds else None
    return next(kinds, None)


def names_message(text: str) -> bool:
    """Whether a message or a note to the staff is spoken of."""
    return bool(_MESSAGE.search(text))


def gives_phone(text: str) -> bool:
    """Whether a telephone number stands in it."""
    return bool(_PHONE.search(text))
