"""What is changed of a filed claim: a fact put right, another remedy, the address, or put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.context.item_names import is_same
from claimdesk.conversation.filed_claims.additions import CORRECTION, addition
from claimdesk.conversation.filed_claims.claim_message import CODES, FIGURES, SAID, ClaimMessage
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import opens_or_reports
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.order_and_email import own_email

_FEWEST_WORDS_BESIDE = 2
_MAY_TELL = ("inform", "correct", "nlu_fallback", "add_to_claim", "ask_wrong_address")


def undone(message: ClaimMessage) -> FiledClaimCommand | None:
    """That a change is to be put back, with what is told of how it was."""
    language, text = message.language, message.text
    asks = language.puts_back(text) or language.blames_for_change(text)
    if not (message.claim.is_open and asks):
        return None
    number, values = message.claim.number, message.stated_values
    beside = _told_behind(message)
    if beside:
        added = FiledClaimCommand("add", number, details=beside, key=new_key())
        return FiledClaimCommand("put_back", number, values=values, beside=added.as_slot())
    return FiledClaimCommand("put_back", number, values=values)


def _told_behind(message: ClaimMessage) -> str:
    """What else is told behind the value that is put back: "put it back: the case, 1 is red"."""
    _, _, told = message.text.partition(":")
    values = {value.casefold() for given in message.turn.entities.values() for value in given}
    parts = (part.strip(" .!") for part in told.split(","))
    rest = [part for part in parts if part.casefold() not in values]
    words = " ".join(rest).split()
    return ", ".join(rest) if len(words) >= _FEWEST_WORDS_BESIDE else ""


def line_put_right(message: ClaimMessage) -> FiledClaimCommand | None:
    """A line put right by its name, in words that read like a claim of their own.

    What has a value of its own is changed; the rest goes to the staff as it was written.
    """
    language, text, turn = message.language, message.text, message.turn
    puts_right = language.puts_line_right(text) or language.means_claim_there(text)
    told_anew = opens_or_reports(turn.intent) or turn.intent == "withdraw_claim"
    told_anew = told_anew or (turn.intent in _MAY_TELL and turn.entity("reason") is not None)
    asks = language.puts_question(text)
    if not (message.claim.is_open and puts_right and told_anew) or asks:
        return None
    if message.names_another_order and language.field_named(text) != "order_number":
        return None
    number, values = message.claim.number, _values_to_change(message, is_sure=True)
    changed = FiledClaimCommand("correct", number, values=values, is_sure=False, key=new_key())
    if values and turn.entity("reason") is None:
        return changed
    beside = changed.as_slot() if values else {}
    return FiledClaimCommand("add", number, field=CORRECTION, details=text.strip(), beside=beside)


def other_remedy(message: ClaimMessage) -> FiledClaimCommand | None:
    """Another remedy that is asked for in the place of the claim's, which is asked about."""
    language, text, claim = message.language, message.text, message.claim
    remedy = language.wish_instead(text, claim.facts.get("wants")) if claim.is_open else None
    if remedy is None or language.forbids_change(text) or language.puts_back(text):
        return None
    product = message.given.get("product")
    if product and not is_same(product, claim.product, language):
        return None
    # A figure beside it is put right together with it, by what reads changes.
    if message.names_another_order or any(name in message.new_values() for name in FIGURES):
        return None
    return FiledClaimCommand("correct", claim.number, values={"wants": remedy}, is_sure=False)


def change(message: ClaimMessage) -> FiledClaimCommand | None:
    """A fact put right or given late, another address, or something added."""
    language, text, turn = message.language, message.text, message.turn
    asks = turn.intent == "correct" or language.asks_for_change(text)
    sure = asks or language.is_correction(text) or language.has_second_thought(text)
    if (email := _email(message, is_sure=sure)) is not None:
        return email
    added = addition(turn, message.claim.number, message.claim)
    adds = language.adds(text) or (turn.intent == "add_to_claim" and not turn.questions)
    may_tell = turn.intent in _MAY_TELL or _tells_line_in_question(message)
    if not may_tell and (adds or not sure):
        return added if adds else None
    values = _values_to_change(message, is_sure=sure)
    if not may_tell and not values:
        return None
    if values and (asks or not adds):
        return _correction(message, values, is_sure=sure)
    if asks and not adds:
        return _figure_of_line(message) or _line_to_change(message)
    return added if adds or message.names_picture else None


