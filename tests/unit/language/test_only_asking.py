"""What a question wants to know where its words alone name no subject."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is it too late already?", "too_late"),
        ("did I miss the deadline then", "too_late"),
        ("am i too late, my sister says 3 days", "too_late"),
        ("so we missed it?", "too_late"),
        ("its been four days, are we to late", "too_late"),
        ("it is to late at night to call", None),
        ("am I still in time?", "in_time"),
        ("do I still have time?", "in_time"),
        ("it came too late for her birthday", None),
        ("how long do I have?", None),
    ],
)
def test_whether_there_is_still_time_is_a_yes_or_no_question(text: str, asked: str | None) -> None:
    """A yes to one means the opposite of a yes to the other."""
    assert en.asks_if_in_time(text) == asked


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("what qualifies as new?", True),
        ("does that still count as unused?", True),
        ("I tried it once, does that matter?", True),
        ("does it matter which address I give?", False),
        ("it is unopened", False),
    ],
)
def test_what_counts_as_unopened_is_asked(text: str, is_so: bool) -> None:
    """Of the item's condition, and of nothing else that may matter."""
    assert en.asks_what_counts(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("do I need to mail the cover back first?", True),
        ("will I lose my sleeve while you look?", True),
        ("so post it back?", True),
        ("can I send it back?", False),
        ("I lose my patience", False),
        ("do I lose my money?", False),
    ],
)
def test_sending_it_back_at_once_is_asked(text: str, is_so: bool) -> None:
    """Having to is not being allowed to."""
    assert en.asks_to_send_at_once(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I don't want to file anything", True),
        ("we're not claiming yet", True),
        ("I haven't filed a claim", True),
        ("I'm just asking.", True),
        ("I'm just asking when it ends", False),
        ("I don't want to start over", False),
        ("I don't want to return it, I want a new one", False),
        ("I don't have a receipt", False),
        ("I'm not sure if it was the 5th or the 6th?", False),
    ],
)
def test_who_files_nothing_says_so(text: str, is_so: bool) -> None:
    """A wish for something else is no such word."""
    assert en.wants_no_claim_yet(text) is is_so


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("if you turn it down, who pays?", ("cost_if_refused",)),
        ("and when they reject it, is there a charge?", ("cost_if_refused",)),
        ("what percentage do you keep?", ("fee",)),
        ("would I get all of it back?", ("fee",)),
        ("is there a fee, yes or no", ("fee",)),
        ("is there a fee for sending it back?", ("way_back_cost",)),
        ("until when do I have, is there any cut-off?", ("deadline",)),
        ("what's my final day?", ("deadline",)),
        ("how much time have I got to get it back to you?", ("deadline",)),
        ("until what date can it be returned?", ("deadline",)),
        ("do they accept mine?", ("approval",)),
        ("then yes, I'll send it back", ()),
        ("do you sell the strap or only the bag?", ()),
        ("will I get a mail, and if it comes loose again may I write back?", ()),
        ("do I have to send the bag back?", ("way_back",)),
        ("can I get to pick one of them?", ("remedy",)),
        ("is it there by Friday or could I pick it up?", ()),
    ],
)
def test_money_and_days_are_asked_of_a_claim(text: str, topics: tuple[str, ...]) -> None:
    """Each by its own words."""
    assert en.asks_of_claim(text) == topics


@pytest.mark.parametrize(
    ("topic", "text", "is_so"),
    [
        ("ask_expedite", "can you post it now or is something missing?", False),
        ("ask_expedite", "do I hand it in today?", False),
        ("ask_expedite", "can I get it by Friday?", True),
        ("ask_expedite", "is there express?", True),
        ("ask_warranty_exclusions", "I put it in my bag, is that a problem?", False),
        ("ask_warranty_exclusions", "is water damage covered?", True),
        ("ask_warranty_policy", "I never asked about a warranty", False),
        ("ask_warranty_policy", "who mentioned a warranty?", False),
        ("ask_warranty_policy", "how long is the warranty?", True),
        ("ask_stock", "do I ship the blue one or wait?", False),
        ("ask_stock", "do you still have the blue one?", True),
        ("ask_contact", "is that the number you need", False),
        ("ask_contact", "is there a number I can ring?", True),
        ("ask_refund_method", "can we pay by klarna", False),
        ("ask_refund_method", "do you guys accept paypal?", False),
        ("ask_refund_method", "do you pay it back to paypal?", True),
        ("ask_refund_method", "do you take it back and put it on my account?", True),
        ("ask_track_order", "have you sent it off?", False),
        ("ask_track_order", "where is my parcel?", True),
    ],
)
def test_a_question_has_a_word_of_its_subject(topic: str, text: str, is_so: bool) -> None:
    """A day alone is none of a faster delivery, and what is disowned is not asked."""
    assert en.names_subject(topic, text) is is_so


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("do I get the whole amount back?", "whole"),
        ("Will you refund it in full?", "whole"),
        ("so every cent comes back to me?", "whole"),
        ("don't I get all of it back?", "whole"),
        ("You take something off. Would I see the full price again?", "whole"),
        ("is there a restocking fee?", "kept"),
        ("do you keep any of my money?", "kept"),
        ("is anything deducted", "kept"),
        ("will I only get part of it back?", "kept"),
        ("so there is no fee?", None),
        ("I won't get the full price then?", None),
        ("how much of the full price is kept?", None),
        ("what is the restocking fee?", None),
        ("I want the full price back.", None),
        ("who pays the postage?", None),
    ],
)
def test_what_a_yes_says_of_the_price_is_read_from_the_question(
    text: str, asked: str | None
) -> None:
    """All of it back, or some of it kept; a denial or a how much asks for neither word."""
    assert en.asks_of_price(text) == asked


