"""What a message does with a claim as it stands: sends it, asks to see it, puts it right."""

from __future__ import annotations

import re

from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences, split_requests

_LEAD = (
    r"(?:(?:yes|yeah|yep|yup|ok|okay|fine|sure|right|good|great|then|now|just|please|pls|ugh|so"
    r"|and)[ ,.!]+)*"
)
_SEND = re.compile(
    r"\b(?:send|submit|file) (?:it|that|this|them|(?:the|my|this) claim|everything|all)\b"
    r"(?! back| to (?:me|a|an|my|another)\b)"
    rf"|^\W*{_LEAD}(?:send|submit|file it|go ahead|do it)"
    r"(?: (?:please|pls|plz|now|then|off|away|thanks))*\W*$"
    r"|[.!;,]\s*(?:just |please |ok )?(?:send|submit)\W*$"
    r"|\bgo ahead\b"
    r"(?! (?:and|with|to) (?!(?:please )?(?:send|submit|file|it|this|that|my|the claim)\b))"
    r"|\b(?:looks?|sounds) (?:all )?(?:good|right|fine|ok(?:ay)?|correct|perfect)\b"
    r"|\b(?:all|everything|that)(?:'s| is)? (?:good|right|correct|fine|in order)\b(?! on)",
    re.I,
)
# What puts sending off: "before you send it", "let me check, then send it"; "I'll send it".
_PUTS_OFF = re.compile(
    r"\b(?:if|unless|until|till|almost|nearly|later|tomorrow|tonight|first|let me)\b"
    r"|\b(?:before|when|once|after|as soon as) (?:i|you|u|we|my|sending|submitting|filing)\b"
    r"(?! (?:can|could|like|want))",
    re.I,
)
_OWN_PLAN = re.compile(
    r"\b(?:i|we)(?:['\u2019](?:ll|d)| will| would| can| could| might| may| need to| have to)\b"
    r"(?! like)(?: \w+){0,3}\W*$",
    re.I,
)
# What says that the claim is not yet as it should be: "looks good but the price is wrong".
_NOT_YET_RIGHT = re.compile(
    r"\b(?:except|apart from|aside from|other than|edit|change(?! of mind)"
    r"|(?<!can't )(?<!cant )wait|hold on|hang on)\b"
    r"|(?:\b(?:is|are|looks?|seems?)|['\u2019]s) (?:\w+ )?"
    r"(?:wrong|incorrect|not (?:right|correct))\b"
    r"|\b(?:good|right|fine|correct|ok(?:ay)?|perfect|in order),? but\b",
    re.I,
)
# What a yes begins, and what joins something else to it.
_NOD_FIRST = re.compile(
    r"\W*(?:(?:yes|yeah|yep|yup|ok|okay|sure|fine|great|perfect|good|correct|right|all good|please"
    r"|thanks|thank you)\b[\s,.!;:-]*)+",
    re.I,
)
_NEXT_REMARK = re.compile(r",\s+(?=(?:and|but|also|plus|only|i|it|it'?s|my|we|please)\b)", re.I)
_JOINT = re.compile(
    r"[\s,.;:-]*(?:(?:and|but|also|plus|btw|by the way|oh|p\.?s\.?|one more thing|except(?: that)?"
    r"|only(?: that)?|however|though|just)\b[\s,.:;-]*)*",
    re.I,
)
_TAKES_BACK = re.compile(r"\b(?:but|except|only|however|though)\b", re.I)
_PRAISES = re.compile(
    r"\b(?:right|correct|fine|good|perfect|great|sure|confirm|accurate|thanks?|thank you|ty|cheers"
    r"|as it should|all set|that's (?:all|it|everything)|nothing (?:else|more|to))\b",
    re.I,
)
_BESIDE_THE_MATTER = re.compile(
    r"\bbless\b|\b(?:i|we)(?: just| only)? (?:ask|wonder|am asking|was wondering|want to know)\b",
    re.I,
)
_FEWEST_WORDS_OF_A_REMARK = 4
_GO_ON = re.compile(
    r"\blet (?:the |your )?(?:staff|them|team|you|people|someone|a person|somebody)"
    r" (?:decide|look|see|check|judge)\b"
    r"|\banyways?\b|\b(?:go|carry|move) on\b|\bcontinue\b|\bproceed\b"
    r"|\bstill want to (?:send|file)\b",
    re.I,
)
_SUPPOSES = re.compile(
    r"\b(?:if|what if|let'?s say|suppos\w+|assuming)(?: that)? (?:i|we)\b"
    r"|(?:^|[.!?,;] )\W*say (?:i|we)\b",
    re.I,
)
_IF_IT_MATTERS = re.compile(
    r"\b(?:(?:is|will|would|does|do|wo|is) ?(?:n'?t )?(?:that|this|it|you|u|they)"
    r"(?: (?:be|really|even|still|gonna be|going to be))*"
    r" (?:(?:an? )?(?:\w+ )?(?:problem|issue|deal ?breaker)|matter|bad|ok(?:ay)?|fine"
    r"|make (?:a|any) difference|change (?:anything|something)"
    r"|al(?:l )?right"
    r"|need (?:it|that|to know)))\b(?: for (?:you|u|them))?\W*$",
    re.I,
)
_PART = r"(?:bits?|parts?|sentences?|lines?|stuff|thing|words?|remarks?|comments?|mention)"
_TAKE_OUT = re.compile(
    r"\b(?:take|leave|cross|cut|strike|get|rub) (?:out|rid of|off) (?P<a>[^.!?;,\n]{3,60})"
    r"|\b(?:take|leave|cut|strike) (?P<b>[^.!?;,\n]{3,60}?) (?:out|off|away)\b"
    r"|\b(?:remove|delete|erase|drop|scrap|scratch|omit) (?P<c>[^.!?;,\n]{3,60})"
    r"|(?P<d>[\"\u201c][^\"\u201d]{3,120}[\"\u201d]|\b(?:the|that) (?:bit|part|sentence|line|thing)"
    r" (?:about|where|with|on|of) [^.!?;,\n]{3,60}?) (?:should|must|can|has to|needs to|ought to)"
    r" (?:go|be (?:removed|deleted|taken out|cut|left out))\b",
    re.I,
)
_PART_ABOUT = re.compile(
    rf"(?:the|that|this|my|what i said|everything|all) (?:{_PART} )?"
    r"(?:about|with|on|where|of|saying|that says|how) (?P<behind>.+)"
    rf"|(?:the|that|this|my) (?P<before>[\w' -]+?) {_PART}"
    rf"|(?:(?:the|that) {_PART} )?[\"'\u2018\u201c](?P<quoted>.+?)[\"'\u201d]?",
    re.I,
)
# Another sentence or clause that stands before it.
_BEFORE_THE_PART = re.compile(
    r"(?P<told>.*\w{3}.*?)(?:[.!?;,]\s+|\s+(?=and\b|but\b|then\b))"
    r"(?:(?:and|but|also|then|please|pls|kindly|just|can you|could you|i want to)[\s,]*)*$",
    re.I | re.S,
)
_AFTER_THE_PART = re.compile(
    r"\W+(?:(?:please|pls|from|in|of) ?(?:the|my|it|there)?\b.*|(?:and|then|but) .*)$", re.I
)
_SHOW = re.compile(
    r"\b(?:show|list|read|repeat|see)\b(?: me)?(?: it| that)?"
    r"(?: all| everything| (?:the|my) claim| again| what you(?:'ve| have)? (?:got|have|written))+"
    r"|\b(?:show|read|see|check|view|look (?:at|over|through)|go over)\b(?: me)?"
    r" (?:the (?:whole|entire|full|complete) (?:\w+)|(?:it|that|everything|all of it|all)"
    r"(?: \w+){0,2} (?:again|once more|one more time|before (?:it|you|i|we)\b))"
    r"|(?:^|[.!?,;]\s+|\band )\W*(?:please |pls |then |now )*show (?:me|us)(?: please| now)?\W*$"
    r"|\b(?:is|has|have|was) (?:the|my) (?:\w+ ){1,3}(?:been )?(?:updated|changed|corrected"
    r"|included|noted)\b"
    r"|\bwhat (?:do|did|have|has) (?:you|it) (?:have|got|say|write|written|note)\b"
    r"|\bwhat [\w ]{1,30} do you have (?:down|now|on|for)\b"
    # A line of it, by its name or by what was to become of it.
    r"|\b(?:what|which) (?:\w+ ){1,3}(?:did|have|do) (?:you|u) (?:put|write|written|wrote|noted?"
    r"|got|entered?|down|chosen?|chose|picked?|select\w*)\b"
    r"|\b(?:is|are|was|am) (?:it|this|that|i|my \w+) (?:being |getting |now )?(?:treated|filed"
    r"|listed|put down|recorded|entered|logged|noted|seen|taken) as\b(?! (?:an? )?(?:non-?)?electr)"
    r"|\bdid (?:you|u) (?:change|update|correct|note|save|put|take out|remove) (?:it|that|this)"
    r"(?: (?:down|now|in|too|yet))?\W*\?"
    r"|\bwhat (?:it|the claim|that|my claim) (?:now )?says\b"
    r"|\bdid (?:you|u) (?:get|note) (?:that|it|all)\b"
    r"|\bdid (?:you|u) (?:change|fix|update|correct) (?:it|that|this|the \w+|my \w+)\b"
    r"|\bis (?:it|that|everything|all(?: of it)?) (?:right|correct|in there|on there)\b",
    re.I,
)
_WITHOUT = re.compile(
    r"\b(?:go|going|carry|move|continue|proceed)(?: on)? without\b|\bwithout (?:it|one|that)\W*$"
    r"|\bwithout (?:giving|sending|having) (?:it|one|that)\W*$"
    r"|^\W*(?:skip|pass|next)(?: (?:it|this|that|this one|please))?\W*$"
    r"|\bleave (?:it|that) (?:out|blank|empty)\b"
    r"|\bi (?:really |honestly )?(?:do not|don'?t|can'?t|cannot) (?:know|remember|recall|tell|say)"
    r" (?:which|what)(?: one| it)?(?: it)?(?: is| was)?(?=\W*$|[.;!?])",
    re.I,
)
_WILL_IT_DO = re.compile(
    r"\b(?:is|are|would|will|does|do|can|could|may) (?!i (?:have|need|really)\b)[^.?!]*"
    r"\b(?:ok(?:ay)?|fine|enough|acceptable|accepted|work|do(?! you| u\b)|count|good|alright"
    r"|all right|valid"
    r"|suffice|too)\b"
    r"|\b(?:can|could|may|shall|should|do|must) (?:i|we) (?:just |also |maybe |have to )*"
    r"(?:send|use|upload|attach|give|show|take|make|forward)\b",
    re.I,
)
_NOT_THERE = re.compile(
    r"\b(?:no|not|never|without|later|afterwards|lost|skip|instead of|if i don'?t|tomorrow"
    r"|threw|thrown|gone|(?:do|did|ca|could|is|was|have|has|wo)n'?t|cant|dont)\b",
    re.I,
)
_PROOF = (
    r"(?:one|it|that|(?:the|my|a|an) (?:[\w-]+ ){0,2}?(?:receipt|invoice|photo|picture|pic|image"
    r"|screenshot|confirmation|e-?mail|mail|slip)|the (?:[\w-]+ )one)\b"
)
_AFTER_ALL = re.compile(
    rf"\b(?:i|we) do have {_PROOF}"
    rf"|\b(?:i|we)(?:'ve| have)? (?:just |now |actually )*found {_PROOF}|\bfound (?:it|one)\b"
    rf"|\b(?:wait|actually|hang on|hold on),? (?:no,? )?(?:i|we)(?:'ve)? (?:do )?(?:have|got)"
    rf" {_PROOF}"
    r"|\b(?:i|we) (?:have|got) (?:it|one) after all\b",
    re.I,
)
_HAS = re.compile(
    rf"\b(?:i|we)(?:['\u2019]?ve)?(?: do| still| already)? (?:have|found|saved|kept) {_PROOF}"
    rf"|\b(?:i|we)(?:['\u2019]?ve)? got (?!it\b|that\b|one\b){_PROOF}"
    r"|\b(?:it|that)['\u2019]?s (?:in|on) my (?:e-?mails?|mail(?:box)?|inbox|phone|laptop)\b",
    re.I,
)
# What stands before what a thing really is: "it's the …", "I meant the …".
_REALLY = re.compile(
    r"(?:\b(?:it'?s|its|it is|it was|that'?s|i mean|i meant|meant|actually|should be|should say|is|"
    r"was)|[:=])\s+(?:actually |really )?(?:for )?(?:(?:the|a|an|my|our)\s+)?(?:\S+\s){0,2}$",
    re.I,
)
# "It's not a folio it's a …": the denial before bears on the other thing.
_BUT_THIS = re.compile(
    r"\b(?:not|isn'?t|wasn'?t) (?:\S+ ){1,6}(?:but(?: (?:it'?s|rather))?|it'?s|it is|it was|its)"
    r" (?:(?:the|a|an|my) )?(?:\S+ ){0,2}$",
    re.I,
)
_NEEDS = re.compile(
    r"\b(?:i|we)(?: really| do|'d| would)? (?:need|hope|appreciate|love) (?!to\b)(?:\S+ ){2,}\S"
    r"(?!.*\b(?:fix|correct|wrong|different|another)\b)",
    re.I | re.S,
)
_NOT_BUT = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|aren'?t) (?:\S+ ?){1,6}?(?:\bbut\b|[,;]? ?\b(?:it'?s|it is|it was)\b"
    r"|, (?:the|my)\b) \S",
    re.I,
)
# "Is not", "do not" and the like deny by themselves.
_RATHER_THAN = re.compile(
    r"(?<!\bis)(?<!\bam)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bdo)(?<!\bdoes)(?<!\bdid)(?<!\bwill)"
    r"(?<!\bcan)(?<!\bcould)(?<!\bwould)(?<!\bshould)(?<!\bhas)(?<!\bhave)(?<!\bhad)(?<!'s)"
    r"(?<!'m)(?<!'re)(?<!\bits)(?<!\bthats)(?<!\bim)(?<!\bwhy)(?<!\bor)(?<!\bif)(?<!\bbut)"
    r"(?<!\breally)(?<!\bstill)(?<!\bprobably)(?<!\bdefinitely)(?<!\bof course)(?<=\w),?"
    r" (?:and )?(?:not|instead of|rather than) (?!(?:sure|yet|that|really|even|only|just)\b)\w",
    re.I,
)
_OWN_MISTAKE = re.compile(
    r"\bi(?:'ve| have| must have| accidentally| mistakenly| just)? (?:accidentally |mistakenly )?"
    r"(?:picked|chose|choose|clicked|selected|tapped|ordered|bought|entered|put in|went for|hit)\b"
    r"[^.!?]{0,60}?\b(?:wrong|by mistake|by accident|accidentally|mistakenly)\b",
    re.I,
)
_CAME = re.compile(
    r"(?:\b(?:is|was|are|were)|'s|'re) (?:there|(?:in |right |all |still )*here|fine|ok|okay"
    r"|included|in (?:it|there|the (?:box|parcel|package)))\b"
    r"|\bthere(?:'s|s| is| are| was| were)\b"
    r"|\b(?:came|arrived|got|received|have)\b",
    re.I,
)
_ABSENT = re.compile(
    r"\b(?:missing|not (?:there|in|included|here)|wasn'?t|isn'?t|aren'?t|weren'?t|never|no|without"
    r"|(?:do|did|have|has)(?:n'?t| not)|lack\w*|left out|forgot(?:ten)?)\b",
    re.I,
)


