"""What goes on about a message that the staff have already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from textwrap import shorten
from typing import Any

from claimdesk.conversation.context.follow_up import is_asked_outright
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import begins_a_claim, opens_a_claim, opens_or_reports
from claimdesk.conversation.shared.matters import MATTERS, is_here, of_a_parcel
from claimdesk.conversation.shared.turn import Choice, Said, Say
from claimdesk.conversation.shared.yes_or_no import AFFIRM, yes_or_no

#: Begins a message that adds to the one the staff have.
ADD_TO_IT = Choice("choice_add_to_message", "talk_to_human")

_MOST_OF_A_LINE, _MOST_QUOTED = 160, 600  # letters
_ENDS = re.compile(r"(?<=[.!?;])\s+")
_TELLING = re.compile(r"\d|(?<=\w )(?!I\b)[A-Z]\w+")  # figures, and names within a sentence
_LEFT = " \u2026"
# What was ordered is not to be sent as it was.
_TO_BE_STOPPED = ("cancellation", "order_change", "address_change", "wrong_address")
# Matters that are one and the same to who tells of them.
_SAME = (
    (
        *(code for code in MATTERS if code.startswith("parcel_")),
        *("refund_awaited", "refund_asked", "cancellation"),
    ),
    ("danger", "injury"),
    ("message", "bought_elsewhere"),
    ("address_change", "wrong_address", "order_change", "cancellation", "order_kept"),
    ("order_change", "cancellation", "refund_asked"),
)
# Nothing that goes on about a message, however dangerous its matter.
_LEAVES = (
    *("greet", "thank", "goodbye", "bot_challenge", "other_language", "start_over"),
    *("withdraw_claim", "check_claim", "add_to_claim"),
)
# Which may be of the message all the same: "do they see all of it?" was taken for a greeting.
_MISTAKEN_FOR_LEAVE = ("check_claim", "add_to_claim", "greet")
_MAY_LEAN = (
    *("ask_track_order", "ask_refund_status", "ask_help", "complain"),
    *("nlu_fallback", "out_of_scope", "inform", "affirm", "deny", "cannot_provide"),
)


@dataclass(frozen=True)
class HandedOver:
    """The message: its reference, its matter, and what it said of the order and the shopper.

    `told` is what they were told in it and since, and `about` its matter as the staff read it;
    `earlier` are the references of those that went before it, and `dangers` what was told in those
    of a danger.
    """

    reference: str
    matter: str
    email: str
    order: str | None = None
    address: str | None = None
    told: Sequence[str] = ()
    about: str = ""
    earlier: Sequence[str] = ()
    advice: Sequence[str] = ()  # given since the staff have it, by the names of its sentences
    dangers: Sequence[str] = ()

    def as_slot(self) -> dict[str, Any]:
        """Plain values, to be kept between turns."""
        return asdict(self)

    @classmethod
    def from_slot(cls, slot: Mapping[str, Any] | None) -> HandedOver | None:
        """The one that `as_slot` wrote; None where nothing was handed over."""
        return cls(**slot) if slot else None

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger as long as it is not settled."""
        return MATTERS[self.matter].urgent

    @property
    def knows_of_danger(self) -> bool:
        """Whether the staff were told of one, in this message or before it."""
        return self.is_urgent or bool(self.dangers)

    @property
    def dangers_told(self) -> tuple[str, ...]:
        """What they were told of it."""
        return (*self.dangers, *(self.told if self.is_urgent else ()))

    def retells_danger(self, said: Said) -> bool:
        """Whether a message tells of nothing dangerous but what the staff know of."""
        told = self.dangers_told
        return self.knows_of_danger and said.language.retells_danger(said.text, told)

    def is_about(self, matter: str) -> bool:
        """Whether what is told under this matter belongs to the message."""
        if matter in ("message", "complaint", self.matter):
            return True
        return any(matter in codes and self.matter in codes for codes in _SAME)

    def is_parcels(self, matter: str) -> bool:
        """Whether a matter is only what may come of the parcel that the message is about."""
        return of_a_parcel(self.matter) and matter in ("refund_awaited", "refund_asked")

    def is_part_of(self, matter: str, order: str | None) -> bool:
        """Whether a message on this matter goes under the same reference: as all of an order."""
        return self.is_about(matter) or bool(order and order == self.order and not self.is_urgent)

    def tells(self, kind: str) -> Say:
        """How it stands, in one line: `kind` is as in `Language.asks_of_message`."""
        values = {"reference": self.reference, "email": self.email}
        if kind == "got" and self.told:
            return self._told(values)
        if kind == "call_me":
            kind = "call_noted"
        if kind == "turns_up" and self.matter in _TO_BE_STOPPED:
            kind = "comes"
        return Say(f"handed_{kind}", values, (ADD_TO_IT,))

    def tells_all(self, kinds: Iterable[str]) -> tuple[Say, ...]:
        """The same of each kind; what may be added is offered once."""
        *before, last = (self.tells(kind) for kind in kinds)
        return (*(replace(say, choices=()) for say in before), last)

    def _told(self, values: dict[str, str]) -> Say:
        """What the staff have, in the shopper's words."""
        lines = [line for told in self.told for line in told.splitlines() if line.strip()]
        most = max(_MOST_OF_A_LINE, _MOST_QUOTED // max(len(lines), 1))
        quoted = " / ".join(_gist(line, most) for line in lines)
        if len(quoted) > _MOST_QUOTED:  # the latest is what was asked about
            quoted = f"\u2026 {quoted[-_MOST_QUOTED:].partition(' ')[2]}"
        values = {**values, "told": quoted, "about": self.about}
        if self.earlier:
            values["earlier"] = ", ".join(self.earlier)
        of_a_matter = self.matter not in ("message", "complaint") and bool(self.about)
        return Say("staff_told_of" if of_a_matter else "staff_told", values, (ADD_TO_IT,))


def _gist(line: str, most: int) -> str:
    """A line in so many letters at most, of its sentences those that give figures or names."""
    parts = [part for part in _ENDS.split(" ".join(line.split())) if part]
    if len(" ".join(parts)) <= most or len(parts) == 1:
        return shorten(line, most, placeholder=" \u2026")
    by_weight = sorted(range(len(parts)), key=lambda index: not _TELLING.search(parts[index]))
    kept: set[int] = set()
    for index in by_weight:
        if sum(len(parts[each]) + 3 for each in kept) + len(parts[index]) <= most:
            kept.add(index)
    told = "".join(f" {part}" if index in kept else _LEFT for index, part in enumerate(parts))
    told = re.sub(f"(?:{_LEFT})+", _LEFT, told).strip()
    return told if kept else shorten(line, most, placeholder=_LEFT)


def _is_of_danger(said: Said) -> bool:
    """Whether a message goes on about a dangerous product, though it reads like another matter.

    What was plugged into it is no item to file a claim for.
    """
    words, text = said.language, said.text
    if said.intent in ("greet", "thank", "goodbye"):
        return False
    asked = words.asks_of_message(text)
    if asked == "outcome" and opens_a_claim(said.intent):
        asked = None  # a new one is a claim's to ask for
    return bool(words.asks_in_danger(text) or asked)


def _is_of_what_was_handed(said: Said) -> bool:
    """Whether a message denies what the staff have, asks if it is done or read, or only vents."""
    words, text = said.language, said.text
    if said.intent in ("greet", "thank", "goodbye"):
        return False
    if words.denies_matter(text) or words.declines_passing_on(text):
        return True
    asks_if_done = words.asks_of_message(text) in ("done", "read")
    return asks_if_done or (said.intent in _MAY_LEAN and words.vents(text))


def _goes_with_it(said: Said) -> bool:
    """Whether a message bids to tell the staff something, asks if they know it, or for a person."""
    words, text = said.language, said.text
    if words.names_claim(text):
        return False
    to_them = words.asks_to_pass_on(text) or words.asks_if_known(text)
    return to_them or words.wants_person(text)


def _is_bidden_of_it(said: Said, handed: HandedOver) -> bool:
    """Whether the message is to be taken back or corrected, or something told of its parcel."""
    words, text = said.language, said.text
    if words.withdraws_message(text) and not words.names_claim(text):
        return True
    if words.corrects_heading(text) or words.wants_invoice(text):
        return True
    if handed.is_about("cancellation") and words.asks_if_called_off(text):
        return True
    waits = of_a_parcel(handed.matter) and words.tells_of_transit(text)
    came = is_here(said) or words.tells_of_damage(text)
    return waits and opens_or_reports(said.intent) and not came


def takes_claim_offered(said: Said, payload: str, handed: HandedOver | None) -> bool:
    """Whether a message takes the claim that the first button of the last answer offers.

    A yes does, whatever stands beside it; what is told or asked of a danger comes before.
    """
    words, text = said.language, said.text
    if not opens_a_claim(payload.removeprefix("/")):
        return False
    if said.is_choice or yes_or_no(said) == AFFIRM:
        return yes_or_no(said) == AFFIRM
    asks = handed is not None and handed.is_urgent and words.asks_in_danger(text)
    known = handed is not None and handed.retells_danger(said)
    if asks or (said.intent == "report_danger" and not known):
        return False
    # "Well, yes, if it gets me a new one" changes no order.
    agrees = said.intent == "change_order" and words.agrees(text)
    return words.says_yes_beside(text) or (agrees and not words.speaks_of_order(text))


def concerns_staff(said: Said, handed: HandedOver | None, *, has_claim: bool = False) -> bool:
    """Whether a message outside of forms is one for the staff, whatever its intent.

    It goes on about what they have, wants an order kept that was to be cancelled, or is about a
    code that was refused though the order is paid. With `has_claim` a claim was filed too, and
    what may be about either is about that.
    """
    words, text = said.language, said.text
    if said.is_choice:
        return False
    if handed is not None and _is_bidden_of_it(said, handed):
        return True
    in_danger = handed is not None and handed.is_urgent
    if handed is not None and in_danger and words.calls_off_danger(text, handed.told):
        return True
    if in_danger and _is_of_danger(said):
        return True
    if handed is not None and not has_claim and _goes_with_it(said):
        return True
    if handed is not None and not has_claim and _is_of_what_was_handed(said):
        return True
    disowns = handed is not None and not has_claim and words.disowns_claim(text)
    # Who has no claim, and names none, asks of the message.
    of_message = said.intent in _MISTAKEN_FOR_LEAVE and handed is not None
    of_message = of_message and (said.intent != "greet" or bool(words.asks_of_message(text)))
    of_message = of_message and not has_claim and not words.names_claim(text)
    if disowns or (said.intent in _LEAVES and not of_message):
        return disowns
    if words.paid_without_discount(text):
        return True
    # With the number in hand it goes out at once, whatever it was taken for.
    numbered = words.find_order_numbers(text) and not has_claim
    if numbered and words.cancels_order(text, is_spoken_of=True) and not words.has_come(text):
        return True
    if handed is None:
        asks_of_seller = words.asks_of_message(text) == "seller" and not opens_a_claim(said.intent)
        return asks_of_seller and not has_claim
    if not has_claim and said.intent in _MAY_LEAN and words.adds(text):
        return True
    if not has_claim and words.bids_to_tell(text):
        return True
    asked = words.asks_of_message(text)
    if has_claim and not handed.is_urgent and asked not in ("call", "who"):
        # What is asked of either is answered of both, after filing.
        return handed.is_about("cancellation") and words.keeps_order(text)
    of_an_order = handed.is_about("cancellation") or handed.is_about("refund_awaited")
    if of_an_order and asked:
        return True
    # A question of the FAQ without a word of it is one about what is in hand.
    faq, subject = is_faq(said.intent), is_asked_outright(said.intent, said)
    # What expired or was refused is a code only where one is named.
    of_codes = said.intent.startswith("ask_promo") and not words.names_code(text)
    other = faq and (not subject or of_codes)
    if of_message or (of_an_order and other and words.is_question(text)):
        return True
    if opens_a_claim(said.intent):
        # "Could you send another one?" is of the parcel, as long as nothing of it came.
        came = words.has_come(text) or words.tells_of_damage(text)
        return of_a_parcel(handed.matter) and words.is_question(text) and not came
    tells_fault = begins_a_claim(said.intent) and words.tells_fault(words.account_in(text))
    if tells_fault and not (handed.is_urgent or of_a_parcel(handed.matter) or has_claim):
        return False  # "Passed on what? Fine: the seam is torn": that is what it is about
    states = faq and subject and said.intent != "ask_reply_time"
    if handed.is_urgent or (asked not in (None, "outcome") and not (asked == "when" and states)):
        return True
    if handed.is_about("cancellation") and (
        words.keeps_order(text) or words.find_postal_address(text)
    ):
        return True
    if words.names_email(text) and words.read_email(text):
        return True
    # "So is it lost?" names nothing, and nothing else is under way that it may mean.
    asks = words.is_question(text) or words.joins_on(text)
    may_lean = said.intent in _MAY_LEAN and asks and words.leans(text)
    return may_lean and not words.speaks_of_claim(text)
