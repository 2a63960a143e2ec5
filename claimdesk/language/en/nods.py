"""Messages that are but a yes, a no, "wait", "go on" or "stop", however each is put."""

from __future__ import annotations

import re

from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.text_cache import cached_by_text

# Said before or after any of them, and nothing by itself.
_BESIDE = (
    r"(?:oh|well|and|but|so|now|then|just|mate|man|um+|uh+|hmm+|actually|you know what|tbh|honestly"
    r"|i (?:think|guess|suppose)|if you (?:can|could|like|don't mind)|for me|with (?:it|that))"
)
_THANKS = r"(?:please|pls|plz|thanks|thank you|thx|ty|cheers|sorry|lol|haha)"
# Those that may only acknowledge what was said: with thanks they accept nothing.
_WEAK_YES = (
    r"(?:ok(?:ay)?|okey|k|kk|fine|al(?:l )?right|great|good|perfect|cool|right|nice|lovely"
    r"|that(?:'s|s) (?:fine|good|ok|okay|great|perfect))"
)
_YES = (
    r"(?:yes|yes+|yeah+|yea|yep+|yup+|ya|ye|y|aye|sure(?: thing)?|of course|course|definitely"
    r"|absolutely|certainly|indeed|exactly|correct|agreed|affirmative|uh-huh|please do|yes do"
    r"|why not|i do|i would(?: like that)?|i'd like that|let's(?: do (?:it|that|so))?"
    r"|go (?:for it|ahead)|(?:please )?do (?:it|that|so)|make it so"
    r"|(?:that|it)(?:'s| is|s) (?:right|correct|the one)|that works"
    r"|sounds (?:good|great|right|fine)"
    r"|works for me|by all means)"
)
_NO = (
    r"(?:no+|nope+|nah+|naw|n|never|not really|no way|rather not|i'd rather not|i would rather not"
    r"|(?:please )?(?:don't|do not)(?: do (?:it|that|so))?|not (?:that|this)(?: one)?|wrong"
    r"|incorrect|negative|absolutely not|definitely not|of course not|i don't(?: think so)?"
    r"|(?:that|it)(?:'s| is|s)(?: not|n't) (?:it|right|correct|true)"
    r"|(?:that|it) isn't (?:it|right|correct|true)|(?:that|it)(?:'s| is|s) (?:wrong|incorrect))"
)
# What is looked for while the other waits, which is no matter for the desk itself.
_OF_NO_WISH = (
    r"(?:(?!\b(?:claim|status|refund|money|return|replacement|exchange|stock|new one)\b)"
    r"[^.!?;@\d]){0,60}"
)
_SOON = (
    r"(?:an? |one |two |a few |some |few |1 |2 |5 |ten |five )?(?:quick |little )?"
    r"(?:secs?|seconds?|minutes?|mins?|moments?|bit|tick|while|time|sec or two|minute or two|hour)"
)
_HOLD = (
    rf"(?:(?:hold|hang) (?:on|up|it)(?: there)?(?: for)?(?: {_SOON})?"
    rf"|wait(?: up| for)?(?: {_SOON})?|one (?:sec|second|moment|minute|min|mo)|just {_SOON}"
    rf"|(?:give|gimme) ?(?:me)? {_SOON}|(?:an? )?(?:sec|moment|minute)"
    r"|(?:don't|do not|wait with|hold off)(?: on)? (?:send|submit|fil)(?:e|ing)?"
    r"(?: it| this| that| anything| the claim)?(?: off)?(?: just| for now)? ?(?:yet|for now)"
    r"|hold off(?: on (?:it|that|sending(?: it)?))?|not (?:just |quite )?yet|not so fast"
    r"|bear with me|stand by|brb|be right back"
    r"|(?:i'll|i will|i'm going to|gonna) be (?:right )?back|back in (?:a|an|one) \w+"
    r"|(?:(?:let me|i (?:need|have|want|got) to|i'll(?: just)?|i will|i'm (?:just )?going to|gotta)"
    r" (?:quickly |just |go |first |go and )*(?:check|look(?: (?:for|at|in|up|around|through))?"
    r"|take (?:one|(?:an? |some |the )?(?:quick )?(?:photos?|pics?|pictures?|shots?))"
    r"|find|think|see (?:if|what|where|whether)|search"
    r"|(?:get|grab|fetch) (?:it|that|them|(?:the|my) (?:receipt|order|phone|laptop|box|case|camera"
    r"|glasses|number|mail|e-?mail)))"
    rf"|(?:i'm |just |still )+(?:checking|looking|finding|searching|thinking))\b{_OF_NO_WISH}"
    r"|(?:i'm |still )*(?:looking|checking|searching|thinking)(?: for it| it up)?)"
)
_GO_ON = (
    r"(?:(?:let's |please |pls |just |do |you can |can we |could we |we can |shall we"
    r" |i'm ready to )*"
    r"(?:carry|go|move|keep|press|get|crack)(?: on| going| ahead| moving)"
    r"(?: with (?:it|that|this|my|the)(?: claim| return)?)?|continue|proceed|resume|onwards?"
    r"|let's go(?: on)?|keep going|next (?:question|one)"
    r"|(?:i'm |i am )ready)"
)
# What only takes note of an answer: that it was understood, or that nothing in it is of one's own.
_TAKES_NOTE = (
    r"(?:(?:i )?(?:see|understand|understood|got it|get it)|gotcha|noted|very well|fair enough"
    r"|(?:that |this |it )?(?:makes|made) sense|good to know|(?:that's |all )?clear(?: enough)?"
    r"|no (?:problem|worries)|that (?:answers|explains) (?:it|that|my question)"
    r"|(?:thanks|thank you|thx|ty) for (?:explaining|clarifying|telling me|(?:that|the|your) \w+)"
    r"|(?:well )?(?:none of (?:that|this|those|these|it|them)|(?:that|this|it)"
    r"(?: doesn't| does not| isn't| is not|'s not)|not)"
    r" (?:appl(?:y|ies)|happened|the case|fits?|my case|relevant|concerns? (?:me|us))"
    r"(?: (?:here|to (?:me|us|mine|it)|with (?:me|mine)|in my case|at all))*)"
)
_IT = (
    r"(?:it|this|that|everything|all(?: of (?:it|this))?|here|there|now"
    r"|(?:the|my|this|that) (?:whole )?(?:thing|claim|return|process|form|business|request))"
)
_STOP = (
    rf"(?:(?:cancel|abort|quit|exit|stop|end|drop|scrap|forget(?: about)?|ditch|leave)(?: {_IT})"
    r"(?: (?:be|alone|there|at that|here|completely|entirely|altogether))?"
    r"|cancel|abort|quit|exit|stop|never ?mind|nvm|forget about|(?:don't|do not) (?:bother|worry"
    r" about (?:it|this|that))|(?:let's|i'll|i will|we can|can we|i want to|i'd like to|please"
    rf"|just) (?:cancel|abort|quit|exit|stop|end|drop|scrap|forget(?: about)?|leave)(?: {_IT})?"
    r"(?: (?:be|alone|there|at that|here))?|call it off|call it (?:a day|quits)"
    r"|(?:i'll|i) (?:give|gave) up|i give up"
    r"|i(?:'m| am) (?:out|done with (?:this|it))|(?:it's |this is )?not worth (?:it|the (?:trouble"
    r"|hassle|bother|effort|time))"
    r"|(?:i )?(?:don't|do not|no longer) want to (?:do (?:this|it)|go on|continue|carry on"
    r"|file (?:it|this|a claim|anything)|send (?:it|this|anything))"
    r"(?: any ?more| after all| any longer)?)"
)