def says_send(text: str) -> bool:
    """Whether the message sends what was shown: "yes send it", "looks good".

    What puts it off does not, nor what has a line still to be changed.
    """
    parts = split_requests(text)
    if any(_told(_NOT_YET_RIGHT, part) for part in parts):
        return False
    # A sentence of one word is a part of its neighbour: "send. and how long does it take".
    said = [*parts, *sentences(text), text]
    return any(_told(_SEND, part) and not _is_put_off(part) for part in said)


def goes_on_anyway(text: str) -> bool:
    """Whether the message goes on in spite of what was told: "let them decide"."""
    supposes = _SUPPOSES.search(text)  # "if I send it anyway, do they …?" asks what comes of it
    return says_send(text) or bool(_told(_GO_ON, text) and not supposes)


def remark_beside(text: str) -> tuple[str, bool]:
    """What is told beside a yes or the sending, and whether it takes something of them back.

    "Yes. And I need it before Friday", "send it, but the colour was blue": a wish or a fact that
    is joined on or stands in a sentence of its own, neither praise of the claim nor thanks.
    """
    nod = _NOD_FIRST.match(text)
    if nod is None and not _SEND.search(text):
        return "", False
    rest = text[nod.end() :] if nod else text
    parts = [part for each in split_requests(rest) for part in _NEXT_REMARK.split(each)]
    joined = bool(nod and re.search(r"[.!;\n]\s*$", nod.group()))
    told, takes_back = [], False
    for index, part in enumerate(parts):
        lead = _JOINT.match(part)
        said = part[lead.end() :] if lead else part
        if _BESIDE_THE_MATTER.search(said):
            continue
        own = joined or index > 0 or bool(lead and lead.group().strip())
        sends = bool(_SEND.search(part))
        takes_back = takes_back or bool(lead and _TAKES_BACK.search(lead.group()) and not sends)
        idle = sends or _PRAISES.search(part) or is_question(part)
        if not own or idle or len(said.split()) < _FEWEST_WORDS_OF_A_REMARK:
            continue
        told.append(said)
    return " ".join(told), takes_back


