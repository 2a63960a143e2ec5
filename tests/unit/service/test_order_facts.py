"""What the store's records tell of an order is filled in, for its owner, and not asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimdesk.adapters.order_source_csv import COLUMNS, CsvOrders
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.form import ClaimForm
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.service import order_facts
from claimdesk.service.order_facts import step_with_order
from claimdesk.service.ports import OrderLine, OrderSource
from tests.unit.conversation.talk import STORES, TODAY, WORDING, sentence

POLICY = STORES["procase"]
TODAYS = Today.on(TODAY)
DEFECT = {"reason": "defective", "details": "The hinge broke."}
FACTS = {
    "product": "Folio Case",
    "purchased_on": "2026-03-01",
    "delivered_on": "2026-03-05",
    "price": "29.99",
    "purchased_from": "store",
}


class Shopper:
    """Someone who talks to the form with a file of orders beside it."""

    def __init__(self, source: OrderSource, **slots: Any) -> None:
        self.source = source
        self.slots: dict[str, Any] = {**DEFECT, **slots}
        self.asked: str | None = "order_number"
        self.form = ClaimForm(POLICY, TODAYS, WORDING, lambda draft: None)

    def says(self, turn: Turn | str) -> Step:
        turn = sentence(turn) if isinstance(turn, str) else turn
        step = asyncio.run(
            step_with_order(
                self.form, self.source, POLICY, TODAYS, turn, Draft(self.slots), self.asked
            )
        )
        self.slots |= step.slots
        self.asked = step.ask
        return step

    def knows(self, *names: str) -> dict[str, Any]:
        return {name: self.slots.get(name) for name in names or FACTS}


def orders(folder: Path, *rows: str) -> CsvOrders:
    file = folder / "orders.csv"
    file.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    return CsvOrders(file)


@pytest.fixture
def source(tmp_path: Path) -> CsvOrders:
    """One order with an owner, one without, one of two items."""
    return orders(
        tmp_path,
        "PC-20418,Folio Case,2026-03-01,2026-03-05,29.99,USD,sam@example.com,store",
        "PC-20419,Folio Case,2026-03-01,2026-03-05,29.99,USD,,store",
        "PC-20420,Folio Case,2026-03-01,2026-03-05,29.99,USD,sam@example.com,store",
        "PC-20420,Sleeve,2026-03-01,2026-03-06,19.99,USD,sam@example.com,store",
        "PC-20421,Sleeve,2026-02-01,,19.99,EUR,,marketplace",
    )


def said(step: Step) -> list[str]:
    return [say.response for say in step.say]


def test_an_order_without_an_address_is_filled_in_at_once(source: CsvOrders) -> None:
    """What it tells is not asked, and marked as the records'."""
    shopper = Shopper(source)

    step = shopper.says("PC-20419")

    assert shopper.knows() == FACTS
    assert said(step)[0] == "order_found"
    assert shopper.slots["from_records"]["fields"].keys() >= FACTS.keys()
    assert step.ask not in (*FACTS, "product_kind", "order_number")


@pytest.mark.parametrize("typed", ["20419", "pc 20419"])
@pytest.mark.parametrize("recorded", ["20419", "PC-20419"])
def test_the_letters_of_a_number_part_no_order_from_its_record(
    tmp_path: Path, typed: str, recorded: str
) -> None:
    """Typed and recorded with them or without, it is the same order."""
    row = f"{recorded},Folio Case,2026-03-01,2026-03-05,29.99,USD,,store"
    shopper = Shopper(orders(tmp_path, row))

    shopper.says(typed)

    assert shopper.knows() == FACTS


def test_an_order_with_an_address_is_filled_in_for_its_owner(source: CsvOrders) -> None:
    """The address is asked for next, and nothing is told before it fits."""
    shopper = Shopper(source)

    first = shopper.says("PC-20418")
    assert (first.ask, said(first)) == ("email", ["ask_email"])
    assert set(shopper.knows().values()) == {None}

    second = shopper.says("Sam@Example.com")
    assert shopper.knows() == FACTS
    assert said(second)[0] == "order_found"


