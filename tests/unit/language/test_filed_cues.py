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
        (en.wants_no_more, "that's just the same lamp", "it's in the same parcel"),
        (en.wants_no_more, "they are both the same thing", "it's the same problem again"),
        (en.wants_no_more, "there is no adapter", "there is no adapter in the box"),
        (en.wants_no_more, "we already filed it", "we filed nothing yet"),
        (
            en.wants_no_more,
            "I don't have any strap",
            "I don't have any strap in my parcel that fits",
        ),
        (en.withdraws, "forget about my claim", "forget it, it's fine"),
        (en.withdraws, "please cancel it", "please don't cancel it"),
        (en.lets_it_be, "I want no second claim. forget it", "forget it, cancel that claim"),
        (en.asks_if_known, "do they know I'm leaving on Monday", "do they know"),
        (en.asks_if_known, "did the staff see that it's a present?", "did the staff see it?"),
        (en.asks_if_known, "have they noticed the box is torn", "have they decided"),
        (en.asks_if_known, "did they get that I am away from Friday", "did they get that"),
        (en.bids_to_tell, "please let your team know it's urgent", "let me know"),
        (en.bids_to_tell, "can you pass along that I'm deaf", "I'll pass on that"),
        (en.asks_if_it_arrived, "how do I know you got it", "how do I know the size"),
        (en.asks_what_is_on_record, "so it says a refund in there", "it's a refund I want"),
        (en.bids_to_tell, "could you tell them I'm away until May?", "they told me to wait"),
        (en.bids_to_tell, "ok. make sure they know it's a gift", "make sure it fits"),
        (en.asks_what_is_on_record, "is my lamp claim set to a refund or not", "is my lamp safe"),
    ],
)
def test_a_cue_is_told_from_what_looks_like_it(cue, told: str, not_told: str) -> None:
    """Each beside a sentence that has some of its words."""
    assert cue(told)
    assert not cue(not_told)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("okay, I'll look out for the mail then", "rest"),
        ("perfect", "rest"),
        ("fine, got it, waiting to hear from them", "rest"),
        ("fingers crossed", "rest"),
        ("sounds good, thanks so much for the help", "thank"),
        ("cheers", "thank"),
        ("thanks, have a nice evening", "goodbye"),
        ("ok see you", "goodbye"),
        ("great, and when do they answer", None),
        ("ok thanks, my order is PC-20418", None),
        ("I'll wait for my money how long", None),
        ("good, will it be new?", None),
        ("thanks for nothing, cancel it", None),
        ("I see a scratch", None),
    ],
)
def test_what_only_ends_the_talk_is_told(text: str, kind: str | None) -> None:
    """Whatever else it has in it is heard first."""
    assert en.closes(text) == kind


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("can you tell them I'm away until May?", "I'm away until May?"),
        ("please let the staff know that it's urgent", "it's urgent"),
        ("can you tell them that", ""),
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


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Did the part about the stairs get through?", True),
        ("has my note about the wedding come through", True),
        ("did what I said about Monday get across?", True),
        ("did my parcel get through customs?", False),
        ("did the refund come through?", False),
    ],
)
def test_whether_a_remark_got_through_is_asked_of_what_was_told(text: str, known: bool) -> None:
    """Not of a parcel or the money."""
    assert en.asks_if_known(text) == known


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            "No, no new one! please just add to my claim that I move on Sunday",
            "I move on Sunday",
        ),
        ("Nothing else, could you note in the claim that the bell is broken", "the bell is broken"),
        ("I bought it on sale, and it broke", "I bought it on sale, and it broke"),
    ],
)
def test_what_is_to_be_added_may_come_after_something_else(text: str, added: str) -> None:
    """Only that is told to the staff."""
    assert en.told_to_add(text) == added
    assert en.bids_to_tell(text) == (added != text)
