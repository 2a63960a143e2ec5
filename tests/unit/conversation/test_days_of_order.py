"""Which of a claim's days each day of a message is, by whatever verb it is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.conversation.test_values import read

_NOVEMBER_30 = date(2026, 11, 30)


def _days(text: str) -> tuple[str | None, str | None]:
    given = read(text, today=_NOVEMBER_30).given
    return given.get("purchased_on"), given.get("delivered_on")


@pytest.mark.parametrize(
    "text",
    [
        "got it on ourshop.com November 3 for 20, came November 9",
        "got mine from yalls site November 3 it came November 9",
        "got it nov 3, got here nov 9",
        "got mine at your website November 3, showed up November 9",
        "ordered nov 3 got nov 9",
        "I bought it on shop.com the November 3, price 12$, received November 9",
        "I bought it November 3 on your site, i pay 40, arrive November 9",
        "i buy november 3, it arrive november 9",
        "i order november 3 and get it november 9",
        "I had ordered it on Nov 3 and it has come on Nov 9 only",
        "the adapter i have order on November 3 has arrived November 9",
        "i placed the order November 3 and the box landed November 9",
        "order placed Nov 3, in my hands Nov 9",
        "snagged it Nov 3 off your site, it rolled up Nov 9",
        "grabbed one off ur website nov 3 n it came nov 9",
        "got this off yalls website nov 3. mailman brought it nov 9",
        "i brought it november 3, it arived november 9",
        "I paid for it November 3 and it was handed to me November 9",
        "Ordered Nov. 3, rec'd Nov. 9",
        "i recieved it november 9, orderd november 3",
        "date of purchase: 3 November 2026; date of receipt: 9 November 2026",
        "the postman left it November 9, I made the purchase November 3",
        "I collected it from the post office on November 9, ordered November 3",
        "checkout was nov 3, delivery nov 9",
        "Kindly note it was purchased on 3rd November and same was received on 9th November",
        "got the folio 9 Nov (ordered 3 Nov)",
    ],
)
def test_each_of_two_days_goes_to_the_verb_it_is_told_by(text: str) -> None:
    """Bought on the 3rd and come on the 9th, in English of all kinds."""
    assert _days(text) == ("2026-11-03", "2026-11-09")


@pytest.mark.parametrize(
    "text",
    [
        "sleeve order PC-64483 from your website has come November 9, the charger is not there",
        "my order from procase.com came November 9",
        "I got it November 9",
        "I got it Nov 9 and it came cracked",
        "it came cracked, got it Nov 9",
        "it has come November 9 with a scratch",
        "it got delivered on November 9 at my cousin's place",
    ],
)
def test_an_order_that_came_was_not_bought_on_that_day(text: str) -> None:
    """Whoever sold it, and however it is called."""
    assert _days(text) == (None, "2026-11-09")


@pytest.mark.parametrize(
    "text",
    ["got my refund November 9", "the strap has come off November 9", "came off on november 9"],
)
def test_what_else_was_got_or_came_is_no_day_of_the_order(text: str) -> None:
    """Money, or a part that came off."""
    assert _days(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("order PC-20418, sorry PC-20481, the lamp tore", {"order_number": "PC-20481"}),
        ("order number PC-20418 no wait its PC-20481", {"order_number": "PC-20481"}),
        ("I'm k.lo@example.com, I mean k.low@example.com", {"email": "k.low@example.com"}),
        ("I paid $20, no sorry $25", {"price": "25.00"}),
        ("it came November 9, no wait November 10", {"delivered_on": "2026-11-10"}),
        ("orders PC-20418 and also PC-20481", {"order_number": "PC-20418"}),
    ],
)
def test_of_a_value_that_is_put_right_at_once_the_later_counts(
    text: str, given: dict[str, str]
) -> None:
    """Not of two that stand beside each other."""
    read_so = read(text, today=_NOVEMBER_30).given

    assert {name: read_so.get(name) for name in given} == given
