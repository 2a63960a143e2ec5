"""The order number and the e-mail address that a message gives, read alike by every form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.turn import Choice, Say, Turn
from claimdesk.language.email_addresses import likelier_email
from claimdesk.language.order_number_forms import matches, normalise

#: What is wrong with a value: the name of the sentence that asks better, and its facts.
Problem = tuple[str, Mapping[str, Any]]
_MOST_SHOWN = 80  # letters of what is no address


def order_number_in(turn: Turn, *, expected: bool) -> str | None:
    """The order number as it is written; where one is `expected`, a looser one too."""
    found = turn.entity("order_number")
    if found is None and expected:
        spans = turn.language.find_order_numbers(turn.text)
        return spans[0].text if spans else None
    return found


def order_number_at(policy: StorePolicy, written: str) -> str:
    """The order number as the store writes it, else in the one way that any is kept."""
    return matches(written, policy.order_number.pattern) or normalise(written)


def email_written(turn: Turn, policy: StorePolicy, *, asked: bool) -> str | None:
    """What of a message to read the shopper's address from: never the store's own, only mentioned.

    Where it was `asked` for, that may be the whole message.
    """
    own = policy.contact.email.casefold()
    told = turn.entities.get("email", ())
    if told:
        return next((address for address in told if address.casefold() != own), None)
    return turn.text if asked else None


def email_in(
    turn: Turn, written: str, *, completes: bool = True
) -> tuple[str | None, Problem | None]:
    """The address in what is `written`, or else what is wrong with it; neither where none is meant.

    One that looks misspelt is doubted, unless it was picked; without `completes` no broken one is
    guessed at.
    """
    address = turn.language.read_email(written)
    if address and turn.is_choice:
        return address, None
    if address:
        likelier = likelier_email(address)
    else:
        likelier = turn.language.completed_email(written) if completes else None
    if likelier:
        return None, ("email_doubtful", {"email": address, "likelier": likelier})
    if not address and "@" in written:
        return None, ("email_broken", {"email": written[:_MOST_SHOWN]})
    return address, None


def ask_back(problem: Problem) -> Say:
    """Asks which address was meant, or for it once more."""
    code, facts = problem
    return Say(code, facts, doubtful_choices(**facts) if code == "email_doubtful" else ())


def doubtful_choices(email: str | None, likelier: str) -> tuple[Choice, ...]:
    """The address that was probably meant, and the one as it was typed if mail can go there."""
    meant = Choice("choice_email_meant", "inform", {"email": likelier}, {"email": likelier})
    if email is None:
        return (meant,)
    typed = Choice("choice_email_typed", "inform", {"email": email}, {"email": email})
    return (meant, typed)
