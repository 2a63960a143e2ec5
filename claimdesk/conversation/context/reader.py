"""The context of a message: the topic last answered, and the values its conversation speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.known_values import Known
from claimdesk.conversation.context.mentioned_values import MentionReader
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.language.spans import Stretch

#: How many messages of the shopper are looked back on.
REMEMBERED = 6
# What is supposed in one question is not supposed for ever.
_SHORT_LIVED = ("reason", "condition", "purchased_from", "places")
_OF_ONE_QUESTION = ("purchased_from", "places")
_REMEMBERED_SHORTLY = 3
_MESSAGES_KEPT = 1000  # whose reading is cached


@dataclass(frozen=True)
class Context:
    """The topic (an intent of the FAQ) last answered, what is known, and of that the newest.

    `said` holds what the latest message gave; `spans` where in it that stands. `before_buying`
    says that nothing was bought yet, as far as the last messages tell.
    """

    topic: str | None = None
    known: Known = field(default_factory=Known)
    said: Known = field(default_factory=Known)
    spans: tuple[Stretch, ...] = ()
    before_buying: bool = False


class ContextReader:
    """Reads what is known where a message is said, for one store on one day; a message once."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self.policy = policy
        self.today = today
        self._read = lru_cache(maxsize=_MESSAGES_KEPT)(MentionReader(policy, today).read)

    def context(
        self, messages: Sequence[Spoken], topic: str | None = None, parts: int = 1
    ) -> Context:
        """The context of the last of a conversation's newest `messages`, oldest first.

        The last `parts` of them are of one message: what was told before is no older by them.
        """
        known = said = Known()
        spans: tuple[Stretch, ...] = ()
        recent = messages[-(REMEMBERED + parts - 1) :]
        told_outright = False
        for age, message in zip(range(len(recent) - 1, -1, -1), recent, strict=True):
            said, spans = self._read(message)
            if told_outright and _echoes_shop(message):
                said = replace(said, purchased_from=None)
            told_outright = told_outright or _tells_shop(message, said)
            lasting = said
            if age - parts + 1 >= _REMEMBERED_SHORTLY and said != Known():
                lasting = replace(said, **dict.fromkeys(_forgotten(message)))
            known = known.and_then(lasting)
        return Context(topic, known, said, spans, _before_buying(recent))


def _tells_shop(message: Spoken, said: Known) -> bool:
    """Whether a message tells outright where the item was bought."""
    typed = said.purchased_from is not None and not message.is_choice
    return typed and message.language.tells_shop_outright(message.text)


def _echoes_shop(message: Spoken) -> bool:
    """Whether a shop named in a message is neither told of the item nor supposed: "ok amazon"."""
    words, text = message.language, message.text
    told = message.is_choice or words.tells_shop_outright(text) or words.supposes_shop(text)
    return not (told or words.joins_on(text))


def _forgotten(message: Spoken) -> tuple[str, ...]:
    """What is soon out of mind: what was supposed ("if I used it"), not what was told.

    That an item was opened is told before a question too: "I opened it. Can I return it?".
    """
    supposes, text = message.language.supposes, message.text
    if message.is_choice or supposes(text.rstrip(" ?!")):
        return _SHORT_LIVED
    return (*_OF_ONE_QUESTION, "reason") if supposes(text) else _OF_ONE_QUESTION


def _before_buying(messages: Sequence[Spoken]) -> bool:
    """Whether it was said that nothing is bought yet, and nothing since that tells of an order."""
    for message in reversed(messages):
        if message.is_choice:
            continue
        words, text = message.language, message.text
        if words.has_not_bought(text):
            return True
        told = {each.entity for each in message.entities}
        has_it = told & {"order_number", "purchased_on", "delivered_on"}
        if has_it or words.has_come(text) or words.is_not_here_yet(text):
            return False
    return False