_IT = (
    r"(?:the whole (?:thing|claim|lot)|everything|all of (?:it|this)|(?:this|the|my|that) claim"
    r"|it all|it|this|that|anything)"
)
# A claim that was shown is to be dropped, in a clause of its own, whatever else is said.
_DROPS_CLAIM = re.compile(
    rf"(?:\b(?:cancel|drop|forget|scrap|delete|bin) (?:about )?{_IT}"
    rf"|\b(?:don'?t|do not) (?:send|submit|file) {_IT}"
    r"|\b(?:don'?t|do not) (?:want to|wanna|need to) (?:do|claim|file|make|send|go on|continue)"
    r"(?: (?:it|this|that|a claim|anything|one|with (?:it|this|that)))*(?: any ?more)?"
    r"|\b(?:i'?m|i am|i'?ll|i will|we'?re|we'?ll) (?:just )?keep(?:ing)? (?:it|them))"
    r"(?=\W*$|[.,;:!?\n]| (?:please|pls|then|now|any ?more|for now|after all|thanks?))",
    re.I,
)


def _only(core: str, beside: str = "") -> re.Pattern[str]:
    """The whole of a message: these words, among such as say nothing by themselves."""
    other = rf"(?:{_BESIDE}|{_THANKS}{'|' + beside if beside else ''})[ ,.!:-]+"
    after = rf"[ ,.!:-]+(?:{_BESIDE}|{_THANKS}|for now|now|first|instead|after all|again)"
    return re.compile(rf"\W*(?:{other})*{core}(?:[ ,.!:-]+{core})*(?:{after})*\W*", re.I)


