"""Which codes of a claim a message gives: what is wrong, the wish, the condition and the seller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.vocabulary import DEFECTS, FAULTS, UNKNOWN
from claimdesk.conversation.shared.draft import EVIDENCE, LEFT_OPEN
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import is_shown
from claimdesk.conversation.values.answer_texts import PLAIN_VALUES

#: Intents of messages that tell of what went wrong.
REPORTS = ("report_defect", "report_wrong_item", "report_missing_item")
_REASON_OF_INTENT = {
    "report_defect": "defective",
    "open_warranty_claim": "defective",
    "report_wrong_item": "wrong_item",
    "report_missing_item": "missing_item",
    "ask_change_of_mind": "change_of_mind",
}
_BY_MISTAKE = ("wrong_item", "ordered_wrong_model", "ordered_by_mistake")
_OWN_MISTAKES = ("ordered_wrong_model", "ordered_by_mistake")
_ENTITY_OF_FIELD = {each.name: each.named_by for each in fields.FIELDS if each.codes}
# Reasons that words of an order alone are taken for, and from when on an intent is sure of one.
_TAKEN_FOR_MUCH, _PLAINLY = ("wrong_item", "missing_item"), 0.7
_MESSAGES_LOOKED_BACK = 2  # for what is picked by its place


def codes_found(turn: Turn, asked: str | None) -> dict[str, str]:
    """The codes that were found in the message: of several the first, or the one thought of last.

    A wish is one that is wished, unless it was asked for; of several reasons those that are said
    count, as a sentence on the order alone is often taken to tell one.
    """
    language, text = turn.language, turn.text
    found: dict[str, str] = {}
    for name, entity in _ENTITY_OF_FIELD.items():
        codes = turn.entities.get(entity, ())
        if name == "wants" and asked != "wants" and not turn.is_choice:
            codes = tuple(each for each in codes if language.is_wished(each, text))
        if name == "reason" and len({*codes}) > 1 and not turn.is_choice:
            codes = tuple(each for each in codes if language.says_reason(each, text)) or codes
        if codes:
            found[name] = codes[-1 if language.has_second_thought(text) else 0]
    return found


def correct_by_words(
    turn: Turn, asked: str | None, given: dict[str, Any], known: Mapping[str, Any]
) -> frozenset[str]:
    """Puts the codes in `given` right by the words, and adds those that only the words tell.

    The fields whose value the words set against the one on record; `known` are those values.
    """
    if turn.is_choice:
        _tell_whose_mistake(turn, given)
        return frozenset()
    _take_reason(turn, asked, given, known.get("reason"))
    _put_condition_right(turn, asked, given)
    _put_wish_right(turn, asked, given, given.get("reason", known.get("reason")))
    _drop_reason_denied(turn, given)
    put_right = _take_what_came(turn, given, known)
    _tell_whose_mistake(turn, given)
    _take_wish(turn, asked, given, known)
    put_right |= _take_condition(turn, asked, given, known)
    # Of what is faulty the same may be wanted anew, which no intent tells.
    if turn.intent == "open_exchange" and asked is None and given.get("reason") not in FAULTS:
        given.setdefault("wants", "exchange")
    _take_seller(turn, asked, given)
    return put_right


def _take_reason(turn: Turn, asked: str | None, given: dict[str, Any], known: str | None) -> None:
    """Takes the reason from what the message was taken for, or from its words.

    A "wrong" that is of what was told before is none: "that's wrong, it was the 3rd".
    """
    words, text = turn.language, turn.text
    if given.get("reason") in _BY_MISTAKE or turn.intent == "report_wrong_item":
        gives = any(turn.entity(name) for name in PLAIN_VALUES)
        if words.is_slip(text, gives_value=gives):
            given.pop("reason", None)
            return
    if turn.intent in _REASON_OF_INTENT:
        given.setdefault("reason", _REASON_OF_INTENT[turn.intent])
    if _is_by_words(turn, given.get("reason"), asked, known):
        given["reason"] = words.reason_told(text)


def _is_by_words(turn: Turn, found: str | None, asked: str | None, known: str | None) -> bool:
    """Whether the reason is to be taken from the words, as nothing that was found tells it.

    Not where one is on record and something else was asked for.
    """
    words = turn.language
    if (known and asked != "reason") or asked in EVIDENCE:
        return False
    doubtful = found in _TAKEN_FOR_MUCH and not words.says_reason(found, turn.text)
    doubtful = doubtful and (turn.intent not in REPORTS or turn.confidence < _PLAINLY)
    unsaid = found is None or found == LEFT_OPEN or doubtful
    return unsaid and words.reason_told(turn.text) is not None


def _put_condition_right(turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
    """Puts right a condition that was taken from the sense of a message against its words."""
    words, text = turn.language, turn.text
    used = words.tells_of_use(text)
    if used and given.get("condition") in ("unused", "unopened"):
        given["condition"] = "used"
    sealed = given.get("condition") == "unopened" and asked != "condition"
    if sealed and words.tells_fault(text) and not words.says_still_closed(text):
        del given["condition"]  # only the box was sealed
    in_none = words.broke_at_first_use(text) and not used
    if in_none and not (asked == "condition" and words.says_code(asked, text)):
        given.pop("condition", None)
    # "An accident, I clicked twice" harmed nothing; "somebody stepped on the box" was no doing of
    # the shopper's.
    harmless = words.is_of_ordering(text) or words.harmed_by_others(text)
    if given.get("condition") == "misused" and harmless:
        del given["condition"]


def _put_wish_right(
    turn: Turn, asked: str | None, given: dict[str, Any], reason: str | None
) -> None:
    """Puts right a wish that was taken from the sense of a message against its words."""
    words, text = turn.language, turn.text
    whole = reason not in (None, *DEFECTS)
    if given.get("wants") == "repair" and whole and asked != "wants":
        del given["wants"]  # nothing of it is broken
    if wish := words.wish_told(text):
        given["wants"] = wish
    elif asked and not whole and words.wishes_outright("replacement", text):
        given["wants"] = "replacement"  # "a new one" of what is broken is no other model


def _drop_reason_denied(turn: Turn, given: dict[str, Any]) -> None:
    """Leaves out a reason that the words deny, or that is only asked of a photo."""
    words, text, reason = turn.language, turn.text, given.get("reason")
    if reason is None:
        return
    no_fault = reason in DEFECTS and words.denies_fault(text)
    if words.denies_reason(reason, text) or no_fault or words.asks_of_photo_only(text):
        del given["reason"]


def _take_what_came(turn: Turn, given: dict[str, Any], known: Mapping[str, Any]) -> frozenset[str]:
    """Takes the reason from the state of what came: damaged, or not all of it.

    The fields that are put right by it.
    """
    put_right: frozenset[str] = frozenset()
    if _came_damaged(turn, given, known):
        given["reason"] = "damaged"
        put_right = frozenset({"reason"})
    if turn.language.came_empty(turn.text) or turn.language.tells_fewer_came(turn.text):
        given["reason"] = "missing_item"
    return put_right


def _came_damaged(turn: Turn, given: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether what was taken for a defect is harm that the item came with."""
    if given.get("reason", known.get("reason")) != "defective":
        return False
    language, text = turn.language, turn.text
    harm = language.tells_of_harm(text) or language.tells_of_harm(known.get("details") or "")
    return harm and language.came_damaged(text) and not language.is_question(text)


