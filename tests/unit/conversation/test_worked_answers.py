"""Answers worked out: what a store's terms come to for the case a shopper speaks of."""

from __future__ import annotations

import pytest

from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.faq import fill, worded
from claimdesk.conversation.worked_answers import without_told, work_out
from claimdesk.conversation.worked_answers.case import Sentence
from claimdesk.language import en
from tests.unit.conversation.spoken import after, spoken
from tests.unit.conversation.talk import STORES, TODAY, WORDING


def said(topic: str, *texts: str, store: str = "procase") -> str:
    """What is worked out on a topic for the last of what a shopper says; empty for nothing."""
    messages = [spoken(text) for text in texts]
    policy, today = STORES[store], Today.on(TODAY)
    answer = work_out(policy, today, topic, messages[-1], after(None, *messages, store=store).known)
    facts = worded(facts_of(policy, TODAY), WORDING)
    sentences = (
        fill(WORDING.template(each.name), {**facts, **worded(each.values, WORDING)})
        for each in answer
    )
    return " ".join(sentence or "" for sentence in sentences)


def test_a_fee_is_worked_out_on_a_price() -> None:
    """In whole cents, with what comes back; nothing is kept of what has a fault."""
    assert said("ask_restocking_fee", "a 25 dollar sleeve").startswith(
        "On a $25 sleeve, $3.75 is kept, so $21.25 comes back."
    )
    assert said("ask_restocking_fee", "$80").startswith("On $80, $12 is kept, so $68 comes back.")
    assert said("ask_restocking_fee", "a 25 dollar sleeve", "and if it's broken?") == (
        "Nothing is kept: the whole $25 comes back."
    )


def test_a_fee_that_is_flat_and_capped_is_worked_out_too() -> None:
    """A tenth of 39.90 is less than 5.90, of 89.00 it is more."""
    for price, kept in (("39.90 EUR", "€3.99 is kept"), ("89 EUR", "€5.90 is kept")):
        assert kept in said("ask_restocking_fee", f"a drill for {price}", store="tinkerbarn")


def test_no_money_is_told_for_a_return_that_is_refused() -> None:
    """The refusal is."""
    text = said("ask_restocking_fee", "a $25 sleeve", "and if i used it?")

    assert text.startswith("No, not for a change of mind: then it has to be unopened.")
    assert "$" not in text


def test_a_store_that_takes_no_fee_says_so_of_a_price() -> None:
    """The whole of it comes back, where the store takes the item back."""
    assert said("ask_restocking_fee", "a $25 case", store="casesora") == (
        "Nothing is kept: the whole $25 comes back. We take returns for a defect, damage on "
        "arrival or a wrong item."
    )
    refused = said("ask_restocking_fee", "a $25 case just because", store="casesora")
    assert refused.startswith("No, we don't take returns for a change of mind")


@pytest.mark.parametrize(("days", "over"), [(30, False), (31, True)])
def test_the_days_of_a_window_are_counted(days: int, over: bool) -> None:
    """Day 30 still counts."""
    text = said("ask_return_policy", f"i bought it {days} days ago, can i still return it")

    assert text.startswith("It's too late" if over else "You have until Thursday 12 March")
    assert (f"that's {days} days" in text) is over


def test_a_window_in_business_days_says_so() -> None:
    """From Wednesday 11 March the third business day is Monday."""
    text = said("ask_return_policy", "it came yesterday, how many days left?", store="casesora")

    assert text.startswith("You have until Monday 16 March: that's 3 business days from receipt.")
    assert "We take returns for a defect" in text


def test_a_window_from_purchase_is_bounded_by_the_delivery() -> None:
    """It was bought no later than it came."""
    text = said("ask_return_policy", "it came yesterday, how many days left?")

    assert text.startswith("You have until Friday 10 April at the latest.")
    assert "the day you bought it" in text


