"""The table of a claim's fields: what each holds, when it is asked for, where it is shown.

Slots of the form, the order of questions, the review card, mails, the record and `claims show`
follow this table. Tests hold `domain.yml` and the catalogue to it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from claimdesk.claims import codes
from claimdesk.claims.vocabulary import CONDITIONS, EVIDENCE, PURCHASED_FROM, REASONS, WANTS

Kind = Literal[
    "code", "text", "account", "day", "money", "currency", "product_kind", "photos", "evidence",
    "email",
]  # fmt: skip
Asked = Literal["always", "if_needed", "if_told_in_words", "if_there_is_a_choice", "if_exchanged"]


@dataclass(frozen=True)
class Field:
    """One field of a claim.

    `kind`: what it holds. `asked`: when the form asks for it, None where it never does;
    `if_needed` is when a clause of the store's terms can't do without. `codes`: the values it may
    have, where those are codes, and `offered` those with a button. `entity`: what the NLU calls
    its codes, and the catalogue too. `required`: nothing goes on without it. `judged`: the rules
    and the record have it among the claim's facts. `in_mail`: the mails list it. `led_in`: told
    back among other facts, it needs a word before it ("bought 3 November"). `may_refuse`: a value
    that was heard wrong would refuse the claim, so that one nobody asked for is confirmed first.
    `staff_find`: what the shopper can't tell the staff find by the order, or see on the item.
    """

    name: str
    kind: Kind
    asked: Asked | None = "if_needed"
    codes: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    entity: str = ""
    required: bool = False
    judged: bool = True
    in_mail: bool = True
    led_in: bool = False
    may_refuse: bool = False
    staff_find: bool = False

    @property
    def named_by(self) -> str:
        """What its codes are called by: `<named_by>_is_<code>` in the catalogue."""
        return self.entity or self.name

    @property
    def is_noted(self) -> bool:
        """Whether it is told back at once, where several facts come in one message."""
        return bool(self.asked) and self.kind in ("code", "text", "day", "money", "email")

    @property
    def has_way_without(self) -> bool:
        """Whether a shopper may go on without it; a code `unknown` is an answer of its own."""
        return not (self.required or "unknown" in self.codes)

    def wording(self) -> tuple[str, ...]:
        """The catalogue's entries for it."""
        names = [f"label_{self.name}"] if self.asked or self.in_mail else []
        if self.asked:
            names += [f"ask_{self.name}", f"unfit_{self.name}", f"explain_{self.name}"]
            if self.has_way_without:
                names.append(f"without_{self.name}")
        if self.led_in:
            names.append(f"noted_{self.name}")
        if self.may_refuse:
            names.append(f"confirm_{self.name}")
        if self.name in needed():
            names.append(f"missing_{self.name}")
        if self.kind == "photos":
            names.append(f"choice_no_{self.name}")
        names += [f"{self.named_by}_is_{code}" for code in self.codes]
        names += [f"{self.named_by}_name_{code}" for code in self.codes]
        return tuple(names)


#: In the order a person would ask; the card, the mails and the record keep it.
FIELDS: tuple[Field, ...] = (
    Field(
        "reason",
        "code",
        codes=REASONS,
        offered=tuple(row.code for row in codes.REASONS if row.offered),
        required=True,
        may_refuse=True,
    ),
    # What the staff of every store need to find the order and to answer, and what tells two claims
    # on one order apart, whatever the store's page asks a claim to name.
    Field("order_number", "text", "always", led_in=True),
    Field("product", "text", "always"),
    Field("details", "account", "if_told_in_words", judged=False, in_mail=False),
    Field(
        "purchased_from",
        "code",
        codes=PURCHASED_FROM,
        offered=PURCHASED_FROM,
        led_in=True,
        may_refuse=True,
        staff_find=True,
    ),
    Field("purchased_on", "day", led_in=True, may_refuse=True, staff_find=True),
    Field("delivered_on", "day", led_in=True, may_refuse=True, staff_find=True),
    Field(
        "condition",
        "code",
        codes=CONDITIONS,
        offered=CONDITIONS,
        may_refuse=True,
        staff_find=True,
    ),
    Field("product_kind", "product_kind", staff_find=True),
    Field("wants", "code", "if_there_is_a_choice", codes=WANTS, entity="remedy"),
    Field("variant", "text", "if_exchanged", led_in=True),  # what is wanted instead
    Field("price", "money", staff_find=True),  # only a refund has a fee: an exchange needs no price
    Field("currency", "currency", None, in_mail=False),  # mails name it with the price
    *(Field(kind, "photos", judged=False, in_mail=False) for kind in EVIDENCE),
    Field("evidence", "evidence", None),  # the kinds of photo that were given
    Field("email", "email", "always", required=True, judged=False, in_mail=False),
)


def asked() -> tuple[str, ...]:
    """The fields of the form, each a slot of the same name, in asking order."""
    return tuple(each.name for each in FIELDS if each.asked)


def judged() -> tuple[str, ...]:
    """The facts of a claim that rules and record have."""
    return tuple(each.name for each in FIELDS if each.judged)


def needed() -> tuple[str, ...]:
    """What clauses may find missing, in asking order."""
    return tuple(each.name for each in FIELDS if each.asked == "if_needed")


def in_asking_order(facts: Collection[str]) -> tuple[str, ...]:
    """Those of `facts` that clauses may find missing, in asking order."""
    return tuple(fact for fact in needed() if fact in facts)


def found_by_staff(facts: Collection[str]) -> tuple[str, ...]:
    """Those of `facts` that the staff find without the shopper, in asking order."""
    return tuple(each.name for each in FIELDS if each.staff_find and each.name in facts)


def of_kind(*kinds: Kind) -> tuple[str, ...]:
    """The fields that hold one of these kinds of value."""
    return tuple(each.name for each in FIELDS if each.kind in kinds)
