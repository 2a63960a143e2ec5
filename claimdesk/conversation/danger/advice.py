"""What is advised who has a dangerous product at hand, and what of it was done already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.danger.emergency import call_here, number_heard
from claimdesk.conversation.routing.plain_answers import FILE_CLAIM
from claimdesk.conversation.shared.matters import MESSAGE
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.language.languages import DEFAULT

# What comes first, whatever is said, as long as somebody may be in danger.
_AGAIN = {"danger": "danger_again", "injury": "injury_again"}
#: The advice in one line, of what was told before.
IN_SHORT = "danger_in_short"
# What is only asked, and tells the staff nothing.
_ONLY_ASKED = ("move", "keep_there", "send_back", "water", "throw_away")
_DONE, _ANOTHER, _DENIED = "danger_done", "danger_another", "danger_denied"
_OWN_DEVICE, _OWN_DEVICE_AGAIN = "danger_own_device", "danger_own_device_again"
# The first advice to who has pulled the plug already.
_UNPLUGGED = {
    "opening_danger": "opening_danger_unplugged",
    "opening_injury": "opening_injury_unplugged",
}
#: What the staff hear of too, once.
FOR_STAFF = (_ANOTHER, "danger_another_done", "danger_hurt")


def advice_told(slots: Mapping[str, Any]) -> tuple[str, ...]:
    """What advice a message in danger was answered with before the staff have it."""
    text = str(slots.get(MESSAGE) or "")
    given = {
        _DONE: DEFAULT.made_safe(text),
        _ANOTHER: "another" in DEFAULT.asks_in_danger(text),
        _OWN_DEVICE: "own_device" in DEFAULT.asks_in_danger(text),
        _DENIED: any(DEFAULT.only_denies_danger(each) for each in text.splitlines()),
        # Who wrote more than once heard all of it twice.
        **dict.fromkeys(_AGAIN.values(), len(text.splitlines()) > 1),
    }
    return tuple(name for name, is_so in given.items() if is_so)


def said_so_far(slots: Mapping[str, Any]) -> tuple[str, ...]:
    """The same while it is put together: what was done is first acknowledged where it is told."""
    return tuple(each for each in advice_told(slots) if each != _DONE)


def claim_after_danger(slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """The offer of a claim to who told of a danger and wants it made good: it takes one."""
    told = str(slots.get(MESSAGE) or "").splitlines()
    wishes = slots.get("matter") == "danger" and any(DEFAULT.wish_told(each) for each in told)
    return (Say("claim_after_danger", choices=(FILE_CLAIM,)),) if wishes else ()


def safety(
    turn: Turn, matter: str, given: Sequence[str] = (), told: Sequence[str] = ()
) -> tuple[Say, ...]:
    """What to do in danger: the lines that answer, else all of it; in short what was `given`.

    Of a danger that was not `told` before, all of it is said.

    Who has done what was advised does not hear it again; nor does who denied the danger, or heard
    it in short, as long as none is told anew or asked about.
    """
    names = _names_of_advice(turn, matter, given, told)
    heard = number_heard(turn)
    return (*heard, *(line(name, turn, told) for name in names))


def _names_of_advice(
    turn: Turn, matter: str, given: Sequence[str], told: Sequence[str]
) -> tuple[str, ...]:
    words, text = turn.language, turn.text
    named = [] if turn.is_choice else _answers(turn, matter, given)
    is_done = _DONE in given or (not turn.is_choice and words.made_safe(text))
    names = named or [IN_SHORT if is_done else _AGAIN[matter]]
    if not named and not turn.is_choice and words.only_denies_danger(text):
        return (_DENIED,)
    if not named and _DENIED in given and not _is_told(turn):
        return ()
    if not named and IN_SHORT in given and not (_is_told(turn) or words.asks_if_safe(text)):
        return ()
    asks_anew = bool(named) and (words.is_question(text) or words.wants_yes_or_no(text))
    if not turn.is_choice and _is_new(turn, told):
        names, asks_anew = [_AGAIN[matter], *named], True  # it burns now, whatever else is told
    said = (IN_SHORT if name in given and not asks_anew else name for name in names)
    return tuple(dict.fromkeys(said))


def line(name: str, turn: Turn, told: Sequence[str] = ()) -> Say:
    """A sentence of advice, for where the shopper is and the device that is spoken of."""
    before = (*(each.text for each in turn.before), *told)
    values: dict[str, Any] = {**call_here((*before, turn.text), turn.language)}
    if device := turn.language.own_device(turn.text):
        values["device"] = device
    return Say(name, values)


def first_advice(turn: Turn, opening: str, matter: str) -> tuple[Say, ...]:
    """What is advised who reports a danger: what is left to do, with a word to the frightened."""
    words, text = turn.language, turn.text
    unplugged = not turn.is_choice and words.unplugged(text)
    said: tuple[Say, ...] = (
        line(_UNPLUGGED.get(opening, opening) if unplugged else opening, turn),
    )
    if not turn.is_choice and words.is_frightened(text):
        fright = Say("danger_fright")
        # What burns now comes before any other word.
        said = (fright, *said) if unplugged else (*said, fright)
    return (*number_heard(turn), *said, *beside_opening(turn, matter))


def with_a_word_of_safety(step: Step, turn: Turn, handed: HandedOver) -> Step:
    """The step of a claim in which the danger was told once more; the word is said but once."""
    if IN_SHORT in handed.advice:
        return step
    told = replace(handed, advice=[*handed.advice, IN_SHORT]).as_slot()
    said = line(IN_SHORT, turn, handed.told)
    return replace(step, say=(said, *step.say), slots={**step.slots, "handed_over": told})


def asked_in_claim(turn: Turn, handed: HandedOver | None) -> tuple[Say, ...]:
    """The advice that a claim under way is asked for, on what is dangerous and known to be.

    There is none where the staff have to hear of it.
    """
    words, text = turn.language, turn.text
    if handed is None or not handed.knows_of_danger or turn.is_choice:
        return ()
    asked = words.asks_in_danger(text)
    reports = turn.intent == "report_danger" or words.tells_harm(text)
    anew = reports and words.tells_danger(text) and not handed.retells_danger(turn)
    if anew or not {*asked} <= {*_ONLY_ASKED}:
        return ()
    names = (_DONE if each == "keep_there" else f"danger_{each}" for each in asked)
    return tuple(line(name, turn, handed.told) for name in names)


def beside_opening(turn: Turn, matter: str) -> tuple[Say, ...]:
    """What answers the rest of the message that reports a danger, which is advised on at first."""
    said = ("plugged_in", "keep_there", *(("doctor", "hurt") if matter == "injury" else ()))
    asked = () if turn.is_choice else turn.language.asks_in_danger(turn.text)
    return tuple(line(f"danger_{each}", turn) for each in asked if each not in said)


def _is_new(turn: Turn, told: Sequence[str]) -> bool:
    """Whether a danger goes on now that was told to be over, or is told for the first time."""
    words, text = turn.language, turn.text
    if told and words.retells_danger(text, told):
        return False
    goes_on = words.tells_harm(text) and not words.only_retells_danger(text)
    # What its own advice answers, as "he breathed the fumes in", is no other danger.
    tells = bool(told) and words.tells_danger(text) and not words.asks_in_danger(text)
    return goes_on or tells


def _is_told(turn: Turn) -> bool:
    """Whether a danger is told, by the words or by what the message was taken for."""
    return turn.intent == "report_danger" or turn.language.tells_danger(turn.text)


def _answers(turn: Turn, matter: str, given: Sequence[str]) -> list[str]:
    """The lines that answer what is told or asked, after a word on what was done."""
    words, text = turn.language, turn.text
    lines = {
        "plugged_in": _ANOTHER if _ANOTHER in given else _AGAIN[matter],
        "keep_there": _DONE,
        "own_device": _OWN_DEVICE_AGAIN if _OWN_DEVICE in given else _OWN_DEVICE,
    }
    asked = words.asks_in_danger(text)
    is_done = words.made_safe(text) and _DONE not in given and "another_done" not in asked
    done = [_DONE] if is_done else []
    return [*done, *(lines.get(each, f"danger_{each}") for each in asked)]


def has_advice_on(turn: Turn) -> bool:
    """Whether a message in danger asks or tells of what there is advice on, or denies it all."""
    words, text = turn.language, turn.text
    return bool(words.asks_in_danger(text) or words.only_denies_danger(text))
