"""Fills in what the store's records tell of the order a claim names."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.form import ClaimForm
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.values.products import gazetteer_of
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader
from claimdesk.language.languages import Language
from claimdesk.language.order_number_forms import forms
from claimdesk.service.addresses import same_address
from claimdesk.service.ports import OrderLine, OrderSource

PATIENCE = 2.0  # seconds; after that the shopper is asked

logger = logging.getLogger(__name__)


async def step_with_order(
    form: ClaimForm,
    source: OrderSource,
    policy: StorePolicy,
    today: Today,
    turn: Turn,
    draft: Draft,
    asked: str | None,
) -> Step:
    """The form's step; where that leaves an order that the records tell more of, with it filled in.

    The step is taken twice then: only it knows which number and address the shopper meant.
    """
    # In a thread: it looks for a claim on the same order.
    step = await asyncio.to_thread(form.step, turn, draft, asked)
    told = draft.with_(**step.slots)
    if step.ask is None or not _is_new(told):
        return step
    numbers = forms(told.get("order_number"), policy.order_number.pattern)
    lines: Sequence[OrderLine] | None = ()
    for each in numbers:  # the records may have it with the letters that it begins with, or without
        lines = await _lines(source, policy.id, each)
        if lines is None or lines:
            break
    if lines is None:
        return step  # asked again next turn
    emptied = _taken_back(told)
    facts = _facts(lines, told.with_(**emptied), policy, today, turn.language)
    found = {
        **emptied,
        **facts,
        "declined": [name for name in told.declined if name not in facts],
        "from_records": {
            "order": told.get("order_number"),
            "email": told.get("email"),
            "fields": facts,
            "is_owner": _is_owner(lines, told.get("email")),
        },
    }
    again = await asyncio.to_thread(form.step, turn, draft.with_(**found), asked)
    say = (Say("order_found", {"order_number": numbers[0]}),) if facts else ()
    return replace(again, slots={**found, **again.slots}, say=(*say, *again.say))


def _is_new(draft: Draft) -> bool:
    """Whether there is an order that was not looked up yet, or not for this address."""
    number, before = draft.get("order_number"), draft.get("from_records") or {}
    if before.get("order") != number:
        return bool(number)
    return bool(number) and not before["fields"] and before["email"] != draft.get("email")


async def _lines(source: OrderSource, store: str, number: str) -> Sequence[OrderLine] | None:
    """The order's lines; None where the records did not answer."""
    try:
        return await asyncio.wait_for(source.lines(store, number), PATIENCE)
    except Exception:  # a source is another's system; a claim goes on without it
        logger.exception("the records of orders did not answer")
        return None


def _facts(
    lines: Sequence[OrderLine], draft: Draft, policy: StorePolicy, today: Today, language: Language
) -> dict[str, Any]:
    """The fields the claim lacks on which all lines agree; none to who may not be the owner."""
    email = draft.get("email") or ""
    if not all(line.email is None or same_address(line.email, email) for line in lines):
        return {}
    product, told = _common(lines, "product"), draft.get("product")
    is_on_record = bool(product) and told in (None, product)  # the shopper may mean another item
    facts: dict[str, Any] = {
        "product": product,
        "purchased_from": _common(lines, "purchased_from"),
        **{name: day.isoformat() for name in DATE_FIELDS if (day := _common(lines, name))},
    }
    if is_on_record:
        facts["product_kind"] = _kind(product, policy, today, language)
    if (told is None or is_on_record) and _common(lines, "currency") == policy.currency:
        price = _common(lines, "price")
        facts["price"] = None if price is None else str(price)
    lacking = {name: value for name, value in facts.items() if value and not draft.get(name)}
    return lacking if _days_can_be(draft.with_(**lacking), today) else _no_days(lacking)


def _is_owner(lines: Sequence[OrderLine], email: str | None) -> bool:
    """Whether the records have this very address for the order."""
    of_order = {line.email for line in lines}
    return bool(email and of_order) and all(
        each is not None and same_address(each, email or "") for each in of_order
    )


def _kind(product: str, policy: StorePolicy, today: Today, language: Language) -> str | None:
    listed = gazetteer_of(policy, language).find(product)
    return (listed and listed.kind) or ValueReader(policy, today).product_kind(product, language)


def _common(lines: Sequence[OrderLine], name: str) -> Any:
    """What every line of the order says; None where they differ."""
    values = {getattr(line, name) for line in lines}
    return values.pop() if len(values) == 1 else None


def _days_can_be(draft: Draft, today: Today) -> bool:
    days = {name: draft.get(name) for name in DATE_FIELDS if draft.get(name)}
    try:
        Claim.from_mapping(days).check_dates(today.anywhere)
    except InvalidClaim:
        return False
    return True


def _no_days(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in DATE_FIELDS}


def _taken_back(draft: Draft) -> dict[str, Any]:
    """The fields still as another order filled them in, emptied."""
    filled = (draft.get("from_records") or {}).get("fields") or {}
    return {name: None for name, value in filled.items() if draft.get(name) == value}