def test_a_condition_is_judged_for_second_thoughts_and_for_a_fault() -> None:
    """The one is refused, the other not."""
    assert said("ask_return_policy", "and if i opened it?") == (
        "No, not for a change of mind: then it has to be unopened. If it's faulty or not what you "
        "ordered, you can send it back."
    )
    assert said("ask_return_policy", "and if i opened it?", "even if it's broken?").startswith(
        "You can return it"
    )


def test_what_was_opened_may_be_used_as_well() -> None:
    """So the condition is told where an unused item would be taken."""
    text = said("ask_return_policy", "and if i opened it?", store="casesora")

    assert text == (
        "You can return it for a defect, damage on arrival or a wrong item, within 3 business days "
        "of receipt. It has to be unopened or unused."
    )


def test_a_seller_is_judged() -> None:
    """ProCase takes back what it sold itself; Casesora's terms name no seller."""
    assert "only cover what was bought from us directly" in said(
        "ask_return_policy", "what if i got it on amazon"
    )
    assert said("ask_return_policy", "what if i got it on amazon", store="casesora").startswith(
        "You can return it"
    )


def test_what_can_be_had_is_told_to_who_asks_which_of_it() -> None:
    """Before there is a claim; for the reason told, or for a fault."""
    asked = "would I get the money or a new one?"
    assert said("ask_return_policy", "the lid is cracked", asked, store="casesora").startswith(
        "Here it's one of these: a replacement or a refund."
    )


def test_a_longer_time_that_is_not_stated_is_said_not_to_be() -> None:
    """With the one that is."""
    text = said("ask_return_policy", "is there a longer return time over christmas?")

    assert text.startswith("We don't state a longer time for returns")
    assert "30 calendar days" in text


def test_what_the_terms_leave_open_is_for_the_staff() -> None:
    """Casesora's do not say whether a missing item is its error."""
    text = said("ask_return_policy", "if something is missing", store="casesora")

    assert text == "Our terms leave that open, so our staff decide it case by case."


def test_a_defect_too_late_to_return_has_its_warranty() -> None:
    """If it may still last."""
    text = said("ask_return_policy", "i bought it 45 days ago and it's broken")

    assert text.startswith("It's too late for a defect: that's 45 days")
    assert "The warranty may still cover it: 3 months" in text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("what about a charger", "The warranty is 1 year for a charger, counted from delivery."),
        ("and a folio", "The warranty is 3 months for a folio, counted from delivery."),
        ("counted from when", "It counts from the day it was delivered."),
        ("i dropped it", "No: the warranty doesn't cover an item that was misused, by accident"),
        ("from craigslist", "No: the warranty doesn't cover items bought from an unauthorized res"),
        ("from ebay", "That depends on the seller: the warranty leaves out items bought from an"),
        ("from amazon", "That depends on the seller: the warranty leaves out items bought from an"),
        ("a charger that came on February 3, 2025", "It ended on Tuesday 3 February."),
        ("a charger that came on April 3, 2025", "It runs until Friday 3 April."),
        ("how long", ""),
    ],
)
def test_a_warranty_is_told_for_the_case(text: str, answer: str) -> None:
    """Its span, its end, what it leaves out; the general answer where the case does not matter."""
    assert said("ask_warranty_policy", text).startswith(answer)
    assert bool(said("ask_warranty_policy", text)) is bool(answer)


def test_a_kind_without_a_warranty_is_told() -> None:
    """Consumables have none."""
    text = said("ask_warranty_policy", "and for sandpaper", store="tinkerbarn")

    assert text == "We don't give a warranty on consumables."


def test_a_store_without_a_warranty_has_nothing_to_work_out() -> None:
    """It is answered that the store does not state it."""
    assert said("ask_warranty_policy", "what about a charger", store="casesora") == ""


def test_who_pays_the_way_back_hangs_on_the_reason() -> None:
    """Where it hangs on the remedy too, the general answer says so."""
    assert said("ask_return_shipping_cost", "if it's faulty") == (
        "We pay the return shipping for a defect."
    )
    assert said("ask_return_shipping_cost", "just because") == (
        "You pay the return shipping for a change of mind. It's taken off the refund."
    )
    assert said("ask_return_shipping_cost", "if it's faulty", store="casesora") == ""
    assert said("ask_return_shipping_cost", "just because", store="casesora").startswith("No, we")