def asks_to_see(text: str) -> bool:
    """Whether the message asks what the claim says by now."""
    return bool(_SHOW.search(text))


def asks_if_it_matters(text: str) -> bool:
    """Whether the message ends by asking if what it says does any harm: "is that a problem"."""
    return bool(_IF_IT_MATTERS.search(text.replace("\u2019", "'")))


def told_to_take_out(text: str) -> tuple[str, str]:
    """What the part is about that the message wants taken out of what was told, and the rest of it.

    "Take out the bit about my son", "remove the parking part"; empty where nothing is.
    """
    plain = text.replace("\u2019", "'")
    for found in _TAKE_OUT.finditer(plain):
        said = found["a"] or found["b"] or found["c"] or found["d"]
        joined = _AFTER_THE_PART.search(said)
        part = _PART_ABOUT.fullmatch(said[: joined.start()] if joined else said)
        if part is None or is_negated(plain, found.start()):
            continue
        inside = found["b"] or found["d"]
        end = found.end() - (len(said) - joined.start() if joined and not inside else 0)
        about = part["behind"] or part["before"] or part["quoted"]
        first = _BEFORE_THE_PART.match(plain[: found.start()])
        rest = plain[end:].lstrip(" .,;!?")
        return about.strip(), f"{first['told']}. {rest}".strip() if first else rest
    return "", text


