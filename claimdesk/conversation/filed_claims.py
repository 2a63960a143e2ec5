"""What a message wants of a claim that is filed already: the commands, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from claimdesk.claims import claim_numbers
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.answers import is_faq
from claimdesk.conversation.draft import new_key
from claimdesk.conversation.follow_up import is_asked_outright
from claimdesk.conversation.intents import opens_or_reports
from claimdesk.conversation.order_and_email import emails_of_others, own_email
from claimdesk.conversation.turn import Turn
from claimdesk.conversation.values import DATE_FIELDS, ValueReader

CommandName = Literal[
    "status", "when", "missing", "no_mail", "mail_status", "show", "way_back", "asked",
    "told", "number", "withdrawn", "answers",
    "add", "correct", "change_email", "withdraw", "put_back", "unchanged",
]  # fmt: skip

# Facts that may be put right after filing; what happened is told in an addition.
CORRECTABLE = (
    "order_number",
    "product",
    "purchased_from",
    "purchased_on",
    "delivered_on",
    "condition",
    "wants",
    "price",
)
_CODES = ("wants", "condition", "purchased_from")
#: Facts that are told in words, not in figures.
SAID = ("product", "product_kind", *_CODES)
# Names of a purchase: who gives one that the claim does not have speaks of another one.
_OF_A_PURCHASE = ("order_number", "product")
_ASK_HOW_IT_STANDS = ("check_claim", "ask_refund_status")
_OVER_ONCE_FILED = ("deadline", "status", "number")  # of what is asked of a claim's course
_OF_RETURNS = ("ask_return_policy", "ask_change_of_mind")
_OF_THE_FILED = frozenset({"way_back", "amount", "sent_to", "refund_when", "replacement_when"})
_OF_THE_WAY_BACK = frozenset({"way_back", "label"})
_MAY_TELL = ("inform", "correct", "nlu_fallback", "add_to_claim", "ask_wrong_address")


@dataclass(frozen=True)
class FiledClaim:
    """A claim of this conversation as it is on record; `facts` are JSON, `missing` their names."""

    number: str
    email: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    is_open: bool = True


@dataclass(frozen=True)
class Command:
    """What is to be done with a claim, as far as it is known.

    `number` is the claim's; `email` and `order_number` prove whose it is where it was not filed in
    this conversation. `values` are new facts by name; `field` is the one to be asked for; `kind`
    says what an added photo shows. `topics` is what is asked of the claim's course; without one
    `details` is a question that only the staff can answer. What is not `is_sure` is asked about
    before it is done. `undo` is the command, in plain values, that puts back what was changed
    last; `beside` is another one that was wanted with it. `key` names the command, so that it is
    recorded once.
    """

    name: CommandName
    number: str | None = None
    email: str | None = None
    order_number: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    undo: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, Any] = field(default_factory=dict)
    field: str | None = None
    details: str = ""
    evidence: str | None = None
    kind: str = "photo"
    topics: Sequence[str] = ()
    is_sure: bool = True
    key: str = ""

    def as_slot(self) -> dict[str, Any]:
        """Plain values, to be kept between turns."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_slot(cls, slot: Mapping[str, Any]) -> Command:
        """The command that `as_slot` wrote."""
        return cls(**{"is_sure": False, **slot})