def test_what_a_claim_needs_hangs_on_the_reason() -> None:
    """A photo of the wrong item, and none of a broken one."""
    assert "a photo of the wrong item" in said("ask_claim_requirements", "a wrong item")
    assert "photo" not in said("ask_claim_requirements", "if it's broken")


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("alaska", "Yes, Alaska counts as the US. Shipping is free within the US."),
        ("puerto rico", "We ship to the US, but don't state whether that includes Puerto Rico."),
        ("mexico", "No, we only ship to the US ourselves.\nFor Mexico, please order from our"),
        ("the united states", "Yes, we ship to the US."),
    ],
)
def test_a_place_is_judged_by_where_the_store_ships(place: str, answer: str) -> None:
    """A state is part of its country, a territory is not for us to say."""
    assert said("ask_international_shipping", f"do you ship to {place}").startswith(answer)


def test_each_of_several_places_is_judged() -> None:
    """What holds for both is said once."""
    both = said("ask_international_shipping", "do you ship to hawaii and guam")
    assert "Hawaii counts as the US" in both
    assert "whether that includes Guam" in both
    abroad = said("ask_international_shipping", "do you ship to mexico or canada")
    assert "For Mexico" in abroad
    assert "For Canada" in abroad
    assert said("ask_shipping_cost", "to ohio and iowa").count("Shipping is free") == 1


def test_a_store_that_states_no_countries_promises_none() -> None:
    """Nothing is worked out."""
    assert said("ask_international_shipping", "do you ship to mexico", store="casesora") == ""


@pytest.mark.parametrize("topic", ["ask_promo_info", "ask_contact", "ask_return_policy"])
def test_a_plain_question_has_the_general_answer(topic: str) -> None:
    """Nothing is known that it hangs on."""
    assert said(topic, "hello there") == ""


def test_days_that_cannot_be_work_nothing_out() -> None:
    """It did not arrive before it was bought."""
    assert said("ask_return_policy", "bought it yesterday and it came 5 days ago") == ""


def test_whether_the_warranty_runs_at_a_time_supposed_is_told() -> None:
    """Of a kind that is known; of all where it is the same for each."""
    ask = "ask_warranty_policy"

    assert said(ask, "a charger", "and if it dies after 11 months?").startswith("Yes, the warranty")
    assert said(ask, "a charger", "what if it dies after a year?").startswith("No, the warranty")
    assert said(ask, "what if anything breaks two years later?").startswith("No, the warranty")
    assert "Yes" not in said(ask, "what if it breaks after 5 months?")


def test_what_was_kept_of_a_price_is_explained_by_the_fee() -> None:
    """By what was paid, not by any sum told; a correction counts, and so does the reason."""
    fee = "ask_restocking_fee"
    asked = "why did I only get 34 back when I paid $40?"
    assert said(fee, asked).startswith(
        "You paid $40 and $34 came back, so $6 was kept: that's the 15 % for a change of mind."
    )
    corrected = said(fee, asked, "no, I paid $50.00. I got 34.00")
    assert corrected.startswith("You paid $50 and $34 came back, so $16 was kept. By our terms")
    assert said(fee, asked, "and if it was the wrong item").startswith(
        "Nothing is kept for a wrong item: by our terms the whole $40 comes back."
    )


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("I paid 18.50 and 12 came back", ("18.50", "12")),
        ("got $9 back of the $12 I paid", ("$12", "$9")),
        ("paid $30 for it", ("$30", None)),
        ("paid for 2 and got 1", ("2", "1")),
        ("my order 20418 came on March 3", (None, None)),
        ("I got a $20 sleeve", (None, None)),
        ("how much do I get for $60", (None, None)),
        ("would I get the whole 18.50 back?", (None, None)),
        ("is $45 coming back to me?", (None, None)),
        ("so I get $40.80", (None, None)),
        ("I only get $34 back", (None, "$34")),
        ("why did I get only $30 back?", (None, "$30")),
    ],
)
def test_sums_are_told_apart(text: str, sums: tuple[str | None, str | None]) -> None:
    """By the words around them."""
    assert en.sums_told(text) == sums


