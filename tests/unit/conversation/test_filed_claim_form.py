"""After filing: what a message wants of a claim, and what is asked before it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimdesk.claims.claim_numbers import new_reference
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.filed_claims.form import FiledClaimForm
from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.conversation.values.reader import ValueReader
from tests.unit.conversation.talk import STORES, TODAY, WORDING, sentence

NUMBER = new_reference()
CHARGER = FiledClaim(
    NUMBER,
    "sam@example.com",
    {
        "reason": "defective",
        "order_number": "PC-31301",
        "product": "wireless charger",
        "purchased_on": "2026-03-05",
        "wants": "refund",
    },
    missing=("delivered_on", "photo"),
)


class Filed:
    """A conversation in which these claims were filed."""

    def __init__(self, *claims: FiledClaim, store: str = "procase", **slots: Any) -> None:
        policy = STORES[store]
        values = ValueReader(policy, Today.on(TODAY))
        self._form = FiledClaimForm(values, Prompts(policy, WORDING), claims)
        self.slots: dict[str, Any] = slots
        self.asked: str | None = None
        self.step = Step()

    @property
    def words(self) -> list[str]:
        """The names of what was said last."""
        return [say.response for say in self.step.say]

    @property
    def labels(self) -> list[str]:
        """The choices offered last."""
        return [choice.label for say in self.step.say for choice in say.choices]

    @property
    def command(self) -> dict[str, Any]:
        """What is to be carried out, without its key."""
        assert self.step.then == "done", self.step
        command = dict(self.slots["filed_command"])
        assert command.pop("key")
        command.pop("is_sure", None)
        return {
            name: value for name, value in command.items() if (name, value) != ("kind", "photo")
        }

    def says(self, text: str, intent: str = "inform", **codes: str) -> Filed:
        """One typed message."""
        return self.hears(sentence(text, intent, **codes))

    def hears(self, turn: Turn) -> Filed:
        """One turn, one step."""
        self.step = self._form.step(turn, self.slots, self.asked)
        self.slots |= self.step.slots
        self.asked = self.step.ask
        return self

    def sends_photo(self, evidence: str = "photo-1") -> Filed:
        """A photo, as the channel announces it."""
        return self.hears(Turn("/inform", "inform", (), {"evidence": (evidence,)}))


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("did it go through?", "ask_track_order", "status"),
        ("have you got my claim", "check_claim", "status"),
        ("what was my claim number again?", "check_claim", "status"),
        ("do you need anything else from me", "ask_claim_requirements", "missing"),
        ("is anything missing?", "report_missing_item", "missing"),
        ("what is still missing?", "nlu_fallback", "missing"),
        ("no e-mail has come", "cannot_provide", "no_mail"),
    ],
)
def test_a_question_about_the_claim_needs_no_number(text: str, intent: str, name: str) -> None:
    """Whatever it is taken for where no claim was filed: there is only one it can mean."""
    assert Filed(CHARGER).says(text, intent).command == {"name": name, "number": NUMBER}


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("when do I hear?", "ask_refund_time", "decision_when"),
        ("how long until you get back to me", "ask_shipping_time", "decision_when"),
        ("ok and what happens now", "ask_help", "next"),
        ("when is my refund paid out?", "ask_refund_time", "refund_when"),
        ("who pays when I send it back?", "ask_return_shipping_cost", "way_back_cost"),
        ("is it free to send it back?", "ask_return_shipping_cost", "way_back_cost"),
        ("will it be approved you think", "check_claim", "approval"),
        ("before, you said it isn't. so which is it?", "check_claim", "approval"),
        ("has my picture come through?", "check_claim", "picture_there"),
        ("is someone going to ring me", "talk_to_human", "call"),
        ("will it be here by Christmas?", "ask_expedite", "replacement_when"),
        ("do you need the carton it came in, the box I mean", "nlu_fallback", "packaging"),
    ],
)
def test_what_is_asked_of_its_course_is_answered_for_this_claim(
    text: str, intent: str, topic: str
) -> None:
    """By what is asked, whatever question of the FAQ it is most alike."""
    command = Filed(CHARGER).says(text, intent).command

    assert (command["name"], list(command["topics"])) == ("asked", [topic])


def test_a_question_of_nothing_the_faq_has_is_kept_with_the_claim() -> None:
    """It has no word of the question that it was taken for; one that has is left to the FAQ."""
    text = "so the two of them count as one, right?"
    command = Filed(CHARGER).says(text, "ask_promo_stacking").command
    assert command == {"name": "asked", "number": NUMBER, "details": text}

    asked = Filed(CHARGER).says("can I use two promo codes at once?", "ask_promo_stacking")
    assert asked.step.then == "other"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how long does shipping take?", "ask_shipping_time"),
        ("where is my order?", "ask_track_order"),
        ("my folio is broken, order PC-40001", "report_defect"),
        ("the strap of my bag is torn", "report_defect"),
        ("something is missing, the cable, order PC-31302", "report_missing_item"),
    ],
)
def test_what_is_about_something_else_is_left_alone(text: str, intent: str) -> None:
    """A question of the FAQ, another order, another claim."""
    assert Filed(CHARGER).says(text, intent).step.then == "other"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'd like to withdraw it", "stop"),
        ("cancel my claim", "stop"),
        ("cancel it", "stop"),
        ("please take my claim back, it works again", "open_return"),
        ("we have settled it otherwise", "withdraw_claim"),
    ],
)
def test_a_claim_is_withdrawn_after_one_yes(text: str, intent: str) -> None:
    """It is asked once, by number."""
    talk = Filed(CHARGER).says(text, intent)

    assert talk.words == ["confirm_withdraw"]
    assert talk.step.say[0].values == {"claim_number": NUMBER}
    assert talk.labels == ["choice_yes_withdraw", "choice_no_keep"]
    assert talk.says("yes", "affirm").command == {"name": "withdraw", "number": NUMBER}


def test_of_several_claims_it_is_asked_which() -> None:
    """By number and product; a message that names one needs no question."""
    folio = FiledClaim(new_reference(), "sam@example.com", {"product": "folio"})
    talk = Filed(folio, CHARGER).says("withdraw my claim", "withdraw_claim")
    assert (talk.words, talk.asked) == (["ask_which_claim"], "which")
    first, _ = talk.step.say[0].choices
    assert first.values == {"claim_number": folio.number, "product": "folio"}

    entities = {name: (value,) for name, value in first.entities.items()}
    talk.hears(Turn("/withdraw_claim", "withdraw_claim", (), entities, is_choice=True))

    assert talk.step.say[0].values == {"claim_number": folio.number}
    assert talk.says("yes", "affirm").command["number"] == folio.number
    named = Filed(folio, CHARGER).says(f"withdraw {folio.number}", "withdraw_claim")
    assert named.words == ["confirm_withdraw"]


def test_which_claim_is_told_by_its_product() -> None:
    """As people do who do not copy numbers; something else meanwhile is heard too."""
    folio = FiledClaim(new_reference(), "sam@example.com", {"product": "keyboard folio"})
    talk = Filed(CHARGER, folio).says("withdraw my claim", "withdraw_claim")

    assert talk.says("the charger").step.say[0].values == {"claim_number": NUMBER}
    talk = Filed(CHARGER, folio).says("withdraw my claim", "withdraw_claim")
    assert talk.says("my email is wrong", "correct").words == ["ask_new_email"]


@pytest.mark.parametrize(("text", "intent"), [("no", "deny"), ("stop", "stop")])
def test_a_no_keeps_the_claim(text: str, intent: str) -> None:
    """Nothing is done."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim").says(text, intent)

    assert talk.step.then == "stop"
    assert talk.slots["filed_wish"] is None


