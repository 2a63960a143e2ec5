"""What is read from one message: which date a date is, and what is no value at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from claimdesk.claims.store_profile import Product
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import ValueReader, Values
from claimdesk.service.desk import Desk
from tests.unit.conversation.talk import STORES, TODAY, Talk, sentence


def read(
    text: str,
    asked: str | None = None,
    store: str = "procase",
    intent: str = "inform",
    today: date = TODAY,
    **codes: str,
) -> Values:
    """What a store reads from a sentence."""
    return ValueReader(STORES[store], Today.on(today)).read(sentence(text, intent, **codes), asked)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("I bought it on March 2", {"purchased_on": "2026-03-02"}),
        ("ordered last Tuesday", {"purchased_on": "2026-03-10"}),
        ("it arrived yesterday", {"delivered_on": "2026-03-11"}),
        ("came on March 10, bought on March 2",
         {"delivered_on": "2026-03-10", "purchased_on": "2026-03-02"}),
        ("I bought it on March 2 and got it on March 10",
         {"purchased_on": "2026-03-02", "delivered_on": "2026-03-10"}),
        ("on March 2 I ordered it", {"purchased_on": "2026-03-02"}),
        ("March 2", {}),
    ],
)  # fmt: skip
def test_the_words_around_a_date_tell_which_one_it_is(text: str, given: dict[str, str]) -> None:
    """Of buying or of arriving; without such a word it is neither."""
    assert read(text).given == given


@pytest.mark.parametrize("asked", ["purchased_on", "delivered_on"])
def test_a_bare_date_answers_the_question_for_one(asked: str) -> None:
    """Asked for a day, a day is that day."""
    assert read("March 2", asked).given == {asked: "2026-03-02"}


def test_a_date_of_the_other_kind_is_not_the_one_asked_for() -> None:
    """Asked when it was bought, when it came is kept as when it came."""
    assert read("it came on March 10", "purchased_on").given == {"delivered_on": "2026-03-10"}


def test_yesterday_is_the_day_before_the_stores_today() -> None:
    """Whatever day it is where the server stands."""
    assert read("yesterday", "delivered_on", today=date(2026, 3, 1)).given == {
        "delivered_on": "2026-02-28"
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tomorrow", "date_future"),
        ("March 13, 2026", "date_future"),
        ("February 30", "date_impossible"),
        ("03/04", "date_ambiguous"),
        ("a while ago", "date_vague"),
        ("1950-01-01", "date_long_ago"),
    ],
)
def test_a_day_that_cannot_be_taken_gets_the_question_that_helps(text: str, code: str) -> None:
    """Each slip its own words, and the question stays open."""
    talk = Talk().opens().until("purchased_on")

    talk.says(text)

    assert (talk.words, talk.asked) == ([code], "purchased_on")
    assert talk.slots.get("purchased_on") is None
    assert talk.step.say[0].ask == "date"


def test_today_is_no_future() -> None:
    """The last day that can be."""
    assert read("today", "purchased_on").given == {"purchased_on": "2026-03-12"}


def test_an_ambiguous_day_is_settled_by_a_choice() -> None:
    """Both readings are offered in full, and the one chosen is kept."""
    talk = Talk().opens().until("purchased_on")
    talk.says("03/04")
    assert set(talk.choices) == {"Wednesday, 4 March 2026", "Thursday, 3 April 2025"}

    talk.chooses("Wednesday, 4 March 2026")

    assert talk.slots["purchased_on"] == "2026-03-04"


def test_a_second_day_that_does_not_fit_is_explained_too() -> None:
    """What is wrong with it, and a way on without it."""
    talk = Talk().opens().until("purchased_on")
    talk.says("tomorrow")

    talk.says("February 30")

    assert talk.words == ["date_impossible", "explain_purchased_on"]
    assert "Go on without it" in talk.choices


def test_a_day_nobody_needs_is_not_asked_better() -> None:
    """How long ago it came does not matter to a return that counts from the purchase."""
    talk = Talk().opens().until("details")

    talk.says("the hinge broke, and I got it a while ago")

    assert talk.asked == "purchased_from"


def test_a_number_on_the_box_is_not_questioned() -> None:
    """Once the order number is known, another number in a story is left alone."""
    talk = Talk().opens().until("details")

    talk.says("the sticker says TRX-99887 and the hinge is torn")

    assert (talk.words, talk.slots["order_number"]) == (["ask_purchased_from"], "PC-20418")


def test_a_correction_that_does_not_fit_is_questioned() -> None:
    """A correction is meant, so it is asked about."""
    talk = Talk().opens().until("details")

    talk.says("wait, the order number is TRX-99887", "correct")

    assert (talk.words, talk.asked) == (["order_number_unusual"], "order_number")


@pytest.mark.parametrize(
    ("store", "text", "number"),
    [
        ("procase", "PC-20418", "PC-20418"),
        ("procase", "pc-20418", "PC-20418"),
        ("procase", "PC 20418", "PC-20418"),
        ("procase", "#20418", "PC-20418"),
        ("procase", "my order number is 20418, thanks", "PC-20418"),
        ("tinkerbarn", "TB004711", "TB004711"),
        ("tinkerbarn", "tb-004711", "TB004711"),
    ],
)
def test_an_order_number_is_kept_as_the_store_writes_it(store: str, text: str, number: str) -> None:
    """However the shopper puts hyphen, blank and case."""
    assert read(text, "order_number", store).given["order_number"] == number


def test_an_unusual_order_number_can_be_right() -> None:
    """The store's example is shown; "it is right" keeps it as typed."""
    talk = Talk().opens().until("order_number")
    talk.says("AB-123456")
    assert talk.words == ["order_number_unusual"]
    assert "PC-20418" in talk.heard

    talk.chooses("Yes, it's right")

    assert talk.slots["order_number"] == "AB-123456"
    assert talk.asked == "product"