def goes_without(text: str) -> bool:
    """Whether the message goes on without what was asked for: "skip it", "go on without"."""
    return bool(_WITHOUT.search(text))


def asks_if_it_will_do(text: str) -> bool:
    """Whether the message asks if what the writer has may be sent: "is a screenshot OK?"."""
    plain = text.replace("\u2019", "'")
    return bool(_WILL_IT_DO.search(plain)) and not _NOT_THERE.search(plain)


def has_it(text: str) -> bool:
    """Whether the writer says to have the picture or what is to be on it: "I've got the mail"."""
    return bool(_HAS.search(text)) and not _NOT_THERE.search(text)


def has_it_after_all(text: str) -> bool:
    """Whether the writer has what was gone without: "wait, I do have one", "found it"."""
    return bool(_AFTER_ALL.search(text)) and not _NOT_THERE.search(_AFTER_ALL.sub("", text))


def needs_something(text: str) -> bool:
    """Whether the message says what the writer needs, and wants no line changed for it."""
    return bool(_NEEDS.search(text)) and not (_NOT_YET_RIGHT.search(text) or is_question(text))


def sets_against(text: str) -> bool:
    """Whether the message sets what is against what is not: "a case, not a sleeve"."""
    plain = text.replace("\u2019", "'")
    return bool(_NOT_BUT.search(plain) or _RATHER_THAN.search(plain))


