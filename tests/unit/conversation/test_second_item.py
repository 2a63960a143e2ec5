"""The offer of a next item: what takes it up, and what lets it go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.context.item_names import is_same
from claimdesk.conversation.context.items_in_mind import (
    is_of_another,
    next_claim,
    taken_up,
    without_fine,
)
from claimdesk.conversation.context.next_item_offer import (
    answers_offer,
    lets_go,
    takes_offer,
    takes_up,
)
from claimdesk.conversation.context.other_items import other_items
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import sentence

SLEEVE = {"product": "laptop sleeve", "order_number": "PC-20418"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes", "affirm"),
        ("sure, that one came in the wrong size", "inform"),
        ("its zipper is torn", "report_defect"),
    ],
)
def test_a_yes_or_a_report_takes_the_next_item(text: str, intent: str) -> None:
    """In whatever words."""
    assert takes_offer(sentence(text, intent))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no", "deny"),
        ("no, that's the same one", "correct"),
        ("I only have one", "report_missing_item"),
        ("that's all, thanks", "thank"),
        ("they are both the same one", "correct"),
        ("we just did the sleeve", "inform"),
        ("I never ordered any sleeve", "report_missing_item"),
    ],
)
def test_a_no_lets_it_go(text: str, intent: str) -> None:
    """However it was taken for a report."""
    turn = sentence(text, intent)

    assert lets_go(turn)
    assert not takes_offer(turn)
    assert answers_offer(turn)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("ok bye", "goodbye"), ("ok, how long does it take?", "ask_shipping_time"), ("hm", "inform")],
)
def test_what_is_about_something_else_leaves_the_offer_open(text: str, intent: str) -> None:
    """It may be taken up later."""
    assert not answers_offer(sentence(text, intent))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes but it's the strap, the sleeve we just did", "ask_change_order"),
        ("yeah, though it's the strap that broke", "inform"),
    ],
)
def test_a_yes_that_puts_the_item_right_begins_with_that(text: str, intent: str) -> None:
    """With what the item in mind shares with the claim."""
    item = {"product": "laptop sleeve", "email": "sam@example.com", "details": "both are torn"}
    turn = sentence(text, intent, product="strap")
    assert answers_offer(turn)
    assert takes_up(turn, item)
    assert not lets_go(turn)

    chosen = replace(turn, entities={**turn.entities, "next_item": ("yes",)})
    draft = taken_up(Draft({"next_claim": item}), chosen)

    assert (draft.get("product"), draft.get("email")) == ("strap", "sam@example.com")


def test_the_choices_of_the_offer_do_as_they_say() -> None:
    """The yes brings its own entity; the no is a button's."""
    assert lets_go(Turn("/deny", "deny", is_choice=True))
    assert not takes_offer(Turn("/open_return", "open_return", is_choice=True))


def test_a_report_of_another_item_is_not_of_the_one_in_mind() -> None:
    """Nor of another order."""
    assert not is_of_another(sentence("the sleeve is torn", product="sleeve"), SLEEVE)
    assert is_of_another(sentence("my charger is dead", product="charger"), SLEEVE)
    assert is_of_another(sentence("it is torn, order PC-31302"), SLEEVE)


def test_the_item_just_filed_is_not_offered_again() -> None:
    """It may have been told of more than once."""
    draft = Draft({"product": "Sleeve", "later": [{"product": "sleeve"}, {"product": "charger"}]})

    assert next_claim(draft)["next_claim"]["product"] == "charger"


@pytest.mark.parametrize(
    ("text", "other", "is_item"),
    [
        ("the folio is scratched and the buckle is bent", "buckle", False),
        ("my folio is torn. zipper too", "zipper", False),
        ("the folio is scratched and the stylus is bent", "stylus", True),
        ("the folio is torn and the key ring broke", "key ring", True),
        ("the folio is torn and the watch strap broke", "watch strap", True),
        ("the folio is torn and the power button fell out", "power button", False),
    ],
)
def test_a_part_of_the_item_is_no_second_one(text: str, other: str, is_item: bool) -> None:
    """A part told beside it is of it; a thing that has a part's name in it is not."""
    turn = sentence(text, "report_defect", reason="defective")
    turn = replace(turn, entities={**turn.entities, "product": ("folio", other)})

    items = list(other_items(turn, {"reason": "defective", "product": "folio"}, Draft()))

    assert [item["product"] for item in items] == ([other] if is_item else [])


DROPPED = {"product": "power bank", "reason": "defective", "dropped": True}


def test_a_dropped_claim_is_taken_up_by_words_that_say_so() -> None:
    """Or by a claim on its own item told again; not by any yes, nor a claim on something else."""
    again = sentence("ok let's do the claim after all", "nlu_fallback")
    own = sentence("the power bank is dead", "report_defect", product="power bank")

    assert takes_up(again, DROPPED)
    assert answers_offer(again, DROPPED)
    assert takes_up(own, DROPPED)
    assert not takes_up(sentence("yes", "affirm"), DROPPED)
    assert not takes_up(sentence("I want to return something", "open_return"), DROPPED)
    assert not takes_up(sentence("my case is torn", "report_defect", product="case"), DROPPED)