def test_what_is_neither_yes_nor_no_is_asked_again() -> None:
    """A claim is never withdrawn by a guess."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim").says("hm", "nlu_fallback")

    assert talk.words == ["unfit_choice", "confirm_withdraw"]


def test_a_photo_goes_to_the_claim_just_filed() -> None:
    """No question: what else should it be for."""
    older = FiledClaim(new_reference(), "sam@example.com")

    talk = Filed(older, CHARGER).sends_photo()

    assert talk.command == {"name": "add", "number": NUMBER, "evidence": "photo-1"}


@pytest.mark.parametrize(
    "text", ["i uploaded it already", "did it arrive or not?", "have you got my pic or not?"]
)
def test_whether_the_picture_came_is_told_from_the_record(text: str) -> None:
    """Right after it was sent, and where one is waited for: none is asked for once more."""
    talk = Filed(CHARGER).sends_photo().says(text, "check_claim")
    waiting = Filed(CHARGER).says("I have another photo", "add_to_claim")
    waiting.says(text, "check_claim")

    assert talk.command["topics"] == waiting.command["topics"] == ("picture_there",)


def test_a_photo_shows_the_receipt_where_only_that_is_missing() -> None:
    """As the store asks for it."""
    claim = FiledClaim(NUMBER, "sam@example.com", missing=("proof_of_purchase",))

    assert Filed(claim).sends_photo().command["kind"] == "proof_of_purchase"


@pytest.mark.parametrize(
    ("text", "intent", "asked"),
    [
        ("I forgot to add a photo", "cannot_provide", "ask_filed_photo"),
        ("can I still send a picture?", "ask_claim_requirements", "ask_filed_photo"),
        ("I have the receipt now", "inform", "ask_filed_proof_of_purchase"),
        ("I want to add something", "nlu_fallback", "ask_addition"),
        ("there is more to tell, may I?", "add_to_claim", "ask_addition"),
    ],
)
def test_who_offers_more_is_asked_for_it(text: str, intent: str, asked: str) -> None:
    """The photo, the receipt, or whatever it is."""
    talk = Filed(CHARGER).says(text, intent)

    assert (talk.words, talk.asked) == ([asked], "addition")
    assert talk.sends_photo("photo-7").command["evidence"] == "photo-7"


def test_what_is_written_then_is_the_addition() -> None:
    """A text in the place of a photo too."""
    talk = Filed(CHARGER).says("I want to add something", "add_to_claim")

    assert talk.says("It also smells burnt.", "report_defect").command["details"] == (
        "It also smells burnt."
    )


@pytest.mark.parametrize(
    ("text", "intent", "details"),
    [
        ("please add that it hums", "report_defect", "it hums"),
        ("I forgot to mention that it hums", "add_to_claim", "it hums"),
        ("also, it hums", "report_defect", "also, it hums"),
        (
            "I forgot to say that the cable is frayed too",
            "report_defect",
            "the cable is frayed too",
        ),
    ],
)
def test_what_is_told_at_once_is_added_at_once(text: str, intent: str, details: str) -> None:
    """Without the words that lead to it."""
    codes = {"product": "cable"} if "cable" in text else {}

    assert Filed(CHARGER).says(text, intent, **codes).command["details"] == details


@pytest.mark.parametrize(
    ("text", "codes", "values"),
    [
        ("I made a mistake, the order number is PC-31302", {}, {"order_number": "PC-31302"}),
        ("the date was wrong, I bought it on March 3", {}, {"purchased_on": "2026-03-03"}),
        ("sorry, the date is March 3", {}, {"purchased_on": "2026-03-03"}),
        ("I'd rather have a new one", {"remedy": "replacement"}, {"wants": "replacement"}),
        ("wrong product, it is the folio", {"product": "folio"}, {"product": "folio"}),
    ],
)
def test_a_fact_is_put_right_after_one_yes(
    text: str, codes: dict[str, str], values: dict[str, str]
) -> None:
    """Where the message says that it corrects; a no leaves it as it was."""
    talk = Filed(CHARGER).says(text, "correct", **codes)
    assert (talk.words, talk.asked) == (["confirm_change"], "change")

    command = talk.says("yes", "affirm").command

    assert command["name"] == "correct"
    assert command["values"].items() >= values.items()


def test_another_product_does_not_keep_the_kind_of_the_first() -> None:
    """The warranty would be judged by the wrong one."""
    charger = replace(CHARGER, facts={**CHARGER.facts, "product_kind": "electronic"})

    talk = Filed(charger).says("wrong product, it's the bag", "correct", product="bag")
    talk.says("yes", "affirm")

    assert talk.command["values"] == {"product": "bag", "product_kind": None}


def test_a_fact_that_was_missing_is_taken_without_a_question() -> None:
    """It changes nothing that was said."""
    command = Filed(CHARGER).says("it arrived on March 9").command

    assert (command["name"], command["values"]) == ("correct", {"delivered_on": "2026-03-09"})


def test_another_value_without_a_word_of_correction_is_asked_about() -> None:
    """Changed after a yes, left after a no."""
    talk = Filed(CHARGER).says("order PC-31309")
    assert (talk.words, talk.asked) == (["confirm_change"], "change")
    assert talk.step.say[0].values["lines"] == "Order number: PC-31301 → PC-31309"

    assert talk.says("yes", "affirm").command["values"] == {"order_number": "PC-31309"}
    assert Filed(CHARGER).says("order PC-31309").says("no", "deny").step.then == "stop"


def test_the_new_value_is_asked_for_where_only_the_field_is_named() -> None:
    """Then taken as the answer."""
    talk = Filed(CHARGER).says("can you change the order number", "correct")
    assert (talk.words, talk.asked) == (["ask_fact_of"], "fact")

    assert talk.says("PC-31302").command["values"] == {"order_number": "PC-31302"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my email is wrong, it's sam.b@example.com", "correct"),
        ("wrong address, my mail is sam.b@example.com", "ask_wrong_address"),
    ],
)
def test_a_wrong_address_is_mended_at_once(text: str, intent: str) -> None:
    """Where the right one is told."""
    command = Filed(CHARGER).says(text, intent).command

    assert (command["name"], command["values"]) == ("change_email", {"email": "sam.b@example.com"})


def test_the_right_address_is_asked_for() -> None:
    """And asked for again, with ways out, where none can be read."""
    talk = Filed(CHARGER).says("oops, I typed the wrong email", "correct")
    assert (talk.words, talk.asked) == (["ask_new_email"], "new_email")
    talk.says("hm", "nlu_fallback").says("hm", "nlu_fallback")
    assert talk.labels == ["choice_person", "choice_stop"]

    assert talk.says("sam.b@example.com").command["values"] == {"email": "sam.b@example.com"}


@pytest.mark.parametrize("first", ["my email is wrong, it's sam@gmial.com", "the email is wrong"])
def test_a_misspelt_new_address_is_asked_back(first: str) -> None:
    """The likelier one is a choice."""
    talk = Filed(CHARGER).says(first, "correct")
    if talk.words == ["ask_new_email"]:
        talk.says("sam@gmial.com")
    assert (talk.words, talk.asked) == (["email_doubtful"], "new_email")

    meant = {"email": ("sam@gmail.com",)}
    talk.hears(Turn("/inform", "inform", (), meant, is_choice=True))

    assert talk.command["values"] == {"email": "sam@gmail.com"}


def test_a_bare_address_that_differs_is_asked_about() -> None:
    """It might be meant for something else."""
    talk = Filed(CHARGER).says("sam.b@example.com")

    assert talk.words == ["confirm_change"]
    assert talk.says("yes", "affirm").command["name"] == "change_email"


def test_a_withdrawn_claim_is_only_told_of() -> None:
    """Nothing can be added to it; a photo may be for a new one."""
    gone = FiledClaim(NUMBER, "sam@example.com", is_open=False)

    assert Filed(gone).says("withdraw my claim", "withdraw_claim").command["name"] == "status"
    assert Filed(gone).sends_photo().step.then == "other"


# What is not to be changed, and what is to be put back.


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("please don't close it", "withdraw_claim"),
        ("no!! do not withdraw", "withdraw_claim"),
        ("leave my claim the way it is", "correct"),
        ("no changes please, it's the charger", "correct"),
    ],
)
def test_a_denied_change_changes_nothing_and_says_so(text: str, intent: str) -> None:
    """Neither is it asked about, whatever the message was taken for."""
    talk = Filed(CHARGER).says(text, intent, product="charger")

    assert (talk.words, talk.step.then) == (["claim_unchanged"], "said")


@pytest.mark.parametrize(
    "text", ["nothing, dont touch it", "no nothing", "leave it as it was", "don't edit anything"]
)
def test_nothing_is_changed_where_nothing_is_the_answer(text: str) -> None:
    """Though a wish is read from the sense of the whole."""
    talk = Filed(CHARGER).says("there is a mistake", "correct")
    assert talk.asked == "fact"

    talk.says(text, "correct", remedy="exchange")

    assert (talk.words, talk.step.then) == (["claim_unchanged"], "said")


def test_a_code_is_put_right_only_where_it_is_said() -> None:
    """Asked for any fact, a message may tell of something else altogether."""
    talk = Filed(CHARGER).says("there is a mistake", "correct")

    talk.says("the courier was rude to my neighbour", "inform", remedy="exchange")

    assert talk.asked == "fact"


def test_a_no_to_withdrawing_beside_a_question_answers_it() -> None:
    """And says that the claim stays."""
    talk = Filed(CHARGER).says("take my claim back", "withdraw_claim")

    talk.says("no!! dont withdraw. do I have to send the old one back", "deny")

    assert talk.words == ["claim_unchanged"]
    assert talk.command["name"] == "way_back"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("undo that", "stop"),
        ("switch it back to a refund", "correct"),
        ("I told you not to change it!", "correct"),
    ],
)
def test_the_last_change_is_undone_without_a_question(text: str, intent: str) -> None:
    """What it was before is known."""
    codes = {"remedy": "refund"} if "refund" in text else {}
    talk = Filed(CHARGER).says("I'd rather have a new one", "correct", remedy="replacement")
    talk.says("yes", "affirm")
    changed = FiledClaim(NUMBER, "sam@example.com", {**CHARGER.facts, "wants": "replacement"})

    talk = Filed(changed, **talk.slots).says("did it go through?", "check_claim")
    command = talk.says(text, intent, **codes).command

    assert (command["name"], command["values"]) == ("correct", {"wants": "refund"})


def test_where_nothing_was_changed_nothing_is_undone() -> None:
    """Another value is asked about, as ever."""
    assert Filed(CHARGER).says("undo that", "stop").words == ["claim_unchanged"]
    talk = Filed(CHARGER).says("set it back to a replacement", "correct", remedy="replacement")
    assert talk.words == ["confirm_change"]


@pytest.mark.parametrize("text", ["no it's the charger", "wrong, I mean the wireless one"])
def test_a_part_of_its_name_is_the_same_item(text: str) -> None:
    """Nothing is put right by it."""
    product = "charger" if "charger" in text else "wireless"
    talk = Filed(CHARGER).says(text, "correct", product=product)

    assert talk.words == ["ask_fact"]


def test_a_product_that_is_only_asked_about_is_not_put_right() -> None:
    """A question wants an answer."""
    talk = Filed(CHARGER).says("does it say the cable is missing?", "correct", product="cable")

    assert "confirm_change" not in talk.words


# What ends the talk, and what the staff are to know.


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("okay, I'll look out for the mail then", "ask_reply_time", "utter_deny"),
        ("lovely", "affirm", "utter_deny"),
        ("I'll wait for their answer, thanks a lot", "check_claim", "utter_thank"),
        ("right, good night", "add_to_claim", "utter_goodbye"),
    ],
)
def test_what_only_ends_the_talk_gets_a_short_answer(text: str, intent: str, name: str) -> None:
    """Nothing is recited, added or asked."""
    talk = Filed(CHARGER).says(text, intent)

    assert (talk.words, talk.step.then) == ([name], "said")


@pytest.mark.parametrize(
    ("text", "name", "details"),
    [
        ("can you let them know I'm away on Friday?", "add", "I'm away on Friday"),
        ("please tell the staff it's a birthday present", "add", "it's a birthday present"),
        ("do they know it's for my mother", "asked", "do they know it's for my mother"),
        ("will it go to my old address?", "asked", "will it go to my old address?"),
    ],
)
def test_what_the_staff_are_to_know_goes_to_them(text: str, name: str, details: str) -> None:
    """Told as an addition, asked as a question; not recited how it stands."""
    command = Filed(CHARGER).says(text, "check_claim").command

    assert (command["name"], command["details"]) == (name, details)


@pytest.mark.parametrize(
    ("text", "intent", "then"),
    [
        ("the dead one, do I post it back", "report_defect", "done"),
        ("what do I do with the wrong one", "report_wrong_item", "done"),
        ("my cable is torn, do I send it back", "report_defect", "other"),
        ("it is torn", "report_defect", "other"),
    ],
)
def test_a_question_of_what_to_do_with_it_opens_no_other_claim(
    text: str, intent: str, then: str
) -> None:
    """Though it tells of the fault; another product's does."""
    codes = {"product": "cable"} if "cable" in text else {}

    assert Filed(CHARGER).says(text, intent, **codes).step.then == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("how many days may I take to mail it to you", "done"),
        ("what are the rules for returning this", "done"),
        ("could I return it if the new one broke", "other"),
        ("how do returns work at your place", "other"),
    ],
)
def test_the_terms_of_returns_are_not_recited_of_what_is_filed(text: str, then: str) -> None:
    """What is supposed, or asked in general, is the FAQ's."""
    said = sentence(text, "ask_return_policy", ("ask_return_policy",))
    talk = Filed(CHARGER).hears(said)

    assert talk.step.then == then


