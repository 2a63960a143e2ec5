"""What a shopper hears once a claim is filed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.filed_claims.outcome import next_steps, outcome
from claimdesk.conversation.shared.faq import fill, worded
from claimdesk.conversation.shared.turn import Say
from tests.unit.conversation.talk import STORES, TODAY, WORDING

DEFECT = {
    "reason": "defective",
    "purchased_from": "store",
    "purchased_on": "2026-03-01",
    "order_number": "20418",
    "product": "folio case",
}
REGRET = {**DEFECT, "reason": "change_of_mind", "condition": "unopened", "price": "29.99"}
CASESORA = {"reason": "defective", "delivered_on": "2026-03-10", "condition": "unused"}
EVIDENCE = {"evidence": ["photo", "proof_of_purchase"]}


class Told:
    """The outcome of a claim, as the shopper reads it."""

    def __init__(
        self, store: str, facts: dict[str, Any], wants: str | None = "refund", today: date = TODAY
    ) -> None:
        policy = STORES[store]
        self.claim = {**facts, "wants": wants}
        claim = Claim.from_mapping(self.claim)
        self.decision = decide(policy, claim, Today.on(today)).worded(WORDING)
        self.facts: dict[str, Any] = dict(worded(facts_of(policy, today), WORDING))
        self.says = outcome("CLM-TEST", self.decision, self.claim, self.facts, WORDING)

    @property
    def names(self) -> list[str]:
        """The names of what was said."""
        return [say.response for say in self.says]

    def text(self, number: int | None = None) -> str:
        """All of it, or one message."""
        says = self.says if number is None else [self.says[number]]
        return "\n".join(self._filled(say) for say in says)

    def _filled(self, say: Say) -> str:
        text = fill(WORDING.template(say.response), {**self.facts, **say.values})
        assert text is not None, say.response
        assert "{" not in text
        return text


def test_an_eligible_return_says_what_was_checked() -> None:
    """By number and store, every clause that held, and no promise of money."""
    told = Told("procase", DEFECT)

    assert told.names == ["outcome_return_eligible", "outcome_of_the_price", "outcome_next"]
    assert "CLM-TEST" in told.text(0)
    assert "Returns are taken for any reason" in told.text(0)
    assert "30 calendar days of the purchase" in told.text(0)
    assert "If our staff approve" in told.text(1)


def test_the_refund_is_itemised() -> None:
    """Price, fee, refund to the cent, and who pays for the way back."""
    told = Told("procase", REGRET)

    assert "Price: 29.99 USD" in told.text(1)
    assert "Restocking fee: 4.50 USD" in told.text(1)
    assert "Refund: 25.49 USD" in told.text(1)
    assert "the return shipping comes off the refund" in told.text(1)


def test_a_return_for_a_fault_is_paid_by_the_store() -> None:
    """No fee and no postage."""
    told = Told("procase", DEFECT)

    assert "no restocking fee is taken" in told.text(1)
    assert "we pay the return shipping" in told.text(1)


def test_the_money_is_a_card_as_well() -> None:
    """With the very values its words are filled with, for a chat window that can show a bill."""
    refund = Told("procase", REGRET).says[1]
    replacement = Told("procase", DEFECT, wants="replacement").says[1]

    assert refund.card == {"kind": "money", **refund.values}
    assert refund.values["amount"] == "25.49"
    assert replacement.card == {"kind": "money", "shipping": replacement.values["shipping"]}


def test_no_money_is_named_where_none_is_wanted() -> None:
    """A replacement has no price list, and no refund's timing."""
    told = Told("procase", DEFECT, wants="replacement")

    assert "outcome_way_back" in told.names
    assert "refund" not in told.text(1).casefold()
    assert "If it's a refund" not in told.text(2)


def test_a_fee_nobody_can_tell_is_not_told_as_none() -> None:
    """A price in another currency than the fee's leaves the refund to a person."""
    facts = {"reason": "change_of_mind", "purchased_from": "store", "condition": "unopened",
             "delivered_on": "2026-03-10", "price": "29.99", "currency": "USD"}  # fmt: skip
    told = Told("tinkerbarn", facts)

    assert "restocking_fee" in [f.clause_id for f in told.decision.clauses if f.held is None]
    assert "whole price" not in told.text()
    assert "Refund:" not in told.text()


def test_a_refund_says_when_the_money_comes() -> None:
    """In the store's own terms."""
    assert "5 to 7 business days" in Told("procase", DEFECT).text(2)


def test_an_eligible_warranty_claim_is_told_as_one() -> None:
    """Its words speak of the warranty, and no return's money is named."""
    facts = {**DEFECT, "purchased_on": "2026-01-05", "delivered_on": "2026-01-09"}
    told = Told("procase", {**facts, "condition": "used"}, wants=None)

    assert told.names[0] == "outcome_warranty_eligible"
    assert "outcome_money" not in told.names
    assert "If it's a refund" not in told.text()