@pytest.mark.parametrize(
    ("text", "price"),
    [("$30", "30.00"), ("30", "30.00"), ("1,299.00", "1299.00"), ("thirty dollars", "30.00")],
)
def test_a_price_is_read_as_money(text: str, price: str) -> None:
    """In the store's currency, with cents."""
    assert read(text, "price").given["price"] == price


@pytest.mark.parametrize("text", ["30 euros", "-5", "free", "1000000000", "a lot"])
def test_what_is_no_price_in_the_stores_currency_is_asked_again(text: str) -> None:
    """Nothing is guessed, and nothing breaks."""
    talk = Talk().opens().until("price", reason=("I changed my mind",))

    talk.says(text)

    assert (talk.words, talk.asked) == (["unfit_price"], "price")


def test_a_bare_number_is_a_price_only_when_one_is_asked_for() -> None:
    """Elsewhere it needs a sign of money."""
    assert "price" not in read("30", "product").given
    assert read("it cost $30").given["price"] == "30.00"


@pytest.mark.parametrize("text", ["sam@", "sam@example", "sam..b@example.com"])
def test_a_broken_address_is_asked_for_once_more(text: str) -> None:
    """With what was typed, so that the slip shows."""
    talk = Talk().opens().until("email")

    talk.says(text)

    assert (talk.words, talk.asked) == (["email_broken"], "email")
    assert text in talk.heard


def test_an_address_with_a_slip_is_asked_back() -> None:
    """Either way on is a choice; the one that was typed is taken when it is chosen."""
    for wanted, address in (("Yes, pat@hotmail.com", "pat@hotmail.com"), ("No", "pat@hotmial.com")):
        talk = Talk()
        talk.slots["claim_key"], talk.asked = "k", "email"
        talk.says("pat@hotmial.com")
        assert (talk.words, talk.asked) == (["email_doubtful"], "email")

        talk.chooses(next(title for title in talk.choices if title.startswith(wanted)))

        assert talk.slots["email"] == address


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("it's the folio case", "folio case"),
        ("a red iPad sleeve", "red iPad sleeve"),
        ("My  keyboard", "keyboard"),
        ("Thermal mug", "Thermal mug"),
    ],
)
def test_a_short_answer_names_the_product(text: str, product: str) -> None:
    """Without the words that lead up to it."""
    assert read(text, "product").given["product"] == product


def test_a_long_answer_names_the_product_found_in_it() -> None:
    """The noun, not the story."""
    text = "well I had ordered a couple of things but the one I mean is the tablet sleeve"

    assert read(text, "product", product="tablet sleeve").given["product"] == "tablet sleeve"


