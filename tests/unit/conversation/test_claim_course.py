"""What a shopper asks of a claim's course, and what is said where the store states nothing."""

from __future__ import annotations

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.worked_answers.claim_course import CourseAnswers
from claimdesk.conversation.worked_answers.standing import Standing
from claimdesk.language import en
from claimdesk.language.languages import DEFAULT
from tests.unit.conversation.talk import STORES, TODAY, WORDING, Talk


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("decision_when", "so about how long does all this usually take"),
        ("decision_when", "when should I expect to hear back?"),
        ("decision_when", "and how long?"),
        ("replacement_when", "how soon would the new one be here?"),
        ("replacement_when", "will I have it before the weekend?"),
        ("refund_when", "how many days till the money is on my account?"),
        ("next", "what comes after this then"),
        ("way_back", "must I mail the broken one back to you?"),
        ("way_back", "may I hold on to the old one?"),
        ("way_back_cost", "am I paying the return postage?"),
        ("way_back_cost", "and who covers it if mine is to be taken back?"),
        ("label", "where do I get a label from?"),
        ("packaging", "is it bad that I tossed the box?"),
        ("cost", "is any of this going to cost me?"),
        ("amount", "how much of it do I get back?"),
        ("voucher", "is that real money or store credit?"),
        ("refund_how", "does my refund go on the same card?"),
        ("remedy", "do I get a refund or a replacement?"),
        ("approval", "do you think it'll be accepted?"),
        ("mail", "do I get a confirmation of this?"),
        ("call", "is somebody going to call me?"),
        ("receipt", "what if I lost the receipt?"),
        ("evidence", "is one photo enough?"),
        ("deadline", "how many days do I have left?"),
        ("extension", "is the deadline any longer around xmas?"),
        ("extension", "extended holiday returns yes or no"),
        ("extension", "could you extend my return period"),
        ("extension", "do the 30 days get any longer at christmas"),
        ("replacement_when", "can it be here by dec 9 yes or no"),
        ("approval", "did they say no already"),
        ("approval", "just a yes or no on the refund?"),
        ("status", "did anybody look at it yet?"),
        ("seller", "is phonezone24 an authorised seller?"),
        ("seller", "do you have a list of dealers"),
        ("mail", "and how would I find out whether they said yes?"),
        ("way_back", "the old lamp, do I mail back"),
        ("way_back", "keep or return"),
        ("way_back", "ok so send it in or hold on to it"),
        ("way_back", "what should I do with the damaged one"),
        ("way_back", "just the sleeve goes back?"),
        ("way_back", "and I keep the other one?"),
        ("replacement_when", "and when do I get mine?"),
        ("way_back", "so the scratched one I throw away?"),
        ("approval", "what if your staff say no?"),
        ("approval", "could they decline it"),
        ("sent_to", "is the new one going to my old address?"),
        ("sent_to", "what address will you ship it to"),
        ("sent_to", "does it come to the same house as before"),
        ("amount", "will I get the full 30 dollars"),
        ("amount", "do they refund all of the 24.99 or just half"),
        ("remedy", "is it a repair or a new one then?"),
        ("refund_when", "how much time until my refund?"),
        ("way_back", "so I need mail the cracked one back?"),
    ],
)
def test_what_is_asked_of_a_claims_course_is_told_by_its_words(topic: str, text: str) -> None:
    """In the words of somebody who never saw a list of questions."""
    assert en.asks_of_claim(text) == (topic,)