@pytest.mark.parametrize(
    ("order", "email", "is_owner"),
    [
        ("PC-20418", "Sam@Example.com", True),
        ("PC-20420", "sam@example.com", True),
        ("PC-20418", "pat@example.com", False),
        ("PC-20419", "sam@example.com", False),
        ("PC-99999", "sam@example.com", False),
    ],
)
def test_an_address_is_confirmed_by_an_order_that_has_it(
    source: CsvOrders, order: str, email: str, is_owner: bool
) -> None:
    """Not by one without an address, nor once another address is given."""
    shopper = Shopper(source, email=email)
    assert not Draft(shopper.slots).is_by_owner

    shopper.says(order)

    assert Draft(shopper.slots).is_by_owner is is_owner
    assert not Draft({**shopper.slots, "email": "other@example.com"}).is_by_owner
    assert not Draft({**shopper.slots, "order_number": "PC-1"}).is_by_owner


def test_a_stranger_learns_nothing_of_an_order_not_even_whether_it_is_there(
    source: CsvOrders,
) -> None:
    """With another's address, an order on record is like one that is not."""
    talks = []
    for number in ("PC-20418", "PC-99999"):
        shopper = Shopper(source)
        talks.append([said(shopper.says(number)), said(shopper.says("pat@example.com"))])
        assert set(shopper.knows().values()) == {None}
        assert shopper.asked == "product"

    assert talks[0] == talks[1]


def test_what_the_shopper_said_stands(source: CsvOrders) -> None:
    """Only what is lacking is filled in; the price only of the item that is on record."""
    shopper = Shopper(source, product="the red sleeve", purchased_on="2026-02-28")

    shopper.says("PC-20419")

    assert shopper.knows() == {
        "product": "the red sleeve",
        "purchased_on": "2026-02-28",
        "delivered_on": "2026-03-05",
        "price": None,
        "purchased_from": "store",
    }


def test_a_day_that_contradicts_the_shoppers_is_left_out(source: CsvOrders) -> None:
    """Who says it came before it was bought is asked as ever."""
    shopper = Shopper(source, delivered_on="2026-02-27")

    shopper.says("PC-20419")

    assert shopper.knows("purchased_on", "delivered_on") == {
        "purchased_on": None,
        "delivered_on": "2026-02-27",
    }


def test_of_several_items_only_what_they_share_is_filled_in(source: CsvOrders) -> None:
    """Which of them it is about is asked."""
    shopper = Shopper(source, email="sam@example.com")

    step = shopper.says("PC-20420")

    assert shopper.knows() == {
        **dict.fromkeys(FACTS),
        "purchased_on": "2026-03-01",
        "purchased_from": "store",
    }
    assert step.ask == "product"


def test_another_order_number_takes_back_what_the_first_one_filled_in(source: CsvOrders) -> None:
    """No item or day of one order stays with another; what the shopper changed does."""
    shopper = Shopper(source)
    shopper.says("PC-20419")
    shopper.slots["purchased_from"] = "marketplace"
    shopper.asked = "order_number"

    shopper.says("PC-20421")

    assert shopper.knows() == {
        "product": "Sleeve",
        "purchased_on": "2026-02-01",
        "delivered_on": None,
        "price": None,  # in another currency
        "purchased_from": "marketplace",
    }


def test_a_fact_the_shopper_could_not_give_comes_from_the_records(source: CsvOrders) -> None:
    """It is no longer among what is left to the staff."""
    shopper = Shopper(source, declined=["purchased_on"])

    shopper.says("PC-20419")

    assert shopper.slots["purchased_on"] == "2026-03-01"
    assert "purchased_on" not in shopper.slots["declined"]


def test_records_that_do_not_answer_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form goes on as it does without them, and asks them again with the next message."""
    monkeypatch.setattr(order_facts, "PATIENCE", 0.01)

    class Silent:
        asked = 0

        async def lines(self, store: str, order_number: str) -> Sequence[OrderLine]:
            self.asked += 1
            await asyncio.sleep(10)
            return ()

    class Broken(Silent):
        async def lines(self, store: str, order_number: str) -> Sequence[OrderLine]:
            self.asked += 1
            raise ConnectionError

    for source in (Silent(), Broken()):
        shopper = Shopper(source)
        step = shopper.says("PC-20419")
        assert (step.ask, said(step)) == ("product", ["ask_product"])
        shopper.says("the folio case")
        assert source.asked == 2


def test_an_order_is_asked_for_once(source: CsvOrders) -> None:
    """What the shopper empties afterwards is not filled in again."""
    shopper = Shopper(source)
    shopper.says("PC-20419")
    shopper.slots["purchased_on"] = None
    shopper.asked = "purchased_on"

    shopper.says(replace(sentence("no idea what you mean"), intent="nlu_fallback"))

    assert shopper.slots["purchased_on"] is None