# --- what was opened, and until when ---------------------------------------------------


def test_a_fee_is_told_beside_that_an_opened_item_is_not_taken() -> None:
    """Asked for a yes or a no one is told; asked of anything else, only the refusal."""
    text = said("ask_restocking_fee", "I opened the sleeve.", "is there a restocking fee?")
    assert text.startswith("Yes, 15 % is kept for a change of mind. But")
    assert text.endswith("an opened one isn't taken.")
    assert not said("ask_restocking_fee", "it was opened. is there a fee?", store="casesora")


def test_the_last_day_is_told_of_an_opened_item_too() -> None:
    """And what speaks against it all the same."""
    text = said(
        "ask_return_policy", "it's been opened.", "bought it on March 5, what's my last day?"
    )
    assert text.startswith("You have until Saturday 4 April")
    assert "an opened one isn't taken" in text


@pytest.mark.parametrize("words", ["the box is open", "it's out of its packaging"])
def test_an_open_box_is_remembered_where_it_was_told(words: str) -> None:
    """Longer than what was only supposed; a rule that is quoted is no state of the item."""
    talk = (
        f"{words}.",
        "who are you",
        "hello",
        "ok",
        "you said it must be unopened, can I return it",
    )
    assert said("ask_return_policy", *talk).startswith(
        "No, not for a change of mind: then it has to be unopened"
    )


def test_what_counts_as_unopened_is_for_the_staff_to_say() -> None:
    """No yes and no no."""
    text = said("ask_return_policy", "I lifted the flap once. does that count as opened?")
    assert text.startswith("For a change of mind it has to be unopened. Whether yours")


@pytest.mark.parametrize(
    ("days", "asked", "begins"),
    [
        (30, "am I too late?", "No, you're not too late: you have until Thursday 12 March"),
        (30, "am I still in time?", "Yes, you're still in time: you have until Thursday 12 March"),
        (
            31,
            "am I too late?",
            "Yes, going by our terms it's too late: the last day was Wednesday 11",
        ),
        (31, "am I still in time?", "No, going by our terms it's too late: the last day was"),
    ],
)
def test_whether_it_is_too_late_begins_with_yes_or_no(days: int, asked: str, begins: str) -> None:
    """With the day, and the count."""
    text = said("ask_return_policy", f"I bought it {days} days ago. {asked}")
    assert text.startswith(begins)
    assert "30 calendar days" in text
    assert ("It's been 31 days." in text) is (days > 30)


def test_a_day_that_ends_a_time_does_not_begin_it() -> None:
    """Only what it is counted from is the day of arrival."""
    came = "it came on Tuesday"
    counted = said("ask_return_policy", "my last day, counting from Tuesday?", store="casesora")
    ends = said("ask_return_policy", came, "do my 3 days end on Friday?", store="casesora")
    assert counted.startswith("You have until Friday 13 March")
    assert ends.startswith("You have until Friday 13 March")


def test_nothing_goes_back_before_there_is_an_answer() -> None:
    """And a claim that is refused costs nothing."""
    assert said("ask_return_policy", "must I ship it back first?").startswith(
        "Nothing has to go back"
    )
    assert said("ask_return_shipping_cost", "if you reject it, what do I pay?").startswith(
        "Sending a claim costs nothing"
    )


