"""What is advised who has a dangerous product at hand, and what of it was done already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimdesk.conversation.matters import MESSAGE
from claimdesk.conversation.turn import Say, Turn
from claimdesk.language.languages import DEFAULT

# What comes first, whatever is said, as long as somebody may be in danger.
_AGAIN = {"danger": "danger_again", "injury": "injury_again"}
#: The advice in one line, of what was told before.
IN_SHORT = "danger_in_short"
_DONE, _SOCKET = "danger_done", "danger_socket"


def advice_told(slots: Mapping[str, Any]) -> tuple[str, ...]:
    """What advice a message in danger shows to have been followed, before the staff have it."""
    return (_DONE,) if DEFAULT.made_safe(str(slots.get(MESSAGE) or "")) else ()


def safety(turn: Turn, matter: str, given: Sequence[str] = ()) -> tuple[Say, ...]:
    """What to do in danger: the lines that answer, else all of it; in short what was `given`.

    Who has done what was advised does not hear it again.
    """
    words, text = turn.language, turn.text
    named = []
    if not turn.is_choice:
        named += [_DONE] if words.made_safe(text) and _DONE not in given else []
        named += [_SOCKET] if words.tells_of_socket(text) else []
        asked = None if _SOCKET in named else words.asks_in_danger(text)
        named += [f"danger_{asked}"] if asked else []
    is_done = _DONE in given or (not turn.is_choice and words.made_safe(text))
    names = named or [IN_SHORT if is_done else _AGAIN[matter]]
    asks_anew = bool(named) and words.is_question(text)
    said = (IN_SHORT if name in given and not asks_anew else name for name in names)
    return tuple(Say(name) for name in dict.fromkeys(said))


def has_advice_on(turn: Turn) -> bool:
    """Whether a message in danger asks or tells of what there is advice on."""
    words, text = turn.language, turn.text
    return bool(words.asks_in_danger(text) or words.tells_of_socket(text))
