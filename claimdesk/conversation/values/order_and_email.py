"""The order number and the e-mail address that a message gives, read alike by every form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.shared.turn import Choice, Say, Turn
from claimdesk.language.email_addresses import is_public, likelier_email
from claimdesk.language.order_number_forms import matches, normalise

#: What is wrong with a value: the name of the sentence that asks better, and its facts.
Problem = tuple[str, Mapping[str, Any]]
_MOST_SHOWN = 80  # letters of what is no address


def order_number_in(turn: Turn, *, expected: bool) -> str | None:
    """The order number as it is written; where one is `expected`, a looser one too."""
    found = next(iter(not_taken_back(turn, "order_number")), None)
    if found is None and expected:
        spans = turn.language.find_order_numbers(turn.text)
        return spans[0].text if spans else None
    return found


def not_taken_back(turn: Turn, entity: str) -> tuple[str, ...]:
    """The values of an entity that a message names, but for those it puts right itself: "…, sorry,
    …"."""
    told = turn.entities.get(entity, ())
    if turn.is_choice or len(told) < 2:
        return told
    kept: list[str] = []
    end = 0
    for value in told:
        start = turn.text.find(value, end)
        if kept and start >= 0 and turn.language.takes_back(turn.text[end:start]):
            kept.pop()
        kept.append(value)
        end = max(start, end) + len(value)
    return tuple(kept)


def emails_of_others(turn: Turn, *, asked: bool = False, has_own: bool = False) -> tuple[str, ...]:
    """The addresses of a message that no answer goes to.

    `asked`: it was to give one; `has_own`: one of the shopper's own is known.
    """
    if turn.is_choice or "@" not in turn.text:
        return ()
    language = turn.language
    found = language.anothers_emails(turn.text, asked=asked, has_own=has_own)
    return tuple(address for each in found if (address := language.read_email(each)))


def own_email(turn: Turn, *, asked: bool = False, has_own: bool = False) -> str | None:
    """The address given for the answer, as it is written."""
    given = turn.entities.get("email", ())
    others = emails_of_others(turn, asked=asked, has_own=has_own) if given else ()
    return next((each for each in given if turn.language.read_email(each) not in others), None)


def order_number_at(policy: StorePolicy, written: str) -> str:
    """The order number as the store writes it, else in the one way that any is kept."""
    return matches(written, policy.order_number.pattern) or normalise(written)


def is_begun_as_ours(policy: StorePolicy, number: str) -> bool:
    """Whether an order number begins with the letters that the store's own begin with."""
    letters = re.match(r"[A-Za-z]*", policy.order_number.example)
    ours = letters.group().casefold() if letters else ""
    return bool(ours) and number.casefold().startswith(ours)


def email_written(
    turn: Turn,
    policy: StorePolicy,
    *,
    asked: bool,
    has_own: bool = False,
    whole: bool | None = None,
) -> str | None:
    """What of a message to read the shopper's address from: never the store's own, only mentioned.

    Where one was `asked` for, or else with `whole`, that may be the whole message; `has_own` as in
    `emails_of_others`.
    """
    told = tuple(each for each in not_taken_back(turn, "email") if not _is_ours(each, policy))
    said = replace(turn, entities={**turn.entities, "email": told})
    own = own_email(said, asked=asked, has_own=has_own)
    may_be_all = asked if whole is None else whole
    if own or turn.entity("email") or not may_be_all:
        return own
    return None if emails_of_others(turn, asked=True, has_own=has_own) else turn.text


def _is_ours(address: str, policy: StorePolicy) -> bool:
    """Whether an address is the store's: its own, or another one of its domain."""
    ours, theirs = policy.contact.email.casefold(), address.casefold()
    domain = ours.rpartition("@")[2]
    return theirs == ours or (theirs.rpartition("@")[2] == domain and not is_public(domain))


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
