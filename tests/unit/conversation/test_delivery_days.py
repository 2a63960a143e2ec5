"""When something that is ordered would come, by the days that the store states."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.worked_answers.delivery_days import expected_arrival
from claimdesk.language.languages import DEFAULT
from tests.unit.conversation.talk import STORES

MONDAY = Today.on(date(2026, 11, 30))


@pytest.mark.parametrize(
    ("text", "ordered", "first", "last"),
    [
        # 5 to 10 working days of the store; 25 December and 1 January are none.
        ("would it be here by the 12th?", "Monday 30 November", "Monday 7 December",
         "Monday 14 December"),
        ("if I order it on Dec 17, do I get it before Christmas?", "Thursday 17 December",
         "Thursday 24 December", "Monday 4 January 2027"),
        ("ordering on 3 March 2027, will it come by the 8th", "Wednesday 3 March 2027",
         "Wednesday 10 March 2027", "Wednesday 17 March 2027"),
    ],
)  # fmt: skip
def test_an_order_comes_within_the_days_stated(
    text: str, ordered: str, first: str, last: str
) -> None:
    """Counted from today, or from the day it is to be ordered on."""
    days = expected_arrival(text, DEFAULT, STORES["procase"], MONDAY)

    assert days == {"ordered": ordered, "first": first, "last": last}


def test_where_no_days_are_stated_none_are_made_up() -> None:
    """Casesora states none."""
    assert expected_arrival("here by Friday?", DEFAULT, STORES["casesora"], MONDAY) is None
