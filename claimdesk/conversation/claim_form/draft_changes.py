"""What a turn changes in a claim's draft, beside the values themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims import fields
from claimdesk.conversation.shared.account import followed_by, within_limit
from claimdesk.conversation.shared.draft import ONLY_ORDERED_BY_OTHERS, REASON_OPEN, SYMPATHY, Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import field_confirmed
from claimdesk.conversation.values.order_and_email import emails_of_others
from claimdesk.conversation.values.reader import DATE_FIELDS
from claimdesk.language.languages import Language

# What refuses a claim if it was heard wrong: own mistake, another seller, too late, used.
_DOUBTABLE = tuple(field.name for field in fields.FIELDS if field.may_refuse)


def changed(draft: Draft, changes: Mapping[str, Any]) -> Draft:
    """The draft with new values; a new reason makes notices void, a new product its kind."""
    if not changes:
        return draft
    if "product" in changes and draft.get("product"):
        changes = {"product_kind": None, **changes}
    declined = [name for name in draft.declined if name not in changes]
    noticed = list(draft.noticed)
    if "reason" in changes:
        noticed = [each for each in noticed if each in (ONLY_ORDERED_BY_OTHERS, SYMPATHY)]
    return draft.with_(**changes, declined=declined, noticed=noticed, misses=0)


def in_spite_of_terms(draft: Draft) -> Draft:
    """The draft that goes on though it was told that the terms speak against it."""
    return draft.with_(noticed=[*dict.fromkeys([*draft.noticed, "ineligible"])])


def with_reason_open(draft: Draft) -> Draft:
    """The draft whose reason the staff are to find: that is no fact that was misheard."""
    sure = [name for name in draft.unconfirmed if name != "reason"]
    return draft.with_(noticed=[*draft.noticed, REASON_OPEN], unconfirmed=sure)


def with_who_ordered(before: Draft, draft: Draft, turn: Turn) -> tuple[Draft, bool]:
    """The draft with the words that another ordered it, for the staff; and whether they are new."""
    told, now = before.get("details"), draft.get("details")
    if before.tells_only_who_ordered and now != told:
        noticed = [each for each in draft.noticed if each != ONLY_ORDERED_BY_OTHERS]
        return draft.with_(details=f"{told}\n{now}", noticed=noticed), False
    others = turn.language.is_anothers_order
    if others(told or "") and not turn.is_choice and turn.language.ordered_oneself(turn.text):
        return with_details(draft, turn.text.strip(), turn.language), False
    if turn.is_choice or not others(turn.text) or others(told or ""):
        return draft, False
    said = _who_ordered(turn)
    if not now:
        noticed = [*draft.noticed, ONLY_ORDERED_BY_OTHERS]
        return draft.with_(details=said, noticed=noticed), True
    if said not in now:
        draft = draft.with_(details=within_limit(f"{now}\n{said}", turn.language))
    return draft, True


def _who_ordered(turn: Turn) -> str:
    """The sentences of a message that say whose order it is, or all of it where none does alone."""
    language = turn.language
    sentences = [each.strip() for each in language.sentences(turn.text)]
    told = " ".join(each for each in sentences if language.is_anothers_order(each))
    said = language.told_part(told)
    return within_limit(said if language.is_anothers_order(said) else told or turn.text, language)


def with_anothers_email(draft: Draft, turn: Turn, asked: str | None) -> tuple[Draft, bool]:
    """The draft with the words that tell another's address, by which the staff may look; and
    whether they are new."""
    told = (draft.get("details") or "").casefold()
    others = emails_of_others(turn, asked=asked == "email")
    if all(address.casefold() in told for address in others):
        return draft, False
    return with_details(draft, turn.text.strip(), turn.language), True


def with_details(draft: Draft, more: str, language: Language) -> Draft:
    """The draft with more told of what happened, in the words it was told in."""
    return draft.with_(details=followed_by(draft.get("details") or "", more, language))


def doubts_noted(before: Draft, changes: Mapping[str, Any], turn: Turn, asked: str | None) -> Draft:
    """The changed draft, with which values nobody asked for: those are heard, not answered.

    A day that takes another's place was told on purpose. An answer that names only the harm, which
    the sense makes an accident, is no more than heard.
    """
    draft = changed(before, changes)
    sure = turn.is_choice or field_confirmed(asked) in changes
    on_purpose = (asked, *(name for name in DATE_FIELDS if before.get(name)))
    harmed = asked == "condition" and changes.get("condition") == "misused"
    if harmed and not turn.language.tells_accident(turn.text):
        on_purpose = on_purpose[1:]
    doubts = [name for name in draft.unconfirmed if name not in changes]
    heard = [name for name in _DOUBTABLE if name in changes and name not in on_purpose]
    return draft.with_(unconfirmed=[*doubts, *(() if sure else heard)])


def certain(draft: Draft) -> Draft:
    """The draft after its doubtful fact was confirmed: one question is enough before a refusal."""
    return draft.with_(unconfirmed=[])
