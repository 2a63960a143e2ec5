"""A third store is one file: it answers and judges with no code of its own."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.filed_claims.outcome import outcome
from claimdesk.conversation.shared.faq import fill, worded
from tests.unit.conversation.talk import STORES, WORDING, Talk

BARN = STORES["tinkerbarn"]
TODAY = date(2026, 3, 12)
STATED = {
    "ask_local_store": "one shop to visit, in Munich",
    "ask_shipping_cost": "Shipping is 4.90 EUR.",
    "ask_return_policy": "10 business days from delivery",
    "ask_restocking_fee": "We keep a restocking fee of 5.90 EUR.",
    "ask_warranty_policy": "hand tools",
    "ask_contact": "werkstatt@tinkerbarn.example",
    "ask_return_shipping_cost": "You pay it for a change of mind",
}
KNOWN_TO_OTHERS_ONLY = [
    "ask_shipping_time",
    "ask_promo_info",
    "ask_become_reviewer",
    "ask_reselling",
]


def answer(intent: str, today: date = TODAY) -> str | None:
    """The answer of the FAQ, None where nothing is stated."""
    return fill(WORDING.template(f"utter_{intent}"), worded(facts_of(BARN, today), WORDING))


def rest(intent: str, today: date = TODAY) -> str:
    """What the answer leaves for who asks for more."""
    return fill(WORDING.template(f"more_{intent}"), worded(facts_of(BARN, today), WORDING)) or ""


def told(talk: Talk, today: date = TODAY) -> tuple[Decision, str]:
    """The decision on a finished talk, and all of its outcome as one text."""
    decision = decide(BARN, talk.draft.claim, Today.on(today)).worded(WORDING)
    facts = worded(facts_of(BARN, today), WORDING)
    says = outcome("CLM-TEST", decision, talk.slots, facts, WORDING)
    texts = (fill(WORDING.template(say.response), {**facts, **say.values}) for say in says)
    return decision, "\n".join(text or "" for text in texts)


@pytest.mark.parametrize(("intent", "phrase"), STATED.items())
def test_what_the_file_states_is_answered(intent: str, phrase: str) -> None:
    """In the sentences of every store, with this one's facts."""
    said = answer(intent)

    assert said is not None
    assert phrase in said
    assert "{" not in said


def test_a_cancellation_is_answered_by_the_term_that_judges_it() -> None:
    """Seven days, for orders made by mistake: what the rules refuse after, the answer does too."""
    said = answer("ask_cancel_order") or ""

    assert "can't cancel an order more than 7 calendar days after the purchase" in said
    assert "processed" not in said


def test_a_wrong_address_is_answered_by_the_term_and_who_pays_the_way_back() -> None:
    """The parcel is made good, and the customer pays for its return."""
    said = answer("ask_wrong_address") or ""

    assert "If it went to a wrong address, we treat your claim like any other." in said
    assert "The return shipping is then paid by you." in said
    assert "can't promise" not in said


def test_what_a_claim_needs_is_answered_by_the_evidence_term() -> None:
    """The product, a photo of what is broken, and the slip for what is missing: no more."""
    said = answer("ask_claim_requirements") or ""

    assert "Give the product's name, and say what's wrong." in said
    assert "a photo of what is broken for a defect or damage on arrival" in said
    assert "the receipt or another proof of purchase for a missing item" in said
    assert '"Damaged in transit" for damage on arrival' in rest("ask_claim_requirements")
    assert "order number" not in said


def test_what_the_warranty_leaves_out_is_answered_by_its_terms() -> None:
    """Sellers, misuse, and the kind of product that has none."""
    said = answer("ask_warranty_exclusions") or ""

    assert "bought from an unauthorized reseller." in said
    assert "an item that was misused" in said
    assert "There's no warranty on consumables." in said


def test_how_a_return_goes_is_answered_by_its_terms() -> None:
    """Ten working days, but seven days of purchase for what was ordered by mistake."""
    said, more = answer("ask_return_policy") or "", rest("ask_return_policy")

    assert "10 business days from delivery" in said
    assert "can't cancel an order for ordering by mistake more than 7 " in more
    assert "To file a claim, give the product's name and say what's wrong." in more
    assert "a photo of what is broken" in more
    assert "by e-mail to werkstatt@tinkerbarn.example" in more


def test_a_season_is_told_until_it_is_over() -> None:
    """Christmas purchases have until 31 January, and after that the answer is silent on them."""
    season = "from 15 November 2025 to 24 December 2025, until 31 January 2026"

    assert season in rest("ask_return_policy", date(2026, 1, 31))
    assert "longer" not in rest("ask_return_policy", date(2026, 2, 1))


def test_a_photo_is_asked_for_by_what_it_has_to_show() -> None:
    """In the words of the term the claim is judged by."""
    talk = Talk("tinkerbarn", TODAY).opens("it broke", "report_defect", reason="defective")

    talk.until("photo", order_number="TB004711", product="a chisel", wants=("My money back",))

    assert "Please send a photo of what is broken." in talk.heard


