"""What leaves no room for anything else in a message: stop, wait, a person, another matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.commands import Command, CommandName
from claimdesk.conversation.shared.draft import EVIDENCE, FIELDS, Draft
from claimdesk.conversation.shared.matters import matter_of, tells_anew
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import (
    GO_ON,
    REVIEW,
    START_OVER,
    STOP,
    can_send,
    field_confirmed,
)
from claimdesk.conversation.shared.yes_or_no import YES_OR_NO

#: Entities that only buttons and the channel give, in the order they count.
GIVEN_BY_BUTTON: Mapping[str, CommandName] = {
    "evidence": "attach",
    "field": "edit",
    "answer": "choose",
}
#: Reasons that are of the shopper's own doing.
OF_ONES_OWN = ("change_of_mind", "ordered_wrong_model", "ordered_by_mistake")
#: What these intents ask for, whatever else is said.
STEERING_INTENTS: Mapping[str, CommandName] = {
    "start_over": "start_over",
    "talk_to_human": "hand_over",
    "report_danger": "hand_over",
    "withdraw_claim": "cancel",  # of a claim that is not filed yet
    "check_claim": "check",
}
# Those that are of a claim on record, or of leaving one.
_OF_A_CLAIM = ("check", "cancel")
_ASKED_OF_WHAT_CAME = ("delivered_on", "condition", GO_ON)
_ANY = "any"
_PLAINLY = 0.7
_WORDS_OF_DISOWNING = 6  # "I don't have a claim": more says what is wanted instead


def steering(turn: Turn, asked: str | None, about: Sequence[str], draft: Draft) -> Command | None:
    """A command that leaves no room for others in the message but a question.

    A question `about` the claim is no wish to leave it, whatever it was taken for.
    """
    if (pressed := _by_button(turn)) is not None:
        return pressed
    if asked is not None and (said := _said_while_asked(turn, asked, about, draft)) is not None:
        return said
    if _stops(turn, asked, about):
        return Command("cancel", {}, turn.text, turn.confidence)
    return _by_intent(turn, asked, about)


def _by_button(turn: Turn) -> Command | None:
    for entity, does in GIVEN_BY_BUTTON.items():
        if turn.entity(entity):
            values = {each: found[0] for each, found in turn.entities.items()}
            return Command(does, values, turn.text)
    return None


def _said_while_asked(turn: Turn, asked: str, about: Sequence[str], draft: Draft) -> Command | None:
    """What the words say of the claim under way, whatever their intent; a button says only to
    wait."""
    if turn.is_choice:
        return _wait(turn)
    return (
        _sends_or_brings(turn, asked, about, draft)
        or _wait(turn)
        or _yes_or_no_in_words(turn, asked)
        or _to_be_told(turn, asked, about)
        or _leaves(turn, asked, draft)
    )


def _wait(turn: Turn) -> Command | None:
    return Command("wait", {}, turn.text) if interruptions.asks_to_wait(turn) else None


def _sends_or_brings(turn: Turn, asked: str, about: Sequence[str], draft: Draft) -> Command | None:
    """The claim as it is shown is to be sent; or what was asked for, or gone without, comes."""
    if can_send(asked, draft) and turn.language.says_send(turn.text):
        return Command("send", {}, turn.text)
    if asked in EVIDENCE and (of_picture := _of_picture(turn, about, draft)):
        return of_picture
    if _offers_their_number(turn, asked):
        return Command("take_their_number", {}, turn.text)
    if taken_back := _has_after_all(turn, asked, draft):
        return Command("edit", {"field": taken_back}, turn.text)
    return None


def _yes_or_no_in_words(turn: Turn, asked: str) -> Command | None:
    """A yes or a no in the words of the question: "carry on", "leave it"."""
    if asked in (STOP, START_OVER) and _keeps_on(turn):
        return Command("deny", {}, turn.text)
    if turn.language.goes_on(turn.text) or _stops_with_a_yes(turn, asked):
        return Command("affirm", {}, turn.text)
    if asked == GO_ON and turn.language.goes_on_anyway(turn.text):
        return Command("affirm", {}, turn.text)
    return None


def _to_be_told(turn: Turn, asked: str, about: Sequence[str]) -> Command | None:
    """What the claim holds is to be shown, or what is asked explained."""
    if turn.language.asks_to_see(turn.text):
        return Command("repeat", {}, turn.text)
    if not about and _asks_back(turn, asked):
        return Command("clarify", {}, turn.text)
    return None


def _leaves(turn: Turn, asked: str, draft: Draft) -> Command | None:
    """The claim is given up: nothing is wrong, there is none, or it is another matter."""
    language, text = turn.language, turn.text
    if _is_well_again(turn):
        return Command("leave", {}, text)
    if asked in (REVIEW, GO_ON) and language.drops_claim(text):
        return Command("cancel", {}, text)
    if language.wants_to_claim(text):
        return None
    if matter := _given_up_for(turn, asked, draft):
        return Command("await_order", {"matter": matter}, text)
    return Command("cancel", {}, text) if language.disowns_claim(text) else None


def _stops(turn: Turn, asked: str | None, about: Sequence[str]) -> bool:
    """Whether the message bids to stop, and means the claim, not a field or another claim."""
    language, text = turn.language, turn.text
    if about or not interruptions.asks_to_stop(turn):
        return False
    if asked is None or turn.is_choice:
        return True
    skips = asked in FIELDS and language.goes_without(text)
    return not (skips or language.wants_to_claim(text))


def _by_intent(turn: Turn, asked: str | None, about: Sequence[str]) -> Command | None:
    """What the intent asks for, where the words don't speak against it."""
    words, text = turn.language, turn.text
    name = STEERING_INTENTS.get(turn.intent)
    if name is None:
        return None
    stays = name in _OF_A_CLAIM or "call" in about
    if about and stays and not turn.entity("claim_number"):
        return None
    if turn.intent == "talk_to_human" and not turn.is_choice and words.wants_to_claim(text):
        return Command("hand_over", {}, text) if words.wants_person(text) else None
    if name in _OF_A_CLAIM and not _is_of_a_claim(turn, name, asked):
        return None
    return Command(name, {}, text, turn.confidence)