_MOST_WORDS = 14
_ONLY_YES = _only(rf"(?:{_YES}|{_WEAK_YES})")
_PLAIN_YES = _only(_YES)
_WEAK_LEAD = re.compile(rf"\W*(?:{_WEAK_YES}\b[ ,.!]+)*", re.I)  # "ok, do it" is a yes, as "do it"
_YES_OR_NO = re.compile(r"\b(?:yes|y) ?(?:or|/) ?(?:no|n)\b", re.I)
_WEAK_THANKS = re.compile(
    rf"\W*(?:{_WEAK_YES}|{_BESIDE})(?:[ ,.!]+(?:{_WEAK_YES}|{_BESIDE}))*[ ,.!]+"
    rf"(?:thanks|thank you|thx|ty|cheers)\b.*",
    re.I,
)
_ONLY_NO = _only(_NO)
_NODS = rf"{_YES}|{_WEAK_YES}|{_NO}"
_ONLY_HOLD = _only(_HOLD, _NODS)
# A wait, and then why: what the writer has to see to meanwhile, which is no matter for the desk.
_HOLD_FIRST = re.compile(
    rf"\W*(?:(?:{_BESIDE}|{_THANKS}|{_NODS})[ ,.!:-]+)*"
    rf"(?:(?:hold|hang) (?:on|up)(?: there)?(?: for)?(?: {_SOON})?|wait (?:for )?{_SOON}"
    rf"|(?:an? |one |just (?:an? )?)?(?:secs?|seconds?|moment|minute|min|mo)"
    rf"|(?:give|gimme) ?(?:me)? {_SOON}|bear with me|stand by|brb|be right back|afk)\b"
    rf"(?P<why>[\s,.!:-]+{_OF_NO_WISH})",
    re.I,
)
# "I have the mail, hang on": what there is to get, and then the wait.
_HOLD_LAST = re.compile(
    rf"\W*(?:(?:{_BESIDE}|{_THANKS}|{_NODS})[ ,.!:-]+)*"
    rf"(?P<why>(?:i(?:'ve| have)?(?: got)? (?:it|that|one|the|my|a)|it's (?:in|on)"
    rf"|(?:let me|gotta|i'll|i need to|i have to|need to|have to)) ?{_OF_NO_WISH})[\s,.!:-]+"
    rf"(?:(?:hold|hang) on(?: {_SOON})?|wait(?: {_SOON})?"
    r"|(?:an? |one |just (?:an? )?|gimme (?:an? )?)?(?:secs?|seconds?|moment|minute|min|mo)"
    r"|bear with me|brb|be right back|not yet)\W*",
    re.I,
)
_WORDS_OF_A_WHY = 9
_TELLS_OF_A_THING = re.compile(
    r"^\W*(?:ago|later|of|it|this|they)\b|\b(?:is|was|are|were) (?:\w+ )?(?:used|new|fine|ok|sealed"
    r"|un\w+|open\w*|brok\w+)\b"
    r"|\b(?:it|this|that)(?:'?s| is| was| isn'?t| wasn'?t| has| does\w*| did\w*)\b|\bworks?\b"
    r"|\b(?:actually|wrong|no|nope|stop|cancel|forget|drop|why|what|how|don'?t|dont|instead)\b",
    re.I,
)
_ONLY_GO_ON = _only(_GO_ON, rf"{_YES}|{_WEAK_YES}|{_TAKES_NOTE}")
_ONLY_STOP = _only(_STOP, _NODS)
_ONLY_KEEP = _only(
    r"(?:(?:it|that|this)(?:'s| is| was|s)? (?:actually |still )?(?:fine|ok|okay|right|good|correct"
    r"|all right)(?: (?:as (?:it|that) (?:is|was)|the way (?:it|that) (?:is|was)|already))?"
    r"|(?:keep|leave) (?:it|that|this|the old one)(?: (?:as (?:it|that) (?:is|was)|alone|be"
    r"|the same|like (?:that|this)|unchanged))?"
    r"|as (?:it|that) (?:is|was)|unchanged|no change"
    r"|(?:don't|do not|no need to) (?:change|touch) (?:it|that|anything)|never ?mind|nvm"
    r"|forget (?:it|that|about it|about that))",
    _NODS,
)
_TAKES_UP = re.compile(
    r"\b(?:bring|get|take|put|have) (?:it|that|this|(?:the|my) claim) (?:back|up again)\b"
    r"|\b(?:pick|take) (?:(?:it|that|this|(?:the|my) claim) )?(?:back )?up(?: again)?(?=\W*$)"
    r"|\b(?:resume|reopen|restore|undo|un-?drop|un-?cancel)\b"
    r"|\b(?:do|file|make|send|submit|go (?:on|ahead|back|through)(?: with| to)?|continue(?: with)?"
    r"|want|start|open)\b[^.?!;]{0,30}\b(?:after all|anyway|again|where we left)\b"
    r"|\bi (?:do|did|still|actually|really) (?:actually |still )?want to (?:claim|file|go on"
    r"|continue|do (?:it|this|the claim))\b"
    r"|\bchanged my mind\b[^.?!;]{0,30}\b(?:claim|file|do it|go on|continue)\b"
    r"|\b(?:actually|wait|ok(?:ay)?)\b,? (?:let's |please |do )*(?:file|do) (?:it|the claim)\b",
    re.I,
)
_WHICH_IT_IS = re.compile(
    r"\W*(?:(?:so|ok(?:ay)?|and|but|well|then|sigh|please|just|simply|(?:can|could) you"
    r"|is (?:it|that)"
    r"|which is it|that (?:doesn't|didn't) (?:really )?answer (?:it|that|my question|the question)"
    r"|tell me|say|answer(?: me| with)?|a|an|simple|plain|straight|it's|that's|thats|that is)\W+)*"
    r"(?:(?:yes|yeah|y)\W*(?:or|/)\W*(?:no|n|nope|not)|(?:no|yes)"
    r"(?=(?: then| right| correct)?\W*\?)"
    r"|can i or (?:not|can't i|can i not)|or not|which is it)"
    r"(?:\W+(?:then|please|pls|right|correct|just|is it))*\W*",
    re.I,
)
_LED = re.compile(
    r"\W*(?:(?P<yes>yes|yeah|yep|yup)|(?P<no>no|nope|nah))\b(?P<rest>.*)", re.I | re.S
)

