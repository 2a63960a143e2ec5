"""What is asked of a filed claim: what it holds, how it stands, what comes next, to withdraw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimdesk.conversation.context.certainty import is_asked_outright
from claimdesk.conversation.filed_claims.additions import addition
from claimdesk.conversation.filed_claims.claim_message import ClaimMessage
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.turn import Turn

_ASK_HOW_IT_STANDS = ("check_claim", "ask_refund_status")
_OVER_ONCE_FILED = ("deadline", "status", "number")  # of what is asked of a claim's course
_OF_RETURNS = ("ask_return_policy", "ask_change_of_mind")
_OF_THE_WAY_BACK = frozenset({"way_back", "label"})
_OF_A_PURCHASE = ("order_number", "date", "email")
_OF_A_CLAIM = ("order_number", "email")


def question(message: ClaimMessage, *, names_claim: bool) -> FiledClaimCommand | None:
    """A question about the claim, or that it is to be withdrawn.

    `names_claim` says whether the message names it, by its number or product.
    """
    topics = _course_topics(message)
    return (
        state_asked(message)
        or _to_tell_the_staff(message)
        or _of_what_was_told(message)
        or (None if names_claim else _of_each_picture(message))
        or _withdrawal(message, topics, names_claim=names_claim)
        or _of_the_record(message)
        or _of_its_course(message, topics)
        or _of_its_status(message)
        or _of_its_mail(message)
        or _unknown_to_the_faq(message)
        or (_status_of_named(message) if names_claim else None)
    )


def state_asked(message: ClaimMessage) -> FiledClaimCommand | None:
    """Whether it is asked what the claim says by now, and nothing else told in its place."""
    language, text, claim = message.language, message.text, message.claim
    if language.asks_if_withdrawn(text):
        return FiledClaimCommand("withdrawn", claim.number)
    line = language.line_asked(text)
    if language.asks_of_message(text) in ("got", "whole") and not line:
        return None  # of what the staff were told
    if not language.asks_if_changed(text):
        return None
    given = {message.turn.entity(name) for name in _OF_A_CLAIM}
    tells = bool(given - {None, claim.email, claim.facts.get("order_number")})
    if (tells or message.stated_values) and not language.only_asks(text):
        return None
    named = language.field_named(line) if line else None
    if named is None and line and language.names_email(line):
        named = "email"
    return FiledClaimCommand("show", claim.number, field=named)


def if_picture_came(turn: Turn, number: str | None) -> FiledClaimCommand | None:
    """Whether it is asked if a picture came, right after one was sent or asked for.

    It need not be named then: "did you get it or not", "I sent it already".
    """
    language, text = turn.language, turn.text
    if turn.is_choice or turn.entity("evidence"):
        return None
    asks = language.asks_if_it_arrived(text) and language.puts_question(text)
    if not (asks or language.says_shown_already(text)):
        return None
    details, topics = text.strip(), ("picture_there",)
    return FiledClaimCommand("asked", number, topics=topics, details=details)


def _course_topics(message: ClaimMessage) -> Sequence[str]:
    """What is asked of its course, of what is still to come once it is filed."""
    topics = tuple(each for each in message.topics if each not in _OVER_ONCE_FILED)
    if not topics and message.language.says_it_differs(message.text):
        return ("approval",)  # of a claim it is what comes of it that is told in two ways
    return topics


def _to_tell_the_staff(message: ClaimMessage) -> FiledClaimCommand | None:
    """What the staff are to be told, or are asked whether they know."""
    language, text, claim = message.language, message.text, message.claim
    if not claim.is_open:
        return None
    if language.bids_to_tell(text) and not language.names_photo(text):
        return addition(message.turn, claim.number, claim)
    if language.asks_if_known(text):
        return FiledClaimCommand("asked", claim.number, details=text.strip())
    return None


def _of_what_was_told(message: ClaimMessage) -> FiledClaimCommand | None:
    """Whether it is asked what the staff were told, or which number is for what."""
    language, text, number = message.language, message.text, message.claim.number
    asked = language.asks_of_message(text)
    if asked == "number":
        return FiledClaimCommand("number", number, topics=message.topics)
    of_the_claim = message.topics or language.asks_if_it_arrived(text)
    if asked in ("got", "whole") and (language.names_message(text) or not of_the_claim):
        return FiledClaimCommand("told", number, topics=message.topics)
    return None


def _of_each_picture(message: ClaimMessage) -> FiledClaimCommand | None:
    """Whether the pictures are there, asked of each claim that is open, the latest first."""
    topics, latest = message.topics, message.claim
    if topics != ("picture_there",) or not latest.is_open:
        return None
    asked = FiledClaimCommand("asked", latest.number, topics=topics, details=message.text)
    for claim in message.claims.open:
        if claim.number != latest.number:
            asked = replace(asked, beside=replace(asked, number=claim.number).as_slot())
    return asked


def _withdrawal(
    message: ClaimMessage, topics: Sequence[str], *, names_claim: bool
) -> FiledClaimCommand | None:
    language, text = message.language, message.text
    withdraws = message.turn.intent == "withdraw_claim"
    withdraws = withdraws or (language.withdraws(text) and not _tells_of_purchase(message))
    if not withdraws or language.forbids_change(text):
        return None
    if _OF_THE_WAY_BACK.intersection(topics):  # "can I drop it off?"
        return None
    sure = names_claim or not message.claims.has_several
    return FiledClaimCommand("withdraw", message.claim.number, is_sure=sure)


def _of_the_record(message: ClaimMessage) -> FiledClaimCommand | None:
    """What is on record, what is missing, and where the item is to be sent."""
    language, text, number = message.language, message.text, message.claim.number
    if _tells_of_purchase(message):
        return None
    if language.asks_what_is_on_record(text):
        return FiledClaimCommand("show", number)
    if language.asks_way_back(text) and language.puts_question(text):
        return FiledClaimCommand("way_back", number)
    if message.turn.intent in _OF_RETURNS and language.returns_it(text):
        return FiledClaimCommand("way_back", number)  # what is filed is past the terms' recital
    if language.asks_what_is_missing(text) and language.is_question(text):
        return FiledClaimCommand("missing", number)
    return None


def _of_its_course(message: ClaimMessage, topics: Sequence[str]) -> FiledClaimCommand | None:
    if not topics or any(message.turn.entity(name) for name in _OF_A_CLAIM):
        return None
    details = message.text.strip()
    return FiledClaimCommand("asked", message.claim.number, topics=topics, details=details)


def _of_its_status(message: ClaimMessage) -> FiledClaimCommand | None:
    """When they hear of it, and how it stands."""
    language, text, intent = message.language, message.text, message.turn.intent
    if intent == "ask_reply_time" or language.asks_when_to_hear(text):
        return FiledClaimCommand("when", message.claim.number)
    asks = language.asks_if_it_arrived(text) and language.is_question(text)
    asks = asks or "number" in message.topics or language.awaits_answer(text)
    if asks or intent in _ASK_HOW_IT_STANDS:
        return FiledClaimCommand("status", message.claim.number)
    return None


def _of_its_mail(message: ClaimMessage) -> FiledClaimCommand | None:
    language, text = message.language, message.text
    if not language.misses_mail(text) or language.names_photo(text) or _tells_of_purchase(message):
        return None
    return FiledClaimCommand("no_mail", message.claim.number)


def _unknown_to_the_faq(message: ClaimMessage) -> FiledClaimCommand | None:
    """A question that none of the FAQ is about; the staff know."""
    turn = message.turn
    if not is_faq(turn.intent) or is_asked_outright(turn.intent, turn):
        return None
    asks = message.language.is_question(message.text) and message.claim.is_open
    if not asks or _tells_of_purchase(message):
        return None
    return FiledClaimCommand("asked", message.claim.number, details=message.text.strip())


def _status_of_named(message: ClaimMessage) -> FiledClaimCommand | None:
    """How a claim stands that is only named."""
    only_named = message.turn.intent in ("inform", "nlu_fallback", "out_of_scope")
    return FiledClaimCommand("status", message.claim.number) if only_named else None


def _tells_of_purchase(message: ClaimMessage) -> bool:
    """Whether an order number, a day or an address is told beside what is asked."""
    return any(message.turn.entity(name) for name in _OF_A_PURCHASE)