@pytest.mark.parametrize(
    ("text", "field"), [("my order number is 20418", "order_number"), ("sam@example.com", "email")]
)
def test_another_value_is_not_the_product(text: str, field: str) -> None:
    """Asked for the product, an order number is an order number."""
    given = read(text, "product").given

    assert field in given
    assert "product" not in given


def test_a_product_of_endless_length_is_not_kept() -> None:
    """Nobody's product has a name of 121 letters."""
    assert read("x" * 120, "product").given["product"] == "x" * 120
    assert "product" not in read("x" * 121, "product").given


def test_a_description_is_cut_where_mail_stays_readable() -> None:
    """A thousand letters, and no more."""
    assert len(read("word " * 400, "details").given["details"]) == 1000


@pytest.mark.parametrize(
    ("store", "text", "kind"),
    [
        ("procase", "electronic", "electronic"),
        ("procase", "not electronic", "standard"),
        ("procase", "a charger", "electronic"),
        ("procase", "keyboard case", "electronic"),
        ("procase", "two phone cases", "standard"),
        ("procase", "it isn't electronic", None),
        ("procase", "a case and a charger", None),
        ("procase", "a gizmo", None),
        ("tinkerbarn", "a drill bit", "consumable"),
        ("tinkerbarn", "a drill", "power_tool"),
        ("tinkerbarn", "hand tool", "hand_tool"),
        ("casesora", "a phone case", None),
    ],
)
def test_a_kind_is_known_by_title_or_example(store: str, text: str, kind: str | None) -> None:
    """One kind only, the longest name first; else it stays open."""
    assert ValueReader(STORES[store], Today.on(TODAY)).product_kind(text) == kind


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        ("report_defect", "defective"),
        ("open_warranty_claim", "defective"),
        ("report_wrong_item", "wrong_item"),
        ("report_missing_item", "missing_item"),
        ("ask_change_of_mind", "change_of_mind"),
    ],
)
def test_what_a_sentence_reports_is_its_reason(intent: str, reason: str) -> None:
    """Unless it names another in so many words."""
    assert read("oh dear", intent=intent).given["reason"] == reason
    assert read("oh dear", intent=intent, reason="damaged").given["reason"] == "damaged"


def test_a_button_names_a_topic_and_no_reason() -> None:
    """ "Something is wrong with my item" may be a wrong item or a broken one."""
    turn = Turn("/report_defect", "report_defect", is_choice=True)

    assert ValueReader(STORES["procase"], Today.on(TODAY)).read(turn, None).given == {}


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("it broke after days", True),
        ("it just broke", False),
        ("there's a smudge right across the print??", True),
        ("the zip came off. can I get a new one?", True),
        ("is there a way to return a broken case?", False),
    ],
)
def test_a_sentence_that_tells_what_is_wrong_is_the_description(text: str, is_told: bool) -> None:
    """From four words on, with a question behind it too, but never a mere question."""
    assert ("details" in read(text, reason="defective").given) is is_told


def test_one_message_may_give_everything() -> None:
    """Order number, product, both dates, price, address and wish."""
    given: dict[str, Any] = dict(
        read(
            "order 20418: the folio case I bought on March 2 for $29.99 came on March 10 broken, "
            "money back please, sam@example.com",
            product="folio case",
            reason="damaged",
            remedy="refund",
        ).given
    )
    given.pop("details")

    assert given == {
        "reason": "damaged",
        "wants": "refund",
        "order_number": "PC-20418",
        "purchased_on": "2026-03-02",
        "delivered_on": "2026-03-10",
        "price": "29.99",
        "email": "sam@example.com",
        "product": "folio case",
        "product_kind": "standard",
    }


@pytest.mark.parametrize(
    ("store", "before", "after"),
    [
        ("procase", "2026-03-05T07:59:59+00:00", "2026-03-05T08:00:00+00:00"),
        ("casesora", "2026-03-05T04:59:59+00:00", "2026-03-05T05:00:00+00:00"),
        ("tinkerbarn", "2026-03-04T22:59:59+00:00", "2026-03-04T23:00:00+00:00"),
    ],
)
def test_yesterday_turns_at_midnight_where_the_store_is(
    store: str, before: str, after: str
) -> None:
    """In Los Angeles, New York and Berlin; the second before is still the day before."""
    for moment, day in ((before, "2026-03-03"), (after, "2026-03-04")):
        instant = datetime.fromisoformat(moment)
        ports: Any = None
        desk = Desk(STORES, ports, lambda instant=instant: instant)
        today = desk.today(desk.store(store))
        assert read("yesterday", "delivered_on", store, today=today).given["delivered_on"] == day