@pytest.mark.parametrize("text", ["no that's the same charger", "there is no adapter"])
def test_a_no_to_the_next_item_puts_nothing_right(text: str) -> None:
    """It answers what was offered."""
    talk = Filed(CHARGER, next_claim={"product": "adapter"})

    assert talk.says(text, "correct", product="adapter").step.then == "other"


# A claim that was not filed here.


def test_a_claim_is_looked_up_by_number_and_address() -> None:
    """Both are asked for, one after the other."""
    talk = Filed().says("how is my claim doing", "check_claim")
    assert talk.words == ["ask_filed_claim_number"]
    assert talk.says(NUMBER).words == ["ask_filed_email"]

    command = talk.says("sam@example.com").command

    assert command == {"name": "status", "number": NUMBER, "email": "sam@example.com"}


def test_number_and_address_may_come_in_one_sentence() -> None:
    """Then nothing is asked."""
    text = f"what about {NUMBER.lower()}, I am sam@example.com"

    assert Filed().says(text, "check_claim").command["number"] == NUMBER


def test_a_number_without_its_prefix_counts_when_it_is_asked_for() -> None:
    """As somebody reads it out."""
    talk = Filed(email="sam@example.com").says("how is my claim doing", "check_claim")

    assert talk.says(NUMBER.removeprefix("CLM-").lower()).command["number"] == NUMBER


