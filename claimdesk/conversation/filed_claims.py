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
from claimdesk.conversation.second_item import is_same
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
#: Lines whose value is a figure or a day, which says by itself what it is.
FIGURES = ("order_number", "price", *DATE_FIELDS)
# Names of a purchase: who gives one that the claim does not have speaks of another one.
_OF_A_PURCHASE = ("order_number", "product")
_ASK_HOW_IT_STANDS = ("check_claim", "ask_refund_status")
_OVER_ONCE_FILED = ("deadline", "status", "number")  # of what is asked of a claim's course
_OF_RETURNS = ("ask_return_policy", "ask_change_of_mind")
_OF_THE_FILED = frozenset({"way_back", "amount", "sent_to", "refund_when", "replacement_when"})
_OF_THE_WAY_BACK = frozenset({"way_back", "label"})
_SEVERAL = 2
_TELLS_TROUBLE = ("report_defect", "report_wrong_item", "report_missing_item")
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

    @property
    def chain(self) -> tuple[Command, ...]:
        """The command and those wanted with it, in the order they are done."""
        after = Command.from_slot(self.beside).chain if self.beside else ()
        return (replace(self, beside={}), *after)

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
        return number or self._by_product(turn)

    def _by_product(self, turn: Turn) -> str | None:
        """The number of the one open claim whose product the message names, of several."""
        if len(self.open) < _SEVERAL or turn.is_choice:
            return None
        fits = [claim.number for claim in self.open if self._names_own(turn, claim)]
        return fits[0] if len(fits) == 1 else None

    @staticmethod
    def _names_own(turn: Turn, claim: FiledClaim) -> bool:
        """Whether the message has a word of the name of the claim's product."""
        words = {word.strip(".,!?;:") for word in turn.text.casefold().split()}
        return bool(words & set((claim.facts.get("product") or "").casefold().split()))

    def read(self, turn: Turn) -> Command | None:
        """What the message wants of a filed claim; None where it wants something else."""
        number = turn.entity("claim_number") or claim_numbers.find(turn.text)
        named = number or self._by_product(turn)
        claim = self.claim(named)
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
        if (further := self._further_trouble(turn, claim)) is not None:
            return further
        if (otherwise := self._wishes_otherwise(turn, claim)) is not None:
            return otherwise
        if not number and (state := self._state_asked(turn, claim)) is not None:
            return state  # "is the part I added in there" reports no part
        if self._is_another_purchase(turn, claim):
            return None
        asked = self._asked(turn, claim, named=bool(named))
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

    def _further_trouble(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """What is told of more that is wrong with the thing of the claim: it goes with the claim.

        Where it may be of another thing as well, that is asked: the command is not sure then.
        """
        cues, text = turn.language, turn.text
        told = turn.intent in _TELLS_TROUBLE and (
            turn.entity("reason") in FAULTS or cues.adds(text)
        )
        if not (told and claim.is_open) or cues.puts_question(text) or cues.wants_to_claim(text):
            return None
        if cues.is_correction(text) or cues.asks_for_change(text) or cues.names_photo(text):
            return None
        given = self._values.read(turn, None).given
        order = given.get("order_number")
        if order not in (None, claim.facts.get("order_number")) or cues.speaks_of_another(text):
            return None
        of_it = self._is_of_the_claim(turn, claim, given.get("product"))
        if of_it is None:
            return None
        details = cues.told_to_add(text) or text.strip()
        return Command("add", claim.number, details=details, is_sure=of_it)

    def _wishes_otherwise(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """Another remedy that is asked for in the place of the claim's, which is asked about."""
        cues, text, facts = turn.language, turn.text, claim.facts
        wish = cues.wish_instead(text, facts.get("wants")) if claim.is_open else None
        if wish is None or turn.is_choice or cues.forbids_change(text) or cues.puts_back(text):
            return None
        given = self._values.read(turn, None).given
        product = given.get("product")
        if product and not is_same(product, facts.get("product") or "", cues):
            return None
        if given.get("order_number") not in (None, facts.get("order_number")):
            return None
        if any(name in self.new_values(turn, claim) for name in FIGURES):
            return None  # put right together
        return Command("correct", claim.number, values={"wants": wish}, is_sure=False)

    def _is_of_the_claim(self, turn: Turn, claim: FiledClaim, product: str | None) -> bool | None:
        """Whether trouble is told of the claim's own item; None of another one, False unknown."""
        cues, text = turn.language, turn.text
        own = claim.facts.get("product") or ""
        alone = len(self.open) < _SEVERAL
        if not product and self._by_product(turn) == claim.number:
            return True
        if not product:
            named = self._values.product_kind(text) is not None
            return alone and not (named and not self._names_own(turn, claim))
        if is_same(product, own, cues) or _is_named_shorter(product, claim):
            return True
        if cues.told_to_add(text) != text.strip():
            return True  # "I forgot to say that the cable is frayed"
        part = cues.is_part(text, product, own)
        if self._values.product_kind(product) is not None:
            return False if part else None
        if part is None:
            return False if cues.adds(text) else None
        return alone if part else None

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
        if topics == ("picture_there",) and not named and claim.is_open:
            return self._of_each(Command("asked", claim.number, topics=topics, details=text))
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

    def _of_each(self, asked: Command) -> Command:
        """A question that names no claim, put of each that is open, the latest first."""
        for claim in self.open:
            if claim.number != asked.number:
                asked = replace(asked, beside=replace(asked, number=claim.number).as_slot())
        return asked

    def _state_asked(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """Whether it is asked what the claim says by now, and nothing else told in its place."""
        cues, text = turn.language, turn.text
        if cues.asks_if_withdrawn(text):
            return Command("withdrawn", claim.number)
        if cues.asks_of_message(text) in ("got", "whole") and not cues.line_asked(text):
            return None  # of what the staff were told
        given = {turn.entity(name) for name in ("email", "order_number")}
        told = bool(given - {None, claim.email, claim.facts.get("order_number")})
        told = told or bool(self.said_outright(turn, self.new_values(turn, claim)))
        if not cues.asks_if_changed(text) or (told and not cues.only_asks(text)):
            return None
        line = cues.line_asked(text)
        named = cues.field_named(line) if line else None
        if named is None and line and cues.names_email(line):
            named = "email"
        return Command("show", claim.number, field=named)

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
        if address and told and cues.read_email(address) == claim.email and not cues.adds(text):
            return Command("no_mail", claim.number)  # which says where it goes
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
            return self._figure_named(turn, claim) or self._which_fact(turn, claim)
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

    def _figure_named(self, turn: Turn, claim: FiledClaim) -> Command | None:
        """A figure or day put right by the name of its line: "change the price to 20"."""
        named = turn.language.field_named(turn.text)
        if named not in FIGURES or turn.language.names_photo(turn.text):
            return None
        new = self.new_values(turn, claim, named)
        values = {name: value for name, value in new.items() if name == named}
        return Command("correct", claim.number, values=values, is_sure=False) if values else None

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
        wishes = set(turn.entities.get("remedy", ())) - {claim.facts.get("wants")}
        if "wants" not in new and len(wishes) == 1 and turn.language.asks_for_change(turn.text):
            new["wants"] = wishes.pop()  # "change the refund to a replacement"
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