def _is_of_a_claim(turn: Turn, name: CommandName, asked: str | None) -> bool:
    """Whether what was taken for leaving a claim, or asking how one stands, is that."""
    if turn.entity("next_item"):
        return False  # "no, bring the claim back"
    if name == "check" and not _speaks_of_filed(turn):
        return False
    if turn.is_choice:
        return True
    if asked is None:  # a claim is begun by what tells of trouble, whatever it was taken for
        return not tells_anew(turn, reason=turn.entity("reason") is not None)
    return name == "check" or turn.language.means_to_leave(turn.text)


def _of_picture(turn: Turn, about: Sequence[str], draft: Draft) -> Command | None:
    """What is said of the picture that was asked for: that it comes later, or was sent already,
    or whether what there is will do."""
    language, text = turn.language, turn.text
    answers = any(turn.entity(name) for name in ("email", "order_number", "amount", "remedy"))
    if answers or "picture_there" in about:
        return None
    if draft.evidence and language.says_shown_already(text):
        return Command("attach", {"evidence": draft.evidence[-1]}, text)
    if language.gives_later(text):
        return Command("wait", {"gives_later": True}, text)
    names_it = language.names_photo(text) or language.names_receipt(text)
    asks = names_it and not {*about} - {"packaging"} and language.is_question(text)
    if asks or language.asks_if_it_will_do(text):
        return Command("clarify", {}, text)
    return None


def _has_after_all(turn: Turn, asked: str, draft: Draft) -> str | None:
    """The picture that was gone without and is to be sent now: "wait, I do have one"."""
    left = [name for name in EVIDENCE if name in draft.declined and name != asked]
    answers = any(turn.entity(name) for name in ("email", "date", "order_number", "amount"))
    if answers or not left or not turn.language.has_it_after_all(turn.text):
        return None
    if "photo" in left and turn.language.names_photo(turn.text):
        return "photo"
    return left[-1]


def _offers_their_number(turn: Turn, asked: str) -> bool:
    """Whether it is asked if another shop's order number is wanted, rather than told."""
    offers = asked == "order_number" and turn.language.offers_their_number(turn.text)
    return offers and not turn.entity("order_number")


def _is_well_again(turn: Turn) -> bool:
    """Whether a claim is given up because there is no trouble any more: nothing is left to ask."""
    language, text = turn.language, turn.text
    gives_up = language.disowns_claim(text) or interruptions.asks_to_stop(turn)
    return gives_up and language.says_all_is_well(text)


