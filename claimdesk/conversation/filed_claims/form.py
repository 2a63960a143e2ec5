"""After a claim is filed: asks for what a command still lacks, and ends with the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.claims import claim_numbers
from claimdesk.conversation import interruptions
from claimdesk.conversation.draft import new_key
from claimdesk.conversation.filed_claims.beside_yes import asks_weakly, names_another, with_yes
from claimdesk.conversation.filed_claims.claim_message import CORRECTABLE, SAID
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.filed_claims.several_commands import several_commands
from claimdesk.conversation.intents import opens_or_reports
from claimdesk.conversation.interruptions import PERSON, RESUME, STOP, WITHOUT
from claimdesk.conversation.order_and_email import ask_back, email_in, order_number_in
from claimdesk.conversation.prompts import Prompts
from claimdesk.conversation.second_item import is_let_go
from claimdesk.conversation.turn import Choice, Say, Step, Turn
from claimdesk.conversation.values import ValueReader
from claimdesk.conversation.yes_or_no import (
    AFFIRM,
    DENY,
    YES_OR_NO,
    yes_or_no,
    yes_or_no_choices,
)

#: What is wanted of a claim until it is done; `filed_command` stays, for it to be undone.
SLOTS = ("claim_number", "filed_order", "filed_wish")

_YES_NO = {
    "withdraw": yes_or_no_choices("choice_yes_withdraw", "choice_no_keep"),
    "change": yes_or_no_choices("choice_yes_change", "choice_no_leave"),
}
_MAX_ADDITION = 2000
_OF_ITS_STATE = ("show", "withdrawn")  # questions what is on record by now
_NO_ANSWERS = (*_OF_ITS_STATE, "told", "asked", "missing", "when")  # to what was asked for
_WAITS = "waits"  # in `filed_wish`: a command to be asked about once others were carried out


def waiting(command: FiledClaimCommand) -> dict[str, Any] | None:
    """The slot `filed_wish` for a command that is asked about once those before it are done."""
    *before, last = command.chain
    return {_WAITS: last.as_slot()} if before and not last.is_sure else None


class FiledClaimForm:
    """Advances what a shopper wants of a filed claim, turn by turn.

    A step ends with `then`: "done" (the slot `filed_command` says what to carry out), "said" (all
    there is to say), "bye", "stop", "person", "order" or "claim" (the message is about an order, or
    begins a claim), "other" (it is about something else). What is asked for: "claim_number",
    "filed_order" and "email" say which claim, "which" one of this conversation; "withdraw" and
    "change" are yes or no; "same_item" is whether what is told is of a claim's item; "addition",
    "fact" and "new_email" are what they say.
    """

    fields = ("claim_number", "filed_order", "email")

    def __init__(self, values: ValueReader, prompts: Prompts, claims: Sequence[FiledClaim]) -> None:
        self._reader = CommandReader(values, claims)
        self._prompts = prompts

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        if asked is None and (waits := (slots.get("filed_wish") or {}).get(_WAITS)):
            wish = FiledClaimCommand.from_slot(waits)
            return self._doubt(turn, wish) or self._ask_or_do(wish, slots)
        if asked is None:
            return self._begin(turn, slots)
        if turn.intent == "talk_to_human":
            return Step(_forgotten(), then="person")
        wish = FiledClaimCommand.from_slot(slots.get("filed_wish") or {"name": "status"})
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        if asked in _YES_NO:
            return self._yes_or_no(turn, slots, wish, asked)
        if asked == "same_item":
            return self._same_item(turn, slots, wish)
        if interruptions.asks_to_stop(turn):
            return Step(_forgotten(), then="stop")
        if asked in self.fields:
            return _left_at_once(turn) or self._which_claim(turn, slots, wish, asked)
        return self._content(turn, slots, wish, asked)

    def _begin(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        if (
            not turn.is_choice
            and turn.language.lets_it_be(turn.text)
            and self._reader.claims.find(None)
        ):
            return Step(then="bye")
        filed = self._reader.claims.find(None) is not None and not slots.get("claim_key")
        if filed and (closing := _closing(turn)):
            return Step(_forgotten(), (closing,), then="said")
        wish = several_commands(turn, self._reader) if filed else None
        wish = wish or self._reader.read(turn)
        if filed and wish is None and turn.intent == "stop":
            return Step(_forgotten(), (Say("utter_deny"),), then="said")
        if wish is None or _only_lets_go(turn, wish, slots.get("next_claim")):
            return Step(then="other")
        wish = replace(wish, key=new_key())
        if (doubt := self._doubt(turn, wish)) is not None:
            return doubt
        if self._reader.claims.find(wish.number) is not None:
            return self._ask_or_do(wish, slots)
        if wish.name == "status" and not wish.number and slots.get("claim_key"):
            # One that is under way can only be meant, as none was sent.
            return Step(say=(Say("claim_not_sent", choices=RESUME),), then="said")
        if wish.name == "status" and not wish.number and (meant := _not_a_claim(turn)):
            return Step(then=meant)
        if wish.name in ("add", "correct") and not wish.number and _tells_anew(turn):
            return Step(then="claim")
        return self._which_claim(turn, {**slots, **_forgotten()}, wish, None)

    # Which claim: only for those that were not filed in this conversation.

    def _which_claim(
        self, turn: Turn, slots: Mapping[str, Any], wish: FiledClaimCommand, asked: str | None
    ) -> Step:
        number = wish.number or claim_numbers.find(turn.text)
        if number is None and asked in ("claim_number", "filed_order"):
            number = claim_numbers.read(turn.text)
        order = (
            None
            if number
            else order_number_in(turn, expected=asked == "filed_order") or slots.get("filed_order")
        )
        address = turn.entity("email") or (turn.text if asked == "email" else None)
        email = (turn.language.read_email(address) if address else None) or slots.get("email")
        heard = number != wish.number or order != slots.get("filed_order")
        heard = heard or email != slots.get("email")
        wish = replace(wish, number=number)
        kept = {"claim_number": number, "filed_order": order, "email": email, "misses": 0}
        kept["filed_wish"] = wish.as_slot()
        if number and self._reader.claims.find(number) is not None:
            return self._ask_or_do(wish, {**slots, **kept})
        if email and number:
            return self._ask_or_do(replace(wish, email=email), {**slots, **kept})
        if email and order:
            sent = replace(wish, name="mail_status", email=email, order_number=order)
            return self._ask_or_do(sent, {**slots, **kept})
        tried = number is None and claim_numbers.is_tried(turn.text)
        if tried and asked is None:
            return Step(kept, (Say("claim_number_slip"),), ask="claim_number")
        say = interruptions.answers(turn, understood=heard) if asked and not tried else ()
        missing = "email" if number or order else "claim_number"
        if asked in ("claim_number", "filed_order") and missing == "claim_number":
            missing = asked
            if asked == "claim_number" and not say and not tried and _lacks(turn):
                return Step(kept, (Say("ask_filed_order"),), ask="filed_order")
        if asked and not heard and not say:
            step = self._missed(missing, {**kept, "misses": (slots.get("misses") or 0) + 1})
            first_slip = tried and step.say == (Say("unfit_claim_number"),)
            return replace(step, say=(Say("claim_number_slip"),)) if first_slip else step
        return Step(kept, (*say, Say(_QUESTIONS[missing])), ask=missing)

    @staticmethod
    def _missed(name: str, kept: Mapping[str, Any]) -> Step:
        """A second answer that does not fit gets an explanation and ways out."""
        ways = (WITHOUT, PERSON, STOP) if name == "claim_number" else (PERSON, STOP)
        unfit, explain = _MISSES[name]
        say = Say(unfit) if kept["misses"] < 2 else Say(explain, choices=ways)
        return Step(kept, (say,), ask=name)

    # What to do: asked for where the message did not say it.

    def _ask_or_do(self, wish: FiledClaimCommand, slots: Mapping[str, Any]) -> Step:
        claim = None if wish.email else self._reader.claims.find(wish.number)
        if claim is not None:
            wish = replace(wish, number=claim.number)
        if wish.chain[-1] != wish and not wish.chain[-1].is_sure and wish.is_sure:
            return self._done(wish, slots)  # what is to be asked about comes after it
        if wish.name == "put_back" and claim is not None:
            wish = self._put_back(wish, slots)
        if wish.name == "unchanged":
            return Step(_forgotten(), (_unchanged(wish),), then="said")
        if wish.name not in ("add", "correct", "change_email", "withdraw"):
            return self._done(wish, slots)
        if claim is not None and not claim.is_open:
            return self._done(replace(wish, name="status"), slots)
        kept = {"filed_wish": wish.as_slot(), "email": slots.get("email"), "misses": 0}
        values = {"claim_number": wish.number}
        if wish.name == "withdraw" and not wish.is_sure and len(self._reader.claims.open) > 1:
            return Step(kept, (self._which(),), ask="which")
        if wish.name == "withdraw":
            say = Say("confirm_withdraw", values, _YES_NO["withdraw"])
            return Step(kept, (say,), ask="withdraw")
        if wish.name == "add" and not (wish.details or wish.evidence):
            photo = wish.field == "photo"
            name = f"ask_filed_{wish.kind}" if photo else "ask_addition"
            say = Say(name, values, ask="photo" if photo else None)
            return Step(kept, (say,), ask="addition")
        if wish.name == "add" and not wish.is_sure and claim is not None:
            return Step(kept, (self._ask_same_item(),), ask="same_item")
        if wish.name == "change_email" and not wish.values:
            return Step(kept, (Say("ask_new_email", values),), ask="new_email")
        if wish.name == "correct" and not wish.values:
            return Step(kept, (self._ask_fact(wish),), ask="fact")
        if not wish.is_sure:
            before = {**claim.facts, "email": claim.email} if claim else {}
            lines = (
                self._prompts.changed_line(n, before.get(n), v)
                for n, v in {**wish.values, **wish.beside.get("values", {})}.items()
            )
            told = {**values, "lines": "\n".join(lines)}
            return Step(kept, (Say("confirm_change", told, _YES_NO["change"]),), ask="change")
        return self._done(wish, slots)

    def _which(self) -> Say:
        """Which of several claims is to be withdrawn."""
        choices = tuple(
            Choice(
                "choice_claim",
                "withdraw_claim",
                {"claim_number": claim.number},
                {"claim_number": claim.number, "product": claim.facts.get("product") or ""},
            )
            for claim in self._reader.claims.open
        )
        return Say("ask_which_claim", choices=choices)

    def _ask_same_item(self) -> Say:
        """Which claim what was told goes with, if it is of no other item."""
        claims = self._reader.claims.open
        one = len(claims) == 1 and bool(claims[0].facts.get("product"))
        choices = tuple(
            Choice(
                "choice_same_item" if one else "choice_claim",
                "add_to_claim",
                {"claim_number": claim.number},
                {"claim_number": claim.number, "product": claim.facts.get("product") or ""},
            )
            for claim in claims
        )
        name = "ask_same_item" if one else "ask_same_item_of_several"
        another = Choice("choice_another_item", "report_defect")
        return Say(name, choices[0].values if one else {}, (*choices, another))

    def _same_item(self, turn: Turn, slots: Mapping[str, Any], wish: FiledClaimCommand) -> Step:
        """What was told with the claim it is of, or a claim of its own; asked once, and not lost:
        what answers neither leaves it with the claim."""
        if turn.is_choice and turn.entity("claim_number") is None:
            return Step(_forgotten(), then="claim" if opens_or_reports(turn.intent) else "stop")
        number = turn.entity("claim_number") or self._reader.claims.named(turn) or wish.number
        says = yes_or_no(turn, turn.answer_to(YES_OR_NO))
        another = not turn.is_choice and turn.language.speaks_of_another(turn.text)
        if another or says == DENY:
            return Step(_forgotten(), then="claim")
        added = replace(wish, number=number, is_sure=True)
        again = self._reader.read(turn) if says is None and not turn.is_choice else None
        if again is not None and again.name not in ("add", "status"):
            sure = again.is_sure and again.name != "withdraw"
            again = replace(again, key=new_key(), is_sure=sure)
            added = replace(added, beside=again.as_slot())
        return self._done(added, slots)

    def _ask_fact(self, wish: FiledClaimCommand) -> Say:
        if wish.field is None:
            return Say("ask_fact", {"claim_number": wish.number})
        values = {"claim_number": wish.number, "label": self._prompts.label(wish.field)}
        return Say("ask_fact_of", values)

    def _done(self, wish: FiledClaimCommand, slots: Mapping[str, Any]) -> Step:
        claim = None if wish.email else self._reader.claims.find(wish.number)
        undo = _last(slots).undo
        changes = [each for each in wish.chain if each.name in ("correct", "change_email")]
        if claim is not None and changes and changes[-1].number == claim.number:
            before = {**claim.facts, "email": claim.email}
            values = {name: before.get(name) for name in changes[-1].values}
            undo = {"name": changes[-1].name, "number": claim.number, "values": values}
        command = replace(wish, undo=undo).as_slot()
        kept = {"filed_command": command, "email": slots.get("email")}
        return Step({**_forgotten(), **kept}, then="done")

    @staticmethod
    def _put_back(wish: FiledClaimCommand, slots: Mapping[str, Any]) -> FiledClaimCommand:
        """What undoes the last change of the claim; without one, another change, or none.

        A message that says what it is to be puts that back, if it was so before.
        """
        undo, told = _last(slots).undo, dict(wish.values)
        own = undo if undo.get("number") == wish.number else {}
        before = own.get("values") or {}
        if own and all(name in before and before[name] == told[name] for name in told):
            return replace(wish, name=own["name"], values=before, is_sure=True)
        if told:
            return replace(wish, name="correct", is_sure=False)
        return replace(wish, name="unchanged")

    def _yes_or_no(
        self, turn: Turn, slots: Mapping[str, Any], wish: FiledClaimCommand, asked: str
    ) -> Step:
        if (agreed := with_yes(turn, wish, self._reader)) is not None:
            return self._done(agreed, slots)
        again = self._reader.read(turn) if not turn.is_choice else None
        if again is not None and again.name in _OF_ITS_STATE and not _lets_stand(turn):
            return self._not_yet(turn, slots, wish, again)
        of_another = not turn.is_choice and names_another(turn, wish)
        asks = not turn.is_choice and asks_weakly(turn, turn.text)
        takes_back = again is not None and again.name == "withdraw"
        takes_back = takes_back and not (of_another or asks)
        says = yes_or_no(turn, turn.answer_to(YES_OR_NO))
        declines = not turn.is_choice and _lets_stand(turn)
        # What cannot be undone takes a yes by every reading of it.
        agrees = says == AFFIRM and turn.intent == AFFIRM and not declines
        agrees = agrees and (turn.is_choice or not (_only_goes_on(turn) or of_another))
        agrees = agrees and (turn.is_choice or asked != "withdraw" or not asks)
        once_more = again is not None and again.values and again.values == wish.values
        once_more = once_more and not turn.language.puts_question(turn.text) and not declines
        if agrees or once_more or (asked == "withdraw" and takes_back):
            return self._done(replace(wish, is_sure=True), slots)
        if declines and again is None and opens_or_reports(turn.intent):
            return Step(_forgotten(), (_unchanged(wish),), then="claim")
        other = again is not None and again.name not in ("status", wish.name)
        other = other or bool(again and again.values and again.values != wish.values)
        other = other or (of_another and again is not None)
        if other:
            step = self._begin(turn, slots)
            stands = (_unchanged(wish),) if declines and step.then != "said" else ()
            if not declines and step.then == "done":  # a question; what waits is not forgotten
                stands = (Say("claim_still_waits", {"claim_number": wish.number}),)
            return replace(step, say=(*stands, *step.say))
        if DENY in (says, turn.intent) or declines or interruptions.asks_to_stop(turn):
            return Step(_forgotten(), then="stop")
        say = interruptions.answers(turn, understood=False) or (Say("unfit_choice"),)
        step = self._ask_or_do(wish, slots)
        return replace(step, say=(*say, *step.say))

    def _not_yet(
        self,
        turn: Turn,
        slots: Mapping[str, Any],
        wish: FiledClaimCommand,
        asked: FiledClaimCommand,
    ) -> Step:
        """How the claim stands while a yes is waited for, which is asked for once more."""
        claim = self._reader.claims.find(wish.number)
        named = turn.language.field_named(turn.text)
        of_another = asked.name == "show" and named not in (
            *(None, *wish.values, *wish.beside.get("values", {})),
        )
        shown = of_another or (asked.name == "show" and wish.name == "withdraw")
        say = Say("waits_for_yes")
        if shown and claim is not None:
            say = self._prompts.shown(claim.number, claim.email, claim.facts)
        step = self._ask_or_do(wish, slots)
        return replace(step, say=(say, *step.say))

    def _content(
        self, turn: Turn, slots: Mapping[str, Any], wish: FiledClaimCommand, asked: str
    ) -> Step:
        """The photo, text, fact or address that was asked for."""
        state = self._reader.read(turn) if asked != "which" and not turn.is_choice else None
        asks = state is not None and turn.language.puts_question(turn.text)
        if state is not None and state.name in (_NO_ANSWERS if asks else _OF_ITS_STATE):
            return self._done(replace(state, key=new_key()), slots)
        if asked in ("fact", "new_email") and not turn.is_choice and _says_none(turn):
            return Step(_forgotten(), (_unchanged(wish),), then="said")
        filled = self._filled(turn, wish, asked)
        if filled is not None:
            return self._doubt(turn, filled) or self._ask_or_do(filled, slots)
        if turn.intent in (DENY, "cannot_provide"):
            return Step(_forgotten(), then="stop")
        again = self._reader.read(turn) if asked == "which" else None
        if again is not None and again.name != wish.name:
            return self._begin(turn, slots)
        step = self._ask_or_do(wish, slots)
        say = interruptions.answers(turn, understood=False)
        misses = (slots.get("misses") or 0) + 1
        if not say and misses >= 2:
            asked_again = replace(step.say[0], choices=(*step.say[0].choices, PERSON, STOP))
            return replace(step, say=(asked_again,), slots={**step.slots, "misses": misses})
        return replace(step, say=(*say, *step.say), slots={**step.slots, "misses": misses})

    @staticmethod
    def _doubt(turn: Turn, wish: FiledClaimCommand) -> Step | None:
        """Asks back where a new address looks misspelt, as the old one may have been."""
        email = wish.values.get("email")
        problem = email_in(turn, email)[1] if email else None
        if problem is None:
            return None
        kept = {"filed_wish": replace(wish, values={}).as_slot(), "misses": 0}
        return Step(kept, (ask_back(problem),), ask="new_email")

    def _filled(self, turn: Turn, wish: FiledClaimCommand, asked: str) -> FiledClaimCommand | None:
        if turn.entity("evidence"):
            evidence = turn.entity("evidence")
            return replace(wish, name="add", evidence=evidence, values={}, is_sure=True)
        if asked == "which" and (number := self._reader.claims.named(turn)):
            return replace(wish, number=number, is_sure=True)
        if turn.is_choice and not turn.entity("email"):
            return None
        address = turn.entity("email") or (turn.text if asked == "new_email" else None)
        email = turn.language.read_email(address) if address else None
        if email and asked in ("new_email", "fact"):
            return replace(wish, name="change_email", values={"email": email}, is_sure=True)
        if asked == "fact":
            claim = self._reader.claims.find(wish.number) or FiledClaim(wish.number or "", "")
            field = wish.field if wish.field in CORRECTABLE else None
            message = self._reader.message(turn, claim)
            values = message.new_values(field) if field else message.stated_values
            return replace(wish, values=values, is_sure=True) if values else None
        if asked != "addition" or turn.questions or turn.intent in (DENY, "cannot_provide"):
            return None
        text = turn.language.told_to_add(turn.text)
        if not text or turn.intent in (*interruptions.SMALL_TALK, AFFIRM):
            return None
        return replace(wish, details=text[:_MAX_ADDITION], is_sure=True)


_CLOSINGS = {"thank": "utter_thank", "goodbye": "utter_goodbye", "rest": "utter_deny"}
_QUESTIONS = {
    "claim_number": "ask_filed_claim_number",
    "filed_order": "ask_filed_order",
    "email": "ask_filed_email",
}
_MISSES = {
    "claim_number": ("unfit_claim_number", "explain_claim_number"),
    "filed_order": ("unfit_filed_order", "explain_filed_order"),
    "email": ("unfit_email", "explain_filed_email"),
}


def _forgotten() -> dict[str, Any]:
    return {**dict.fromkeys(SLOTS), "misses": 0}


def _closing(turn: Turn) -> Say | None:
    """A short answer to what only ends the talk; nothing is recited to it."""
    kind = None if turn.is_choice else turn.language.closes(turn.text)
    return Say(_CLOSINGS[kind]) if kind else None


def _only_lets_go(turn: Turn, wish: FiledClaimCommand, offered: Mapping[str, Any] | None) -> bool:
    """Whether a no, with the next item offered, is to that offer and puts nothing right."""
    puts_right = wish.name not in ("correct", "unchanged") or set(wish.values) - set(SAID)
    return bool(offered) and not puts_right and is_let_go(turn, offered or {})


def _last(slots: Mapping[str, Any]) -> FiledClaimCommand:
    """The command that was carried out last."""
    return FiledClaimCommand.from_slot(slots.get("filed_command") or {"name": "status"})


def _unchanged(wish: FiledClaimCommand) -> Say:
    return Say("claim_unchanged", {"claim_number": wish.number})


def _lets_stand(turn: Turn) -> bool:
    """Whether the message begins with a no, or says that nothing is to be changed."""
    return turn.language.declines(turn.text) or turn.language.forbids_change(turn.text)


def _says_none(turn: Turn) -> bool:
    """Whether the message says that there is nothing to change."""
    language, text = turn.language, turn.text
    nothing = language.says_nothing(text) or language.keeps_as_it_was(text)
    return nothing or language.forbids_change(text)


def _only_goes_on(turn: Turn) -> bool:
    """Whether the message says to go on, which may be with what was or with what is asked."""
    language, text = turn.language, turn.text
    return language.goes_on(text) and language.says_yes_or_no(text) is not True


def _lacks(turn: Turn) -> bool:
    return turn.intent in ("cannot_provide", DENY) or turn.language.lacks_it(turn.text)


def _left_at_once(turn: Turn) -> Step | None:
    """Ends the look-up for who has no claim yet, wants to make one, or takes leave."""
    words, text = turn.language, turn.text
    if turn.is_choice or turn.entity("claim_number"):
        return None
    if words.wants_to_claim(text):
        return Step(_forgotten(), then="claim")
    if words.disowns_claim(text):
        if _tells_of_item(turn):
            return Step(_forgotten(), then="claim")
        return Step(_forgotten(), (Say("no_claim_then"),), then="said")
    if words.says_goodbye(text) and not turn.entity("email"):
        return Step(_forgotten(), then="bye")
    return None


def _tells_of_item(turn: Turn) -> bool:
    """Whether the message tells of a thing that came, or of what is wrong with it."""
    words, text = turn.language, turn.text
    came = any(name == "delivered_on" for name, _ in words.date_cues(text))
    came = words.has_come(text) or (came and turn.entity("date") is not None)
    return bool(turn.entity("reason") or words.tells_of_damage(text) or came)


def _tells_anew(turn: Turn) -> bool:
    """Whether a message read as an addition tells of a thing that came, and of none told before."""
    words, text = turn.language, turn.text
    of_before = words.adds(text) or words.asks_for_change(text) or words.speaks_of_filed(text)
    return not (turn.is_choice or of_before) and _not_a_claim(turn) == "claim"


def _not_a_claim(turn: Turn) -> str | None:
    """ "claim" where something wrong is told or one is to be made, "order" where one is asked of.

    A shop's word for its product, "case", is many a desk's word for a claim.
    """
    wants_one = turn.language.wants_to_claim(turn.text)
    if turn.is_choice or (turn.language.speaks_of_claim(turn.text) and not wants_one):
        return None
    if wants_one or _tells_of_item(turn):
        return "claim"
    of_an_order = turn.language.speaks_of_order(turn.text) or turn.entity("product")
    return "order" if of_an_order else None
