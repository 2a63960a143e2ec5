"""A message to the staff while it is being put together, and what a shopper's turn adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.matters import ADDRESS, MESSAGE, ORDER, Matter
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, DENY, yes_or_no
from claimdesk.conversation.values.order_and_email import (
    ask_back,
    email_in,
    email_written,
    not_taken_back,
    order_number_at,
    order_number_in,
)

EMAIL = "email"
#: The fields, each a slot of the same name, in the order they are asked for.
FIELDS = (MESSAGE, ADDRESS, ORDER, EMAIL)
#: What is kept beside them, each a slot as well.
BOOKKEEPING = ("matter", "message_declined", "message_key", "message_alert", "email_doubt")
MOST_LETTERS = 2000  # of a message
_FORGOTTEN = tuple(name for name in (*FIELDS, *BOOKKEEPING) if name != EMAIL)
#: Intents of turns whose words are nothing to be told to the staff.
NOTHING_TOLD = (*interruptions.SMALL_TALK, "greet", "affirm", "deny", "cannot_provide", "correct")
_MOST_ADDRESS = 200  # letters of a postal address


def forgotten() -> dict[str, Any]:
    """Slot values that forget the message; the address stays known."""
    return {**dict.fromkeys(_FORGOTTEN), "misses": 0}


@dataclass(frozen=True)
class StaffMessage:
    """The message as it stands; `values` by the names of its slots, as JSON."""

    matter: Matter
    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """A value, None where there is none."""
        return self.values.get(name)

    def with_(self, **changes: Any) -> StaffMessage:
        """The message with these changes."""
        return replace(self, values={**self.values, **changes})

    def telling(self, text: str) -> StaffMessage:
        """With what was told beside what was told before."""
        told = [part for part in (self.get(MESSAGE), text.strip()) if part]
        return self.with_(message="\n".join(told)[:MOST_LETTERS])

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be asked for, in order."""
        declined = list(self.get("message_declined") or ())
        if self.matter.order_if_known and self.get(EMAIL):
            declined.append(ORDER)
        needed = [name for name in FIELDS if name in self.matter.needs or name == EMAIL]
        return tuple(n for n in needed if not self.get(n) and n not in declined)

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that keep it."""
        kept = {name: self.get(name) for name in (*FIELDS, *BOOKKEEPING)}
        return {**kept, "matter": self.matter.code}


def read(
    turn: Turn, message: StaffMessage, asked: str | None, policy: StorePolicy
) -> tuple[StaffMessage, Say | None]:
    """The message with the values that `turn` gives, and what to ask back about an address."""
    order = order_number_in(turn, expected=asked in (ORDER, ADDRESS))
    if order and not message.get(ORDER):
        message = message.with_(message_order=order_number_at(policy, order))
    elif other := _number_put_right(turn, message, policy):
        message = message.with_(message_order=other)
    if ADDRESS in message.matter.needs and not message.get(ADDRESS):
        place = turn.language.find_postal_address(turn.text)
        if place is None and asked == ADDRESS:
            place = _rest_as_address(turn)
        message = message.with_(new_address=place and place[:_MOST_ADDRESS])
    return _read_email(turn, message, asked, policy)


def is_same_number(one: str, other: str | None) -> bool:
    """Whether two order numbers differ by no more than the letters before the digits."""
    return bool(other) and _digits(one) == _digits(str(other))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number) or number


def _number_put_right(turn: Turn, message: StaffMessage, policy: StorePolicy) -> str | None:
    """The order number that is told in the place of the one that is known."""
    if turn.is_choice or not turn.language.puts_number_right(turn.text):
        return None
    told = (order_number_at(policy, each) for each in not_taken_back(turn, "order_number"))
    others = [each for each in told if not is_same_number(each, message.get(ORDER))]
    return others[-1] if others else None


def _rest_as_address(turn: Turn) -> str | None:
    rest = turn.text
    for name in ("email", "order_number"):
        for value in turn.entities.get(name, ()):
            rest = rest.replace(value, " ")
    rest = re.sub(r"\s+", " ", rest).strip(" ,.;")
    asks = turn.language.is_question(turn.text) or turn.intent in NOTHING_TOLD or turn.is_choice
    return rest if len(rest.split()) > 1 and not asks else None


def _read_email(
    turn: Turn, message: StaffMessage, asked: str | None, policy: StorePolicy
) -> tuple[StaffMessage, Say | None]:
    doubted, meant = message.get("email_doubt") or (None, None)
    settled = message.with_(email_doubt=None)
    says = yes_or_no(turn)
    if meant and says == AFFIRM:
        return settled.with_(email=meant), None
    if meant and says == DENY:
        return settled.with_(email=doubted), None
    said = email_written(
        turn, policy, asked=asked == EMAIL, has_own=bool(message.get(EMAIL)), whole=bool(asked)
    )
    if said is None:
        return message, None
    address, problem = email_in(turn, said, completes=not message.get(EMAIL))
    if problem is None:
        return settled.with_(email=address) if address else message, None
    code, facts = problem
    if code != "email_doubtful":
        return message, ask_back(problem)
    typed = facts["email"]
    if typed and typed == doubted:  # once more as it was
        return settled.with_(email=typed), None
    return settled.with_(email=None, email_doubt=[typed, facts["likelier"]]), ask_back(problem)