@pytest.mark.parametrize(
    ("story", "question", "begins"),
    [
        ("I changed my mind about it.", "would I see the whole amount again?", "No, 15 % is kept"),
        ("I changed my mind about it.", "do you deduct a fee?", "Yes, 15 % is kept"),
        ("I changed my mind about it.", "how much is the fee?", "15 % is kept"),
        ("It is defective.", "is all of my money coming back?", "Yes, the whole price"),
        ("It is defective.", "do you take a fee?", "No, nothing is kept"),
        ("It is defective.", "what about the fee?", "Nothing is kept"),
    ],
)
def test_a_fee_is_told_with_the_word_that_was_asked_for(
    story: str, question: str, begins: str
) -> None:
    """A yes to a fee is a no to the whole price; what asks for neither gets neither."""
    assert said("ask_restocking_fee", story, question).startswith(begins)


def test_harm_that_somebody_did_is_left_out_of_the_warranty() -> None:
    """Whoever did it, and whatever was spoken of before."""
    for text in (
        "and if my boss sat on it?",
        "what if it goes through the wash",
        "a van ran over it?",
    ):
        assert said("ask_warranty_exclusions", "how long on a charger?", text) == (
            "No: the warranty doesn't cover an item that was misused, by accident or improper use."
        )


def test_what_all_a_warranty_leaves_out_is_told_in_general() -> None:
    """No period answers it, nor what befalls a thing in a way that nobody thought of."""
    for text in (
        "which things aren't covered by it?",
        "list the exclusions please?",
        "and if a goat took a liking to it",
    ):
        assert not said("ask_warranty_exclusions", "my charger died", text)
    assert "1 year" in said("ask_warranty_exclusions", "is a charger covered?")


def test_a_fault_supposed_takes_the_place_of_second_thoughts() -> None:
    """What can be had for it is told with how long there is."""
    text = said("ask_change_of_mind", "and if i don't like it", "and if you cut it crooked?",
                store="casesora")  # fmt: skip

    assert text.startswith("You can return it within 3 business days of receipt.")
    assert "a replacement or a refund" in text


def test_how_long_there_is_is_asked_of_what_is_taken() -> None:
    """That second thoughts are not was told; with them in the question it is told again."""
    text = said(
        "ask_return_policy", "what if i don't like it", "how long do I have", store="casesora"
    )

    assert text.startswith("You have 3 business days from receipt.")
    assert said(
        "ask_return_policy", "how long do I have if i don't like it", store="casesora"
    ).startswith("No, we don't take returns for a change of mind")


def test_a_replacement_is_not_paid_for() -> None:
    """Where it is given, and the store pays for its way; a used one is refused where that binds."""
    for text in ("if one shows up busted do i pay for the new one?", "is the replacement free?"):
        free = said("ask_return_shipping_cost", text, store="casesora")
        assert free.startswith("No, you don't pay for a replacement")
    assert said(
        "ask_return_shipping_cost", "if it arrives torn", "and if my sister wore it once?",
        store="casesora",
    ) == "No: it has to be unopened or unused."  # fmt: skip
    assert not said("ask_return_shipping_cost", "who pays the postage for a return?")


def test_who_sends_it_back_pays_for_that_beside_the_fee() -> None:
    """The sum alone would promise too much; of a fault there is nothing to pay."""
    assert "You pay the return shipping as well." in said("ask_restocking_fee", "a $50 folio")
    assert "shipping" not in said("ask_restocking_fee", "a $50 folio", "and if it's broken?")


def test_nothing_ordered_elsewhere_is_taken_back_from_where_nothing_is_sent() -> None:
    """Unless it was bought from the store itself."""
    assert said("ask_return_policy", "do you ship to Norway?", "and can I return it?").startswith(
        "No, not for what you order from a marketplace"
    )
    assert not said("ask_return_policy", "do you ship to Texas?", "and can I return it?")
    assert "marketplace" not in said(
        "ask_return_policy", "I live in Norway and bought it on your website, can I return it?"
    )


def test_what_sending_costs_where_nothing_is_sent_is_not_known() -> None:
    """The place was answered before: it is not said once more in the same words."""
    assert said("ask_shipping_cost", "do you ship to Norway?", "how much is it?").startswith(
        "I can't say what that costs: we don't ship to Norway ourselves."
    )
    assert said("ask_shipping_cost", "how much is it to Norway?").startswith("No, we only ship to")