# A yes that more follows; what only acknowledges counts where its clause ends there.
_YES_FIRST = re.compile(
    rf"\W*(?:{_BESIDE}[ ,.!:-]+)*(?:(?:{_WEAK_YES} )?{_YES}\b"
    rf"|{_WEAK_YES}(?=[,.;!\n]| (?:and|but|also|please|pls)\b))"
    rf"(?:[ ,.!]+(?:{_YES}|{_THANKS}|(?:change|withdraw|cancel|send|update|fix) (?:it|that|them)))*"
    r"(?P<rest>[\s,.!;:-].+)",
    re.I | re.S,
)
# What takes the yes back, or makes it depend on something.
_TAKES_YES_BACK = re.compile(
    r"\W*(?:(?:but|and|well|actually|though|so)\W+)*(?:or|if|only|unless|except|no|not|nope"
    r"|don'?t|do not|wait|hold|hang|stop|never|leave|keep|once|after|before|because"
    r"|when\b(?! (?:do|does|will|is|are|can|would|should)\b)|what\b(?! (?:about|happens|do|will)\b)"
    r"|i (?:know|see|said|told|mean|get|did)|you|that(?:'?s| is| was)|it(?:'?s| is| was))\b",
    re.I,
)


_OF_LEAVING = re.compile(
    r"\b(?:cancel\w*|abort|quit\w*|exit|stop\w*|end|drop\w*|scrap|forget|ditch|leave|leaving"
    r"|withdraw\w*|never ?mind|nvm|bother\w*|give up|gave up|giving up|call it off|over it|done"
    r"|enough|close|delete|remove|undo|take (?:it|that|this|everything|my \w+) back|no more"
    r"|no longer|any ?more|after all|pointless|useless|ridiculous|waste|worth|bye|goodbye"
    r"|later|i'm out|screw|changed my mind|keep(?:ing)? (?:it|them)"
    r"|(?:don'?t|do not|not|won'?t|never|rather not|no)"
    r" (?:\w+ ){0,3}?(?:want\w*|need|claim|return|file|filing|send|go|continu\w+|do|doing"
    r"|interested|proceed\w*))\b",
    re.I,
)