@pytest.mark.parametrize(
    "text", ["the folio is torn, the pen is fine", "the folio is torn but I'm keeping the pen"]
)
def test_an_item_that_is_fine_waits_for_no_claim(text: str) -> None:
    """It is told of beside the one that is not."""
    turn = replace(sentence(text, reason="defective"), entities={"product": ("folio", "pen")})

    assert not list(other_items(turn, {"reason": "defective", "product": "folio"}, Draft()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("leather phone sleeve", "sleeve", True),
        ("case", "case for my iPad", True),
        ("the chargers", "charger", True),
        ("charger", "charger cable", False),
        ("black case", "red case", False),
        ("keyboard case", "keyboard", False),
    ],
)
def test_one_thing_may_be_named_more_or_less_fully(one: str, other: str, same: bool) -> None:
    """What it is, is said last."""
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_what_is_named_again_is_no_second_item() -> None:
    """Nor is it noted twice."""
    text = "the phone lamp is broken. the lamp flickers, and the clip is bent and the clip is loose"
    turn = sentence(text, "report_defect", reason="defective")
    named = ("phone lamp", "lamp", "clip", "clip")
    turn = replace(turn, entities={**turn.entities, "product": named})

    given = {"reason": "defective", "product": "phone lamp"}

    assert [item["product"] for item in other_items(turn, given, Draft())] == ["clip"]


def test_a_pasted_mail_tells_of_no_second_item() -> None:
    """It lists all that was ordered."""
    text = "Subject: Order\nFrom: a shop\nfolio x 1\nstylus x 2\nthe folio is torn"
    turn = sentence(text, "report_defect", reason="defective")
    turn = replace(turn, entities={**turn.entities, "product": ("folio", "stylus", "folio")})

    assert not list(other_items(turn, {"reason": "defective", "product": "folio"}, Draft()))


def test_a_list_of_what_was_ordered_names_nothing_else_that_is_missing() -> None:
    """What stands in the same sentence as the missing thing is missing too."""
    listed = "the slip says lamp, bulb and clip. I don't have the clip"
    both = "I got the mat. The lamp and the clip are missing"
    named = {listed: ("lamp", "bulb", "clip", "clip"), both: ("mat", "lamp", "clip")}

    def others(text: str, own: str) -> list[str]:
        turn = sentence(text, "report_missing_item", reason="missing_item")
        turn = replace(turn, entities={**turn.entities, "product": named[text]})
        given = {"reason": "missing_item", "product": own}
        return [item["product"] for item in other_items(turn, given, Draft())]

    assert others(listed, "clip") == []
    assert others(both, "clip") == ["lamp"]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("the lamp quit. I tried two cables and different outlets", "cables"),
        ("the lamp is dead, and with my spare cable it still won't turn on", "cable"),
        ("the order was a lamp, bulbs and a cable. the lamp is cracked", "cable"),
        ("the lamp is dead and the cables aren't broken, I checked", "cables"),
        ("the lamp is torn off and the cable belongs to the lamp, it's bent too", "cable"),
    ],
)
def test_what_is_only_mentioned_is_no_second_item(text: str, second: str) -> None:
    """What it was tried with, what else was ordered, what is a part of it."""
    turn = sentence(text, "report_defect", reason="defective")
    turn = replace(turn, entities={**turn.entities, "product": ("lamp", second)})

    assert not list(other_items(turn, {"reason": "defective", "product": "lamp"}, Draft()))


@pytest.mark.parametrize(
    "text",
    [
        "the lamp is dead and so is the cable",
        "the lamp and the cable came smashed",
        "there's a crack in the lamp and in the cable",
        "it's the lamp and the cable",
        "the lamp flickers. cable too",
        "the lamp is dead and I never got the cable",
    ],
)
def test_what_is_listed_with_the_broken_one_is_a_second_item(text: str) -> None:
    """Whichever of them the trouble is told after."""
    turn = sentence(text, "report_defect", reason="defective")
    turn = replace(turn, entities={**turn.entities, "product": ("lamp", "cable")})
    given = {"reason": "defective", "product": "lamp"}

    assert [item["product"] for item in other_items(turn, given, Draft())] == ["cable"]


def test_what_is_one_thing_waits_for_no_claim_of_its_own() -> None:
    """A word undoes it, before the claim is sent and after; what is only alike stays."""
    draft = Draft({"product": "lamp", "later": [{"product": "lamp ring"}]})

    for text in ("nah the ring is part of the lamp", "it's one lamp, not two things"):
        assert not without_fine(sentence(text, product="ring"), draft).get("later")
        assert lets_go(sentence(text, "nlu_fallback"))
    assert without_fine(sentence("the ring has the same problem", product="ring"), draft) == draft