def test_the_stores_own_stall_on_a_marketplace_is_inside_the_warranty() -> None:
    """Other sellers there may not be."""
    assert said("ask_warranty_policy", "and from your own shop on Amazon?").startswith("Yes")
    assert said("ask_warranty_policy", "if I get it at your ebay store?").startswith("Yes")
    assert said("ask_warranty_policy", "and from amazon?").startswith("That depends on the seller")


def test_the_opposite_of_what_was_supposed_takes_its_place() -> None:
    """However its "not" is put, and the sum that is asked is given."""
    before = "a folio for $40 that i don't like, i opened it"
    for opposite in ("if i not open it?", "and without opening it?", "i leave it closed then?"):
        text = said("ask_restocking_fee", before, f"{opposite} how much i get back")
        assert text.startswith("On a $40 folio, $6 is kept, so $34 comes back.")


def test_who_asks_what_comes_back_of_an_opened_item_hears_a_no_first() -> None:
    """Then what would be kept."""
    text = said("ask_restocking_fee", "i opened the $40 folio, how much do i get back")

    assert text.startswith("No, not for a change of mind")
    assert text.endswith("If our staff take yours after all, 15 % is kept.")


def test_who_carried_it_is_no_seller_and_a_shop_denied_is_none() -> None:
    """Nor is one that is only echoed, where another was told outright."""
    own = "i bought it on your website"
    for text in (
        "my cousin only carried it over to me, can i return it",
        "i did not buy it on amazon, can i return it",
        "ok amazon. can it go back",
    ):
        assert "You can return it" in said("ask_return_policy", own, text)
    assert "only cover" in said("ask_return_policy", own, "and what if it was from ebay?")


def test_sending_back_from_abroad_is_said_not_to_be_stated() -> None:
    """Of the US nothing is said, and what is sent there is another question."""
    own = "i bought it on your website"
    text = said("ask_return_policy", own, "can i send it back from Chile")
    assert text.startswith("Whether you can send it back from Chile, our terms don't say.")
    assert "Texas" not in said("ask_return_policy", own, "can i send it back from Texas")
    both = said("ask_international_shipping", own, "return it from Chile ok? and ship to Peru?")
    assert "For Peru" in both
    assert "send it back from Chile" in both
    assert "For Chile" not in both


def test_a_supposed_fault_is_held_against_its_own_day() -> None:
    """It is too late where the fault would be seen after the last day."""
    asked = "if it arrives on march 16th and she finds a crack on the {}, too late?"
    late = said("ask_return_policy", asked.format("march 25th"), store="casesora")
    assert late.startswith("Yes, going by our terms it's too late: the last day was")
    in_time = said("ask_return_policy", asked.format("march 18th"), store="casesora")
    assert in_time.startswith("No, you're not too late")


def test_what_can_be_had_for_a_supposed_fault_hangs_on_no_day_before() -> None:
    """The days were of another question."""
    text = said(
        "ask_return_policy",
        "i got it on february 2nd, too late?",
        "if it is faulty would i get the money or a new one?",
        store="casesora",
    )
    assert text.startswith("Here it's one of these: a replacement or a refund.")


def test_where_else_it_sells_is_told_as_the_store_states_it() -> None:
    """What it does not state, it is said not to."""
    asked = "are you on amazon or etsy?"
    assert said("ask_local_store", asked).startswith(
        "Yes, you can also find our products on marketplaces such as Amazon. "
        "Whether we sell on Etsy, our pages don't say."
    )
    assert said("ask_local_store", asked, store="casesora").startswith(
        "Whether we sell on Amazon or Etsy, our pages don't say."
    )
    assert said("ask_local_store", "can i visit you?") == ""


def test_the_way_back_is_told_once() -> None:
    """Beside the sum that comes back, in whichever order both are asked."""
    of_sum, of_payer = Sentence("worked_way_back_too"), Sentence("worked_way_back_customer")
    assert without_told((of_payer,), (of_sum,)) == ()
    assert without_told((of_sum,), ()) == (of_sum,)
