"""A message means what it means where it stands: after a question, beside what is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.shared.choosing import chosen
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import ValueReader
from tests.unit.conversation.talk import STORES, TODAY, Talk, sentence, values_in

CONDITIONS = [
    "New and unopened",
    "Opened, but not used",
    "Used",
    "Damaged by an accident or by me",
]
SELLERS = [
    "On the store's own website",
    "On a marketplace such as Amazon",
    "From somebody else",
    "I don't know",
]


@pytest.mark.parametrize(
    ("text", "titles", "meant"),
    [
        ("2", CONDITIONS, "Opened, but not used"),
        ("#3", CONDITIONS, "Used"),
        ("option b please", CONDITIONS, "Opened, but not used"),
        ("um, the third one I think", CONDITIONS, "Used"),
        ("the last of those", CONDITIONS, "Damaged by an accident or by me"),
        ("used", CONDITIONS, "Used"),
        ("new & unopened", CONDITIONS, "New and unopened"),
        ("marketplace", SELLERS, "On a marketplace such as Amazon"),
        ("dont know", SELLERS, "I don't know"),
        ("not used", CONDITIONS, None),  # half of one title, and a denial: left to the reading
        ("damaged", CONDITIONS, None),  # a third of a title says too little
        ("5", CONDITIONS, None),
        ("0", CONDITIONS, None),
        ("9", CONDITIONS, None),
        ("none of these", CONDITIONS, None),
        ("the first time I used it", CONDITIONS, None),
        ("1", ["I can't send a photo"], None),  # a single way out is no list
        ("photo", ["I can't send a photo"], None),
        ("can't send a photo", ["I can't send a photo"], "I can't send a photo"),
    ],
)
def test_a_choice_is_made_as_people_make_one(
    text: str, titles: list[str], meant: str | None
) -> None:
    """By number, letter, place, or enough of the title; where it could be two, by none."""
    index = chosen(text, titles)

    assert (titles[index] if index is not None else None) == meant


def test_lines_of_a_card_are_not_counted() -> None:
    """Nobody numbers the lines of a review, so that "1" must not send it."""
    assert chosen("1", ["Send the claim", "Change: Photo"], counted=False) is None
    assert chosen("photo", ["Send the claim", "Change: Photo"], counted=False) == 1


@pytest.mark.parametrize("text", ["but why", "what's that for?", "what happens if I say no"])
def test_who_asks_why_gets_the_reason_and_keeps_the_question(text: str) -> None:
    """Even where the words alone look like a yes or a no."""
    talk = Talk("casesora").opens("I picked the wrong one", reason="ordered_wrong_model")
    assert talk.asked == "confirm_reason"

    talk.says(text, "affirm")

    assert (talk.words, talk.asked) == (["why_confirm"], "confirm_reason")
    assert "a defect, damage on arrival or a wrong item" in talk.heard


def test_a_fact_that_would_refuse_is_confirmed_first() -> None:
    """What was heard in passing may be a slip; said once more, it counts."""
    talk = Talk("casesora").opens("too small for my phone", reason="ordered_wrong_model")

    assert talk.words == ["confirm_reason"]
    talk.says("no", "deny")

    assert (talk.words, talk.asked) == (["ask_reason"], "reason")
    talk.chooses("I got the wrong item")
    assert talk.asked == "order_number"


def test_an_answer_to_the_question_itself_needs_no_confirming() -> None:
    """Who chose it has said it."""
    talk = Talk("casesora").opens()
    talk.chooses("I ordered the wrong model")

    assert talk.words == ["not_eligible_so_far"]


def test_none_of_the_reasons_is_another_reason() -> None:
    """ "None of these" is no dead end."""
    talk = Talk().opens()
    talk.says("none of these", "deny")

    assert talk.slots["reason"] == "other"


def test_a_value_of_another_kind_is_no_description() -> None:
    """An address, a day or a number that comes first is kept, and the question stays."""
    talk = Talk("casesora").opens("it is cracked", reason="defective", order_number="CS-40001")
    talk.says("a phone case", product="phone case")
    assert talk.asked == "details"

    talk.says("it came today")

    assert talk.slots["delivered_on"] == "2026-03-12"
    assert (talk.slots.get("details"), talk.asked) == (None, "details")


def _later(text: str) -> Turn:
    return Turn(text, "nlu_fallback", answers={"any": ("later", 0.9)})


def test_who_needs_a_moment_is_not_asked_again() -> None:
    """The question stands, and no answer is missed."""
    talk = Talk().opens("it is cracked", reason="defective")
    assert talk.asked == "order_number"

    for text in ("hold on, kid's crying", "let me dig it out of my inbox"):
        talk.turn(_later(text))
        assert (talk.words, talk.asked) == (["no_hurry"], "order_number")
    talk.says("PC-20418", order_number="PC-20418")
    assert talk.slots["order_number"] == "PC-20418"


def test_a_day_that_cannot_be_is_no_wish_for_time() -> None:
    """ "Tomorrow" answers when it came, however wrongly."""
    talk = Talk("casesora").opens("it is cracked", reason="defective").until("delivered_on")

    talk.turn(replace(_later("tomorrow"), entities={"date": ("tomorrow",)}))

    assert talk.words == ["date_future"]


def test_a_photo_to_come_later_holds_nothing_up() -> None:
    """Whatever is left goes on; the claim says that the photo is missing."""
    talk = Talk("casesora").opens("it is cracked", reason="defective").until("photo")

    talk.turn(_later("I can only take one tonight"))

    assert talk.words[0] == "evidence_later"
    assert talk.asked not in ("photo", None)


def test_a_value_beside_a_wish_for_time_is_kept() -> None:
    """Only what answers nothing is waited for."""
    talk = Talk().opens("it is cracked", reason="defective")

    talk.turn(
        Turn(
            "it's PC-20418, the rest when I'm home",
            "inform",
            entities={"order_number": ("PC-20418",)},
            answers={"any": ("later", 0.8)},
        )
    )

    assert talk.slots["order_number"] == "PC-20418"
    assert "no_hurry" not in talk.words


@pytest.mark.parametrize(
    ("reason", "asked", "matter"),
    [
        ("ordered_wrong_model", "confirm_reason", "order_change"),
        ("wrong_item", "delivered_on", "parcel_not_received"),
    ],
)
def test_what_is_still_to_come_is_no_claim(reason: str, asked: str, matter: str) -> None:
    """The staff hear of it with what was told, and no day of arrival is asked for twice."""
    talk = Talk("casesora").opens("CS-20418: a case for the 14, not the 15", reason=reason)
    talk.until(asked)

    talk.says("it isn't even here yet")

    assert talk.step.then == "person"
    assert (talk.slots["matter"], talk.slots["message_order"]) == (matter, "CS-20418")
    assert talk.slots["claim_key"] is None


@pytest.mark.parametrize("text", ["it didn't come until March 9", "I haven't opened it", "no idea"])
def test_what_has_come_stays_a_claim(text: str) -> None:
    """However much of it is denied."""
    talk = Talk("casesora").opens("a case for the 14, not the 15", reason="wrong_item")
    talk.until("delivered_on")

    talk.says(text)

    assert talk.step.then is None


def test_a_picture_that_is_the_fault_is_no_photo_to_go_without() -> None:
    """Words that tell what is wrong say nothing of the claim's photo."""
    talk = Talk("casesora").opens(
        "the photo on my cover is mirrored, nobody noticed", "cannot_provide", reason="defective"
    )

    assert "photo" not in talk.draft.declined
    assert "without_photo" not in talk.words