# A clause of its own that asks or bids, behind words of leaving off.
_ASKS_FURTHER = re.compile(
    r"[.,;:!?\n\u2013-]+\s*(?:(?:and|so|but|then|just|ok(?:ay)?|well|please|pls|instead)[ ,]+)*"
    r"(?P<asked>(?:what|how|when|where|which|who|can|could|do|does|did|will|would|should|is|are|am)"
    r"(?:'s|s)?(?: [\w'-]+){3,}|(?:tell|help|check|change|send|look|find|let|give)"
    r" (?:me|us|my|the|it|that|at|into|out)\b(?: [\w'-]+)+)",
    re.I,
)
_OF_NO_MATTER = re.compile(
    r"(?:is|are|does|do|will|would|can|could|am) (?:that|this|it|you|i|we)\b(?: [\w'-]+){0,3}"
    r"\W*(?:ok(?:ay)?|fine|possible|all ?right|alright|allowed|understood?|clear|leave|go|stop"
    r"|done)\b"
    r"|what(?:'s|s| is)? (?:a|an|the (?:point|use|hell|heck))\b|how (?:hard|useless|stupid|dumb)\b",
    re.I,
)


def says_yes_or_no(text: str) -> bool | None:
    """Whether the message is a yes (True) or a no (False) and nothing else; None where neither.

    "ok do that" is a yes; "ok thanks" is none.
    """
    plain = _plain(text)
    if _ONLY_NO.fullmatch(plain):
        return False
    if _ONLY_YES.fullmatch(plain) and not _WEAK_THANKS.fullmatch(plain):
        return True
    return None


def says_yes_beside(text: str) -> bool:
    """Whether a clause of the message says yes or to go on, whatever stands beside it.

    "Sure, and it's the red one", "go on with my claim: YES"; not what begins with a no.
    """
    whole = _YES_OR_NO.sub(" ", text)
    led, _ = led_by_yes_or_no(whole)
    parts = (whole[slice(*part)] for found in clauses_by_sentence(whole) for part in found)
    bare = (_WEAK_LEAD.sub("", _plain(part), count=1) for part in parts)
    says = (_PLAIN_YES.fullmatch(part) or goes_on(part) for part in bare)
    return led is not False and (bool(led) or any(says))


def asks_yes_or_no(text: str) -> bool:
    """Whether the message only asks which it is: "so yes or no?", "that's a no then?"."""
    return bool(_WHICH_IT_IS.fullmatch(_plain(text)))


def takes_up_again(text: str) -> bool:
    """Whether the message takes up what was dropped: "bring it back", "let's do the claim after
    all"."""
    return bool(_TAKES_UP.search(text.replace("\u2019", "'")))