@pytest.mark.parametrize(
    ("order", "given"),
    [("day_first", "2025-04-03"), ("month_first", "2026-03-04"), (None, None)],
)
def test_a_store_may_settle_how_days_are_written_in_digits(
    order: str | None, given: str | None
) -> None:
    """03/04 is 3 April, 4 March, or asked about."""
    policy = STORES["procase"].copy(update={"numeric_dates": order})

    values = ValueReader(policy, Today.on(TODAY)).read(sentence("03/04", "inform"), "delivered_on")

    assert values.given.get("delivered_on") == given
    assert ("delivered_on" in values.problems) is (given is None)


LISTED = [
    Product(name="Folio Case for iPad Pro 11", also=["pro folio"], kind="standard"),
    Product(name="Voltano 65", kind="electronic"),
    Product(name="Voltano 65 Plus"),
]


def _read_listed(text: str, asked: str | None = None) -> dict[str, Any]:
    policy = STORES["procase"].copy(update={"products": LISTED})
    return dict(ValueReader(policy, Today.on(TODAY)).read(sentence(text, "inform"), asked).given)


@pytest.mark.parametrize(
    ("text", "product", "kind"),
    [
        ("my pro-folio tore", "Folio Case for iPad Pro 11", "standard"),
        ("FOLIO CASES FOR IPAD PRO 11", "Folio Case for iPad Pro 11", "standard"),
        ("the votlano 65 gets hot", "Voltano 65", "electronic"),
        ("not the Voltano 65, the pro folio", "Folio Case for iPad Pro 11", "standard"),
        ("a voltano 65 plus", "Voltano 65 Plus", None),
    ],
)
def test_a_product_that_the_store_lists_is_known_by_name(
    text: str, product: str, kind: str | None
) -> None:
    """However it is written, by its longest name, with its kind where the list has one."""
    given = _read_listed(text)

    assert (given["product"], given.get("product_kind")) == (product, kind)


def test_what_the_store_does_not_list_is_no_product_of_its() -> None:
    """A list adds to what is found without it; another model is not the one listed."""
    assert _read_listed("voltano 66") == {}
    assert _read_listed("voltano 66", asked="product")["product"] == "voltano 66"


def test_a_products_name_alone_does_not_describe_what_is_wrong() -> None:
    """Asked to describe it, "it's a macbook sleeve" names the product only."""
    text = "it's a macbook sleeve"

    assert "details" not in read(text, "details", product="macbook sleeve").given
    assert "details" in read("the sleeve is too loose", "details", product="sleeve").given


def test_a_time_that_is_no_day_is_kept_as_a_range() -> None:
    """ "Last month" has a first and a last day; the rules say whether that will do."""
    assert read("last month", "purchased_on").given == {
        "purchased_on": {"earliest": "2026-02-01", "latest": "2026-02-28"}
    }


def test_a_day_said_beside_a_time_counts() -> None:
    """The closer one is kept."""
    given = read("last month, must have been the 20th", "purchased_on").given

    assert given == {"purchased_on": "2026-02-20"}


def test_a_month_said_for_the_purchase_holds_for_the_delivery() -> None:
    """Each date goes where its words say, the second in the month of the first."""
    assert read("I bought it in January and it came on the 20th", None).given == {
        "purchased_on": {"earliest": "2026-01-01", "latest": "2026-01-31"},
        "delivered_on": "2026-01-20",
    }


def test_a_range_that_does_not_matter_is_not_asked_about() -> None:
    """Every day of last week is within the 30 days."""
    talk = Talk().opens().until("purchased_on")

    talk.says("about a week ago")

    assert talk.asked != "purchased_on"
    talk.until("review")
    assert "Bought on: between 3 March 2026 and 7 March 2026" in talk.heard


