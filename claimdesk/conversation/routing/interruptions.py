"""What may happen in the middle of any form: stopping, a person, an FAQ, small talk."""

from __future__ import annotations

from claimdesk.conversation.context.certainty import is_asked_outright
from claimdesk.conversation.context.topics import OF_THE_COURSE
from claimdesk.conversation.shared.turn import Choice, Say, Turn
from claimdesk.conversation.shared.yes_or_no import DENY, yes_or_no_choices

_TOLD_BESIDE_A_WAIT = ("order_number", "email", "date", "amount", "remedy")
# Answered with their own response, after which the form goes on where it was.
SMALL_TALK = ("thank", "ask_help", "bot_challenge", "complain")

PERSON = Choice("choice_person", "talk_to_human")
STOP = Choice("choice_stop", "stop")
WITHOUT = Choice("choice_without", "cannot_provide")
#: Back to a claim that is not finished; both are answers to a question, so that a yes will do.
RESUME = (Choice("choice_resume", "open_return"), Choice("choice_no_resume", DENY))


def asks_to_stop(turn: Turn) -> bool:
    """Whether the message wants to leave the form; what asks for something else goes on."""
    language, text = turn.language, turn.text
    if not turn.is_choice and (language.hesitates(text) or language.holds_on(text)):
        return False
    if not turn.is_choice and language.asks_after_leaving(text):
        return False
    if not turn.is_choice and language.goes_on(text):
        return False
    # What only resembles a stop to the model has no word of leaving: "need to get it off him".
    stops = turn.intent == "stop" and (turn.is_choice or language.means_to_leave(text))
    return stops or turn.intent == "goodbye" or language.cancels(text)


def asks_to_wait(turn: Turn) -> bool:
    """Whether the message only asks for a while: nothing is sent, and nothing dropped."""
    given = any(turn.entity(name) for name in _TOLD_BESIDE_A_WAIT)  # "hang on, the case is used"
    return not turn.is_choice and not given and turn.language.holds_on(turn.text)


def asks_about_question(turn: Turn) -> bool:
    """Whether the message asks to have the question explained: why, what, where to find it."""
    return turn.language.asks_about_question(turn.text)


def questions_to_answer(turn: Turn, understood: bool) -> tuple[str, ...]:
    """The FAQ topics a message asks about.

    Where the message already answered the form's question, only what is put
    as a question counts: an answer resembles many an FAQ sentence.
    """
    if understood and not turn.language.is_question(turn.text):
        return ()
    if not turn.is_choice and turn.language.asks_where_sold(turn.text):
        return ("ask_local_store",)
    sure = (each for each in turn.questions if each not in turn.unsure_questions)
    return tuple(each for each in sure if is_asked_outright(each, turn))


def is_small_talk(turn: Turn) -> bool:
    """Whether the message is answered with a response of its own, or is a greeting."""
    return turn.intent in (*SMALL_TALK, "greet")


def answers(turn: Turn, understood: bool) -> tuple[Say, ...]:
    """The FAQ answers and small talk a message calls for in a short form."""
    if questions := questions_to_answer(turn, understood):
        return tuple(Say(f"utter_{intent}") for intent in questions)
    course = () if turn.is_choice else turn.language.asks_of_claim(turn.text)
    if told := tuple(OF_THE_COURSE[each] for each in course if each in OF_THE_COURSE):
        return tuple(Say(f"utter_{topic}") for topic in dict.fromkeys(told))
    if understood or not is_small_talk(turn):
        return ()
    return (Say("going_on" if turn.intent == "greet" else f"utter_{turn.intent}"),)


def no_hurry(*, sends: bool = False) -> Say:
    """Says that there is time; `sends`: and that nothing is sent before they say so."""
    return Say("no_hurry_to_send" if sends else "no_hurry")


def confirm_stop() -> Say:
    """Asks once whether to stop."""
    return Say("confirm_stop", choices=yes_or_no_choices("choice_yes_stop", "choice_no_go_on"))


def confirm_start_over() -> Say:
    """Asks once whether to begin again from nothing."""
    choices = yes_or_no_choices("choice_yes_start_over", "choice_no_go_on")
    return Say("confirm_start_over", choices=choices)