def test_an_ineligible_claim_hears_every_reason_with_its_term() -> None:
    """All of them, not the first; and what can still be done."""
    facts = {**REGRET, "purchased_on": "2026-01-05", "condition": "used"}
    told = Told("procase", facts)

    assert told.names == ["outcome_ineligible", "outcome_next"]
    assert "within 30 calendar days of purchase" in told.text(0)
    assert "has to be unopened" in told.text(0)
    assert told.text(0).count("•") == 2
    assert "talk to a person" in told.text(1)


def test_a_doubtful_claim_says_that_a_person_looks_at_it() -> None:
    """And why."""
    told = Told("procase", {**DEFECT, "purchased_from": "unknown"})

    assert told.names[0] == "outcome_needs_review"
    assert "who sold the item" in told.text(0)


def test_an_incomplete_claim_names_what_is_missing_and_until_when() -> None:
    """As the receipt says it, and the last day it can come."""
    told = Told("casesora", CASESORA)

    assert told.names[0] == "outcome_incomplete"
    assert "• a photo" in told.text(0)
    assert "• the receipt or another proof of purchase" in told.text(0)
    assert "by Friday, 13 March 2026 at the latest" in told.text()


def test_an_incomplete_claim_without_a_last_day_names_none() -> None:
    """A line with a hole in it is not said."""
    told = Told("procase", {"reason": "defective"})

    assert "at the latest" not in told.text()
    assert "None" not in told.text()


@pytest.mark.parametrize(
    ("store", "facts"),
    [
        ("procase", DEFECT),
        ("procase", REGRET),
        ("procase", {**REGRET, "purchased_on": "2025-01-05"}),
        ("procase", {"reason": "other"}),
        ("casesora", {**CASESORA, **EVIDENCE}),
        ("casesora", CASESORA),
        ("casesora", {"reason": "change_of_mind"}),
        ("casesora", {"reason": "missing_item"}),
    ],
)
def test_nobody_is_left_at_a_dead_end(store: str, facts: dict[str, Any]) -> None:
    """Every outcome ends with what happens next, a person, and another question."""
    told = Told(store, facts)
    last = told.says[-1]

    assert last.response == "outcome_next"
    assert [choice.label for choice in last.choices] == ["choice_person", "choice_something_else"]
    assert told.text(-1).count("\n") >= 2


@pytest.mark.parametrize(
    ("store", "facts"),
    [("procase", REGRET), ("casesora", {**CASESORA, **EVIDENCE}), ("casesora", CASESORA)],
)
def test_money_is_never_promised(store: str, facts: dict[str, Any]) -> None:
    """The staff decide; no word says that money will come."""
    text = Told(store, facts).text().casefold()

    assert "you will get" not in text
    assert "we will refund" not in text
    assert "guarantee" not in text
    assert "staff" in text


def test_the_card_carries_the_decision() -> None:
    """For a widget that shows it its own way."""
    told = Told("procase", REGRET)
    card = told.says[0].card

    assert card is not None
    assert card["kind"] == "decision"
    assert card["claim_number"] == "CLM-TEST"
    assert card["decision"] == told.decision
    assert card["labels"] == {"price": "Price", "restocking_fee": "Restocking fee"}


@pytest.mark.parametrize(
    ("store", "facts"), [("procase", DEFECT), ("casesora", {**CASESORA, **EVIDENCE})]
)
def test_the_card_says_what_stands_beside_it(store: str, facts: dict[str, Any]) -> None:
    """Without what was checked, which the card lists; the text of the message has both."""
    told = Told(store, facts)
    card = told.says[0].card

    assert told.decision.verdict == "eligible"
    assert card is not None
    assert told.text(0).startswith(card["text"] + "\n\nWhat was checked:\n• ")
    assert "CLM-TEST" in card["text"]


def test_a_card_that_repeats_nothing_leaves_the_text_as_it_is() -> None:
    """What speaks against a claim is told in the message itself."""
    told = Told("procase", {**REGRET, "purchased_on": "2025-06-01"})

    assert told.decision.verdict == "ineligible"
    assert "text" not in (told.says[0].card or {})


def test_a_receipt_does_not_announce_itself() -> None:
    """Its steps are the chat's, but for what is said of the mail."""
    told = Told("casesora", CASESORA)
    chat, mail = (
        next_steps(told.decision, told.claim, told.facts, WORDING, in_receipt=in_receipt)
        for in_receipt in (False, True)
    )

    assert "You get an e-mail" in chat[0]
    assert not any("You get an e-mail" in step or "reply to it" in step for step in mail)
    assert set(mail) - set(chat) == {"Our staff look at it and answer to this address."}