def test_a_range_on_which_the_answer_hangs_is_asked_about() -> None:
    """A month ago is day 28 or day 31: the question says what is noted, and offers a way on."""
    talk = Talk().opens().until("purchased_on")

    talk.says("a month ago")

    assert (talk.words, talk.asked) == (["date_rough"], "purchased_on")
    assert "between 8 February 2026 and 16 February 2026" in talk.heard
    assert "Go on without it" in talk.choices
    talk.says("the 11th of February")
    assert talk.slots["purchased_on"] == "2026-02-11"
    assert talk.asked != "purchased_on"


def test_a_range_told_a_second_time_is_left_to_the_staff() -> None:
    """Who knows no more is not asked for ever, and what they said is kept."""
    talk = Talk().opens().until("purchased_on")
    talk.says("a month ago")

    talk.says("like I said, about a month ago")

    assert talk.words[0] == "without_purchased_on"
    assert talk.slots["purchased_on"] == {"earliest": "2026-02-05", "latest": "2026-02-19"}
    talk.until("review")
    assert talk.questions.count("purchased_on") == 2
    assert talk.draft.claim.purchased_on is not None


def test_who_cannot_tell_the_day_keeps_the_range() -> None:
    """To go on without the day does not forget what was said of it."""
    talk = Talk().opens().until("purchased_on")
    talk.says("a month ago")

    talk.chooses("Go on without it")

    assert talk.slots["purchased_on"] == {"earliest": "2026-02-08", "latest": "2026-02-16"}
    assert talk.asked != "purchased_on"


def test_a_day_told_later_takes_the_place_of_a_range() -> None:
    """It is no correction, only closer."""
    talk = Talk().opens("I bought it last week, I want to return it")
    assert isinstance(talk.slots["purchased_on"], dict)

    talk.says("I ordered it on March 4")

    assert talk.slots["purchased_on"] == "2026-03-04"


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("I bought it last week and it came on March 4", False),
        ("I bought it last week and it came on February 20", True),
    ],
)
def test_a_range_contradicts_only_where_no_day_of_it_fits(text: str, contradicts: bool) -> None:
    """A delivery in the middle of the week of purchase may have come after it."""
    talk = Talk("casesora").opens().until("delivered_on")

    talk.says(text)

    assert ("dates_contradict" in talk.words) == contradicts


@pytest.mark.parametrize(
    "text", ["I got this power bank on March 2", "I've had it since March 2, and it died"]
)
def test_a_day_something_was_got_is_the_day_it_came(text: str) -> None:
    """Whatever it was called, and however long it has been had."""
    assert read(text, None).given["delivered_on"] == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("the stylus died, I was refunded for the first one", "refund"),
        ("the stylus died, you already replaced it once", "replacement"),
        ("my stylus died, a refund or a new one, what can I have?", "refund"),
    ],
)
def test_a_remedy_that_is_only_mentioned_is_no_wish(text: str, remedy: str) -> None:
    """It is asked for later, like any other that nobody uttered."""
    assert "wants" not in read(text, reason="defective", remedy=remedy).given


def test_who_is_asked_for_a_wish_may_name_it_in_any_way() -> None:
    """The question gives the words their sense."""
    given = read("you refunded me last time, same again", "wants", remedy="refund").given

    assert given["wants"] == "refund"


@pytest.mark.parametrize(
    ("reason", "wants"),
    [("defective", None), ("damaged", None), ("ordered_wrong_model", "exchange")],
)
def test_an_exchange_is_taken_for_one_where_nothing_is_faulty(
    reason: str, wants: str | None
) -> None:
    """Who wants a faulty thing anew may want the same one."""
    text = "no money please, only a new one"

    assert read(text, intent="open_exchange", reason=reason).given.get("wants") == wants


@pytest.mark.parametrize(
    ("text", "told", "is_account"),
    [
        ("on your site", {"purchased_from": "store"}, False),
        ("a new one please", {"remedy": "replacement"}, False),
        ("the clip from your store no longer closes", {"purchased_from": "store"}, True),
        ("won't switch on", {}, True),
    ],
)
def test_a_short_answer_to_something_else_is_no_account(
    text: str, told: dict[str, str], is_account: bool
) -> None:
    """Asked what is wrong, a seller or a wish tells nothing of it."""
    assert ("details" in read(text, "details", **told).given) is is_account