@pytest.mark.parametrize(
    "text", ["unboxed it and wore it round the house once", "opened, tried on for an evening"]
)
def test_what_was_opened_is_never_taken_for_unopened(text: str) -> None:
    """Whatever the sentence as a whole is taken for: asked again, it is chosen."""
    talk = Talk().opens("I don't like it", reason="change_of_mind").until("condition")

    talk.turn(Turn(text, "inform", answers={"condition": ("unopened", 0.9)}))

    assert (talk.asked, talk.slots.get("condition")) == ("condition", None)


def test_what_was_never_opened_is_unopened() -> None:
    """A word of opening that is denied tells of none."""
    talk = Talk().opens("I don't like it", reason="change_of_mind").until("condition")

    talk.turn(Turn("haven't even opened it", "inform", answers={"condition": ("unopened", 0.9)}))

    assert talk.slots["condition"] == "unopened"


def test_who_plainly_asks_back_gives_no_value() -> None:
    """Even where a word of the question is also a value."""
    talk = Talk().opens("it is cracked", reason="defective")
    turn = Turn(
        "where on the sleeve is that printed?",
        "nlu_fallback",
        entities={"product": ("sleeve",)},
        answers={"any": ("explain", 0.9)},
    )

    talk.turn(turn)

    assert talk.asked == "order_number"
    assert talk.words == ["explain_order_number"]


