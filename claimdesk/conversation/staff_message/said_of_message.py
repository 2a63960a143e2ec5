"""What a shopper's message means to the one to the staff that it belongs to, or might replace."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.certainty import is_asked_outright
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.intents import begins_a_claim, opens_a_claim
from claimdesk.conversation.shared.matters import (
    ADDRESS,
    MATTERS,
    MESSAGE,
    ORDER,
    Matter,
    is_here,
    matter_of,
    of_a_parcel,
)
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.staff_message.message import NOTHING_TOLD, StaffMessage
from claimdesk.conversation.staff_message.said_of_handed import OF_WHO_ANSWERS

#: How sure a reading is that counts by itself.
PLAINLY = 0.9
#: Kinds of questions who reads a message, as in `Language.asks_of_message`.
OF_WHO_READS = ("who", "who_and_when", "manager")
_WORDS_OF_A_WORRY = 3
_WORDS_OF_A_QUESTION = 2  # "for free?"
# In so few words a question of the answer, or a shrug, tells nothing beside.
_WORDS_OF_A_SHRUG = 6
_CHANGES = ("change_order", "ask_wrong_address")
_OF_THE_CHAT = ("bot_challenge", "ask_help")
_OF_WHAT_WAS_SENT = ("got", "number", "whole")
_OF_THE_ANSWER = (*OF_WHO_ANSWERS, "when", "read")
_ABOUT_THE_QUESTION = ("ask_help", "ask_claim_requirements")


def keeps_order(turn: Turn) -> bool:
    """Whether an order is to stay that was to be cancelled: "keep my order", "just leave it"."""
    language, text = turn.language, turn.text
    if language.keeps_order(text) or turn.is_choice or language.cancels_order(text):
        return language.keeps_order(text)
    # "Keep it after all. When does it ship?" keeps it as well.
    return any(language.keeps_as_it_was(part) for part in language.split_requests(text))


def came_empty(turn: Turn) -> bool:
    """Whether the parcel did come, with nothing in it: something is missing, and no parcel."""
    return not turn.is_choice and turn.language.came_empty(turn.text)


def came_faulty(turn: Turn) -> bool:
    """Whether the parcel did come, and what was in it is what the trouble is about."""
    return turn.entity("reason") in FAULTS and is_here(turn)


def is_doubtful(turn: Turn, matter: Matter) -> bool:
    """Whether it is doubtful what a first message is about; who asks for a person is heard."""
    if turn.is_choice or turn.intent == "talk_to_human":
        return False
    if is_here(turn):
        return True
    if of_a_parcel(matter.code):
        return turn.confidence < PLAINLY and not _tells_of_parcel(turn)
    if matter.code == "cancellation" and turn.language.cancels_order(turn.text, is_spoken_of=True):
        return False
    return turn.confidence < PLAINLY or turn.entity("reason") in FAULTS


def _tells_of_parcel(turn: Turn) -> bool:
    """Whether words say what became of a parcel, whatever the message was taken for."""
    words, text = turn.language, turn.text
    awaited = words.is_not_here_yet(text) or words.misses_parcel(text)
    return awaited or words.parcel_trouble(text) is not None


def wants_it_made_good(turn: Turn, message: StaffMessage) -> bool:
    """Whether money or a new one is asked for what a wrong address lost: that is a claim."""
    of_an_address = message.matter.code in ("address_change", "wrong_address")
    return of_an_address and not turn.is_choice and turn.entity("remedy") is not None


def cancels_instead(turn: Turn, message: StaffMessage) -> bool:
    """Whether an order that was to be changed is to be cancelled: nothing is stopped but that."""
    if turn.is_choice or message.matter.code != "order_change" or keeps_order(turn):
        return False
    return turn.language.cancels_order(turn.text, is_spoken_of=True)


def changes_instead(turn: Turn, message: StaffMessage) -> Matter | None:
    """What an order that was to be cancelled is to be changed in, and kept: "just fix the address".

    None where it is only kept, or nothing was to be cancelled.
    """
    if turn.is_choice or message.matter.code != "cancellation" or not keeps_order(turn):
        return None
    words, text = turn.language, turn.text
    if words.names_address(text) or words.find_postal_address(text):
        return MATTERS["address_change"]
    return MATTERS["order_change"] if turn.intent in _CHANGES else None


def has_shipped(turn: Turn, message: StaffMessage) -> bool:
    """Whether the order is on its way by what is said now, or was told before."""
    told = (turn.text, str(message.get(MESSAGE) or ""))
    return any(turn.language.has_shipped(text) for text in told)


def is_part_of(turn: Turn, message: StaffMessage) -> bool:
    """Whether a typed wish belongs to the message, and is no other one in its place.

    An order's number or an address is for the message; "or swap it", "what if
    it has shipped" go with a cancellation.
    """
    if turn.is_choice:
        return False
    if turn.entity("email") or turn.entity("order_number"):
        return True
    if matter_of(turn).code == message.matter.code:
        return True
    swaps = opens_a_claim(turn.intent) or turn.intent == "ask_track_order"
    # "One sec, finding the number" asks nothing, whatever question it was taken for.
    others = any(is_asked_outright(each, turn) for each in turn.questions)
    swaps = swaps or bool(turn.questions and not others)
    return message.matter.code == "cancellation" and swaps


def has_no_order_number(turn: Turn) -> bool:
    """Whether the order number is named as one to go on without, or another ordered it.

    Of what was bought at a stall there is none, however often it is asked for.
    """
    if turn.is_choice or turn.entity("order_number"):
        return False
    words, text = turn.language, turn.text
    names_it = words.gone_without(text) == "order_number" or words.has_no_number(text)
    return names_it or words.has_no_order(text) or words.is_anothers_order(text)


def _goes_on_without(turn: Turn, asked: str | None) -> bool:
    """Whether the order number is not to be had, or a person is wished for in answer to it."""
    insists = asked == ORDER and not turn.is_choice and not turn.entity("order_number")
    insists = insists and turn.intent == "talk_to_human" and turn.language.wants_person(turn.text)
    return insists or has_no_order_number(turn)


def without_order(turn: Turn, message: StaffMessage, asked: str | None = None) -> StaffMessage:
    """The message without an order number, where there is none; nor is it then of an order.

    What was said before it counts as well.
    """
    if ORDER not in message.missing:
        return message
    if any(turn.language.has_no_order(each.text) for each in (turn, *turn.before)):
        vague = not message.matter.urgent and not of_a_parcel(message.matter.code)
        message = replace(message, matter=MATTERS["message"]) if vague else message
    elif not _goes_on_without(turn, asked):
        return message
    declined = [*(message.get("message_declined") or ()), ORDER]
    message = message.with_(message_declined=declined)
    # That another ordered it the staff need to know.
    other = not turn.is_choice and turn.language.is_anothers_order(turn.text)
    return message.telling(turn.text) if asked and other else message


def asks_for_person(turn: Turn, asked: str) -> bool:
    """Whether a person is wished for in answer to something else than what they should know."""
    words, text = turn.language, turn.text
    wishes = turn.intent == "talk_to_human" or words.wants_person(text)
    wishes = wishes or words.asks_of_message(text) in OF_WHO_READS
    return asked != MESSAGE and wishes and not turn.is_choice


def puts_a_question(turn: Turn, asked: str) -> bool:
    """Whether something is asked, however briefly, and not about the form's own question."""
    of_the_form = asked == MESSAGE or turn.is_choice or _asks_of_the_form(turn)
    return (
        not of_the_form
        and turn.language.is_question(turn.text)
        and len(turn.text.split()) >= _WORDS_OF_A_QUESTION
    )


