"""What stays in mind of a conversation."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from claimdesk.claims.today import Today
from claimdesk.conversation.context.known_values import Known, known_in
from claimdesk.conversation.context.parsed_message import Entity, Spoken
from claimdesk.conversation.context.reader import REMEMBERED, ContextReader
from claimdesk.conversation.shared.draft import Draft
from tests.unit.conversation.spoken import after, spoken
from tests.unit.conversation.talk import STORES, TODAY


def test_values_of_earlier_messages_are_known() -> None:
    """The price of one, the reason of another; only the newest message's are `said`."""
    context = after(None, spoken("a $25 sleeve"), spoken("and if it's broken?"))

    assert context.known.price == Decimal("25.00")
    assert context.known.product == "sleeve"
    assert context.known.product_kind == "standard"
    assert context.known.reason == "defective"
    assert context.said.names == {"reason"}


def test_of_another_product_neither_kind_nor_price_hold() -> None:
    """What a sleeve cost tells nothing of a charger."""
    known = after(None, spoken("a $25 sleeve"), spoken("what about a charger")).known

    assert (known.product, known.product_kind, known.price) == ("charger", "electronic", None)


def test_a_supposition_fades_and_a_product_stays() -> None:
    """Two messages after it is still known what was supposed, three after no more."""
    first, other = spoken("a charger, and if i opened it?"), spoken("ok")

    assert after(None, first, other, other).known.condition == "unused"
    assert after(None, first, other, other, other).known.condition is None
    assert after(None, first, other, other, other).known.product == "charger"
    assert after(None, first, *[other] * REMEMBERED).known == Known()


def test_a_day_is_that_of_buying_or_arrival_by_the_word_beside_it() -> None:
    """Without such a word it is a day."""
    ago = TODAY - timedelta(days=45)

    assert after(None, spoken("bought it 45 days ago")).known.purchased_on == ago
    assert after(None, spoken("it came 45 days ago")).known.delivered_on == ago
    assert after(None, spoken("45 days ago")).known.day == ago


def test_a_holiday_is_that_of_the_stores_country() -> None:
    """Thanksgiving is in October in Canada, in a question as in a claim."""
    store = STORES["procase"]
    canadian = store.copy(update={"holidays": store.holidays.copy(update={"country": "CA"})})
    reader = ContextReader(canadian, Today.on(TODAY))

    known = reader.context([spoken("I bought it on Thanksgiving")]).known

    assert known.purchased_on == date(2025, 10, 13)


def test_what_a_half_sentence_means_by_the_classifier_is_no_story() -> None:
    """The classifier of clauses reads "and the cable?" as a cable missing; phrases are exact."""
    found = (Entity("reason", "missing_item", 4, 13, "ClauseExtractor"),)

    assert after(None, Spoken("and the cable?", entities=found)).known.reason is None
    assert after(None, Spoken("the cable was not in it", entities=found)).known.reason


def test_a_choice_gives_its_values_and_no_words() -> None:
    """Its text is a payload, not a sentence."""
    entities = (Entity("reason", "damaged"),)
    choice = Spoken('/open_return{"reason": "damaged"}', entities=entities, is_choice=True)

    assert after(None, choice).known == Known(reason="damaged")


def test_a_claim_under_way_is_known() -> None:
    """Its fields by the same names."""
    slots = {"reason": "damaged", "price": "24.99", "purchased_on": "2026-03-01"}

    known = known_in(Draft(slots))

    assert known.names == {"reason", "price", "purchased_on"}
    assert known.purchased_on == date(2026, 3, 1)


def test_a_claim_that_cannot_be_is_not_known() -> None:
    """Nothing is worked out from it."""
    assert known_in(Draft({"reason": "bad luck"})) == Known()


def test_a_day_that_is_only_supposed_may_be_one_to_come() -> None:
    """One that was told has come; a supposed one is the nearest of its name."""
    supposed = after(None, spoken("say it's delivered on Tuesday March 24, what is my last day?"))
    told = after(None, spoken("it was delivered on March 24, what is my last day?"))
    past = after(None, spoken("if it was delivered on March 9, what is my last day?"))

    assert supposed.known.delivered_on == date(2026, 3, 24)
    assert told.known.delivered_on == date(2025, 3, 24)
    assert past.known.delivered_on == date(2026, 3, 9)
