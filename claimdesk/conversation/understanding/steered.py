"""What steers a claim, with what is wished, given or asked beside it in the same message."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.claims.vocabulary import DEFECTS
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import GO_ON, START_OVER, STOP, Context, Understood
from claimdesk.conversation.understanding.questions_put import question_put
from claimdesk.conversation.understanding.steering import steering
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader

_OF_WHAT_STANDS = ("repeat", "clarify")  # asked of a line, which may be to deny it
_SELLER = "purchased_from"
_OF_THE_ORDER = ("order_number", "email", *DATE_FIELDS)


def steered(
    reader: ValueReader, turn: Turn, context: Context, about: Sequence[str], denied: frozenset[str]
) -> Understood | None:
    """What leaves no room for anything else but what is asked, or told, beside it."""
    asked, draft = context.asked, context.draft
    command = steering(turn, asked, about, draft)
    if command is not None and denied and command.name in _OF_WHAT_STANDS:
        command = None
    if command is None and asked is not None and _works_again(turn, draft):
        command = Command("cancel", {}, turn.text)  # which asks whether to stop
    if command is None:
        return None
    beside = (
        *_wish_beside(turn, command, draft),
        *_seller_beside(turn, command, draft),
    ) or _given_beside(reader, turn, context, command)
    return Understood((command, *beside, *_asked_beside(turn, command, about, asked)))


def _works_again(turn: Turn, draft: Draft) -> bool:
    """Whether the thing of which a fault was told works now, by the words, and no more is wanted.

    What is told of how that came is no other fault, nor of another item.
    """
    typed = not turn.is_choice and draft.get("reason") in DEFECTS
    works = typed and turn.language.works_after_all(turn.text)
    return works and turn.language.wish_told(turn.text) is None


def _wish_beside(turn: Turn, steered: Command, draft: Draft) -> tuple[Command, ...]:
    """Another wish said outright beside a question about the form's own: "you got that I want a
    refund now?"."""
    wish, stands = turn.entity("remedy"), draft.get("wants")
    asks = steered.name == "clarify" and wish and stands and wish != stands
    outright = asks and turn.language.wishes_outright(str(wish), turn.text)
    return (Command("correct", {"wants": wish}, turn.text),) if outright else ()


def _seller_beside(turn: Turn, steered: Command, draft: Draft) -> tuple[Command, ...]:
    """Who sold it, told beside the offer of that shop's order number."""
    seller = turn.entity(_SELLER) if steered.name == "take_their_number" else None
    new = seller and not draft.get(_SELLER)
    return (Command("set", {_SELLER: seller}, turn.text),) if new else ()


def _given_beside(
    reader: ValueReader, turn: Turn, context: Context, steered: Command
) -> tuple[Command, ...]:
    """What a message gives of the order that was not known, beside going on or asking what
    stands there: "ok, send it to them. It's sam@example.com"."""
    if turn.is_choice or not (context.asked == GO_ON or steered.name == "repeat"):
        return ()
    given = reader.read(turn, None, context.draft.values).given
    new = {name: given[name] for name in _OF_THE_ORDER if name in given}
    new = {name: value for name, value in new.items() if not context.draft.get(name)}
    return (Command("set", new, turn.text),) if new else ()


def _asked_beside(
    turn: Turn, steering: Command, about: Sequence[str], asked: str | None
) -> tuple[Command, ...]:
    """The question that stands beside sending the claim, or dropping it."""
    of_stopping = asked in (STOP, START_OVER) or steering.name == "cancel"
    if steering.name != "send" and not of_stopping:
        return ()
    question = question_put(turn, about, understood=True, heard=True)
    return (Command("ask", question, turn.text),) if question else ()