@pytest.mark.parametrize(
    ("text", "denied", "planned"),
    [
        ("I have not bought anything yet", True, True),
        ("haven't ordered so far", True, True),
        ("we have yet to order", True, True),
        ("I would love to order a sleeve", False, True),
        ("we're considering buying one", False, True),
        ("what happens if I buy it today", False, True),
        ("I haven't bought it from you but from a friend", False, False),
        ("I did not order this one", False, False),
        ("I'd like to order a replacement", False, False),
        ("I was going to order a red one and picked pink", False, False),
        ("I bought it in May", False, False),
    ],
)
def test_who_has_not_bought_yet_has_nothing_to_claim(
    text: str, denied: bool, planned: bool
) -> None:
    """It is said outright, or planned; of what came instead something was bought."""
    assert en.denies_buying(text) is denied
    assert en.has_not_bought(text) is planned


@pytest.mark.parametrize(
    ("topic", "text", "is_so"),
    [
        ("ask_promo_not_working", "my passport expired, is that why?", False),
        ("ask_promo_not_working", "the coupon says it expired", True),
        ("ask_promo_info", "Which code? I mean the keyboard.", False),
        ("ask_promo_info", "do you have a discount code?", True),
        ("ask_promo_info", "nobody mentioned discounts", False),
        ("ask_local_store", "can you find where my parcel is?", False),
        ("ask_local_store", "do you have a shop in Boston?", True),
        ("ask_shipping_options", "are they sending the lid or not", False),
        ("ask_shipping_options", "should I ring the courier myself?", False),
        ("ask_shipping_options", "which courier do you use?", True),
        ("ask_stock", "do you just send the belt?", False),
        ("ask_stock", "do you still have the pink one?", True),
        ("ask_contact", "like the e-mail?", False),
        ("ask_contact", "can I call someone?", True),
        ("ask_warranty_policy", "is there a warranty?", True),
    ],
)
def test_a_question_is_asked_outright_by_words_of_its_own(
    topic: str, text: str, is_so: bool
) -> None:
    """What is under way is spoken of in most of the words that a question of the FAQ has."""
    assert en.asks_outright(topic, text) is is_so


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("so is a stylus electronic or not", ("kind",)),
        ("does a hub count as electronics?", ("kind",)),
        ("so that's covered?", ("approval",)),
        ("am I still covered?", ("approval",)),
        ("it is electronic", ()),
        ("the electronic pen broke.", ()),
        ("it covered the screen.", ()),
    ],
)
def test_kind_and_cover_are_asked_in_any_order_of_words(text: str, topics: tuple[str, ...]) -> None:
    """What only tells of them asks for neither."""
    assert en.asks_of_claim(text) == topics


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("am I out of time?", "too_late"),
        ("so is tomorrow too late", "too_late"),
        ("are we past the deadline already?", "too_late"),
        ("I ran out of time", None),
    ],
)
def test_being_late_is_asked_in_other_words_too(text: str, asked: str | None) -> None:
    """A yes says that it is over."""
    assert en.asks_if_in_time(text) == asked


@pytest.mark.parametrize(
    ("text", "at_once"),
    [
        ("do I have to mail it back first?", True),
        ("how long do I have to mail a folio back?", False),
        ("how many days do we have to return it now?", False),
    ],
)
def test_how_long_there_is_asks_nothing_of_posting(text: str, at_once: bool) -> None:
    """ "Have to" is of the time."""
    assert en.asks_to_send_at_once(text) is at_once


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("would I be charged for a replacement?", True),
        ("if it's torn do I pay for another one", True),
        ("is the new one free?", True),
        ("I'll pay for a new one", False),
        ("do I pay for the way back?", False),
    ],
)
def test_whether_a_replacement_costs_is_told_from_other_costs(text: str, asks: bool) -> None:
    """It is asked, and of a new one."""
    assert en.asks_cost_of_new_one(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what would void it?", True),
        ("which damage isn't covered?", True),
        ("are there any exclusions", True),
        ("is a cracked screen covered?", False),
        ("what does it cover?", False),
    ],
)
def test_all_that_is_left_out_is_asked_for(text: str, asks: bool) -> None:
    """Not whether some one thing is."""
    assert en.asks_exclusions(text) is asks


def test_whether_it_is_all_right_to_return_is_asked_of_the_claim() -> None:
    """As is whether it would be taken."""
    assert en.asks_of_claim("is it still okay to return it?") == ("approval",)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("if it arrives with a dent how many days do I have?", True),
        ("and in case the zip breaks, who pays?", True),
        ("just wondering, does a dent count?", True),
        ("it has a dent. if I send it in, how long does it take?", False),
        ("the lid broke, how many days do I have if I post it?", False),
        ("?", False),
    ],
)
def test_what_is_only_supposed_is_only_asked(text: str, only: bool) -> None:
    """Unless something is told beside it."""
    assert en.says_only_asking(text) is only
