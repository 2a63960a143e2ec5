"""What may happen in the middle of any form: stopping, a person, an FAQ, small talk."""

from __future__ import annotations

from claimdesk.conversation.turn import Choice, Say, Turn

# Answered with their own response, after which the form goes on where it was.
SMALL_TALK = ("thank", "ask_help", "bot_challenge", "complain")
AFFIRM, DENY = "affirm", "deny"

PERSON = Choice("choice_person", "talk_to_human")
STOP = Choice("choice_stop", "stop")
WITHOUT = Choice("choice_without", "cannot_provide")


def asks_to_stop(turn: Turn) -> bool:
    """Whether the message wants to leave the form."""
    return turn.intent in ("stop", "goodbye") or turn.language.cancels(turn.text)


def asks_what_is_meant(turn: Turn) -> bool:
    """Whether the message asks to have the question explained."""
    return turn.language.asks_what_is_meant(turn.text)


def answers(turn: Turn, understood: bool) -> tuple[Say, ...]:
    """The FAQ answers and small talk a message calls for.

    Where the message already answered the form's question, only what is put
    as a question counts: an answer resembles many an FAQ sentence.
    """
    if turn.questions and (not understood or turn.language.is_question(turn.text)):
        return tuple(Say(f"utter_{intent}") for intent in turn.questions)
    if turn.intent in SMALL_TALK and not understood:
        return (Say(f"utter_{turn.intent}"),)
    if turn.intent == "greet" and not understood:
        return (Say("going_on"),)
    return ()


def confirm_stop() -> Say:
    """Asks once whether to stop."""
    return Say(
        "confirm_stop",
        choices=(
            Choice("choice_yes_stop", AFFIRM),
            Choice("choice_no_go_on", DENY),
        ),
    )


def doubtful_choices(address: str | None, likelier: str) -> tuple[Choice, ...]:
    """The address that was probably meant, and the one as it was typed if mail can go there."""
    meant = Choice("choice_email_meant", "inform", {"email": likelier}, {"email": likelier})
    if address is None:
        return (meant,)
    typed = Choice("choice_email_typed", "inform", {"email": address}, {"email": address})
    return (meant, typed)