def test_a_claim_of_another_conversation_needs_its_address() -> None:
    """Also where one was filed in this one."""
    other = new_reference()
    talk = Filed(CHARGER).says(f"withdraw {other}", "withdraw_claim")
    assert talk.words == ["ask_filed_email"]

    talk.says("eve@example.com")
    assert talk.words == ["confirm_withdraw"]
    command = talk.says("yes", "affirm").command
    assert command == {"name": "withdraw", "number": other, "email": "eve@example.com"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [("cant find the number", "cannot_provide"), ("no idea", "nlu_fallback")],
)
def test_who_has_no_number_is_served_by_order_and_address(text: str, intent: str) -> None:
    """The status goes by mail then."""
    talk = Filed().says("any news on my claim?", "check_claim").says(text, intent)
    assert (talk.words, talk.asked) == (["ask_filed_order"], "filed_order")
    talk.says("PC-31301")

    command = talk.says("sam@example.com").command

    assert (command["name"], command["order_number"]) == ("mail_status", "PC-31301")
    assert command["email"] == "sam@example.com"


def test_an_order_number_counts_where_the_claim_number_is_asked_for() -> None:
    """Nobody has to say first that the other is lost."""
    talk = Filed(email="sam@example.com").says("any news on my claim?", "check_claim")

    assert talk.says("PC-31301").command["name"] == "mail_status"