def _email(message: ClaimMessage, *, is_sure: bool) -> FiledClaimCommand | None:
    """Another address for the claim's mail; of its own one it is said that the mail goes there."""
    language, text, turn, claim = message.language, message.text, message.turn, message.claim
    address = own_email(turn, has_own=True)
    if not address or not (turn.intent in _MAY_TELL or language.names_email(text)):
        return None
    email = language.read_email(address)
    if email and email != claim.email:
        return FiledClaimCommand(
            "change_email",
            claim.number,
            values={"email": email},
            field="photo" if message.names_picture else None,
            is_sure=is_sure or turn.intent == "ask_wrong_address",
            beside=_figures_beside(message),
        )
    if email == claim.email and not language.adds(text):
        return FiledClaimCommand("no_mail", claim.number)
    return None


def _figures_beside(message: ClaimMessage) -> dict[str, Any]:
    """The days and figures that are put right in one message with the address."""
    new = message.new_values()
    values = {name: value for name, value in new.items() if name not in SAID}
    if not values:
        return {}
    number = message.claim.number
    return FiledClaimCommand("correct", number, values=values, key=new_key()).as_slot()


def _tells_line_in_question(message: ClaimMessage) -> bool:
    """Whether a message taken for a question names a line and tells it otherwise.

    As in "The order date? I ordered on the 9th".
    """
    named = message.language.field_named(message.text)
    if not is_faq(message.turn.intent) or named not in message.stated_values:
        return False
    return _has_value_outside_questions(message.turn)


def _has_value_outside_questions(turn: Turn) -> bool:
    """Whether a value stands in a sentence that asks nothing."""
    telling = [each for each in turn.language.sentences(turn.text) if "?" not in each]
    values = (value for given in turn.entities.values() for value in given)
    return any(value in each for value in values for each in telling)


def _values_to_change(message: ClaimMessage, *, is_sure: bool) -> Mapping[str, Any]:
    """What is told otherwise; not what is only asked about, or said with no word of correction."""
    left = SAID if message.language.only_asks(message.text) else () if is_sure else CODES
    return {name: value for name, value in message.stated_values.items() if name not in left}


def _correction(
    message: ClaimMessage, values: Mapping[str, Any], *, is_sure: bool
) -> FiledClaimCommand:
    """The facts put right; those that were missing are given late, which needs no asking."""
    late = {name: value for name, value in values.items() if name in message.claim.missing}
    is_late = bool(late) and (not is_sure or late == values)
    changed = late if is_late else values
    return FiledClaimCommand("correct", message.claim.number, values=changed, is_sure=is_late)


def _figure_of_line(message: ClaimMessage) -> FiledClaimCommand | None:
    """A figure or day put right by the name of its line: "change the price to 20"."""
    named = message.language.field_named(message.text)
    if named not in FIGURES or message.language.names_photo(message.text):
        return None
    new = message.new_values(named)
    if named not in new:
        return None
    values = {named: new[named]}
    return FiledClaimCommand("correct", message.claim.number, values=values, is_sure=False)


def _line_to_change(message: ClaimMessage) -> FiledClaimCommand:
    """The line that is to be changed, as far as it is named; what it should say is asked for."""
    language, text, number = message.language, message.text, message.claim.number
    if message.names_picture:
        return addition(message.turn, number, message.claim)
    named = language.field_named(text)
    if named == "email" or (named is None and language.names_email(text)):
        return FiledClaimCommand("change_email", number)
    return FiledClaimCommand("correct", number, field=named)