@pytest.mark.parametrize(
    "text",
    [
        "how long does delivery take?",
        "how long is the warranty?",
        "when will my order arrive?",
        "I don't know when it came",
        "I'm not sure when I'll be home",
        "the box was torn when it came",
        "can I get a refund?",
        "could you send me a new one",
        "when do you need it by",
        "do I have to give my e-mail?",
        "I'd like my money back",
        "it took ages to arrive",
        "how do I know whether he is one?",
        "how would we know that you won't lose interest?",
        "I keep it in a drawer",
        "all you can do I guess",
        "I want all of the 3 screws that are missing",
        "my address is 12 Oak Street, it came to the wrong house",
        "where do you ship from",
        "so which do I pick?",
        "is there an extended warranty?",
        "will shipping take longer over the holidays?",
        "it was meant as a christmas present",
    ],
)
def test_what_is_told_wished_or_asked_of_something_else_is_not(text: str) -> None:
    """Questions of the FAQ, wishes put as questions, and answers with such a word in them."""
    assert en.asks_of_claim(text) == ()


def test_two_things_asked_at_once_are_both_told() -> None:
    """In the order asked, and what stands beside an answer too."""
    asked = "it's PC-20418. who pays the return shipping? and when do I hear from you?"
    assert en.asks_of_claim(asked) == ("way_back_cost", "decision_when")


def answered(topic: str, store: str = "procase", **facts: object) -> list[str]:
    """The names of what is said on a topic, for a claim with these facts."""
    policy, today = STORES[store], Today.on(TODAY)
    questions = ClaimQuestions(policy, today, Prompts(policy, WORDING), DEFAULT)
    standing = questions.standing(Draft(facts))
    return [say.response for say in CourseAnswers(policy, today, WORDING).answer(topic, standing)]


_CUSTOMER_PAYS = ["worked_way_back_customer", "worked_way_back_deducted"]


@pytest.mark.parametrize(
    ("topic", "store", "facts", "said"),
    [
        ("way_back_cost", "procase", {"reason": "defective"}, ["worked_way_back_store"]),
        ("way_back_cost", "procase", {"reason": "change_of_mind"}, _CUSTOMER_PAYS),
        # What never came cannot go back.
        ("way_back_cost", "procase", {"reason": "missing_item"}, ["course_nothing_goes_back"]),
        ("way_back_cost", "procase", {"reason": "wrong_address"}, _CUSTOMER_PAYS),
        # The page says who pays for a replacement, and nothing of a refund.
        (
            "way_back_cost",
            "casesora",
            {"reason": "defective", "wants": "replacement"},
            ["worked_way_back_store"],
        ),
        ("way_back_cost", "casesora", {"reason": "defective", "wants": "refund"}, []),
        ("amount", "procase", {"reason": "damaged"}, ["course_whole_price"]),
        ("amount", "procase", {"reason": "change_of_mind"}, ["course_less_fee"]),
        (
            "voucher",
            "casesora",
            {"reason": "damaged"},
            ["course_no_voucher", "utter_ask_refund_method"],
        ),
        ("refund_how", "casesora", {"reason": "damaged"}, ["utter_ask_refund_method"]),
        ("refund_how", "procase", {"reason": "damaged"}, []),
        ("receipt", "casesora", {"reason": "damaged"}, ["course_proof_of_purchase_needed"]),
        ("receipt", "procase", {"reason": "damaged"}, ["course_proof_of_purchase_not_needed"]),
        ("evidence", "procase", {"reason": "wrong_item"}, ["course_photo_needed"]),
        ("packaging", "procase", {"reason": "damaged"}, []),
        ("refund_when", "procase", {}, ["utter_ask_refund_time"]),
        ("refund_when", "casesora", {}, ["course_no_days", "utter_ask_refund_time"]),
        ("extension", "casesora", {"reason": "damaged"}, ["course_no_extension"]),
        ("approval", "procase", {}, ["course_approval_incomplete"]),
        ("approval", "casesora", {"reason": "change_of_mind"}, ["course_approval_ineligible"]),
        ("replacement_when", "casesora", {"reason": "damaged"}, ["course_replacement_when"]),
    ],
)
def test_the_answer_hangs_on_the_terms_and_the_claim(
    topic: str, store: str, facts: dict[str, object], said: list[str]
) -> None:
    """And there is none where the store states nothing that settles it."""
    assert answered(topic, store, **facts) == said