def led_by_yes_or_no(text: str) -> tuple[bool | None, str]:
    """Whether a title or a message begins with a yes or a no, and what follows it."""
    led = _LED.fullmatch(text)
    if led is None:
        return None, text
    return led["yes"] is not None, led["rest"].strip(" ,.!:;-")


def beside_yes(text: str) -> str | None:
    """What follows the yes that a message begins with: "yes, and the date too" is "the date too".

    None where it begins with none, says nothing else, or takes the yes back ("yes, if …").
    """
    plain = text.replace("\u2019", "'")
    led = None if _YES_OR_NO.match(plain.strip()) else _YES_FIRST.fullmatch(plain)
    rest = led["rest"].strip(" ,.!:;-") if led else ""
    if not rest or _TAKES_YES_BACK.match(rest) or says_yes_or_no(text) is not None:
        return None
    return re.sub(r"^(?:and|but|also|plus|then|oh|so)\b[ ,:]*(?=\w)", "", rest, flags=re.I)


@cached_by_text
def holds_on(text: str) -> bool:
    """Whether the message asks for a while and gives nothing: "hold on a sec", "not yet".

    Nor does what keeps the writer give anything: "one moment, the baby's crying".
    """
    plain = _plain(text)
    if _ONLY_HOLD.fullmatch(plain):
        return True
    first = _HOLD_FIRST.fullmatch(plain) or _HOLD_LAST.fullmatch(plain)
    if first is None or len(first["why"].split()) > _WORDS_OF_A_WHY:
        return False
    return not (_TELLS_OF_A_THING.search(first["why"]) or is_question(first["why"]))


def keeps_as_it_was(text: str) -> bool:
    """Whether the message takes back that something is to be changed: "it's fine as it was"."""
    return bool(_ONLY_KEEP.fullmatch(_plain(text)))


def goes_on(text: str) -> bool:
    """Whether the message says to go on, and nothing else: "carry on then".

    What only takes note of an answer may stand before it: "I see, that makes sense. Go on".
    """
    return bool(_ONLY_GO_ON.fullmatch(_plain(text)))


def cancels(text: str) -> bool:
    """Whether the message says to leave off, and nothing else: "leave it", "don't bother".

    In the middle of a form that is the form; elsewhere it may be an order.
    """
    return bool(_ONLY_STOP.fullmatch(_plain(text)))


def drops_claim(text: str) -> bool:
    """Whether a claim that was shown is to be dropped: "none, cancel the whole thing pls".

    Not where it is asked or denied: "I don't want to cancel it".
    """
    plain = text.replace("\u2019", "'")
    return any(
        not is_question(part) and not _denied(part, found)
        for part in sentences(plain)
        for found in _DROPS_CLAIM.finditer(part)
    )


def _denied(part: str, found: re.Match[str]) -> bool:
    return not found.group().lower().startswith("d") and is_negated(part, found.start())


def means_to_leave(text: str) -> bool:
    """Whether any word of the message may say that the writer wants to leave off.

    Without one, what is told of a thing is no will to stop: "I put it back in its bag".
    """
    return bool(_OF_LEAVING.search(text.replace("\u2019", "'")))


def asks_after_leaving(text: str) -> bool:
    """Whether something is asked or bidden after the words of leaving off, and not of leaving.

    "Never mind, so what do I do about the code?", not "forget it, is that ok?".
    """
    plain = text.replace("\u2019", "'")
    words = list(_OF_LEAVING.finditer(plain))
    rest = plain[words[-1].end() :] if words else ""
    asked = _ASKS_FURTHER.search(rest)
    return asked is not None and not _OF_NO_MATTER.match(rest, asked.start("asked"))


@cached_by_text
def _plain(text: str) -> str:
    """The text in one way of writing; empty where it has too many words for a nod."""
    if len(text.split()) > _MOST_WORDS:
        return ""
    plain = " ".join(text.replace("\u2019", "'").split()).lower()
    return re.sub(r"\b(do|wo|ca|is)nt\b", r"\1n't", re.sub(r"\blets\b", "let's", plain))
