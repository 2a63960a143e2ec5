"""What a message does about a claim that is filed already."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("cue", "told", "not_told"),
    [
        (en.withdraws, "please drop my claim", "please withhold nothing"),
        (en.withdraws, "I don't want it any more", "I don't want to wait"),
        (en.withdraws, "you can take it back", "I took it back to the shop"),
        (en.asks_when_to_hear, "when will you get back to me?", "when does it ship?"),
        (en.asks_when_to_hear, "what happens now", "what happened"),
        (en.asks_what_is_missing, "do you need anything else?", "do you have anything blue?"),
        (en.asks_if_it_arrived, "did it go through", "did it rain"),
        (en.asks_if_it_arrived, "got it?", "I forgot"),
        (en.awaits_answer, "I haven't heard anything", "I can hear it rattle"),
        (en.awaits_answer, "is anybody looking at it", "nobody was at home"),
        (en.adds, "here is the receipt", "here in Ohio"),
        (en.adds, "I forgot to mention the cable", "I forgot my password"),
        (en.names_email, "the e-mail is wrong", "the order is wrong"),
        (en.misses_mail, "no e-mail came", "the case came"),
        (en.lacks_it, "can't find the number", "here is the number"),
        (en.speaks_of_claim, "any news on my claim", "any news on my case"),
        (en.speaks_of_order, "how is my order", "how is my claim"),
        (en.declines, "no, keep it", "now do it"),
        (en.hesitates, "hmm", "yes"),
        (en.asks_what_is_on_record, "what have you got down now", "what have you done"),
        (en.asks_what_is_on_record, "is it a refund or an exchange?", "I want an exchange"),
        (en.asks_way_back, "do I post the old one back", "who pays to post it back"),
        (en.lets_it_be, "never mind", "never mind the claim"),
        (en.wants_no_more, "nah, that's all", "now the sleeve"),
        (en.wants_no_more, "I only have the one", "I have another one"),
        (en.agrees, "sure, that came torn", "that came torn"),
        (en.adds, "it hums too", "it came too short"),
    ],
)
def test_a_cue_is_told_from_what_looks_like_it(cue, told: str, not_told: str) -> None:
    """Each beside a sentence that has some of its words."""
    assert cue(told)
    assert not cue(not_told)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("please add that it hums", "it hums"),
        ("I forgot to tell you that it hums.", "it hums."),
        ("I want to add something", ""),
        ("I'd like to add a photo", ""),
        ("ok here is one", ""),
        ("it hums", "it hums"),
    ],
)
def test_what_is_added_stands_without_its_lead_in(text: str, rest: str) -> None:
    """An offer alone tells nothing."""
    assert en.told_to_add(text) == rest


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("change the order number", "order_number"),
        ("the email is wrong", "email"),
        ("the delivery date is wrong", "delivered_on"),
        ("fix the price", "price"),
        ("that is a mistake", None),
    ],
)
def test_a_field_is_known_by_what_it_is_called(text: str, field: str | None) -> None:
    """None where no field is named."""
    assert en.field_named(text) == field