@pytest.mark.parametrize("intent", KNOWN_TO_OTHERS_ONLY)
def test_what_only_other_stores_state_is_not_answered(intent: str) -> None:
    """Nothing is borrowed."""
    assert answer(intent) is None


def test_answers_follow_the_day() -> None:
    """A fact that ended gives way to the next one."""
    assert answer("ask_shipping_cost", date(2025, 6, 30)) == "Shipping is 3.90 EUR."
    assert answer("ask_shipping_cost", date(2025, 7, 1)) == "Shipping is 4.90 EUR."


def test_a_return_from_first_word_to_outcome() -> None:
    """The clock is the delivery, the fee flat and capped, the wish store credit."""
    talk = Talk("tinkerbarn", TODAY).opens("I don't need the drill any more", "open_return")
    talk.until("purchased_from", reason=("I changed my mind",), order_number="TB004711",
               product="cordless drill")  # fmt: skip
    talk.until("wants", delivered_on="March 10", condition=("Opened, but not used",))
    assert set(talk.choices) == {"Store credit", "My money back"}
    talk.chooses("My money back")
    talk.until("review", price="39.90")

    assert "purchased_on" not in talk.questions
    assert "Price: 39.90 EUR" in talk.heard
    decision, text = told(talk)
    assert decision.verdict == "eligible"
    # A tenth of 39.90 is less than 5.90.
    assert "Restocking fee: 3.99 EUR" in text
    assert "Refund: 35.91 EUR" in text
    assert "the return shipping is yours to pay" in text
    assert "None" not in text


def test_the_fee_is_flat_above_its_cap() -> None:
    """A dear item costs 5.90 and no more."""
    talk = regret(price="89.00")

    assert "Restocking fee: 5.90 EUR" in told(talk)[1]


def test_store_credit_takes_no_fee_from_a_refund() -> None:
    """Who wants credit is not asked for the price, and hears of no refund."""
    talk = Talk("tinkerbarn", TODAY).opens("store credit please", "open_return",
                                           remedy="store_credit")  # fmt: skip
    talk.until("review", reason=("I changed my mind",), order_number="TB004711",
               product="cordless drill", condition=("Opened, but not used",))  # fmt: skip

    decision, text = told(talk)
    assert "price" not in talk.questions
    assert decision.verdict == "eligible"
    assert "Wish: Store credit" in talk.heard
    assert "A refund is made" not in text


def test_the_next_steps_are_told_though_the_file_states_little_of_them() -> None:
    """No word on approval or refunds, but the e-mail comes and the staff answer."""
    assert "don't send anything back yet" in told(regret())[1]


@pytest.mark.parametrize(
    ("delivered_on", "open_"),
    [("February 26", True), ("February 25", False)],
)
def test_ten_business_days_from_delivery(delivered_on: str, open_: bool) -> None:
    """Thursday, 12 March is the tenth business day after 26 February."""
    talk = Talk("tinkerbarn", TODAY).opens(reason="change_of_mind")
    talk.until("delivered_on", order_number="TB004711", product="cordless drill")

    talk.says(delivered_on)

    assert (talk.asked != "go_on") is open_


@pytest.mark.parametrize(
    ("kind", "ends"),
    [("A hand tool", "review"), ("A power tool", "go_on"), ("A consumable", "go_on")],
)
def test_the_kind_of_product_is_asked_by_its_title(kind: str, ends: str) -> None:
    """Delivered eighteen months ago: hand tools are covered, power tools and sandpaper not."""
    talk = Talk("tinkerbarn", TODAY).opens("it broke", "report_defect", reason="defective")
    talk.until("product_kind", order_number="TB004711", product="a gizmo", photo="p",
               purchased_on="2024-09-10", delivered_on="2024-09-12",
               condition=("Used",))  # fmt: skip
    assert {"A hand tool", "A power tool", "A consumable"} <= set(talk.choices)
    assert "goes_on_as_warranty" in talk.said

    talk.chooses(kind)

    talk.until("review", "go_on", photo="p", wants=("A repair",))
    assert talk.asked == ends


def test_a_kind_known_by_name_is_not_asked() -> None:
    """A chisel is a hand tool."""
    talk = Talk("tinkerbarn", TODAY).opens("it broke", "report_defect", reason="defective")

    talk.until("review", order_number="TB004711", product="a chisel", photo="p",
               purchased_on="2024-09-10", delivered_on="2024-09-12", condition=("Used",),
               wants=("A repair",))  # fmt: skip

    assert "product_kind" not in talk.questions
    assert told(talk)[0].track == "warranty"
    assert told(talk)[0].verdict == "eligible"


def regret(price: str = "39.90") -> Talk:
    """A finished return of a drill without a fault."""
    return Talk("tinkerbarn", TODAY).opens(reason="change_of_mind").until(
        "review", order_number="TB004711", product="cordless drill", price=price,
        condition=("Opened, but not used",), delivered_on="March 10",
    )  # fmt: skip