def test_a_second_item_is_kept_for_a_claim_of_its_own() -> None:
    """The claim takes one; the other is named, so that nobody thinks it lost."""
    talk = Talk()
    talk.turn(_two_items("order PC-22334: the pen holder is missing and the folio has a scratch"))

    assert "one_at_a_time" in talk.words
    assert "First pen holder; I'll keep what you told me about folio" in talk.heard
    assert talk.slots["later"] == [
        {
            "product": "folio",
            "details": "order PC-22334: the pen holder is missing and the folio has a scratch",
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the charger does not charge my power bank",
        "the cover of the folio is torn",
    ],
)
def test_what_an_item_belongs_to_is_no_second_item(text: str) -> None:
    """Only what is told beside it counts."""
    first, second = ("charger", "power bank") if "charger" in text else ("cover", "folio")
    talk = Talk()
    talk.turn(_two_items(text, first, second))

    assert "one_at_a_time" not in talk.words


def _two_items(text: str, first: str = "pen holder", second: str = "folio") -> Turn:
    found = {"reason": ("defective",), "product": (first, second)}
    return Turn(text, "report_defect", entities={**values_in(text), **found})


def test_a_wish_told_beside_an_answer_replaces_the_old_one() -> None:
    """And is said back."""
    talk = Talk().opens("it came broken", reason="damaged", remedy="replacement").until("email")
    talk.says("sam@example.com, and I'd rather have a refund")

    assert talk.slots["wants"] == "refund"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("not a sleeve. electronic", "electronic"),
        ("it's electronic, no case", "electronic"),
        ("not electronic", "standard"),
    ],
)
def test_a_kind_of_product_that_is_denied_is_not_given(text: str, kind: str) -> None:
    """The one that is named beside it is."""
    talk = Talk().opens(reason="defective", product="cable")
    talk.until("product_kind", purchased_on="October 20 2025", delivered_on="November 1 2025")
    talk.says(text, product="sleeve" if "sleeve" in text else "case")

    assert talk.slots["product_kind"] == kind


@pytest.mark.parametrize("text", ["I said electronic", "change that to electronic please"])
def test_a_kind_of_product_is_put_right_in_words(text: str) -> None:
    """By the name that the store gives it, wherever the claim stands."""
    talk = Talk().opens(reason="defective", product="cable")
    talk.until("go_on", purchased_on="October 20 2025", delivered_on="November 1 2025")
    assert talk.slots["product_kind"] == "standard"
    talk.says(text)

    assert talk.slots["product_kind"] == "electronic"


def test_what_works_again_is_neither_another_fault_nor_another_item() -> None:
    """It is asked whether to stop."""
    talk = Talk().opens("the lamp is dead", reason="defective", product="lamp").until("email")
    talk.says("oh now it's working again, the cable was loose", reason="missing_item")

    assert (talk.asked, talk.slots["reason"], talk.slots.get("later")) == (
        "stop",
        "defective",
        None,
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [("the green one", True), ("size L", True), ("which colours do you have?", False)],
)
def test_what_is_wanted_instead_is_told_however_it_is_read(text: str, kept: bool) -> None:
    """The name of a thing may read like a question of the FAQ; a question is none."""
    reader = ValueReader(STORES["procase"], Today.on(TODAY))
    given = reader.read(sentence(text, "ask_stock", ("ask_stock",)), "variant").given

    assert given.get("variant") == (text if kept else None)