class CommandReader:
    """Reads commands for the claims of one conversation, newest last."""

    def __init__(self, values: ValueReader, claims: Sequence[FiledClaim]) -> None:
        self._values = values
        self._claims = tuple(claims)

    def claim(self, number: str | None) -> FiledClaim | None:
        """The claim of this conversation with the number; without one, the latest, if possible
        an open one."""
        if number:
            return next((claim for claim in self._claims if claim.number == number), None)
        return next(reversed(self.open), None) or next(reversed(self._claims), None)

    @property
    def open(self) -> tuple[FiledClaim, ...]:
        """Those that can still be changed."""
        return tuple(claim for claim in self._claims if claim.is_open)

    def named(self, turn: Turn) -> str | None:
        """The number of the one open claim that the message names, by number or by product."""
        number = turn.entity("claim_number") or claim_numbers.find(turn.text)
        if number:
            return number
        words = set(turn.text.casefold().split())
        fits = [
            claim.number
            for claim in self.open
            if words & set((claim.facts.get("product") or "").casefold().split())
        ]
        return fits[0] if len(fits) == 1 else None

    def read(self, turn: Turn) -> Command | None:
        """What the message wants of a filed claim; None where it wants something else."""
        number = turn.entity("claim_number") or claim_numbers.find(turn.text)
        claim = self.claim(number)
        if claim is None:
            return self._of_another(turn, number)
        if turn.is_choice or turn.entity("evidence"):
            return self._by_button(turn, claim)
        if claim.is_open and self._tells_anothers_email(turn):
            return Command("add", claim.number, details=_note(turn))
        cues, text = turn.language, turn.text
        if claim.is_open and (cues.puts_back(text) or cues.blames_for_change(text)):
            return Command(
                "put_back",
                claim.number,
                values=self.said_outright(turn, self.new_values(turn, claim)),
            )
        if self._is_another_purchase(turn, claim):
            return None
        asked = self._asked(turn, claim, named=bool(number))
        if asked is None and not claim.is_open:
            # Nothing can be added to it; that it is withdrawn tells why.
            return Command("status", claim.number) if turn.intent == "add_to_claim" else None
        if asked is None and cues.forbids_change(text):
            return Command("unchanged", claim.number)
        return asked or self._changed(turn, claim)

    @staticmethod
    def _of_another(turn: Turn, number: str | None) -> Command | None:
        """Of a claim that was not filed here, only what its number and e-mail address open."""
        if turn.intent == "withdraw_claim" or (number and turn.language.withdraws(turn.text)):
            return Command("withdraw", number)
        if turn.intent == "add_to_claim":
            return _addition(turn, number)
        return Command("status", number) if number or turn.intent == "check_claim" else None

    @staticmethod
    def _by_button(turn: Turn, claim: FiledClaim) -> Command | None:
        evidence = turn.entity("evidence")
        if evidence and claim.is_open:
            return Command("add", claim.number, evidence=evidence, kind=_kind_wanted(claim))
        names: dict[str, CommandName] = {"withdraw_claim": "withdraw", "check_claim": "status"}
        name = names.get(turn.intent)
        return Command(name, claim.number) if name else None

    @staticmethod
    def _tells_anothers_email(turn: Turn) -> bool:
        """Whether the message tells the address that the order is under, and nothing of a fault."""
        others = emails_of_others(turn, has_own=True)
        tells_fault = (
            turn.entity("reason") in FAULTS
        )  # of second thoughts more is read than is said
        return bool(others) and not (tells_fault or own_email(turn, has_own=True))

    def _is_another_purchase(self, turn: Turn, claim: FiledClaim) -> bool:
        """Whether the message begins a claim, or tells of an order or item not on record."""
        begins = opens_or_reports(turn.intent)
        given = self._values.read(turn, None).given
        cues, text = turn.language, turn.text
        # "I forgot to say that the cable is frayed": a part is no other item.
        leads_in = cues.told_to_add(text) != text.strip()
        names = ("order_number",) if leads_in else _OF_A_PURCHASE
        other = any(
            given.get(name) not in (None, claim.facts.get(name))
            and not (name == "product" and _is_named_shorter(given[name], claim))
            for name in names
        )
        more = cues.adds(text) or cues.withdraws(text)
        more = more or cues.is_correction(text) or cues.has_second_thought(text)
        more = more or (cues.asks_what_is_missing(text) and cues.is_question(text))
        # "The broken one, do I send it back" tells of what broke, and is of what is filed.
        more = more or bool(_OF_THE_FILED.intersection(cues.asks_of_claim(text)))
        more = more or cues.asks_if_known(text) or cues.bids_to_tell(text)
        return begins and (other or not more)

    def _asked(self, turn: Turn, claim: FiledClaim, *, named: bool) -> Command | None:
        """A question about the claim, or the wish to take it back."""
        cues, text = turn.language, turn.text
        tells_more = any(turn.entity(name) for name in ("order_number", "date", "email"))
        given = any(turn.entity(name) for name in ("order_number", "email"))
        if (state := self._state_asked(turn, claim)) is not None:
            return state
        if cues.bids_to_tell(text) and claim.is_open and not cues.names_photo(text):
            return _addition(turn, claim.number, claim)
        if cues.asks_if_known(text) and claim.is_open:
            return Command("asked", claim.number, details=text.strip())
        topics = cues.asks_of_claim(text)
        if (name := self._asked_of_what_was_told(turn, topics)) is not None:
            return Command(name, claim.number, topics=topics)
        about = tuple(each for each in topics if each not in _OVER_ONCE_FILED)
        if not about and cues.says_it_differs(text):
            about = ("approval",)  # of a claim it is what comes of it that is told in two ways
        withdraws = turn.intent == "withdraw_claim" or (cues.withdraws(text) and not tells_more)
        withdraws = withdraws and not cues.forbids_change(text)
        if withdraws and not _OF_THE_WAY_BACK.intersection(about):  # "can I drop it off?"
            return Command("withdraw", claim.number, is_sure=named or len(self.open) < 2)
        if cues.asks_what_is_on_record(text) and not tells_more:
            return Command("show", claim.number)
        if cues.asks_way_back(text) and cues.puts_question(text) and not tells_more:
            return Command("way_back", claim.number)
        if turn.intent in _OF_RETURNS and cues.returns_it(text) and not tells_more:
            return Command("way_back", claim.number)  # what is filed is past the terms' recital
        if cues.asks_what_is_missing(text) and cues.is_question(text) and not tells_more:
            return Command("missing", claim.number)
        if about and not given:
            return Command("asked", claim.number, topics=about, details=text.strip())
        if turn.intent == "ask_reply_time" or cues.asks_when_to_hear(text):
            return Command("when", claim.number)
        arrived = cues.asks_if_it_arrived(text) and cues.is_question(text)
        if (
            arrived
            or "number" in topics
            or cues.awaits_answer(text)
            or turn.intent in _ASK_HOW_IT_STANDS
        ):
            return Command("status", claim.number)
        if cues.misses_mail(text) and not tells_more and not cues.names_photo(text):
            return Command("no_mail", claim.number)
        if is_faq(turn.intent) and not is_asked_outright(turn.intent, turn):
            # Of something that no question of the FAQ is about; the staff know.
            asks = cues.is_question(text) and claim.is_open and not tells_more
            return Command("asked", claim.number, details=text.strip()) if asks else None
        only_named = named and turn.intent in ("inform", "nlu_fallback", "out_of_scope")
        return Command("status", claim.number) if only_named else None

    def _state_asked(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """Whether it is asked what the claim says by now, and nothing else told in its place."""
        cues, text = turn.language, turn.text
        if cues.asks_if_withdrawn(text):
            return Command("withdrawn", claim.number)
        given = {turn.entity(name) for name in ("email", "order_number")}
        told = bool(given - {None, claim.email, claim.facts.get("order_number")})
        told = told or bool(self.said_outright(turn, self.new_values(turn, claim)))
        if not cues.asks_if_changed(text) or (told and not cues.only_asks(text)):
            return None
        return Command("show", claim.number)

    @staticmethod
    def _asked_of_what_was_told(turn: Turn, topics: Sequence[str]) -> CommandName | None:
        """Whether it is asked what the staff were told, or which number is for what."""
        cues, text = turn.language, turn.text
        asked = cues.asks_of_message(text)
        if asked == "number":
            return "number"
        of_it = cues.names_message(text) or not (topics or cues.asks_if_it_arrived(text))
        return "told" if asked in ("got", "whole") and of_it else None

    def _changed(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """A fact put right or given late, or something added."""
        cues, text = turn.language, turn.text
        asks = turn.intent == "correct" or cues.asks_for_change(text)
        sure = asks or cues.is_correction(text) or cues.has_second_thought(text)
        address = own_email(turn, has_own=True)
        told = turn.intent in _MAY_TELL or cues.names_email(text)
        if address and told and (email := cues.read_email(address)) and email != claim.email:
            sure = sure or turn.intent == "ask_wrong_address"
            photo = "photo" if cues.names_photo(text) or cues.names_receipt(text) else None
            change = Command(
                "change_email", claim.number, values={"email": email}, field=photo, is_sure=sure
            )
            return replace(change, beside=self._told_with_email(turn, claim))
        adds = cues.adds(text)
        adds = adds or (turn.intent == "add_to_claim" and not turn.questions)
        values = self.said_outright(turn, self.new_values(turn, claim))
        # "The order date? I ordered on the 9th": the line is named, and told otherwise.
        told_of_line = cues.field_named(text) in values and _is_told(turn)
        may_tell = turn.intent in _MAY_TELL or (told_of_line and is_faq(turn.intent))
        if not may_tell and (adds or not sure):
            return _addition(turn, claim.number, claim) if adds else None
        # What is only asked about, or said without a word of correction, is not to be changed.
        left = SAID if cues.only_asks(text) else () if sure else _CODES
        values = {name: value for name, value in values.items() if name not in left}
        if not may_tell and not values:
            return None
        if values and (not adds or asks):
            late = {name: value for name, value in values.items() if name in claim.missing}
            is_late = bool(late) and (not sure or late == values)
            values = late if is_late else values
            return Command("correct", claim.number, values=values, is_sure=is_late)
        if asks and not adds:
            return self._which_fact(turn, claim)
        if adds or cues.names_photo(text) or cues.names_receipt(text):
            return _addition(turn, claim.number, claim)
        return None

    def _told_with_email(self, turn: Turn, claim: FiledClaim) -> dict[str, Any]:
        """The days and figures that are put right in one message with the address."""
        new = self.new_values(turn, claim)
        values = {name: value for name, value in new.items() if name not in SAID}
        if not values:
            return {}
        return Command("correct", claim.number, values=values, key=new_key()).as_slot()

    @staticmethod
    def _which_fact(turn: Turn, claim: FiledClaim) -> Command:
        if turn.language.names_photo(turn.text) or turn.language.names_receipt(turn.text):
            return _addition(turn, claim.number, claim)
        named = turn.language.field_named(turn.text)
        if named is None and turn.language.names_email(turn.text):
            named = "email"
        if named == "email":
            return Command("change_email", claim.number)
        return Command("correct", claim.number, field=named)

    @staticmethod
    def said_outright(turn: Turn, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values without codes that are only read from the sense of a sentence.

        It may be about another item.
        """
        says, text = turn.language.says_code, turn.text
        return {
            name: value for name, value in values.items() if name not in _CODES or says(name, text)
        }

    def new_values(self, turn: Turn, claim: FiledClaim, asked: str | None = None) -> dict[str, Any]:
        """Facts that the message gives and that differ from those on record."""
        if asked is None and turn.entity("date"):
            asked = _date_on_record(claim)
        given = self._values.read(turn, asked).given
        new = {
            name: value
            for name, value in given.items()
            if name in CORRECTABLE and value != claim.facts.get(name)
        }
        if asked != "product" and _is_named_shorter(new.get("product"), claim):
            del new["product"]
        # Another product may be of another kind, or of one that is not known yet.
        kind = given.get("product_kind")
        if "product" in new and kind != claim.facts.get("product_kind"):
            new["product_kind"] = kind
        return new


def _is_told(turn: Turn) -> bool:
    """Whether a value stands in a sentence that asks nothing."""
    telling = [each for each in turn.language.sentences(turn.text) if "?" not in each]
    values = (value for given in turn.entities.values() for value in given)
    return any(value in each for value in values for each in telling)


def _is_named_shorter(product: str | None, claim: FiledClaim) -> bool:
    """Whether a product is the claim's by a part of its name: "the pen" of a stylus pen."""
    own = (claim.facts.get("product") or "").casefold().split()
    return bool(product) and set(str(product).casefold().split()) <= set(own)


def _addition(turn: Turn, number: str | None, claim: FiledClaim | None = None) -> Command:
    """What is to be added; a picture is only announced by words."""
    cues = turn.language
    receipt = cues.names_receipt(turn.text)
    kind = "proof_of_purchase" if receipt else _kind_wanted(claim)
    if receipt or cues.names_photo(turn.text):
        return Command("add", number, field="photo", kind=kind)
    told = cues.bids_to_tell(turn.text) or not cues.is_question(turn.text)
    details = cues.told_to_add(turn.text).rstrip("?") if told else ""
    return Command("add", number, details=details, kind=kind)


def _note(turn: Turn) -> str:
    """What is told the staff, without the words that ask for it, if there are any."""
    return turn.language.told_to_add(turn.text) or turn.text.strip()


def _kind_wanted(claim: FiledClaim | None) -> str:
    """What a photo is taken to show: the item, unless only the receipt is missing."""
    missing = claim.missing if claim else ()
    receipt_only = "proof_of_purchase" in missing and "photo" not in missing
    return "proof_of_purchase" if receipt_only else "photo"


def _date_on_record(claim: FiledClaim) -> str:
    """Which date is put right where the message does not say: the one that is on record."""
    known = [name for name in DATE_FIELDS if claim.facts.get(name)]
    return known[0] if len(known) == 1 else "purchased_on"