def _asks_of_the_form(turn: Turn) -> bool:
    """Whether it is asked about the form's question: "do I have to?", not "… tell the police?"."""
    words, text = turn.language, turn.text
    other = words.gives_a_message(text) and bool(words.open_questions(text))
    other = other and words.field_named(text) is None and not words.names_email(text)
    return interruptions.asks_about_question(turn) and not other


def worries(turn: Turn) -> bool:
    """Whether more is told or asked than where to answer, and about which order."""
    if turn.is_choice:
        return False
    # An address and a number are a word each, and nothing to be afraid of.
    words = [word for word in turn.text.split() if not set(word) & set("@0123456789")]
    return turn.language.is_question(turn.text) or len(words) >= _WORDS_OF_A_WORRY


def asks_why(turn: Turn, asked: str) -> bool:
    """Whether it is asked what the question is for, or what to say."""
    words, text = turn.language, turn.text
    # "What do I do if it was sent by then?" is none of the form's question.
    if asked != MESSAGE and (words.asks_of_order(text) or words.open_questions(text)):
        return False
    if turn.language.is_question(turn.text) and turn.intent in _ABOUT_THE_QUESTION:
        return asked == MESSAGE or turn.intent != "ask_help"
    return False


def as_another_matter(turn: Turn, message: StaffMessage, asked: str) -> StaffMessage:
    """What turns out to be a danger, or a code refused, or is told as the message of a parcel.

    All else that was asked to be told stays as it is, whatever it resembles.
    """
    if turn.is_choice:
        return message
    found = matter_of(turn)
    vague = message.matter.code in ("message", "complaint") and asked == MESSAGE
    parcel = vague and of_a_parcel(found.code) and _tells_of_parcel(turn)
    if of_a_parcel(message.matter.code) and tells_of_code(turn):
        return replace(message, matter=MATTERS["order_problem"])
    if parcel or (found.urgent and not message.matter.urgent):
        return replace(message, matter=found)
    return message