@pytest.mark.parametrize("found", ["my sleeve", "the sleeve", "sleeve"])
def test_a_product_is_called_without_what_leads_to_it(found: str) -> None:
    """Heard in a story as well as in an answer."""
    given = read(f"I'd like to send {found} back", reason="change_of_mind", product=found).given

    assert given["product"] == "sleeve"


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("opened and only used for 3 weeks", True),
        ("it was on my tablet for about a week", True),
        ("I did wear it", True),
        ("opened but never used for a day", False),
        ("opened two days ago, not used", False),
        ("opened it once", False),
    ],
)
def test_what_was_used_for_a_while_is_no_unused_item(text: str, used: bool) -> None:
    """Whatever it was taken for; opening it, or a denial, is no use."""
    given = read(text, "condition", condition="unused").given
    assert given["condition"] == ("used" if used else "unused")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("it's sealed. why is no picture of the clasp needed?", None),
        ("shall I take a photo of the ripped bag? the case is fine", None),
        ("do you need a photo? the corner is cracked", "wrong_item"),
        ("you sent a different one. want a pic?", "wrong_item"),
    ],
)
def test_a_picture_asked_about_says_nothing_of_the_reason(text: str, reason: str | None) -> None:
    """What is wrong is told beside it, or not at all."""
    given = read(text, intent="report_wrong_item").given
    assert given.get("reason") == reason


def test_the_price_is_what_was_paid_not_what_came_back() -> None:
    """And the name of a product ends with its sentence."""
    assert read("I got $12.50 back and paid $18").given["price"] == "18.00"
    assert "price" not in read("you sent me $12.50 back").given
    given = read("the desk stand. it wobbles", "product", product="desk stand").given
    assert given["product"] == "desk stand"


@pytest.mark.parametrize(
    ("text", "asked", "given"),
    [
        ("march 2. arrived on the 10th", "purchased_on", ("2026-03-02", "2026-03-10")),
        ("the 2nd, and it was delivered March 10", "purchased_on", ("2026-03-02", "2026-03-10")),
        ("no ordered it the 2nd, came the 10th", None, ("2026-03-02", "2026-03-10")),
        ("it came on the 10th; march 2", "purchased_on", ("2026-03-02", "2026-03-10")),
        ("on March 2 I bought it and on March 10 it came", None, ("2026-03-02", "2026-03-10")),
        ("bought March 2, got here March 10", None, ("2026-03-02", "2026-03-10")),
        ("bought it in your shop, March 2", None, ("2026-03-02", None)),
        ("I bought it from your site. It was March 2", None, ("2026-03-02", None)),
        ("on March 10 it came", "purchased_on", (None, "2026-03-10")),
        ("it reached me on March 10", "purchased_on", (None, "2026-03-10")),
    ],
)
def test_a_verb_tells_of_the_day_it_leads_to(
    text: str, asked: str | None, given: tuple[str | None, str | None]
) -> None:
    """A day beside it without a verb is the one that was asked for."""
    found = read(text, asked).given

    assert (found.get("purchased_on"), found.get("delivered_on")) == given


@pytest.mark.parametrize(
    "text",
    [
        "I might just get one at the mall tomorrow",
        "then I'd rather have my money and buy another one next week",
        "we can look for it on Saturday 14 March 2026",
    ],
)
def test_a_day_on_which_something_is_planned_is_none_of_the_claim(text: str) -> None:
    """It is not even one that cannot be right."""
    values = read(text, "purchased_on")

    assert not values.problems
    assert "purchased_on" not in values.given


@pytest.mark.parametrize("text", ["tomorrow", "it came tomorrow", "I bought it on 14 March 2026"])
def test_a_day_to_come_that_is_told_as_past_is_questioned(text: str) -> None:
    """Whoever tells it so has mistyped it."""
    assert {code for code, _ in read(text, "purchased_on").problems.values()} == {"date_future"}


def test_a_number_of_a_day_is_of_the_month_told_before_it() -> None:
    """Also where it is only about then."""
    found = read("it was back in January, I think it arrived around the 20th").given

    assert found["delivered_on"] == {"earliest": "2026-01-17", "latest": "2026-01-23"}


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("there's a phone case and a charger in here", None),
        ("the phone case is here, it's the charger I don't have", "charger"),
        ("the phone case I got, but I dont have the charger", "charger"),
        ("I have the phone case, the charger is not in the box", "charger"),
        ("the phone case came, the charger isn't here", "charger"),
        ("phone case and charger", "phone case and charger"),
    ],
)
def test_where_something_is_missing_what_is_here_is_not_the_item(
    text: str, product: str | None
) -> None:
    """The reason may have been told before."""
    turn = sentence(text)
    turn = replace(turn, entities={**turn.entities, "product": ("phone case", "charger")})

    reader = ValueReader(STORES["procase"], Today.on(TODAY))

    assert reader.read(turn, "product", {"reason": "missing_item"}).given.get("product") == product