def test_the_last_day_is_told_where_it_is_certain() -> None:
    """From the day of purchase by the store's window; without a day what the terms say is."""
    told = {"reason": "change_of_mind", "purchased_from": "store", "condition": "unopened"}
    assert answered("deadline", **told, purchased_on="2026-03-05") == ["course_deadline"]
    assert answered("deadline", **told) == ["utter_ask_return_policy"]


def test_once_filed_it_is_told_where_the_answer_goes() -> None:
    """By number and address, and nobody is told to send the claim."""
    standing = Standing(number="CLM-1", email="sam@example.com")
    course = CourseAnswers(STORES["procase"], Today.on(TODAY), WORDING)
    for topic in ("decision_when", "next", "mail", "way_back"):
        say = course.answer(topic, standing)[0]
        assert say.values == {"claim_number": "CLM-1", "email": "sam@example.com"}


def test_once_filed_nobody_is_told_that_it_can_still_be_sent() -> None:
    """What the terms say of it, and who decides."""
    policy, today = STORES["casesora"], Today.on(TODAY)
    questions = ClaimQuestions(policy, today, Prompts(policy, WORDING), DEFAULT)
    refused = questions.standing(Draft({"reason": "change_of_mind"}))
    filed = Standing(refused.claim, refused.decision, "CLM-1", "sam@example.com")

    (say,) = CourseAnswers(policy, today, WORDING).answer("approval", filed)

    assert say.response == "course_approval_ineligible_filed"


# --- in the middle of a claim -----------------------------------------------------


@pytest.mark.parametrize("intent", ["check_claim", "ask_shipping_time", "affirm", "deny", "stop"])
def test_a_question_of_its_course_is_answered_whatever_it_was_taken_for(intent: str) -> None:
    """And the form's own question stands, at which nothing is counted as a slip."""
    talk = Talk().opens().until("order_number")

    talk.says("how long is this going to take?", intent)

    assert (talk.words[0], talk.asked) == ("course_decision_when", "order_number")
    assert not talk.slots.get("misses")


def test_a_person_is_still_handed_over_to() -> None:
    """Who wants one gets one, though they ask how long it takes; a call is only asked about."""
    talk = Talk().opens().until("order_number")
    assert talk.says("get me a human, how long does this take??", "talk_to_human").then == "person"

    talk = Talk().opens().until("order_number")
    assert talk.says("will anyone call me?", "talk_to_human").then is None
    assert talk.words[0] == "course_call"


def test_an_answer_and_a_question_of_the_course_are_both_heard() -> None:
    """The day is kept, the question answered."""
    talk = Talk().opens().until("purchased_on")

    talk.says("march 3rd. and how long does this take?")

    assert talk.slots["purchased_on"] == "2026-03-03"
    assert talk.words[0] == "course_decision_when"


def test_a_yes_beside_a_question_sends_the_claim() -> None:
    """The answer first; a question that merely reads like a no sends and stops nothing."""
    talk = Talk().opens().until("review")
    assert talk.says("is it free?", "deny").then is None
    assert (talk.words[0], talk.asked) == ("worked_way_back_store", "review")

    step = talk.says("yes. when do I hear from you?", "affirm")
    assert step.then == "submit"
    assert talk.words[0] == "course_decision_when"


def test_a_question_without_an_answer_is_kept_for_the_staff_and_said_so() -> None:
    """Beside an answer too, and once each; a question with an answer is not."""
    talk = Talk().opens().until("order_number")
    talk.says("20418. are these stitched or glued at the hinge?")
    assert (talk.words[0], talk.asked) == ("question_kept", "product")
    talk.says("what about the box I threw away, is that a problem?")
    talk.says("what about the box I threw away, is that a problem?")
    talk.says("what happens next?")

    assert talk.draft.open_questions == (
        "are these stitched or glued at the hinge?",
        "what about the box I threw away, is that a problem?",
    )


