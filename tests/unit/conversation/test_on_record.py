"""A line on record is put right, or asked for again, whatever was asked and however it is said."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk


@pytest.fixture
def talk() -> Talk:
    """A claim of something unopened, asked for its photo or the like."""
    talk = Talk("casesora").opens("the folio came damaged", "report_defect", reason="damaged")
    return talk.until("photo")


@pytest.mark.parametrize(
    "text",
    [
        "i unwrapped it you know",
        "its not new and unopened",
        "Unopened? It was me who opened it.",
        "did u change it? it says new and unopened",
        "I was never asked about the condition",
        "change condition to scuffed or whatever",
    ],
)
def test_a_line_that_is_denied_is_asked_for_again(talk: Talk, text: str) -> None:
    """And nothing of that goes to the description."""
    told = talk.slots["details"]

    talk.says(text, "report_defect")

    assert (talk.asked, talk.slots["details"]) == ("condition", told)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("I opened it but it was never used", "unused"),
        ("I opened it and used it for three weeks", "used"),
        ("change the condition please, it's opened and not used", "unused"),
    ],
)
def test_what_is_told_in_its_place_is_kept(talk: Talk, text: str, condition: str) -> None:
    """And what was asked is asked again."""
    codes = {"condition": condition} if text.startswith("change") else {}
    talk.says(text, **codes)

    assert talk.slots["condition"] == condition
    assert "Changed. Condition" in talk.heard


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("used", "condition", "used"),
        ("the description should say the lid is bent", "details", "the lid is bent"),
    ],
)
def test_another_value_said_outright_and_alone_is_kept(
    talk: Talk, text: str, field: str, value: str
) -> None:
    """At any question; what was asked is asked again."""
    codes = {"condition": "used"} if field == "condition" else {}

    talk.says(text, **codes)

    assert talk.slots[field] == value


def test_a_part_is_taken_out_on_the_way(talk: Talk) -> None:
    """As at the review."""
    talk.slots["details"] = "The folio came damaged. My son chewed the strap."

    talk.says("please remove the bit about the strap", "change_order")

    assert talk.slots["details"] == "The folio came damaged."


def test_a_wish_that_is_denied_is_asked_for_again() -> None:
    """On the way as well as at the review."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until("email")
    assert talk.slots["wants"] == "refund"

    talk.says("I don't want my money back")

    assert talk.asked == "wants"


def test_an_answer_about_a_picture_changes_no_reason(talk: Talk) -> None:
    """Nor is it told of the matter: "no, just the packing slip"."""
    told = talk.given("reason", "details")

    talk.says("no just the packing slip, thats what I sent u", "report_wrong_item")

    assert talk.given("reason", "details") == told


def test_another_reason_is_not_made_of_why_it_is_to_be_changed() -> None:
    """A change of mind is only what the model hears in "I don't want to lie"."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until("review")

    talk.says("Change the reason, I don't want to lie", reason="change_of_mind")

    assert talk.asked == "reason"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("you have got any with a longer chain instead", "missing_item"),
        ("no its only the one. the grey one is ok, leave it out", "missing_item"),
        ("no, write the cable in as well, it isn't in the list", "missing_item"),
        ("actually it is for my sister's birthday", "change_of_mind"),
    ],
)
@pytest.mark.parametrize("asked", ["email", "review"])
def test_a_chance_phrase_changes_no_reason(asked: str, text: str, reason: str) -> None:
    """However the model hears it, with a word of correction beside it or not."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until(asked)

    talk.says(text, "correct", reason=reason)

    assert talk.slots["reason"] == "damaged"


@pytest.mark.parametrize("asked", ["email", "review"])
def test_a_reason_told_in_its_own_words_takes_the_others_place(asked: str) -> None:
    """With a word of correction."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until(asked)

    talk.says("no sorry, the folio is fine, the strap is missing", "correct", reason="missing_item")

    assert talk.slots["reason"] == "missing_item"


@pytest.mark.parametrize(
    ("text", "heard", "now"),
    [
        ("no no nothing is missing I have both its too small", "missing_item", None),
        ("it still says something is missing that ain't right", "missing_item", None),
        ("please take off something is missing, nothing is missing", "missing_item", None),
        ("nothings missing, its TORN", "defective", "defective"),
        (
            "not missing, it was me who ordered the wrong size",
            "missing_item",
            "ordered_wrong_model",
        ),
    ],
)
@pytest.mark.parametrize("asked", ["email", "review"])
def test_a_reason_that_is_denied_goes(asked: str, text: str, heard: str, now: str | None) -> None:
    """It is asked for again, or what the message says instead stands there."""
    talk = Talk().opens("the strap is missing", "report_missing_item", reason="missing_item")
    talk.until(asked)

    talk.says(text, "correct", reason=heard)

    assert talk.slots["reason"] == now
    assert now or talk.asked == "reason"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("tracking stopped in Ohio. My address is correct, I looked", "wrong_address"),
        ("I want to claim, I didn't say wrong model though", "ordered_wrong_model"),
        ("hello, nothing was missing in there but I want to claim", "missing_item"),
    ],
)
def test_what_is_denied_is_not_set_where_nothing_stands(text: str, heard: str) -> None:
    """As at the beginning of a claim."""
    talk = Talk().opens(text, "open_return", reason=heard)

    assert (talk.slots.get("reason"), talk.asked) == (None, "reason")


@pytest.mark.parametrize(
    "text",
    [
        "no we were abroad till March 11",
        "sorry, it snapped on March 11",
        "actually I was only back home on March 11, the delivery was fine",
    ],
)
@pytest.mark.parametrize("asked", ["email", "review"])
def test_a_day_of_something_else_changes_no_date(asked: str, text: str) -> None:
    """With a word of correction beside it or not."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until(asked)
    days = talk.given("purchased_on", "delivered_on")

    talk.says(text, "correct")

    assert talk.given("purchased_on", "delivered_on") == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("it didn't arrive on the 10th, that's when it tore", None),
        ("it never came on March 10", None),
        ("no it didn't arrive the 10th, it arrived March 8", "2026-03-08"),
        ("it didn't arrive until the 10th", "2026-03-10"),
    ],
)
def test_a_day_that_is_denied_goes(text: str, day: str | None) -> None:
    """It is asked for again where the message does not tell the right one."""
    talk = Talk("casesora").opens("the folio came torn", "report_defect", reason="damaged")
    talk.until("photo")

    talk.says(text, "correct")

    assert talk.slots["delivered_on"] == day
    assert day or talk.asked == "delivered_on"


