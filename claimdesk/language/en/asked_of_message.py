"""What a message asks of one that the staff have, by the words in it."""

from __future__ import annotations

import re
from functools import lru_cache

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
# What is asked of a message the staff have, the more telling first.
_OF_THE_MESSAGE = (
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
        "call",
        re.compile(
            r"\b(will|would|can|could|do|does|are|is|going to)\b[^.!?]*\b(call|phone|ring|text)"
            r"(ing)? (me|us|back)\b|\b(phone|telephone|hotline) ?(number|nr|no)?\b[^.!]*\?"
            r"|\b(is|are) there (a|any) (phone|telephone|number|hotline)\b"
            r"|\b(do|have) (you|u|they)( guys| all)?( have| got)* (a|any) (phone"
            r"|telephone|hotline)\b|\bnumber (to|i can) call\b"
            r"|\b(can|could|should|may) (i|we) (just |also )?(call|phone|ring)"
            r" (you|them|some\w+|any\w+)\b"
            r"|\bcan (i|we) (just |also )?(call|phone|ring)\W*$"
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
            r"\w*|parcel|package)\b)[^.!?]*\b(hear|answer|repl(y|ies)"
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
            r"\b(did|do|does|has|have|is|was|were)\b[^.!?]*\b(message|msg|it|what i (wrote|said"
            r"|told)|that|they|them|staff|people|person|team|any(one|body)|some(one|body))\b[^.!?]*\b(got?|get"
            r"|gets?|received?|reach(ed)?|arrived?|go(ne)? (out|through|to)|sent|includ\w+"
            r"|pass(ed)?|read|seen?|told?|tell|report(ed)?)\b"
            r"|\b(is|was|has|did)\b[^.!?]*\b(reported|report (it|this|that))\b"
            r"|\bdo (they|you|the staff) (have|know|see)\b[^.!]*\b(my|the|this|that|what|about)\b"
            r"|\b(did|have|has) (you|they) (\w+ ){0,3}(give|gave|given|tell|told|include|included"
            r"|say|said|send|sent|pass|passed|add|added|read|mention|mentioned)\b"
            r"|\byou (gave|told|sent|passed|forwarded|included)\b[^.!]*\b(right|yes|correct)\b"
            r"|\bwhat (did|have) you (\w+ )?(tell|told|write|send|sent|pass|passed|say)\b"
            r"|\bwhich (reference|number|msg|message|one|e-?mail)\b[^.!]*\b(use|keep|quote|watch)\b"
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
_NAMES_CLAIM = re.compile(r"\bclaims?\b|\bCLM-", re.I)


@lru_cache(maxsize=1000)
def asks_of_message(text: str) -> str | None:
    """What is asked of a message that the staff have, as in `Language.asks_of_message`; else None.

    What names a claim asks about that.
    """
    if _NAMES_CLAIM.search(text):
        return None
    return next((code for code, words in _OF_THE_MESSAGE if words.search(text)), None)