def _tell_whose_mistake(turn: Turn, given: dict[str, Any]) -> None:
    """Tells the shopper's own mistake in ordering from the store's in sending."""
    words, text, reason = turn.language, turn.text, given.get("reason")
    if reason == "wrong_item" and words.tells_own_mistake(text):
        given["reason"] = "ordered_wrong_model"
        return
    if turn.is_choice or (reason in _OWN_MISTAKES and turn.intent != "report_wrong_item"):
        return
    if words.tells_another_came(text) and not words.tells_fewer_came(text):
        given["reason"] = "wrong_item"


def _take_wish(
    turn: Turn, asked: str | None, given: dict[str, Any], known: Mapping[str, Any]
) -> None:
    """Takes a wish that is picked by its place, or for the thing itself, where no code told it."""
    language, text = turn.language, turn.text
    for told in () if known.get("wants") else turn.unsent[-_MESSAGES_LOOKED_BACK:]:
        picked = language.remedy_picked(told, text, outright=asked in _ENTITY_OF_FIELD)
        given |= {"wants": picked} if picked else {}
    reason = given.get("reason") or known.get("reason")
    if "wants" in given or reason not in FAULTS:
        return
    if language.wants_it_sent(text, missing=reason == "missing_item"):
        given["wants"] = "replacement"


def _take_condition(
    turn: Turn, asked: str | None, given: dict[str, Any], known: Mapping[str, Any]
) -> frozenset[str]:
    """Takes the condition where no code told it; the fields that are put right by it.

    A line that is shown is asked for again; and so is whether what was opened was used.
    """
    language, text = turn.language, turn.text
    if "condition" not in given and language.says_unused(text):
        given["condition"] = "unused"
    closed = known.get("condition") == "unopened" and asked != "condition" and not is_shown(asked)
    if closed and language.opened_after_all(text) and language.tells_of_use(text):
        given["condition"] = "used"
        return frozenset({"condition"})
    return frozenset()


def _take_seller(turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
    """Takes the seller from the words, but none that was only heard in "my sister bought it"."""
    words, text, of_seller = turn.language, turn.text, asked == "purchased_from"
    doubtful = given.get("purchased_from") in (UNKNOWN, "unauthorized_reseller")
    if doubtful and words.is_anothers_order(text):  # she is the buyer
        if of_seller:
            given["purchased_from"] = UNKNOWN
        else:
            del given["purchased_from"]
    if words.names_this_store(text, asked=of_seller):
        if given.get("purchased_from") in (None, UNKNOWN):
            given["purchased_from"] = "store"
    elif words.names_somebody_else(text):
        given.setdefault("purchased_from", "unauthorized_reseller")