def test_who_points_at_two_answers_that_differ_hears_that_it_is_owned() -> None:
    """Before the answer; who only asks does not."""
    talk = Talk().opens().until("order_number")

    talk.says("before you said I pay, who pays the return shipping?")
    assert talk.words[:2] == ["course_differs", "worked_way_back_store"]

    talk.says("so who pays the return shipping?")
    assert talk.words[0] == "worked_way_back_store"


def test_a_longer_time_that_is_not_stated_is_said_not_to_be() -> None:
    """Whatever question it was taken for, and whichever stands beside it."""
    talk = Talk().opens().until("order_number")
    asked = "isn't there an extended return over christmas? and who pays if I send it back"

    talk.says(asked, "ask_return_policy", questions=("ask_return_policy",))

    assert talk.words[:2] == ["course_no_extension", "worked_way_back_store"]


@pytest.mark.parametrize(
    "text", ["can you help me?", "what should I do?", "do you mean the one on the top?"]
)
def test_what_only_helps_the_claim_along_is_no_question_for_the_staff(text: str) -> None:
    """Beside an answer it says nothing that they would have to know."""
    talk = Talk().opens().until("order_number")

    talk.says(f"20418. {text}")

    assert talk.words == ["ask_product"]
    assert talk.draft.open_questions == ()


def test_a_question_of_the_forms_own_is_explained_there() -> None:
    """Asked for the receipt, "what if I lost it" is about what was asked."""
    talk = Talk("casesora").opens().until("proof_of_purchase")

    talk.says("what if I can't find the receipt?")

    assert talk.words == ["explain_proof_of_purchase"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("and are both of those one order to you?", "ask_promo_stacking"),
        ("do the two go in one parcel or two?", "ask_become_reviewer"),
    ],
)
def test_a_question_that_names_nothing_of_a_subject_gets_no_answer_on_it(
    text: str, intent: str
) -> None:
    """The model is sure of it, for it knows no other question that is as much alike."""
    talk = Talk().opens().until("order_number")

    talk.says(text, intent, questions=(intent,))

    assert talk.words == ["question_kept", "ask_order_number"]


def test_a_claim_asked_about_without_a_word_of_one_is_not_left_for_it() -> None:
    """Nothing else can be meant than what is under way."""
    talk = Talk().opens().until("product")

    assert talk.says("that thing over there", "check_claim").then is None


def test_which_sellers_count_is_for_the_staff_to_say() -> None:
    """The terms' rule is told, neither a yes nor a no, and the question goes with the claim."""
    talk = Talk().opens("the hinge broke", "report_defect", reason="defective")
    talk.says("is cheapcases_uk an authorized reseller, yes or no?")

    assert "bought from an unauthorized reseller" in talk.heard
    assert not any(line.startswith(("Yes", "No")) for line in talk.heard.splitlines())
    assert any("cheapcases_uk" in question for question in talk.draft.open_questions)


def test_a_store_that_says_nothing_of_sellers_leaves_the_question_to_its_staff() -> None:
    """There is no rule to tell."""
    assert answered("seller", "casesora", reason="defective") == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("is delivery free?", ()),
        ("is there free postage over some amount?", ()),
        ("is your standard delivery free over 60 dollars?", ()),
        ("what does express shipping cost?", ()),
        ("is the new one delivered for free?", ("cost",)),
        ("is the replacement shipped for free?", ("cost",)),
        ("is the return postage free?", ("way_back_cost",)),
        ("who pays the postage?", ("way_back_cost",)),
        ("is postage back free", ("way_back_cost",)),
    ],
)
def test_what_an_order_costs_to_send_is_not_asked_of_the_claim(
    text: str, topics: tuple[str, ...]
) -> None:
    """That is the FAQ's; what the way back costs is the claim's."""
    assert en.asks_of_claim(text) == topics


# --- what is only asked -------------------------------------------------------------