@pytest.mark.parametrize(
    ("text", "asked", "is_ours"),
    [
        ("ur online shop", "purchased_from", True),
        ("from u guys. gimme a sec for the date", "purchased_from", True),
        ("through this site", "purchased_from", True),
        ("the lamp I ordered from you in May", None, True),
        ("got it off your website", None, True),
        ("your shop on ebay", "purchased_from", False),
        ("not from your store", "purchased_from", False),
        ("ur site doesnt load", None, False),
        ("I got a mail from you", None, False),
        ("it got here on the 5th", "purchased_from", False),
        ("ordered it, and it's right here, torn", None, False),
        ("do you ship from your store?", "purchased_from", False),
    ],
)
def test_the_store_is_named_as_the_one_spoken_to(
    text: str, asked: str | None, is_ours: bool
) -> None:
    """In whatever spelling; what is said of its page or mail tells no seller."""
    assert (read(text, asked).given.get("purchased_from") == "store") is is_ours


def test_no_address_of_the_store_is_the_shoppers() -> None:
    """Nor of anybody who sent a mail that is pasted."""
    mail = "From: ProCase <hello@procase.com>\nTo: kim@example.org\nSubject: Your order\n\nHi Kim!"

    assert read(mail).given["email"] == "kim@example.org"
    assert "email" not in read("orders@procase.com wrote to me").given


@pytest.mark.parametrize("number", ["113-4455667-1234567", "20-09871-44321", "WM-200012345"])
@pytest.mark.parametrize("told_with_it", [True, False])
def test_a_number_of_another_shop_is_taken_as_it_is(number: str, told_with_it: bool) -> None:
    """Where that sold the item: it numbers its orders in its own way."""
    talk = Talk().opens()
    if told_with_it:
        talk.until("order_number").says(f"order {number}, from eBay", purchased_from="marketplace")
    else:
        talk.says("I bought it on Amazon", purchased_from="marketplace")
        talk.until("order_number").says(f"it's {number}")

    assert talk.slots["order_number"] == number
    assert "order_number_unusual" not in talk.said


@pytest.mark.parametrize("text", ["CS-AB10233", "it is CS-X-20511"])
def test_a_number_begun_as_ours_is_doubted_all_the_same(text: str) -> None:
    """It is rather a slip of one of the store's own."""
    values = read(text, "order_number", "casesora", purchased_from="marketplace")

    assert values.problems["order_number"][0] == "order_number_unusual"


@pytest.mark.parametrize(
    ("text", "arrived"),
    [
        ("about a week later", {"earliest": "2026-02-10", "latest": "2026-02-14"}),
        ("like ten days after", {"earliest": "2026-02-12", "latest": "2026-02-18"}),
        ("maybe 2 days later", "2026-02-07"),
        ("a week later", "2026-02-12"),
    ],
)
def test_a_day_told_by_the_other_one_is_as_exact_as_it_was_told(text: str, arrived: Any) -> None:
    """ "About" leaves some days open, most where much time passed."""
    talk = Talk().opens(purchased_from="store").until("purchased_on").opens("February 5")
    talk.until("delivered_on").says(text)

    assert talk.slots["delivered_on"] == arrived


def test_a_day_may_be_told_by_a_stretch_of_days() -> None:
    """It is then one of as many."""
    talk = Talk().opens(purchased_from="store").until("purchased_on")
    talk.says("in early February")
    talk.until("delivered_on").says("five days later")

    assert talk.slots["delivered_on"] == {"earliest": "2026-02-06", "latest": "2026-02-14"}