def test_the_next_steps_are_a_sentence_each() -> None:
    """As the chat tells them, one a line."""
    told = Told("casesora", {**CASESORA, **EVIDENCE})
    steps = next_steps(told.decision, told.claim, told.facts, WORDING)

    assert told.text(-1) == "What happens next:\n" + "\n".join(steps)
    assert "You hear the outcome by e-mail, once the claim has been inspected." in steps


@pytest.mark.parametrize("reason", ["defective", "damaged", "wrong_item", "change_of_mind"])
def test_nothing_is_sent_back_for_an_answer_that_waits_for_it(reason: str) -> None:
    """Who is told to keep the item does not hear that the outcome waits for its arrival."""
    facts = {**DEFECT, "reason": reason, "condition": "unopened", "evidence": ["photo"]}
    told = Told("procase", facts).text(-1)

    assert "don't send anything back yet" in told
    assert "You hear the outcome" not in told
    assert "If it has to go back, you hear from us once we have received it." in told


def test_what_never_came_is_not_to_go_back() -> None:
    """A missing item has no way back, and no refund that waits for it."""
    told = Told("procase", {**DEFECT, "reason": "missing_item"}).text()

    assert "whole price" in told
    assert "back" not in told
    assert "has been received" not in told


@pytest.mark.parametrize("wants", ["refund", "any", None, "replacement"])
def test_a_warranty_that_states_no_remedy_names_no_money(wants: str | None) -> None:
    """Neither a price, nor a refund, nor that nothing is kept of it."""
    facts = {**DEFECT, "purchased_on": "2026-01-05", "delivered_on": "2026-01-09", "price": "29.99"}
    told = Told("procase", {**facts, "condition": "used"}, wants)

    assert told.decision.track == "warranty"
    assert "our staff tell you what they can do" in told.text(-1)
    assert "refund" not in told.text().casefold()
    assert "price" not in told.text().casefold()


def test_what_a_person_has_to_weigh_has_no_sum() -> None:
    """Where the terms leave it open, no figure of theirs is told, in words or on the card."""
    told = Told("casesora", {"reason": "missing_item", "delivered_on": "2026-03-10",
                             "price": "30.00", "condition": "unused", **EVIDENCE})  # fmt: skip

    assert told.decision.verdict == "needs_review"
    assert "30.00" not in told.text()
    assert told.says[0].card is not None
    assert told.says[0].card["decision"].settlement is None


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"reason": "defective", "purchased_from": "store"}, "the day it was bought"),
        ({"reason": "defective"}, "where it was bought and the day it was bought"),
        ({**REGRET, "condition": None}, "the condition of the item"),
        ({**REGRET, "price": None}, "the price that was paid"),
    ],
)
def test_what_the_staff_look_up_is_not_asked_for_again(facts: dict[str, Any], found: str) -> None:
    """Who could not tell it was told that the staff will: nothing is left to them."""
    told = Told("procase", {name: value for name, value in facts.items() if value})

    assert told.names[0] == "outcome_looked_up"
    assert f"look up {found} themselves" in told.text(0)
    assert "reply to it" not in told.text()


def test_a_photo_is_asked_for_beside_what_the_staff_look_up() -> None:
    """What only the shopper has stays with them, by name; the rest is the staff's."""
    told = Told("casesora", {"reason": "damaged", "condition": "unused"})

    assert told.names[0] == "outcome_incomplete"
    assert "the day it arrived" not in told.text(0).split("look up")[0]
    assert "look up the day it arrived themselves" in told.text(0)
    assert "reply to it with a photo and the receipt or another proof of purchase" in told.text(-1)


def test_a_person_who_weighs_it_still_needs_the_photo() -> None:
    """The store demands it for a wrong item, whoever sold it."""
    told = Told("procase", {**DEFECT, "reason": "wrong_item", "purchased_from": "unknown"})

    assert told.decision.verdict == "needs_review"
    assert "reply to it with a photo." in told.text(-1)


def test_a_fee_is_told_though_the_price_is_not_known() -> None:
    """By its share, which the terms state; a sum is the staff's."""
    told = Told("procase", {name: v for name, v in REGRET.items() if name != "price"}).text()

    assert "the price of the item less the restocking fee of 15 %" in told
    assert "Refund:" not in told


def test_a_fee_is_not_told_of_what_is_no_refund() -> None:
    """An exchange takes none."""
    facts = {name: v for name, v in REGRET.items() if name != "price"}
    told = Told("procase", facts, wants="exchange").text()

    assert "fee" not in told
    assert "refund" not in told
    assert "the return shipping is yours to pay." in told