def tells_of_code(turn: Turn) -> bool:
    """Whether it is a code that was refused, and no parcel that is missing."""
    words, text = turn.language, turn.text
    return words.paid_without_discount(text) or words.code_refused(text)


def tells_staff(turn: Turn, asked: str, *, answered: bool) -> bool:
    """Whether the message is one to the staff, or a part of it: a question without answer."""
    if turn.is_choice or turn.text.startswith("/"):
        return False
    if asked == MESSAGE and (_tells_what_was_asked(turn) or _insists_on_person(turn)):
        return True
    of_the_form = interruptions.asks_about_question(turn)
    of_the_form = of_the_form if asked == MESSAGE else _asks_of_the_form(turn)
    if turn.intent in NOTHING_TOLD or of_the_form:
        return False
    if turn.language.pleads(turn.text):
        return True
    if asked == MESSAGE:
        wish = turn.questions or begins_a_claim(turn.intent) or matter_of(turn).needs
        named = bool(wish) and turn.intent not in ("talk_to_human", "inform")
        return named and matter_of(turn).code != "message"
    if answered or asked == ADDRESS:
        return False
    words, text = turn.language, turn.text
    asks = words.is_question(text) or words.open_questions(text) or words.demands(text)
    if asks and len(text.split()) >= _WORDS_OF_A_WORRY and not asks_for_person(turn, asked):
        return True
    return begins_a_claim(turn.intent) or words.gives_a_message(text)


def _insists_on_person(turn: Turn) -> bool:
    """Whether a person is wished for once more: that is all there is to tell them."""
    words, text = turn.language, turn.text
    wishes = turn.intent == "talk_to_human" and words.wants_person(text)
    return wishes and words.asks_of_message(text) != "call"


def _tells_what_was_asked(turn: Turn) -> bool:
    """Whether words are what the staff should know: whatever they resemble, if they tell at all.

    A nod does not, nor "no idea", nor what is asked of the chat itself, as when they answer.
    """
    words, text = turn.language, turn.text
    if not words.gives_a_message(text) or interruptions.asks_about_question(turn):
        return False
    brief = len(text.split()) <= _WORDS_OF_A_SHRUG
    asked = words.asks_of_message(text)
    of_the_chat = turn.intent in _OF_THE_CHAT or asked in _OF_THE_ANSWER
    if asked in _OF_WHAT_WAS_SENT and not words.tells_something(text):
        return False
    if brief and (of_the_chat or turn.intent in ("cannot_provide", "greet", "thank")):
        return False
    of_the_chat = turn.intent in _OF_THE_CHAT and not words.tells_something(text)
    return not of_the_chat and words.says_yes_or_no(text) is None