def test_a_number_with_a_slip_is_asked_for_again_and_then_explained() -> None:
    """Its check character tells; other ways are offered the second time."""
    wrong = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")
    talk = Filed().says("how is my claim doing", "check_claim").says(wrong)
    assert talk.words == ["claim_number_slip"]

    talk.says(wrong)

    assert talk.words == ["explain_claim_number"]
    assert talk.labels == ["choice_without", "choice_person", "choice_stop"]


def test_a_number_with_a_slip_is_noticed_at_once() -> None:
    """It is not asked for as if none had been given."""
    wrong = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")

    talk = Filed().says(f"check claim {wrong}", "check_claim")

    assert (talk.words, talk.asked) == (["claim_number_slip"], "claim_number")


@pytest.mark.parametrize("text", ["hm", "hmm...", "no, keep it"])
def test_what_a_model_takes_for_a_yes_withdraws_nothing(text: str) -> None:
    """A sound of thinking, or a no that it missed."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim").says(text, "affirm")

    assert talk.step.then != "done"


@pytest.mark.parametrize("means", ["unsure", "why", "deny"])
def test_what_no_answer_of_yes_means_withdraws_nothing(means: str) -> None:
    """By the sentences learned from, whatever the intent."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim")

    talk.hears(Turn("maybe", "affirm", answers={"yes_no": (means, 0.9)}))

    assert (talk.step.then, talk.asked) == (None, "withdraw")


