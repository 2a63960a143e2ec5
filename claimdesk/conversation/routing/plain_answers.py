"""What can be answered at once, outside of forms, and opens nothing and sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.interruptions import RESUME
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.matters import of_a_parcel
from claimdesk.conversation.shared.turn import Choice, Said, Say, Turn

#: Begins a claim beside a message.
FILE_CLAIM = Choice("choice_file_claim", "open_return")
_DANGER = "report_danger"


def is_no_danger(said: Said) -> bool:
    """Whether what was taken for a danger is one denied, or only asked about."""
    taken = said.intent == _DANGER and not said.is_choice
    return taken and said.language.only_denies_danger(said.text)


def plain_answer(
    said: Said, handed: HandedOver | None, *, has_claim: bool, product: str | None = None
) -> Say | None:
    """The answer to a plain question, or to a danger denied; None for anything else.

    `product` is what the claim under way is about.
    """
    words, text = said.language, said.text
    if said.is_choice:
        return None
    if words.asks_of_own_data(text):
        return Say("data_use")
    told = handed is not None or has_claim
    taken_so = said.intent == _DANGER
    safe = words.asks_if_safe(text) and (words.only_denies_danger(text) if taken_so else told)
    if safe and not words.tells_danger(text) and not (handed and handed.is_urgent):
        no_current = words.has_no_current(f"{text} {product or ''}")
        return Say("use_unknown" if no_current else "safe_unknown")
    if handed is None or not handed.is_urgent:
        if _throws_away(said, has_claim=has_claim):
            return Say("throw_away")
        if is_no_danger(said):
            return Say("danger_none")
    if handed is not None and of_a_parcel(handed.matter) and words.asks_who_chases(text):
        return handed.tells("carrier")
    if handed is not None and not has_claim and _asks_if_claimed(said):
        return Say("only_message", {"reference": handed.reference}, (FILE_CLAIM,))
    if has_claim and words.asks_to_come_back(text) and words.asks_of_message(text) is None:
        return Say("comes_back")
    if handed is not None and not has_claim and _waits(said):
        return handed.tells("waits")
    return Say("nothing_sent") if words.asks_if_sent(text) and not told else None


def answer_at_once(turn: Turn, slots: Mapping[str, Any]) -> Say | None:
    """The plain answer in the place of a message to the staff; None where there is none."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    has_claim, product = bool(slots.get("filed")), slots.get("product")
    answer = plain_answer(turn, handed, has_claim=has_claim, product=product)
    if answer and answer.response == "only_message" and slots.get("claim_key"):
        return replace(answer, response="only_message_yet", choices=RESUME)
    return answer


def _throws_away(said: Said, *, has_claim: bool) -> bool:
    """Whether it is asked where a thing goes that nobody wants back, and tells of no danger."""
    words, text = said.language, said.text
    if not words.asks_where_to_throw(text) or words.tells_danger(text):
        return False
    goes_back = words.names_return(text) or (has_claim and words.asks_of_claim(text))
    open_yet = begins_a_claim(said.intent) or (said.intent == _DANGER and not is_no_danger(said))
    return not (goes_back or open_yet)


def _waits(said: Said) -> bool:
    """Whether the message lets it rest with what went out: "never mind, I'll wait for the mail"."""
    words, text = said.language, said.text
    return words.closes(text) == "rest" and words.says_yes_or_no(text) is None


def _asks_if_claimed(said: Said) -> bool:
    """Whether it is asked if there is a claim, beside the message that went out, or which it is."""
    words, text = said.language, said.text
    asked = words.asks_if_sent(text) or words.asks_of_message(text) == "number"
    return asked and words.names_claim(text)