def is_put_right(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is told as what it really is: "it's the …"."""
    before = re.split(r"[.;!?,\n]", text[:start])[-1]
    if _BUT_THIS.search(before):
        return True
    return bool(_REALLY.search(before)) and not is_negated(text, start)


def tells_own_mistake(text: str) -> bool:
    """Whether the writer says to have chosen wrongly: "I picked the wrong design"."""
    return bool(_OWN_MISTAKE.search(text))


def missing_thing(text: str, start: int, end: int) -> bool | None:
    """Whether what stands there is said to be missing (True) or to have come (False), else None."""
    text = text.replace("\u2019", "'")
    clause_start = max(text.rfind(mark, 0, start) for mark in ".;!?,\n") + 1
    ends = [at for mark in ".;!?,\n" if (at := text.find(mark, end)) >= 0]
    clause = text[clause_start : min(ends, default=len(text))]
    conjunction = re.split(r"\b(?:but|and)\b", clause)
    own = next((part for part in conjunction if text[start:end] in part), clause)
    if _ABSENT.search(own):
        return True
    return False if _CAME.search(own) else None


def _is_put_off(part: str) -> bool:
    found = _SEND.search(part)
    return bool(_PUTS_OFF.search(part) or (found and _OWN_PLAN.search(part[: found.start()])))


def _told(pattern: re.Pattern[str], part: str) -> bool:
    found = pattern.search(part)
    if found is None or is_question(part):
        return False
    last_word = part.rfind(" ", found.start(), found.end()) + 1
    return not is_negated(part, max(found.start(), last_word))