def _given_up_for(turn: Turn, asked: str, draft: Draft) -> str | None:
    """The matter for the staff that a message shows a claim to be, which it is given up for.

    What has come is no order to be cancelled or awaited, nor is what is told of a fault.
    """
    language, text = turn.language, turn.text
    reason = draft.get("reason")
    at_hand = draft.get("delivered_on") or draft.get("condition")
    nothing_came = not at_hand and reason in (None, *OF_ONES_OWN)
    # "What do you mean, not here yet? It is in my hand."
    awaited = language.is_not_here_yet(text) and not language.has_come(text)
    awaited = awaited and not turn.entity("delivered_on")
    if reason is None and not turn.is_choice and language.wants_to_buy(text):
        return "stock"
    no_item = not (draft.get("product") or draft.get("delivered_on"))
    of_a_code = language.code_refused(text)
    of_a_code = of_a_code or (language.names_code(text) and language.denies_fault(text))
    if no_item and of_a_code:
        return "order_problem"  # however faulty the code was said to be
    before = draft.get("details") or ""
    nothing_came = nothing_came and not language.has_come(before)
    cancels = language.cancels_order(text, is_spoken_of=language.is_not_here_yet(before))
    if nothing_came and cancels and not language.keeps_order(text):
        return "cancellation"
    tells_more = len(text.split()) > _WORDS_OF_DISOWNING and not interruptions.asks_to_stop(turn)
    if language.disowns_claim(text) and tells_more:
        found = matter_of(turn).code
        own_order = found == "message" and reason in OF_ONES_OWN
        return "order_change" if own_order or found == "cancellation" else found
    of_what_came = asked in _ASKED_OF_WHAT_CAME or field_confirmed(asked) is not None
    of_what_came = of_what_came and not turn.entity("date")
    of_what_came = of_what_came or asked == "reason"  # nor is what happened with it
    if awaited and (of_what_came or (nothing_came and reason)):
        return "order_change" if reason in OF_ONES_OWN else "parcel_not_received"
    return None


def _asks_back(turn: Turn, asked: str) -> bool:
    """Whether the message asks why or what is asked, rather than answering."""
    if interruptions.asks_about_question(turn) or _asks_if_it_matters(turn):
        return True
    asks_why = asked not in FIELDS and turn.answer_to(YES_OR_NO) == "why"
    if turn.answer_to(_ANY) != "explain":
        return asks_why
    # What gives a value answers, however it begins: "sorry, it is defective"; unless it plainly
    # asks: "where on the sleeve is that printed?".
    plainly = turn.answers[_ANY][1] >= _PLAINLY and turn.language.is_question(turn.text)
    return asks_why or plainly or not turn.entities


def _asks_if_it_matters(turn: Turn) -> bool:
    """Whether a message of nothing but questions ends by asking if the answer to one matters."""
    language = turn.language
    *before, last = language.sentences(turn.text) or [""]
    asks = language.asks_about_question(last) and not turn.language.asks_what_counts(turn.text)
    return bool(before) and asks and all(language.is_question(each) for each in before)


def _keeps_on(turn: Turn) -> bool:
    """Whether the message, asked if all is to be dropped, says no: "no, leave it", "carry on"."""
    return turn.language.led_by_yes_or_no(turn.text)[0] is False or turn.language.goes_on(turn.text)


def _stops_with_a_yes(turn: Turn, asked: str) -> bool:
    """Whether a message that asks besides begins with the yes to all being dropped: "yes stop, but
    …?"; what takes the yes back is none."""
    language, text = turn.language, turn.text
    agrees, rest = language.led_by_yes_or_no(text)
    if asked not in (STOP, START_OVER) or not agrees or language.says_send(text):
        return False
    takes_back = language.remark_beside(text)[1]
    return language.means_to_leave(rest) or (language.is_question(rest) and not takes_back)


def _speaks_of_filed(turn: Turn) -> bool:
    """Whether the message is of a claim that was filed, or may be as far as its words go.

    A question of the money or the answer is of the claim under way.
    """
    named = turn.is_choice or turn.entity("claim_number") is not None
    return named or turn.language.speaks_of_filed(turn.text)
