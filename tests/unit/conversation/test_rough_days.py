"""Days told roughly, by a year alone or by each other, and what a message only says beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.values.reader import ValueReader
from claimdesk.language.languages import DEFAULT
from tests.unit.conversation.talk import STORES, Talk, sentence
from tests.unit.conversation.test_values import read

_NOVEMBER_30 = date(2026, 11, 30)


def _talk(asked: str, **answers: Any) -> Talk:
    return Talk(today=_NOVEMBER_30).opens().until(asked, **answers)


def _given(text: str, known: dict[str, Any]) -> Mapping[str, Any]:
    reader = ValueReader(STORES["procase"], Today.on(_NOVEMBER_30))
    return reader.read(sentence(text), None, known).given


def _stretch(first: str, last: str) -> dict[str, str]:
    return {"earliest": first, "latest": last}


@pytest.mark.parametrize(
    "text",
    [
        "idk, 3 weeks ago. so do i get it or not",
        "like 3 weeks ago so will i receive my refund",
        "3 weeks ago maybe. when does the new one arrive?",
        "about 3 weeks ago, and could you tell me when it gets here?",
    ],
)
def test_a_word_only_asked_with_tells_no_day_of_another_sentence(text: str) -> None:
    """A time without a verb answers what was asked."""
    given = read(text, "purchased_on", today=_NOVEMBER_30).given
    assert "purchased_on" in given
    assert "delivered_on" not in given


def test_a_day_near_the_one_on_record_is_never_of_another_year() -> None:
    """Bought on the 8th of November, with an arrival on record that may be of the 6th."""
    for came in ("2026-11-06", _stretch("2026-11-06", "2026-11-12")):
        known = {"delivered_on": came}
        given = _given("bought it 8 nov", known)
        assert given["purchased_on"] == "2026-11-08"
    known = {"delivered_on": "2026-03-02"}
    given = _given("bought it in december", known)
    assert given["purchased_on"] == _stretch("2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "2026 obviously",
        "what?? this year, like i said",
        "i bought it THIS year",
        "no, it was in 2026, not 2025",
        "it's 2026. 3 weeks ago",
    ],
)
def test_a_year_alone_puts_right_the_year_of_the_days_on_record(text: str) -> None:
    """Both days move, as what was bought this year did not come the last."""
    talk = _talk("purchased_on")
    talk.says("bought 8 nov 2025, came 11 nov 2025")

    talk.says(text, "correct", date="this year")

    assert talk.slots["purchased_on"] == "2026-11-08"
    assert talk.slots["delivered_on"] == "2026-11-11"


def test_a_year_said_again_never_widens_a_day() -> None:
    """Nor does a year in which the day has not come yet move it."""
    talk = _talk("purchased_on")
    talk.says("8 nov 2026")
    talk.says("I bought it this year", "correct", date="this year")
    assert talk.slots["purchased_on"] == "2026-11-08"

    late = _talk("purchased_on")
    late.says("20 december 2025")
    late.says("this year", "correct", date="this year")
    assert late.slots["purchased_on"] == "2025-12-20"


@pytest.mark.parametrize(
    "text", ["the 2025 model", "8 november 2025", "my ipad 2025 case", "order 2025-11", "not 2025"]
)
def test_a_year_of_something_else_is_none_told_alone(text: str) -> None:
    """A model, a whole date, a number, a year denied."""
    assert not DEFAULT.years_told(text, _NOVEMBER_30)


def test_no_stretch_of_days_ends_in_the_future() -> None:
    """Where it is the next day already somewhere on earth, today at the store is the last."""
    today = Today(_NOVEMBER_30, None, date(2026, 12, 1))
    talk = Talk(today=today).opens().until("purchased_on")
    talk.says("some time this year")
    assert talk.slots["purchased_on"]["latest"] == "2026-11-30"


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        (
            "end of october or begin november? after halloween i think",
            _stretch("2026-11-01", "2026-11-10"),
        ),
        ("late september or early october", _stretch("2026-09-20", "2026-10-10")),
        ("first half of november, after the 5th", _stretch("2026-11-06", "2026-11-15")),
    ],
)
def test_rough_times_of_one_answer_are_read_together(text: str, stretch: dict[str, str]) -> None:
    """Two that are told as an alternative are the stretch over both; one more narrows it."""
    assert read(text, "purchased_on", today=_NOVEMBER_30).given["purchased_on"] == stretch


def test_a_second_rough_day_is_noted_as_what_it_is() -> None:
    """A mail that was looked for in vain is no address denied."""
    talk = _talk("purchased_on")
    talk.says("end of october, I think", date="end of october")

    talk.says("no, the first week of november. I can't find the email", "cannot_provide")

    assert talk.words[0] == "noted"
    assert "between 1 November 2026 and 7 November 2026" in talk.heard
    assert "explain_email" not in talk.words


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("can't find the confirmation mail", True),
        ("I deleted the order email", True),
        ("I don't have an email address", False),
        ("I lost access to my email address", False),
    ],
)
def test_a_mail_that_is_lacking_is_no_address(text: str, lacks: bool) -> None:
    """It is looked for, lost or deleted."""
    assert DEFAULT.lacks_the_mail(text) is lacks


@pytest.mark.parametrize(
    "text",
    [
        "I bought the charger, I use it 2 months and yesterday night my daughter was charging",
        "I bought your lamp and last night we smelled something burnt",
        "ordered a keyboard from you and on monday my son connected it and nothing",
    ],
)
def test_the_day_somebody_did_something_is_none_of_the_order(text: str) -> None:
    """However near the word of buying is."""
    given = read(text, today=_NOVEMBER_30, date="yesterday").given
    assert "purchased_on" not in given


def test_some_days_later_in_a_month_is_a_rough_answer() -> None:
    """And "a few days later" is one by the day on record."""
    given = read("some days later in september", "delivered_on", today=_NOVEMBER_30).given
    assert given["delivered_on"] == _stretch("2026-09-01", "2026-09-30")
    talk = _talk("purchased_on")
    talk.says("10 september")
    talk.says("it came a few days later", date="a few days later")
    assert talk.slots["delivered_on"] == _stretch("2026-09-12", "2026-09-16")


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("Order was on Amazon or your site? I think your site.", "store"),
        ("your website or ebay? it was ebay I believe", "marketplace"),
        ("was it amazon or you guys, hmm. not amazon, your store", "store"),
        ("amazon or your site, I don't remember", None),
    ],
)
def test_of_two_sellers_weighed_the_one_believed_counts(text: str, seller: str | None) -> None:
    """And the musing is no question for the staff."""
    talk = _talk("order_number")

    turn = sentence(f"PC-41290. {text}", order_number="PC-41290")
    both = {"purchased_from": ("marketplace", "store")}
    talk.turn(replace(turn, entities={**turn.entities, **both}))

    assert talk.slots.get("purchased_from") == seller
    assert not talk.draft.open_questions


@pytest.mark.parametrize(
    "text",
    ["is it cheaper on amazon or your site? you tell me", "do I send it to amazon or you?"],
)
def test_what_is_asked_of_two_sellers_is_no_musing(text: str) -> None:
    """Nothing that was bought is weighed."""
    assert DEFAULT.seller_weighed(text) is None