def test_a_no_in_other_words_withdraws_nothing() -> None:
    """It ends the question."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim")

    talk.hears(Turn("I'd sooner not", "nlu_fallback", answers={"yes_no": ("deny", 0.9)}))

    assert talk.step.then == "stop"


def test_a_person_may_be_wanted_instead() -> None:
    """At any time; and nothing stays behind."""
    talk = Filed().says("how is my claim doing", "check_claim")

    assert talk.says("a human please", "talk_to_human").step.then == "person"
    assert talk.slots["filed_wish"] is None


def test_stop_ends_it() -> None:
    """At once: there is little to lose."""
    talk = Filed().says("how is my claim doing", "check_claim")

    assert talk.says("stop", "stop").step.then == "stop"


@pytest.mark.parametrize(
    ("text", "codes", "then"),
    [
        ("hi how is my case coming along?", {"product": "case"}, "order"),
        ("how is my order doing", {}, "order"),
        ("the case you sent is cracked", {"product": "case", "reason": "damaged"}, "claim"),
        ("how is my claim for the case coming along?", {"product": "case"}, None),
        ("any news on my return of the case?", {"product": "case"}, None),
        ("any decision yet?", {}, None),
    ],
)
def test_a_shops_word_for_its_product_is_no_claim(
    text: str, codes: dict[str, str], then: str | None
) -> None:
    """At a shop of phone cases "my case" is an order, unless a claim is spoken of."""
    step = Filed(store="casesora").says(text, "check_claim", **codes).step

    assert step.then == then
    assert step.ask == (None if then else "claim_number")


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("my sleeve got here today with another name on it", "claim"),
        ("the folio arrived yesterday and it's pink", "claim"),
        ("I also have to add that the hinge is loose", None),
        ("for my claim: it came on Monday, not on Sunday", None),
    ],
)
def test_what_is_told_for_the_first_time_is_no_addition(text: str, then: str | None) -> None:
    """Where none was filed here, a thing that came is told of for a claim of its own."""
    step = Filed().says(text, "add_to_claim", product="sleeve").step

    assert step.then == then
    assert step.ask == (None if then else "claim_number")


def test_a_case_is_the_claim_where_one_was_filed() -> None:
    """It speaks for it."""
    text = "how is my case coming along?"

    assert Filed(CHARGER).says(text, "check_claim", product="case").command["name"] == "status"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("no, that's the same item as before", {"remedy": "exchange"}),
        ("sorry, it's the strap that came too short", {"remedy": "exchange"}),
        ("actually it was open already", {"purchased_from": "marketplace"}),
        ("I'd quite like a refund", {"remedy": "exchange"}),
    ],
)
def test_a_code_needs_its_own_words_and_a_correction(text: str, codes: dict[str, str]) -> None:
    """What a sentence may mean by its sense alone may be about something else."""
    assert Filed(CHARGER).says(text, "inform", **codes).step.then == "other"


@pytest.mark.parametrize(
    "text",
    ["what do you have down now", "so which is it now?", "is it a refund or a replacement now"],
)
def test_what_is_on_record_is_shown(text: str) -> None:
    """Instead of how it stands."""
    assert Filed(CHARGER).says(text, "nlu_fallback").command == {"name": "show", "number": NUMBER}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("do I mail the broken one back?", "way_back"),
        ("should I keep it or throw it away?", "way_back"),
        ("where do I send it?", "way_back"),
    ],
)
def test_whether_it_goes_back_is_for_the_staff(text: str, name: str) -> None:
    """Until they have answered it stays."""
    assert Filed(CHARGER).says(text, "ask_return_policy").command["name"] == name


@pytest.mark.parametrize("text", ["thanks, forget it", "never mind", "ok nvm, all good"])
def test_who_lets_it_be_takes_no_claim_back(text: str) -> None:
    """That needs a word of claim, or of withdrawing it."""
    assert Filed(CHARGER).says(text, "withdraw_claim").step.then == "bye"
    withdrawn = Filed(CHARGER).says("forget it, withdraw my claim", "withdraw_claim")
    assert withdrawn.words == ["confirm_withdraw"]


def test_an_address_told_beside_a_photo_is_mended_too() -> None:
    """And the photo is asked for after it."""
    text = "I do have a picture, and my mail is actually sam.b@example.com"

    command = Filed(CHARGER).says(text, "add_to_claim").command

    assert (command["name"], command["field"]) == ("change_email", "photo")
    assert command["values"] == {"email": "sam.b@example.com"}


def test_a_claim_under_way_is_not_looked_for_among_the_filed() -> None:
    """It is said that it was not sent, with the way back to it."""
    talk = Filed(claim_key="key").says("did my claim go in too", "check_claim")

    assert (talk.words, talk.step.then) == (["claim_not_sent"], "said")
    assert talk.labels == ["choice_resume", "choice_no_resume"]


def test_going_on_withdraws_no_claim() -> None:
    """It may be with the claim or with withdrawing it; a yes does."""
    talk = Filed(CHARGER)
    talk.says("withdraw my claim", "withdraw_claim")

    assert talk.says("carry on", "affirm").step.then is None
    assert talk.says("yes go ahead", "affirm").step.then == "done"


@pytest.mark.parametrize(
    "text",
    [
        "Please note for the staff: it was ordered under my daughter's, dana@example.com",
        "can you put my brother's in too, bro@example.com",
    ],
)
def test_anothers_address_is_added_and_replaces_none(text: str) -> None:
    """The staff look for the order by it; the answer goes where it went."""
    command = Filed(CHARGER).says(text, "ask_wrong_address").command

    assert command["name"] == "add"
    assert "@example.com" in command["details"]


@pytest.mark.parametrize(
    "text", ["the receipt is in my mail. do I hear back this week?", "will you call me on Monday?"]
)
def test_a_day_in_a_question_changes_none(text: str) -> None:
    """It is asked about."""
    form = Filed(CHARGER).says(text, "inform", date="this week")

    assert form.slots.get("filed_command", {}).get("name") != "correct"
    assert "confirm_change" not in form.words


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("I don't have a claim, I only asked", "said"),
        ("I have no claim yet, the hinge is broken", "claim"),
        ("no, I want to make a claim", "claim"),
        ("ok then, bye", "bye"),
    ],
)
def test_who_has_no_claim_leaves_the_look_up_at_once(text: str, then: str) -> None:
    """Nobody is asked for a number that there is not."""
    talk = Filed()
    talk.says("how is my claim doing", "check_claim")
    assert talk.asked == "claim_number"
    assert talk.says(text).step.then == then


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("did they get my note about the gate?", "talk_to_human", "told"),
        ("what did you tell them", "nlu_fallback", "told"),
        ("which number should I keep, the MSG or the CLM?", "ask_contact", "number"),
        ("is that one claim or two messages now?", "check_claim", "number"),
    ],
)
def test_what_the_staff_were_told_is_asked_of_the_claim_too(
    text: str, intent: str, name: str
) -> None:
    """And which number is for what; nothing is added for it."""
    assert Filed(CHARGER).says(text, intent).command["name"] == name


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("could you send them that the cable is part of it", "change_order"),
        ("I said tell them it was a gift. did you?", "check_claim"),
        ("the cable belongs to it, it's one thing. pls write to the staff", "talk_to_human"),
    ],
)
def test_what_the_staff_are_to_be_told_goes_onto_the_claim(text: str, intent: str) -> None:
    """Into no message of its own."""
    assert Filed(CHARGER).says(text, intent).command["name"] == "add"


def asked_to_change() -> Filed:
    """A conversation that waits for a yes to another address."""
    email = {"email": ("sam@example.org",)}
    return Filed(CHARGER).hears(Turn("sam@example.org", "inform", (), email))


def test_what_stands_beside_a_yes_is_done_after_it() -> None:
    """Each is carried out, the one agreed to first."""
    talk = asked_to_change()
    assert talk.words == ["confirm_change"]

    talk.hears(Turn("yes, and I bought it on 4 March", "inform", (), {"date": ("4 March",)}))

    beside = talk.command["beside"]
    assert talk.command["values"] == {"email": "sam@example.org"}
    assert (beside["name"], beside["values"]) == ("correct", {"purchased_on": "2026-03-04"})


@pytest.mark.parametrize(
    ("text", "intent", "questions", "name"),
    [
        ("yep. is the mail address changed now?", "nlu_fallback", (), "show"),
        ("yes do it, does the claim say a refund", "ask_claim_requirements", (), "show"),
        ("sure. when do I hear?", "ask_refund_time", (), "asked"),
        ("yes please, how long does shipping take?", "ask_shipping_time", None, "answers"),
        ("yes, my neighbour is at home all day to take it", "inform", (), "add"),
    ],
)
def test_what_is_asked_or_told_beside_a_yes_is_heard(
    text: str, intent: str, questions: tuple[str, ...] | None, name: str
) -> None:
    """The yes counts, however much the message resembles a question."""
    asked = (intent,) if questions is None else questions
    talk = asked_to_change().hears(Turn(text, intent, asked))

    assert talk.command["name"] == "change_email"
    assert talk.command["beside"]["name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "yes please. do I get an e-mail about that, and if it breaks again may I come back?",
        "yes, withdraw it. thanks for the help",
        "ok, go ahead",
    ],
)
def test_a_yes_withdraws_the_claim_whatever_stands_beside_it(text: str) -> None:
    """That a mail comes and that another claim may be filed is told with it."""
    talk = Filed(CHARGER).says("take my claim back", "withdraw_claim")
    intent = "affirm" if text.startswith("ok") else "ask_return_policy"

    assert talk.says(text, intent).command == {"name": "withdraw", "number": NUMBER}


def test_what_is_told_beside_a_yes_to_withdrawing_goes_with_the_claim_before_it() -> None:
    """Nothing can be added to it afterwards."""
    talk = Filed(CHARGER).says("take my claim back", "withdraw_claim")

    talk.says("yes, my brother got it to work with another plug", "inform")

    assert (talk.command["name"], talk.command["beside"]["name"]) == ("add", "withdraw")


@pytest.mark.parametrize(
    "text",
    [
        "yes if I can still come back later",
        "yes or no, what does it mean",
        "yes, no, wait, leave it",
        "yeah but don't withdraw it",
        "yes you said that already",
    ],
)
def test_a_yes_that_is_taken_back_does_nothing(text: str) -> None:
    """Nor one that depends on something."""
    talk = Filed(CHARGER).says("take my claim back", "withdraw_claim")

    assert talk.says(text, "nlu_fallback").step.then != "done"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I only want to know if the address and the price are right by now", "ask_track_order"),
        ("hello?? were the corrections saved, yes or no", "check_claim"),
        ("is the order date updated", "ask_shipping_time"),
        ("did my claim mention the colour?", "ask_claim_requirements"),
    ],
)
def test_how_a_change_stands_is_told_from_the_record(text: str, intent: str) -> None:
    """It is nothing to add to the claim, though that was asked for."""
    assert Filed(CHARGER).says(text, intent).command["name"] == "show"
    adding = Filed(CHARGER).says("I want to add something", "add_to_claim")

    assert adding.words == ["ask_addition"]
    assert adding.says(text, intent).command["name"] == "show"


def test_what_still_waits_for_a_yes_is_said_and_asked_again() -> None:
    """Of another line it is told what stands on record."""
    talk = asked_to_change().says("is the e-mail changed now?", "nlu_fallback")
    assert talk.words == ["waits_for_yes", "confirm_change"]
    talk.says("is the price right?", "nlu_fallback")
    assert talk.words == ["claim_shown", "confirm_change"]

    talk = Filed(CHARGER).says("take my claim back", "withdraw_claim")
    assert talk.says("so is it cancelled now or not", "stop").words == [
        "waits_for_yes",
        "confirm_withdraw",
    ]


def test_days_told_with_another_address_are_changed_with_it() -> None:
    """One yes is to both."""
    given = {"email": ("sam@example.org",), "date": ("4 March",)}
    talk = Filed(CHARGER).hears(Turn("sam@example.org, and bought on 4 March", "inform", (), given))
    assert talk.step.say[0].values["lines"].count("\n") == 1

    talk.says("yes", "affirm")

    assert talk.command["beside"]["values"] == {"purchased_on": "2026-03-04"}


def test_a_line_named_and_told_otherwise_may_be_put_right() -> None:
    """Whatever question it resembles."""
    text = "good. and the purchase date? I bought it on 4 March"
    talk = Filed(CHARGER).hears(Turn(text, "ask_shipping_time", (), {"date": ("4 March",)}))

    assert talk.words == ["confirm_change"]


def test_what_waits_for_a_yes_is_not_forgotten_for_a_question() -> None:
    """It is said that nothing was done, beside the answer."""
    talk = asked_to_change().says("what did you tell the staff?", "nlu_fallback")

    assert (talk.words, talk.command["name"]) == (["claim_still_waits"], "told")


def test_a_no_counts_before_the_question_how_it_stands() -> None:
    """What waited is dropped, and said to be."""
    talk = asked_to_change().says("no. but is the price right?", "deny")

    assert (talk.words, talk.command["name"]) == (["claim_unchanged"], "show")


TOLD = replace(
    CHARGER, told=("Product: wireless charger", "It hums at night.", "Send it to 9 Elm St, Reno.")
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("did you note that it hums?", "It hums at night."),
        ("do they have my mother's address", "Send it to 9 Elm St, Reno."),
        ("does the claim say wireless charger?", "Product: wireless charger"),
    ],
)
def test_what_stands_in_the_claim_is_told_by_its_line(text: str, line: str) -> None:
    """Not by all that there is on record."""
    command = Filed(TOLD).says(text, "check_claim").command

    assert (command["name"], command["details"]) == ("held", line)


def test_what_does_not_stand_in_the_claim_is_offered_to_be_added() -> None:
    """Nothing is added before a yes."""
    talk = Filed(TOLD).says("did you write that the cord is frayed?", "report_defect")
    assert (talk.words, talk.asked) == (["held_not"], "change")

    command = talk.says("yes", "affirm").command

    assert (command["name"], command["details"]) == ("add", "the cord is frayed")


def test_what_else_is_asked_beside_it_is_heard() -> None:
    """And what is lacking is offered last."""
    text = "when do I hear from you? and did you note hums and the red one?"
    command = Filed(TOLD).says(text, "ask_reply_time").command

    beside = command["beside"]
    assert (command["name"], beside["topics"]) == ("held", ("decision_when",))
    assert (beside["beside"]["name"], beside["beside"]["details"]) == ("add", "the red one")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("correct the reason: it came damaged, not faulty", "report_defect"),
        ("no new claim, only fix the old one: it came damaged", "open_exchange"),
        ("don't open a new claim, change the first one, it came damaged", "withdraw_claim"),
    ],
)
def test_a_line_put_right_begins_no_claim(text: str, intent: str) -> None:
    """It goes to the staff as it was written, and is said so."""
    command = Filed(CHARGER).says(text, intent, reason="damaged").command

    assert (command["name"], command["field"]) == ("add", "correction")
    assert command["details"] == text


def test_a_product_that_leads_into_a_question_changes_nothing() -> None:
    """What is asked changes nothing; nor does the claim's own product in the plural."""
    text = "no, I mean mailing the lamp to Peru, do I pay?"
    talk = Filed(CHARGER).says(text, "ask_international_shipping", product="lamp")
    plural = Filed(CHARGER).says("sorry, the chargers", "correct", product="chargers")

    assert "values" not in talk.command
    assert plural.asked == "fact"


