"""A danger that was none: a figure of speech, or a joke, which the writer calls off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimdesk.language.en.danger import (
    denies_for_now,
    has_no_current,
    is_harmless,
    names_current,
    speaks_of_injury,
    tells_danger,
    tells_harm,
)
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

_A_DANGER = r"(?:danger|hazard|emergency|safety (?:issue|problem|matter|risk|concern))"
_NONE = re.compile(
    r"\b(?:nothing|nobody|no[- ]?one)(?: here| at all)?(?:['\u2019]s| is| was| has been| got)?"
    r" (?:burn(?:ing|t|ed)|on fire|smoking|dangerous|unsafe|in (?:any )?danger)\b"
    r"|\b(?:no|not (?:in )?(?:any|an?)|(?:isn|wasn)['\u2019]?t (?:in )?(?:any|an?)|never an?)"
    rf" (?:fire(?! ?(?:alarm|brigade|exting\w+|depart\w+))|{_A_DANGER})\b"
    r"|\b(?:not|never|(?:isn|wasn|aren)['\u2019]?t)(?: at all| even| actually| in any way)*"
    r" (?:burning|on fire|dangerous|unsafe|hazardous)\b",
    re.IGNORECASE,
)
# "That was a joke" may be said of an answer, too.
_JEST = re.compile(
    r"\b(?:it|that) was (?:only |just |meant as )*(?:an? )?(?:joke|irony|sarcasm)\b(?! of\b)", re.I
)
_FIGURE = re.compile(
    r"\b(?:(?:i was|i['\u2019]?m) (?:only |just |being )+(?:joking|kidding|sarcastic|ironic)"
    r"|i was (?:joking|kidding)|(?:figure|manner) of speech|just an expression"
    r"|(?:not|never|n['\u2019]t) (?:meant |mean (?:it|that) )?literal(?:ly)?"
    r"|(?:never|didn['\u2019]?t) (?:said|say|meant?) (?:it|that|anything) (?:was|is) (?:an? )?"
    rf"(?:dangerous|unsafe|{_A_DANGER}))\b",
    re.IGNORECASE,
)
# What was written was meant otherwise, or was a slip.
_MEANT = re.compile(
    r"\b(?:i|we) (?:only |just |really |actually )*(?:mean|meant)\b|(?:^|[.,!?;:] |= ?)meaning\b"
    r"|\b(?:means|meant to (?:write|say|type)|typo|autocorrect\w*|mistyped|misspel\w+|wrong word"
    r"|typed it wrong|misunderst\w+|misread\w*|just an? (?:expression|saying|name|brand))\b"
    r"|\bits an expression\b|\bi was (?:talking|writing|speaking) about\b|\bi wrote about\b",
    re.IGNORECASE,
)
# Something else was the cause: "the smell was the lamp, so not the charger".
_CAUSE = re.compile(
    r"\b(?:smell|smoke|heat|noise|burning smell|stink)\b[^.?!\n]{0,12}\b(?:was|is|were|came|comes)"
    r" (?:actually |just |only )*(?:from )?(?:the|a|an|my|our|his|her|their|next door|outside)\b"
    # Not what may be a part of the product, or was used with it.
    r"(?! (?:\w+ )?(?:plug|charger|adapter|cable|batter\w+|bank|socket|outlet|port|brick|cord|wire"
    r"|box|case|keyboard|pad|dock|hub|product|thing|item|one|phone|tablet|laptop)s?\b)",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"\b(?:not|nothing to do with|wasn['\u2019]?t) (?:the|your|this|that)"
    r" (?:\w+ )?(?:charger|adapter|bank|battery|cable|keyboard|product|thing|item|one)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{1,60}[\"\u201d]")
_REPORT = r"(?:message|report|alert|alarm|warning|flag|emergency|product unsafe)"
_TAKES_BACK = re.compile(
    r"(?<!n['\u2019]t )(?<!not )\b(?:withdraw|cancel|delete|remove|retract|drop|undo|scrap"
    r"|(?:take|call|pull|get)\b(?=[^.?!\n]*\b(?:back|off|down)\b))"
    rf"\b(?=[^.?!\n]{{0,40}}\b{_REPORT}\b)[^.?!\n]*",
    re.IGNORECASE,
)
_WHAT_IS_WRONG = re.compile(
    r"\b(?:wrong|other|instead of)\b[^.?!\n]*\b(?:colou?r|size|model|one|shade|version)\b", re.I
)
# Who calls these in jest tells of no danger by that alone.
_HELP_CALLED = re.compile(r"\bfire (?:brigade|department|service|engine|truck)s?\b", re.I)
_DANGER_NAMED = re.compile(r"\b(?:danger\w*|emergency|hazard\w*|unsafe)\b", re.I)
_CONTRAST = re.compile(r"\b(?:but|though|although|however|except|apart from|only that)\b", re.I)
_WISH = re.compile(r"\b(?:want|need|wanted|like|ordered|refund|colou?r|wrong|replacement)\b", re.I)
# What may be a danger, in words that tell of one nowhere else.
_SENSED = re.compile(
    r"\b(?:whiff\w*|odou?rs?|stink\w*|stench|reek\w*|fizz\w*|hiss\w*|sizzl\w*|crackl\w*|buzz\w*"
    r"|puff\w*|expand\w*|grow(?:s|n|ing)?|grew|zap\w*|tingl\w*|deform\w*|discolou?r\w*)\b",
    re.IGNORECASE,
)
_SHINES = re.compile(r"\b(?:glow\w*|shin(?:es|ing|y)|dazzl\w*|blind(?:s|ing)|neon)\b", re.I)


def calls_off_danger(text: str, told: Iterable[str]) -> bool:
    """Whether a danger that was told in so many messages is none, as a whole.

    Where smoke, a swollen battery and the like were told, only a figure of speech, or what has no
    current, is none; and nowhere where one is told beside it, or denied but for now.
    """
    before = [each for each in told if each.strip() != text.strip()]
    figure = _stands(_FIGURE, text) or _stands(_MEANT, text)
    other_cause = _stands(_CAUSE, text) and _stands(_NOT_THIS, text)
    takes_back = _TAKES_BACK.search(text)
    none = _stands(_NONE, text) or _stands(_JEST, text)
    rest = _HELP_CALLED.sub(" ", _NONE.sub(" ", _FIGURE.sub(" ", text)))
    rest = _QUOTED.sub(" ", _CAUSE.sub(" ", _TAKES_BACK.sub(" ", rest)))
    if tells_danger(rest) or tells_harm(rest) or speaks_of_injury(rest) or _senses(rest):
        return False
    if any(_holds_back(each) for each in sentences(text)):
        return False
    if figure or other_cause:
        return True
    without_current = has_no_current(" ".join((*before, text)))
    if none and names_current(" ".join((*before, text))) and not takes_back:
        return False  # "no smoke, so no danger", of a battery that is "big like a balloon"
    if none or takes_back:
        return without_current or not any(_tells_how(each) for each in before)
    only_wrong = without_current and _WHAT_IS_WRONG.search(rest) and not is_question(rest)
    return bool(only_wrong) and not any(tells_danger(each) for each in before)


def only_shines(text: str) -> bool:
    """Whether all that might be a danger is how bright a thing is: "it glows at me"."""
    harmed = tells_danger(text) or tells_harm(text) or speaks_of_injury(text)
    of_current = names_current(text) or _SENSED.search(text)
    return bool(_SHINES.search(text)) and not (harmed or of_current)


def _senses(text: str) -> bool:
    """Whether something is perceived that may be a danger, a glow as well."""
    return bool(_SENSED.search(text) or re.search(r"\bglow", text, re.IGNORECASE))


def _tells_how(text: str) -> bool:
    """Whether it was told what is dangerous: smoke, a bulge; not only that it is."""
    return tells_harm(text) or speaks_of_injury(text) or tells_danger(_DANGER_NAMED.sub(" ", text))


def _stands(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a sentence says it, and asks nothing, nor says it but for now."""
    return any(
        pattern.search(each) and not (is_question(each) or denies_for_now(each))
        for each in sentences(text)
    )


def _holds_back(sentence: str) -> bool:
    """Whether something else is told against what is denied."""
    found = _CONTRAST.search(sentence)
    if found is None or not (_NONE.search(sentence) or _FIGURE.search(sentence)):
        return False
    rest = sentence[found.end() :] if _NONE.search(sentence[: found.start()]) else sentence
    return not (is_harmless(rest) or _WISH.search(rest))