@pytest.mark.parametrize(
    ("text", "arrived"),
    [
        ("arrived march 10?? I said the first week of february",
         {"earliest": "2026-02-01", "latest": "2026-02-07"}),
        ("march 10? I told you it was february 20", "2026-02-20"),
        ("it says march 10, I said early march",
         {"earliest": "2026-03-01", "latest": "2026-03-10"}),
        ("march 10? I told you it is broken", "2026-03-10"),
    ],
)  # fmt: skip
def test_a_day_that_is_wondered_at_is_put_right(text: str, arrived: Any) -> None:
    """By what was said instead, be it a day or a stretch of them."""
    talk = Talk("casesora").opens().until("review")
    talk.says(text)

    assert talk.slots["delivered_on"] == arrived


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("bought November 20, came the 27th",
         {"purchased_on": "2025-11-20", "delivered_on": "2025-11-27"}),
        ("ordered on January 29, it arrived on the 3rd",
         {"purchased_on": "2026-01-29", "delivered_on": "2026-02-03"}),
        ("it arrived January 4, ordered the 28th",
         {"purchased_on": "2025-12-28", "delivered_on": "2026-01-04"}),
    ],
)  # fmt: skip
def test_a_day_without_its_month_is_told_by_the_other_day(text: str, given: dict[str, str]) -> None:
    """What was bought comes on the next such day; what came was bought on the last one."""
    assert read(text).given == given


def test_a_day_without_its_month_is_told_by_the_day_on_record() -> None:
    """Also when it is told later, in answer to a question."""
    reader = ValueReader(STORES["procase"], Today.on(TODAY))

    values = reader.read(sentence("the 4th"), "delivered_on", {"purchased_on": "2025-10-30"})

    assert values.given == {"delivered_on": "2025-11-04"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("got mine off your site on March 2", "purchased_on"),
        ("I got it at Walmart on March 2", "purchased_on"),
        ("picked it up at a store on March 2", "purchased_on"),
        ("got it from the mailman on March 2", "delivered_on"),
        ("it landed on my doorstep on March 2", "delivered_on"),
    ],
)
def test_getting_a_thing_from_who_sells_it_is_buying(text: str, name: str) -> None:
    """From who brings it, it is its arrival."""
    assert read(text).given.get(name) == "2026-03-02"


def test_harm_that_the_item_came_with_is_damage() -> None:
    """However it was taken for a defect, and where it is told only later."""
    defect = {"intent": "report_defect", "reason": "defective"}
    assert read("the rim was cracked out of the box", **defect).given["reason"] == "damaged"
    assert read("it was dead out of the box", **defect).given["reason"] == "defective"

    talk = Talk("casesora").opens("the rim is cracked", **defect).until("condition")
    talk.says("it came like that, I never used it", reason="defective", condition="unused")
    assert talk.given("reason", "condition") == {"reason": "damaged", "condition": "unused"}


def test_what_broke_as_it_was_put_on_is_in_no_condition() -> None:
    """The staff see for themselves."""
    talk = Talk("casesora").opens("the ring came off", reason="defective").until("condition")
    talk.says("it snapped while I was attaching it", "report_defect", condition="misused")

    assert not talk.slots.get("condition")
    assert "without_condition" in talk.words
    said = read("used, it broke when I put it on", "condition", condition="used")
    assert said.given["condition"] == "used"


def test_what_was_found_harmed_in_a_sealed_box_was_opened() -> None:
    """So is what is said to have been, wherever the claim stands."""
    text = "the plate is dented and the box was taped shut and sealed"
    talk = Talk("casesora").opens(text, reason="damaged", condition="unopened")
    assert not talk.slots.get("condition")

    talk = Talk("casesora").opens("it's dented", reason="damaged").until("wants")
    assert talk.slots["condition"] == "unopened"
    talk.says("Unopened? I opened it, how else would I know", condition="unopened")
    assert talk.asked == "condition"  # opened, and used or not


@pytest.mark.parametrize(
    "text",
    [
        "the charger I bought stopped working last week",
        "the folio I ordered from you tore on Monday",
        "it came fine and broke yesterday",
    ],
)
def test_the_day_that_it_broke_is_no_day_of_the_order(text: str) -> None:
    """Whatever word of buying or arrival stands before; how it came is told of its arrival."""
    given = read(text, None).given
    assert not given.keys() & {"purchased_on", "delivered_on"}
    for how in ("cracked", "with a badly cracked rim"):
        assert read(f"it came {how} on Monday", None).given["delivered_on"] == "2026-03-09"
