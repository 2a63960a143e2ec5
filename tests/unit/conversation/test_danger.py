"""Who has a dangerous product at hand: what is answered, and what is no danger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.concerns_staff import concerns_staff, takes_claim_offered
from claimdesk.conversation.routing.plain_answers import plain_answer
from claimdesk.language import en
from tests.unit.conversation.talk import Talk, sentence
from tests.unit.conversation.test_contact_form import Contact

BANK = HandedOver("MSG-2", "danger", "sam@example.com")


def in_danger() -> Contact:
    """Somebody who reported a swollen battery, and is asked where to answer."""
    talk = Contact()
    talk.says("my power bank is swollen", "report_danger")
    return talk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("does my husband need a doctor? he breathed it in", ["danger_doctor"]),
        ("my son feels sick from the fumes", ["danger_hurt"]),
        ("we bought two of these, can we go on using the other one?", ["danger_another"]),
        ("there's one more of that model charging in the hall", ["danger_another"]),
        ("I've unplugged the other adapter as well now", ["danger_another_done"]),
        ("are the other outlets alright to use?", ["danger_socket", "danger_other_sockets"]),
        ("do I have to mail the melted one to you", ["danger_send_back"]),
        ("is it okay to leave it out on the terrace?", ["danger_done"]),
        (
            "should she go to hospital? and both adapters are plugged in, is that safe",
            ["danger_doctor", "danger_another"],
        ),
    ],
)
def test_each_thing_asked_in_danger_has_its_line(text: str, said: list[str]) -> None:
    """While the staff are told where to answer, and after: never that others have to say it."""
    talk = in_danger()
    talk.says(text, "ask_product_advice")
    assert talk.words[:-1] == said

    turn = sentence(text, "ask_product_advice")
    assert concerns_staff(turn, BANK)
    later = Contact(handed_over=BANK.as_slot())
    later.hears(turn)
    assert later.words == said


def test_another_one_of_it_is_told_to_the_staff_once() -> None:
    """So is who may be hurt; who asks again hears the whole line again."""
    talk = Contact(handed_over=BANK.as_slot())
    assert talk.says("there's a second one in the kitchen, plugged in", "inform").then == "done"
    assert talk.words == ["danger_another"]

    told = replace(BANK, advice=("danger_another",))
    again = Contact(handed_over=told.as_slot())
    step = again.says("answer me, the other charger: use it or not", "complain")
    assert (step.then, again.words) == ("left", ["danger_another"])


def test_what_is_plugged_in_is_the_one_last_spoken_of() -> None:
    """And whoever asks for a yes or a no is told what to do, not to wait."""
    told = replace(BANK, advice=("danger_again", "danger_another"))
    text = "hello?? it's plugged in beside the cot, yes or no"
    for handed, said in ((told, "danger_another"), (BANK, "danger_again")):
        talk = Contact(handed_over=handed.as_slot())
        talk.says(text, "report_danger")
        assert talk.words[0] == said


@pytest.mark.parametrize(
    "text",
    [
        "please send me another one",
        "I want to return the other charger too",
        "could I have a replacement for it?",
    ],
)
def test_one_that_is_wished_for_is_no_other_one_at_hand(text: str) -> None:
    """Nor is one that goes back."""
    assert not concerns_staff(sentence(text, "open_return"), BANK)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("where do I take a dead battery? can't have it burn down the dump", "report_danger"),
        ("can this keyboard go in the garbage", "out_of_scope"),
        ("which bin do dead cables go in? I'm afraid it might cause a fire", "report_danger"),
        ("I fear a fire at the landfill. do I bin the charger or not?", "nlu_fallback"),
        ("it isn't burning, it's only dead. asking where to recycle it", "report_danger"),
    ],
)
def test_who_only_wants_to_get_rid_of_a_thing_is_told_where(text: str, intent: str) -> None:
    """Nobody is alerted, and nothing is sent."""
    message = HandedOver("MSG-3", "message", "sam@example.com")
    for slots in ({}, {"handed_over": message.as_slot()}):
        talk = Contact(**slots)
        step = talk.says(text, intent)
        assert (step.then, talk.words, talk.alerts) == ("left", ["throw_away"], [])


@pytest.mark.parametrize(
    "text",
    [
        "the battery bulges, which bin does it go in?",
        "no flames, but it hisses. can I throw it in the trash",
        "it got too hot to touch. where do I dispose of it?",
    ],
)
def test_a_danger_is_one_whatever_is_to_become_of_the_thing(text: str) -> None:
    """The staff hear of it at once."""
    talk = Contact()
    talk.says(text, "report_danger")
    assert talk.alerts


@pytest.mark.parametrize(
    "text",
    ["can I throw the box away?", "do I return it or bin it?", "how do I get rid of a dent?"],
)
def test_what_becomes_of_a_box_or_a_return_is_another_question(text: str) -> None:
    """Which the terms answer."""
    assert plain_answer(sentence(text, "nlu_fallback"), None, has_claim=False) is None


def test_a_danger_that_is_denied_is_not_warned_of_again() -> None:
    """Before the staff have it, and after; until one is told anew."""
    denial = "there is no fire, it just stopped working"
    talk = in_danger()
    talk.says(denial)
    assert talk.words[0] == "danger_denied"
    talk.says("whatever you say then")
    assert not {"danger_again", "danger_in_short"} & set(talk.words)
    talk.says("wait, now it hisses and smokes", "report_danger")
    assert talk.words[0] == "danger_again"

    later = Contact(handed_over=BANK.as_slot())
    later.says(denial, "report_danger")
    assert later.words == ["danger_denied"]
    later.asked = None
    later.says("I'll ask somebody else")
    assert "danger_again" not in later.words
    later.asked = None
    later.says("oh no, now it smokes", "report_danger")
    assert later.words == ["danger_again"]


@pytest.mark.parametrize(
    ("text", "product", "said"),
    [
        ("can I keep using the folio with the torn strap?", None, "use_unknown"),
        ("should we stop using it until then?", "leather sleeve", "use_unknown"),
        ("may I still use it?", "battery case", "safe_unknown"),
        ("is it safe to use?", None, "safe_unknown"),
    ],
)
def test_a_thing_without_electricity_is_no_danger(
    text: str, product: str | None, said: str
) -> None:
    """What may have some is not to be used until the staff have answered."""
    message = HandedOver("MSG-3", "message", "sam@example.com")
    talk = Contact(handed_over=message.as_slot(), product=product)
    talk.says(text, "nlu_fallback")
    assert talk.words == [said]


HANDED = {"handed_over": BANK.as_slot()}


def test_what_was_told_of_a_danger_is_the_claim_s_fault() -> None:
    """Nobody is asked again what happened."""
    told = sentence("the adapter sparked and went brown at the pins, what do I do", "report_danger")
    talk = Talk("procase")
    talk.turn(replace(sentence("I want my money back", "open_return"), before=(told,)))
    assert talk.slots["reason"] == "defective"
    assert "sparked and went brown" in talk.slots["details"]
    assert talk.asked not in ("reason", "details")


def test_a_danger_told_on_the_way_is_the_claim_s_fault_too() -> None:
    """It is for a person first; who goes on is not asked what happened."""
    talk = Talk("procase")
    talk.opens("I want a new power bank")
    step = talk.says("it's getting hot and hisses", "report_danger")
    assert step.then == "person"
    assert (talk.slots["reason"], talk.slots["details"]) == (
        "defective",
        "it's getting hot and hisses",
    )


def test_who_tells_the_danger_once_more_answers_the_claim() -> None:
    """With a word of safety first: the staff know of it. What goes on now is for them again."""
    talk = Talk("procase")
    talk.slots |= HANDED
    talk.opens("I want to claim for the power bank")
    step = talk.says("as I said, it caught fire on the desk", "report_danger")
    assert step.then is None
    assert talk.words[0] == "danger_in_short"
    assert talk.slots["reason"] == "defective"
    assert talk.says("oh no, it's smoking again", "report_danger").then == "person"


def test_the_claim_left_for_a_danger_is_offered_again() -> None:
    """Wherever nothing else is said than that the staff have it."""
    talk = Contact(claim_key="key", **HANDED)
    talk.says("do they have my photo?", "ask_help")
    assert "choice_resume" in talk.labels


@pytest.mark.parametrize(
    ("text", "intent", "takes"),
    [
        ("yes. and I'd like my money back", "open_return", True),
        ("ok lets go on, the order was PC-20418", "check_claim", True),
        ("you asked if we go on: sure. it has to be a white one", "change_order", True),
        ("no, I want my money back", "open_return", False),
        ("yes or no, have they read it?", "check_claim", False),
        ("yes, and the other charger is plugged in", "open_return", False),
        ("yes and now it smokes", "report_danger", False),
    ],
)
def test_a_yes_takes_the_claim_up_whatever_stands_beside_it(
    text: str, intent: str, takes: bool
) -> None:
    """But for what is told or asked of the danger."""
    assert takes_claim_offered(sentence(text, intent), "/open_return", BANK) is takes
    assert not takes_claim_offered(sentence(text, intent), "/talk_to_human", BANK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "the adapter sparked, the other adapter is still charging, can I use it?",
            ["opening_danger", "danger_another"],
        ),
        ("smoke came out and my wife is dizzy, does she need a doctor", ["opening_injury"]),
        ("the brick melted and the outlet is black", ["opening_danger", "danger_socket"]),
        ("it went up in smoke. is my phone ok? do you have a shop?", ["opening_danger"]),
    ],
)
def test_what_is_told_with_the_danger_is_answered_with_the_first_advice(
    text: str, said: list[str]
) -> None:
    """No question of the FAQ is."""
    talk = Contact()
    talk.says(text, "report_danger", ("ask_local_store",))
    assert talk.words[: len(said)] == said
    assert not any(name.startswith("utter_") for name in talk.words)


def test_what_was_done_is_acknowledged_though_it_was_told_at_first() -> None:
    """Its first report is answered by the first advice."""
    talk = Contact()
    talk.says("the charger is smoking, we pulled the plug out", "report_danger")
    talk.says("it's unplugged and lies on the terrace")
    assert talk.words[0] == "danger_done"


def test_what_burns_now_is_warned_of_whatever_else_is_told() -> None:
    """At full length, however often it was."""
    told = replace(BANK, advice=("danger_again", "danger_done"))
    talk = Contact(handed_over=told.as_slot())
    talk.says("it is smoking again and the other one is in the socket", "report_danger")
    assert talk.words[:2] == ["danger_again", "danger_another"]


@pytest.mark.parametrize("intent", ["report_danger", "nlu_fallback"])
@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("the pack bulges at one end", "yes, it's bloated, I said so"),
        ("the brick got hot and melted", "it's the melted brick, it overheats"),
        ("there were sparks at the plug", "the adapter sparks, that's what happened"),
    ],
)
def test_the_danger_the_staff_know_of_answers_the_claim(told: str, text: str, intent: str) -> None:
    """In whichever words; safety is heard of once. One that is new is for them first."""
    talk = Talk("procase")
    talk.slots |= {"handed_over": replace(BANK, told=[told]).as_slot()}
    talk.opens("I want to claim for the thing")
    assert talk.says(text, intent).then is None
    assert talk.words[0] == "danger_in_short"
    assert talk.slots["reason"] == "defective"
    assert talk.says(text, intent).then is None
    assert "danger_in_short" not in talk.words
    assert talk.says(f"{text}, and it hisses", "report_danger").then == "person"
    assert takes_claim_offered(
        sentence(f"yes. {text}", "report_danger"), "/open_return", replace(BANK, told=[told])
    )


def test_advice_is_given_at_length_but_twice() -> None:
    """Then in short, once; until a danger is told anew, or safety asked about."""
    talk = in_danger()
    talk.says("no idea what to do with you people")
    assert talk.words[0] == "danger_again"
    talk.says("this whole thing is a mess for me")
    assert talk.words[0] == "danger_in_short"

    told = replace(BANK, advice=("danger_again", "danger_in_short"))
    later = Contact(handed_over=told.as_slot())
    later.says("tell them I also have the invoice here")
    assert not any(each.startswith("danger") for each in later.words)
    for text in ("is it safe to use", "flames came out of it"):
        later.asked = None
        later.says(text, "report_danger")
        assert later.words[0].startswith("danger")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("should I drop it in a pot of water?", ["danger_water"]),
        ("do we hose it down", ["danger_water"]),
        ("who takes such batteries?", ["danger_throw_away"]),
        ("where am I supposed to bring the thing then", ["danger_throw_away"]),
        ("we need a place to get rid of it", ["danger_throw_away"]),
        ("so it stays in the shed?", ["danger_done"]),
    ],
)
def test_where_a_dangerous_thing_goes_is_answered(text: str, said: list[str]) -> None:
    """In the end, too."""
    later = Contact(handed_over=BANK.as_slot())
    later.says(text, "nlu_fallback")
    assert later.words == said


@pytest.mark.parametrize(
    ("product", "text", "said"),
    [
        ("charger", "sam@example.com. is it safe to leave it in the socket?", True),
        ("power bank", "sam@example.com, and should we stop using it?", True),
        ("folio case", "sam@example.com. is it safe to keep using it?", False),
        ("charger", "sam@example.com. is my card data safe with you?", False),
    ],
)
def test_a_claim_s_item_is_not_to_be_used_until_it_is_known_to_be_safe(
    product: str, text: str, said: bool
) -> None:
    """The staff get the question all the same."""
    talk = Talk("procase")
    talk.opens("it is broken", reason="defective", product=product)
    talk.until("email", product=product)
    talk.says(text)
    assert ("safe_in_claim" in talk.words) is said
    if said:
        assert talk.slots["open_questions"]


def test_what_is_asked_of_a_danger_in_the_claim_leaves_it_not() -> None:
    """Nor does it fill it in; the danger is known from a message before the last."""
    swollen = ["the pack is swollen"]
    parcel = HandedOver("MSG-9", "refund_awaited", "sam@example.com", dangers=swollen)
    for handed in (replace(BANK, told=swollen), parcel):
        talk = Talk("procase")
        talk.slots |= {"handed_over": handed.as_slot()}
        talk.opens("I want to claim for the thing")
        asked = talk.asked
        step = talk.says("where do I bring the thing, a collection point?", "report_danger")
        assert (step.then, talk.words[0]) == (None, "danger_throw_away")
        assert talk.asked == asked
        step = talk.says("it's faulty. may I put it in water?", "report_danger", reason="defective")
        assert (step.then, talk.words[0]) == (None, "danger_water")
        assert talk.slots["reason"] == "defective"
        assert talk.says("is the smoke from it toxic? where do I bring it", "report_danger").then


def test_what_is_only_warm_in_a_claim_is_to_be_unplugged() -> None:
    """What is hot is for the staff at once."""
    talk = Talk("procase")
    talk.opens("it is dead", reason="defective", product="charger").until(
        "email", product="charger"
    )
    step = talk.says("sam@example.com. can I keep charging? it felt slightly warm", "report_danger")
    assert step.then is None
    assert talk.words[0] == "safe_in_claim"
    assert talk.says("can I keep charging? it smells, and got warm", "report_danger").then


def test_a_danger_that_is_new_is_warned_of_at_length() -> None:
    """Whatever was advised before on the one that is known, which is told once more in short."""
    advice = ("danger_again", "danger_done", "danger_in_short")
    known = replace(BANK, told=["the pack bulges"], advice=advice)
    for text, said in (
        ("wait, it smokes", "danger_again"),
        ("it leaks something", "danger_again"),
        ("it bulges again", "danger_again"),
        ("it's bulging, as I told you at the very start", "danger_in_short"),
    ):
        talk = Contact(handed_over=known.as_slot())
        talk.says(text, "report_danger")
        assert talk.words[0] == said
    smoked = Contact(handed_over=replace(known, told=["smoke came out of it"]).as_slot())
    smoked.says("help me, it's smoking", "report_danger")
    assert smoked.words[0] == "danger_again"


def test_a_claim_after_a_danger_does_not_begin_anew() -> None:
    """Nor does it ask for the number that was said not to be at hand."""
    told = ["the brick melted. the order number we dont find"]
    talk = Talk("procase")
    talk.slots |= {"handed_over": replace(BANK, told=told).as_slot()}
    talk.says("I want a new one, it's faulty", "open_exchange", reason="defective")
    assert "sorry" not in talk.words
    assert talk.asked != "order_number"


def test_the_unsent_fact_of_a_danger_is_added_to_what_the_staff_have() -> None:
    """Without their message being read out; once."""
    told = ["the power bank smells burnt, my son's phone was on it"]
    talk = Contact(handed_over=replace(BANK, told=told).as_slot())
    text = "did they hear of the phone? its screen is hot and flickers"
    assert talk.says(text, "check_claim").then == "done"
    assert talk.words == ["danger_own_device"]
    assert talk.slots["message"] == text

    known = replace(BANK, told=[*told, text], advice=("danger_own_device",))
    again = Contact(handed_over=known.as_slot())
    assert again.says(text, "check_claim").then == "left"


def test_a_device_is_named_and_its_advice_not_said_twice() -> None:
    """Neither before the staff have it nor after."""
    talk = Contact()
    talk.says("the charger sparks. is my laptop ok?", "report_danger")
    assert talk.step.say[1].response == "danger_own_device"
    assert talk.step.say[1].values["device"] == "laptop"
    talk.says("can we use the laptop or not?", "nlu_fallback")
    assert talk.words[0] == "danger_own_device_again"
    assert talk.step.say[0].values["device"] == "laptop"


@pytest.mark.parametrize(
    "text",
    [
        "the charger smoked, I pulled it out of the socket",
        "the brick was burning hot. I unplug it yesterday",
        "sparks came, my husband took it right out the wall",
        "it smells burnt, it's unplugged",
    ],
)
def test_who_has_pulled_the_plug_is_not_told_to(text: str) -> None:
    """Only what is left to do is said."""
    talk = Contact()
    talk.says(text, "report_danger")
    assert talk.words[0] == "opening_danger_unplugged"
    assert talk.alerts


@pytest.mark.parametrize(
    "text",
    [
        "the charger smokes, should I unplug it?",
        "it's sparking and I can't get it out of the wall",
        "smoke comes out. if I unplug it, will it stop",
        "it burns, I have not unplugged it",
    ],
)
def test_a_plug_that_is_still_in_is_to_be_pulled(text: str) -> None:
    """Whatever is asked of it."""
    talk = Contact()
    talk.says(text, "report_danger")
    assert talk.words[0] == "opening_danger"


def test_the_frightened_have_a_word() -> None:
    """Where it burns now, what to do comes first."""
    talk = Contact()
    talk.says("it's on fire, I'm so scared", "report_danger")
    assert talk.words[:2] == ["opening_danger", "danger_fright"]
    calm = Contact()
    calm.says("it melted, we were terrified. it's unplugged", "report_danger")
    assert calm.words[:2] == ["danger_fright", "opening_danger_unplugged"]


def test_who_is_elsewhere_is_not_told_to_call_the_american_number() -> None:
    """From the first advice on, and in all of it."""
    talk = Contact()
    talk.says("I'm in Norway. the adapter smokes", "report_danger")
    assert talk.step.say[0].values["emergency"].name == "emergency_local"
    talk.says("what on earth do I do about this thing now")
    assert talk.step.say[0].values["emergency"].name == "emergency_local"

    home = Contact()
    home.says("here in Texas, the adapter smokes", "report_danger")
    assert "emergency" not in home.step.say[0].values

    told = replace(BANK, told=["writing from Chile, the bank swells"])
    claim = Talk("procase")
    claim.slots |= {"handed_over": told.as_slot()}
    claim.opens("I want to claim for the thing")
    claim.says("it swells, as I said", "report_danger")
    assert claim.step.say[0].values["emergency"].name == "emergency_local"


@pytest.mark.parametrize(
    "text", ["it's 999 here, not 911", "our emergency number is 112", "not 911! here one calls 190"]
)
def test_another_number_to_call_is_heard(text: str) -> None:
    """While the staff are told where to answer, after, and in a claim."""
    talk = in_danger()
    talk.says(text)
    assert talk.words[0] == "danger_number_heard"

    assert concerns_staff(sentence(text, "nlu_fallback"), BANK)
    later = Contact(handed_over=BANK.as_slot())
    later.says(text, "nlu_fallback")
    assert later.words[0] == "danger_number_heard"

    claim = Talk("procase")
    claim.slots |= HANDED
    claim.opens("I want a refund", reason="defective")
    claim.says(text, "correct")
    assert claim.words[0] == "danger_number_heard"
    assert claim.asked


def test_a_figure_is_no_number_to_call() -> None:
    """Nor is one of an order, or the American one."""
    for text in ("I paid 112 dollars", "PC-112", "I called 911", "it's order 999"):
        assert en.emergency_number_told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "it turned off by itself, then smoke came",
        "I unplugged my phone, the charger still sparks",
        "I pulled it out of the box and it smoked",
        "one is unplugged, the other one is plugged in and smokes",
    ],
)
def test_what_may_have_current_is_to_be_unplugged(text: str) -> None:
    """Whatever else was switched off, or pulled out."""
    assert not en.unplugged(text)


def test_a_danger_asked_about_in_a_claim_that_the_staff_lack_is_told_them() -> None:
    """It is for them first; what they know stays with the claim."""
    for text, then in (
        ("do they know that my laptop smells burnt too?! it is hot", "person"),
        ("do they know the brick melted?", None),
    ):
        talk = Talk("procase")
        talk.slots |= {"handed_over": replace(BANK, told=["the brick melted"]).as_slot()}
        talk.opens("I want to claim for the thing", reason="defective")
        assert talk.says(text, "check_claim").then == then