def _swapped() -> Filed:
    """A conversation in which the wish was changed to a replacement."""
    talk = Filed(CHARGER).says("I'd rather have a new one", "correct", remedy="replacement")
    talk.says("yes", "affirm")
    changed = FiledClaim(NUMBER, "sam@example.com", {**CHARGER.facts, "wants": "replacement"})
    return Filed(changed, **talk.slots)


def test_what_is_not_to_be_changed_but_was_is_told_as_it_is_now() -> None:
    """What is told to have been otherwise is put back."""
    talk = _swapped().says("don't change anything!", "correct")
    assert talk.words == ["claim_unchanged_now"]

    command = _swapped().says("don't change it, it's a refund", "correct", remedy="refund").command

    assert (command["name"], command["values"]) == ("correct", {"wants": "refund"})


def test_what_is_told_behind_what_is_put_back_is_added() -> None:
    """Both are done."""
    text = "put it back: refund, the cord is frayed too"
    command = _swapped().says(text, "correct", remedy="refund").command

    assert command["values"] == {"wants": "refund"}
    assert command["beside"]["details"] == "the cord is frayed too"


def test_a_postal_address_goes_to_the_staff_as_one() -> None:
    """But what is told of another order, which may be none of the claim's."""
    text = "can you send it to my aunt? 9 Elm Street, Reno NV 89501"
    command = Filed(CHARGER).says(text, "ask_wrong_address").command
    other = Filed(CHARGER).says(f"PC-40404: {text}", "ask_wrong_address", order_number="PC-40404")

    assert (command["name"], command["field"]) == ("add", "address")
    assert other.step.then != "done"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the blue one, and the label says 4711", "report_wrong_item"),
        ("blue, 4711", "inform"),
        ("it is a 20 watt model", "nlu_fallback"),
        ("no idea, the box is gone", "cannot_provide"),
    ],
)
def test_where_the_staff_wait_for_an_answer_what_is_told_is_it(text: str, intent: str) -> None:
    """Word for word, whatever it would be taken for else; it opens no other claim."""
    asked = replace(CHARGER, is_asked=True)

    told = Filed(asked).says(text, intent).command

    assert (told["name"], told["number"], told["details"]) == ("add", NUMBER, text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("which colour do you mean?", "nlu_fallback"), ("thanks", "thank"), ("bye", "goodbye")],
)
def test_a_question_or_thanks_is_no_answer_to_the_staff(text: str, intent: str) -> None:
    """They go where they went before."""
    step = Filed(replace(CHARGER, is_asked=True)).says(text, intent).step

    command = step.slots.get("filed_command") or {}
    assert command.get("details", "") != text or command.get("name") == "asked"
