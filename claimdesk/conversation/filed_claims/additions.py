"""What is added to a filed claim: something more that is told, a photo, a note for the staff."""

from __future__ import annotations

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.filed_claims.claim_message import ClaimMessage
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.order_and_email import emails_of_others, own_email

#: What an addition is told as, by its `field`: a postal address, or a line of the claim put right.
ADDRESS, CORRECTION = "address", "correction"
#: What an answer to the staff may be taken for: whatever tells something of an item.
_MAY_ANSWER = frozenset(
    {"inform", "correct", "nlu_fallback", "out_of_scope", "cannot_provide", "add_to_claim"}
    | {"report_defect", "report_wrong_item", "report_missing_item"}
    | {"open_return", "open_exchange", "open_warranty_claim"}
)


def addition(turn: Turn, number: str | None, claim: FiledClaim | None = None) -> FiledClaimCommand:
    """What is to be added; a picture is only announced by words.

    `claim` is the one with the `number`, if it was filed in this conversation.
    """
    language, text = turn.language, turn.text
    receipt = language.names_receipt(text)
    kind = claim.kind_of_photo if claim else "photo"
    if receipt:
        kind = "proof_of_purchase"
    if receipt or language.names_photo(text):
        return FiledClaimCommand("add", number, field="photo", kind=kind)
    told = language.bids_to_tell(text) or not language.is_question(text)
    details = language.told_to_add(text).rstrip("?") if told else ""
    return FiledClaimCommand("add", number, details=details, kind=kind)


def email_of_order(message: ClaimMessage) -> FiledClaimCommand | None:
    """The address that the order is under, another person's, as a note for the staff.

    None where a fault is told as well: it is more than that address.
    """
    turn = message.turn
    others = emails_of_others(turn, has_own=True)
    if not (message.claim.is_open and others) or own_email(turn, has_own=True):
        return None
    if turn.entity("reason") in FAULTS:  # of second thoughts more is read than is said
        return None
    return FiledClaimCommand("add", message.claim.number, details=note(message))


def answer_to_staff(message: ClaimMessage) -> FiledClaimCommand | None:
    """What is told where the staff asked for something: the answer, whatever it would be else."""
    turn, claim = message.turn, message.claim
    if not claim.is_asked or turn.is_choice or turn.intent not in _MAY_ANSWER:
        return None
    if message.language.is_question(turn.text) or message.names_picture:
        return None
    return FiledClaimCommand("add", claim.number, details=turn.text, is_sure=True)


def address_given(message: ClaimMessage) -> FiledClaimCommand | None:
    """The postal address that something is to be sent to, as a note for the staff."""
    language, text = message.language, message.text
    of_address = message.turn.intent == "ask_wrong_address" or language.names_address(text)
    if not (message.claim.is_open and of_address) or message.names_another_order:
        return None
    if language.find_postal_address(text) is None:
        return None
    return FiledClaimCommand("add", message.claim.number, field=ADDRESS, details=note(message))


def note(message: ClaimMessage) -> str:
    """What is told the staff, without the words that ask for it, if there are any."""
    return message.language.told_to_add(message.text) or message.text.strip()
