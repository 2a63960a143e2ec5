"""What ends a conversation: a goodbye, thanks, or waiting for what the staff do."""

from __future__ import annotations

from claimdesk.conversation.context.certainty import NOTHING_TO_GO_BY
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.shared.faq import is_faq


def takes_leave(message: Spoken) -> bool:
    """Whether a message that asks and tells nothing to go by ends with a goodbye."""
    of_no_matter = message.intent in (*NOTHING_TO_GO_BY, "stop", "complain", "thank")
    of_no_matter = of_no_matter or is_faq(message.intent)
    asks = message.language.is_question(message.text)
    leaves = message.language.says_goodbye(message.text)
    return of_no_matter and leaves and not (asks or message.is_choice)


def closing_answer(message: Spoken) -> str | None:
    """The answer to what ends with thanks or waiting, and only resembles a question or a wish.

    A word echoed asks nothing: "Sparks? It's made of wool. I'll wait for the mail then."
    """
    words = message.language
    *before, last = words.sentences(message.text) or [""]
    closing = words.closes(last)
    asks = any(words.puts_question(each) and len(each.split()) > 1 for each in before)
    bids = any(words.bids_to_tell(each) or words.asks_to_do(each) for each in before)
    rests = bool(before and closing) and is_faq(message.intent) and not message.is_choice
    if not rests or asks or bids:
        return None
    return "utter_goodbye" if closing == "goodbye" else "utter_thank"


def asks_after_thanks(message: Spoken) -> bool:
    """Whether what was taken for thanks goes on with a question: of what the staff have."""
    thanks = message.intent in ("thank", "goodbye") and not message.is_choice
    return thanks and message.language.puts_question(message.text)


def only_closes(message: Spoken, *, offered: bool) -> bool:
    """Whether a message only ends the talk, and answers nothing that was offered just before."""
    words, text = message.language, message.text
    answers = offered and words.says_yes_or_no(text) is not None
    return not (message.is_choice or answers) and bool(words.closes(text))