def harmed(text: str) -> Talk:
    """A claim whose condition was answered so, which sounds like an accident."""
    talk = Talk("casesora").opens("the glass is split", "report_defect", reason="defective")
    talk.until("condition").says(text, condition="misused")
    return talk


@pytest.mark.parametrize("text", ["split", "bent at the corner", "its shattered"])
def test_harm_that_is_heard_as_an_accident_is_asked_about(text: str) -> None:
    """Before the claim is refused for it."""
    talk = harmed(text)

    assert talk.asked == "confirm_condition"
    assert "accident" in talk.heard
    assert "won't be accepted" not in talk.heard


def test_an_accident_told_as_one_is_no_question() -> None:
    """What was done says enough."""
    assert harmed("I stepped on it").asked == "go_on"


@pytest.mark.parametrize("text", ["no accident", "no, it came like this", "it split by itself"])
def test_an_accident_that_is_denied_goes(text: str) -> None:
    """At the question and later on: the condition is asked for again."""
    for talk in (harmed("split"), harmed("I stepped on it")):
        talk.says(text)

        assert (talk.slots["condition"], talk.asked) == (None, "condition")


def test_what_denies_an_accident_answers_no_accident() -> None:
    """However the model hears it."""
    assert harmed("arrived bent").slots.get("condition") is None


def test_an_accident_that_is_confirmed_stands() -> None:
    """And the claim is told what that means."""
    talk = harmed("split")

    talk.chooses("Yes, that's right")

    assert (talk.slots["condition"], talk.asked) == ("misused", "go_on")


@pytest.mark.parametrize(
    "text",
    ["I wore one of them, the other is still sealed", "one is sealed, I used one of the two"],
)
def test_two_of_which_one_was_used_are_not_unopened(text: str) -> None:
    """It is asked for, as it may be either."""
    talk = Talk().opens("the bands came torn", "report_defect", reason="damaged").until("email")
    talk.slots["condition"] = None

    talk.says(text, condition="unopened")

    assert talk.slots["condition"] is None


def test_both_of_two_things_is_no_wish_that_is_left_open() -> None:
    """But "whichever is quicker" is."""
    talk = Talk().opens("split, both", "report_defect", reason="defective", remedy="any")
    assert talk.slots.get("wants") is None

    talk.says("whichever is quicker", remedy="any")
    assert talk.slots["wants"] == "any"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("no, my old sleeve was used, this came last week", {"condition": "used"}),
        ("sorry, I meant the small grey lamp", {"remedy": "exchange"}),
        ("it says wrong item but that's not what I said", {"reason": "wrong_item"}),
    ],
)
@pytest.mark.parametrize("asked", ["email", "review"])
def test_what_is_heard_without_its_words_changes_no_line(
    asked: str, text: str, codes: dict[str, str]
) -> None:
    """Nor what is said of another thing."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until(asked)
    talk.slots["condition"] = "unopened"
    before = talk.given("reason", "condition", "wants")

    talk.says(text, "correct", **codes)

    assert talk.given("reason", "condition", "wants") == before


def test_use_told_outright_takes_the_place_of_unused() -> None:
    """It is asked about before the claim is refused for it."""
    talk = Talk("casesora").opens("the folio came torn", "report_defect", reason="damaged")
    talk.until("photo", condition=("Opened, but not used",))

    talk.says("the condition is off, I used it for two weeks", condition="used")

    assert (talk.slots["condition"], talk.asked) == ("used", "confirm_condition")


@pytest.mark.parametrize(
    "text",
    [
        "the reason is wrong nothing is missing the clasp BROKE",
        "reason is wrong, nothing was missing, the clasp broke",
        "why does it say missing. the clasp broke",
    ],
)
def test_the_right_reason_is_taken_from_where_the_wrong_one_is_denied(text: str) -> None:
    """Whether its line is named or not, and though it is asked why it stands there."""
    talk = Talk().opens("the strap is missing", "report_missing_item", reason="missing_item")
    talk.until("review")

    talk.says(text, "correct")

    assert talk.slots["reason"] == "defective"
