"""A claim while it is being put together: the form's slots, read as one thing."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.claim import Claim

# In the order a person would ask; the engine decides which of them matter.
FIELDS = fields.asked()
EVIDENCE = fields.of_kind("photos")
#: Of one claim, of all kinds together.
MOST_PHOTOS = 6

# What the form keeps beside the fields, each a slot of the same name.
BOOKKEEPING = (
    "declined",
    "noticed",
    "unconfirmed",
    "misses",
    "claim_key",
    "add_to",
    "later",
    "open_questions",
    "shown",
    "from_records",
)

#: What is asked otherwise of who did not order the item: they may not know.
OF_ANOTHERS_ORDER = ("order_number", "purchased_from", "purchased_on", "price")
#: Of what was `noticed`: that it was offered to go on with the claim after something else;
RESUME_OFFERED = "resume_offered"
#: that another ordered it, which is all that the description says by now;
#: that a word of sympathy was said; and that it is left to the staff which the reason was.
ONLY_ORDERED_BY_OTHERS, SYMPATHY = "only_ordered_by_others", "sympathy"
REASON_OPEN = "reason_open"
#: The reason that the staff are to find.
LEFT_OPEN = "other"
_LONGEST_QUESTION = 300  # letters
_MOST_QUESTIONS = 8  # of one claim

_CLAIM_FIELDS = tuple(name for name in FIELDS if name in fields.judged())


@dataclass(frozen=True)
class Draft:
    """The slots of the claim form; values are JSON: dates ISO, money decimal strings.

    A day known roughly is `{"earliest", "latest"}`.

    Evidence fields hold lists of evidence ids.
    """

    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def empty_slots(cls) -> dict[str, Any]:
        """Slot values that forget the claim."""
        return dict.fromkeys((*FIELDS, *BOOKKEEPING))

    def get(self, name: str) -> Any:
        """The value of a field or of the bookkeeping, None when not given."""
        return self.values.get(name)

    def with_(self, **changes: Any) -> Draft:
        """The draft with these changes."""
        return Draft({**self.values, **changes})

    def missed(self) -> Draft:
        """The draft after one more answer that did not fit its question."""
        return self.with_(misses=self.misses + 1)

    @property
    def misses(self) -> int:
        """How many answers in a row did not fit."""
        return self.get("misses") or 0

    @property
    def declined(self) -> tuple[str, ...]:
        """Fields the shopper cannot give."""
        return tuple(self.get("declined") or ())

    @property
    def noticed(self) -> tuple[str, ...]:
        """What came up on the way: "warranty", "ineligible", and the constants above."""
        return tuple(self.get("noticed") or ())

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Fields whose value was heard in passing, not given as an answer."""
        return tuple(self.get("unconfirmed") or ())

    def asking(self, questions: Iterable[str]) -> Draft:
        """The draft with questions that only the staff can answer, each once."""
        kept = dict.fromkeys([*self.open_questions, *(q[:_LONGEST_QUESTION] for q in questions)])
        return self.with_(open_questions=list(kept)[:_MOST_QUESTIONS])

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What the shopper asked and the staff are to answer."""
        return tuple(self.get("open_questions") or ())

    @property
    def is_to_be_resumed(self) -> bool:
        """Whether to offer to go on with it after something else: once, not after each message."""
        return bool(self.get("claim_key")) and RESUME_OFFERED not in self.noticed

    @property
    def tells_only_who_ordered(self) -> bool:
        """Whether the description says no more than that another ordered it."""
        return ONLY_ORDERED_BY_OTHERS in self.noticed and "details" not in self.declined

    @property
    def email_first(self) -> bool:
        """Whether the address is asked for early: the order's records are told to its owner only.

        `from_records` holds the `order` that was looked up, the `email` known then, and the
        `fields` filled in from it, which are not asked.
        """
        looked_up = self.get("from_records") or {}
        return bool(looked_up) and not (looked_up["fields"] or self.get("email"))

    @property
    def is_by_owner(self) -> bool:
        """Whether the store's records have the shopper's own address for the order."""
        looked_up = self.get("from_records") or {}
        of_now = (self.get("order_number"), self.get("email"))
        same = (looked_up.get("order"), looked_up.get("email")) == of_now
        return same and bool(looked_up.get("is_owner"))

    @property
    def evidence(self) -> tuple[str, ...]:
        """All evidence ids, in the order given; a picture may be of several kinds."""
        return tuple(dict.fromkeys(each for name in EVIDENCE for each in self.get(name) or ()))

    def without_evidence(self, evidence: str) -> dict[str, list[str]]:
        """The evidence fields less one id."""
        return {kind: [e for e in self.get(kind) or () if e != evidence] for kind in EVIDENCE}

    def is_settled(self, name: str) -> bool:
        """Whether the field has a value or the shopper cannot give one."""
        return bool(self.get(name)) or name in self.declined

    def is_rough(self, name: str) -> bool:
        """Whether a day was given as a range, and may yet be told to the day."""
        return isinstance(self.get(name), Mapping) and name not in self.declined

    @property
    def facts(self) -> dict[str, Any]:
        """What rules judge of it, and what is recorded of it once it is filed."""
        facts = {name: self.get(name) for name in _CLAIM_FIELDS if self.get(name)}
        return {**facts, "evidence": [name for name in EVIDENCE if self.get(name)]}

    @cached_property
    def claim(self) -> Claim:
        """The facts as rules read them. Raises InvalidClaim on impossible ones."""
        return Claim.from_mapping(self.facts)

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that have a value."""
        return {name: self.get(name) for name in FIELDS if self.get(name)}

    def digest(self) -> str:
        """Names this state of the fields, so that an old review card cannot send a new claim."""
        encoded = json.dumps(self.fields, sort_keys=True, default=str).encode()
        return hashlib.sha256(encoded).hexdigest()[:16]


def new_key() -> str:
    """A key under which a claim or message is recorded once, however often it is sent."""
    return secrets.token_urlsafe(12)
