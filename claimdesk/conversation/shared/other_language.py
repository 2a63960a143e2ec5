"""What is said to a message in another language than the assistant understands."""

from __future__ import annotations

from claimdesk.conversation.shared.turn import Choice, Say, Turn
from claimdesk.conversation.shared.wording import Wording
from claimdesk.language.identification import OTHER_LANGUAGE

#: What is said in other languages too, by the names of the catalogue.
SENTENCES = ("english_only", "english_only_again", "choice_pass_on")
_WORDS_OF_A_NAME = 4


def is_to_be_told(turn: Turn, asked: str | None) -> bool:
    """Whether the shopper writes in another language, and not only names a product in it."""
    if turn.intent != OTHER_LANGUAGE:
        return False
    return asked != "product" or len(turn.text.split()) > _WORDS_OF_A_NAME


def english_only(wording: Wording, code: str, contact_email: str, again: bool) -> Say:
    """Says in the language with this code whom to write to, and offers to pass the message on.

    Who was told already is offered the latter only.
    """
    words = wording.in_language(code)
    sentence, passes_on = SENTENCES[1 if again else 0], SENTENCES[2]
    said = words.text(sentence, {"contact_email": contact_email})
    pass_on = Choice("choice_plain", "talk_to_human", {}, {"title": words.text(passes_on, {})})
    return Say("in_other_language", {"said": said}, (pass_on,))