def test_a_claim_that_only_a_question_began_is_left_with_the_answer() -> None:
    """Nothing more is asked, and nothing kept for the staff; with an order number it goes on."""
    talk = Talk().opens("could I return a sleeve?")
    step = talk.says("I'm not returning anything yet. is there a restocking fee?")
    assert (step.then, talk.words) == ("stop", ["utter_ask_restocking_fee"])
    assert not talk.slots.get("reason")

    talk = Talk().opens("the hinge broke", "report_defect", reason="defective")
    talk.until("order_number").says("20418")
    assert talk.says("I'm only asking, is there a fee?").then is None


def test_a_last_day_is_told_with_whose_clock_counts() -> None:
    """Where it is the day after already; a yes or no where one is asked for."""
    today = Today(TODAY, TODAY.replace(day=13), TODAY.replace(day=13))
    talk = Talk(today=today).opens("I don't want it", reason="change_of_mind")
    talk.until("wants", purchased_on="February 10", condition=("New and unopened",))
    talk.says("have I missed it?")
    assert talk.words[:2] == ["time_not_over", "time_where_we_are"]
    assert "Where we are it's still Thursday 12 March" in talk.heard
    talk.says("until when do I have?")
    assert talk.words[:2] == ["course_deadline", "time_where_we_are"]


def test_who_is_told_why_it_is_refused_is_not_told_again_after_each_question() -> None:
    """What can be done still stands there."""
    talk = Talk("casesora").opens("I don't like it", reason="change_of_mind")
    talk.says("yes", "affirm")
    assert talk.asked == "go_on"
    talk.says("who decides on it?")
    assert talk.words == ["course_approval_ineligible", "unfit_go_on"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("change_of_mind", ["worked_fee_for_plain"]),
        ("defective", ["worked_no_fee_for_plain"]),
        (None, ["utter_ask_restocking_fee"]),
    ],
)
def test_a_fee_is_answered_the_first_time(reason: str | None, said: list[str]) -> None:
    """By the reason of the claim, where there is one."""
    assert answered("fee", **({"reason": reason} if reason else {})) == said


def test_what_has_been_used_does_not_wait_to_be_delivered() -> None:
    """Nothing of the money that has not come is a parcel that has not."""
    talk = Talk().opens("I don't like it", reason="change_of_mind").until("review")
    assert talk.says("it hasn't come back to me", "inform").then is None


@pytest.mark.parametrize(
    ("store", "text", "said"),
    [
        ("casesora", "do Saturdays count?", "worked_unit_business_days"),
        ("procase", "are those working days", "worked_unit_calendar_days"),
        ("procase", "since when do the days count", "worked_clock_purchase"),
        ("casesora", "what if I tried it on already?", "course_condition"),
        ("procase", "may I go on using it?", "course_any_state"),
    ],
)
def test_how_days_count_and_whether_it_may_be_used_is_answered(
    store: str, text: str, said: str
) -> None:
    """By the terms for a defect; the question stands."""
    talk = Talk(store).opens("the lid of my folio is torn", reason="defective").until("email")

    talk.says(text)

    assert (talk.words[0], talk.asked) == (said, "email")
    assert not talk.draft.open_questions


def test_what_is_asked_of_use_is_no_condition() -> None:
    """It was not used yet."""
    talk = Talk("casesora").opens().until("condition")

    talk.says("may I use it till I hear from you?", condition="used")

    assert (talk.slots.get("condition"), talk.asked) == (None, "condition")


def test_who_asks_if_it_is_still_taken_hears_what_speaks_against_it() -> None:
    """The condition that was told is put right, and nothing is said twice."""
    talk = Talk().opens("I changed my mind", "open_return", reason="change_of_mind")
    talk.until("wants")
    assert talk.slots["condition"] == "unopened"

    talk.says(
        "hold on, my niece has opened it and used it for a day. do you still take it?",
        condition="used",
    )
    if talk.asked == "confirm_condition":
        talk.says("yes", "affirm")

    assert talk.slots["condition"] == "used"
    assert (talk.words, talk.asked) == (["not_eligible_so_far"], "go_on")
