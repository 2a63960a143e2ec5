"""Everything a store's file comes to: answers, decisions, cards, the talk of the form, mails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from claimdesk.adapters.decision_json import decision_json
from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.channel.routes import store_json
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import CONDITIONS, PURCHASED_FROM, REASONS, WANTS
from claimdesk.conversation.shared.faq import fill, worded
from claimdesk.conversation.shared.understood import field_confirmed
from claimdesk.service.mails import ClaimMail, StoreContact
from claimdesk.service.state_told import state_told
from tests.unit.conversation.talk import ANSWERS, TODAY, WORDING, Talk
from tests.unit.service.claim_fakes import filed

ONE_DAY = timedelta(days=1)
# As the full store's file has it: a claim on what it does not list is refused, which tells too.
KIND = "electric"


def surface(
    policy: StorePolicy, answers: Iterable[str], days: Iterable[date]
) -> Iterator[tuple[str, Any]]:
    """What `policy` tells, one named piece after the other, the quickest first.

    `answers` are names of responses; `days` those on which they are given and things bought.
    """
    days = tuple(days)
    for day in days:
        facts = worded(facts_of(policy, day), WORDING)
        for name in answers:
            yield f"answer {name} on {day}", fill(WORDING.template(name), facts)
    yield "card of the store", store_json(policy.id, policy)
    for facts in claims(days):
        yield f"decision on {facts}", judged(policy, facts)
    yield from talks(policy)
    yield "state of a claim", state(policy)
    for reason in REASONS:
        yield f"mails on {reason}", mails(policy, reason)


def claims(days: Iterable[date]) -> Iterator[dict[str, Any]]:
    """A fixed set of claims: one of each reason, then each other fact changed in turn."""
    base: dict[str, Any] = {
        "purchased_from": "store",
        "purchased_on": date(2026, 3, 9),
        "delivered_on": date(2026, 3, 10),
        "condition": "unused",
        "product_kind": KIND,
        "price": "80.00",
        "evidence": ["photo", "proof_of_purchase"],
        "wants": "refund",
    }
    turned: list[dict[str, Any]] = [{}]
    turned += [{"wants": wants} for wants in WANTS]
    turned += [{"purchased_from": seller} for seller in PURCHASED_FROM]
    turned += [{"condition": condition} for condition in CONDITIONS]
    turned += [{"evidence": []}, {"price": "900.00"}, {"price": "20.00"}]
    turned += [{"purchased_on": day, "delivered_on": day} for day in days if day <= TODAY]
    # In a season, before it with business days over Epiphany, and under the warranty.
    for bought in (date(2025, 12, 10), date(2025, 11, 15)):
        turned += [{"purchased_on": bought, "delivered_on": date(2025, 12, 22)}]
    late = {"purchased_on": date(2025, 6, 1), "delivered_on": date(2025, 6, 3), "wants": "repair"}
    turned += [{**late, "condition": condition} for condition in CONDITIONS]
    turned += [{**late, "purchased_from": seller} for seller in PURCHASED_FROM]
    turned += [{**late, "product_kind": kind} for kind in ("oil_lamp", "supply", None)]
    for change, reason in product(turned, REASONS):
        yield {**base, **change, "reason": reason}


def judged(policy: StorePolicy, facts: Mapping[str, Any]) -> Any:
    """The decision as it is shown, or why the claim cannot be judged."""
    try:
        return decision_json(decide(policy, _claim(facts), Today.on(TODAY)).worded(WORDING))
    except InvalidClaim as error:
        return str(error)


def talks(policy: StorePolicy) -> Iterator[tuple[str, Any]]:
    """What the form says in a few talks, with choices and cards."""
    talk = Talk(policy).opens(reason="defective").until("order_number")
    talk.says("20418")
    yield "talk about an order number", [talk.heard, *talk.choices]
    lasting = {"order_number": "LH-200417", "purchased_on": "03/04/2025", "photo": "photo-1"}
    kinds = ("An electric lamp",)
    named = ("a storm lantern", "a hurricane lamp", "a desk lamp", "a reading light", "a wick",
             "a bulb", "the Nordlicht 40", "forty watt glow", "the nordlicht", "a Feuerhand 276",
             "my feuerhand", "a thing", "oil lamps", "electric lamps", "supplies")  # fmt: skip
    for name in named:
        talk = Talk(policy).opens("it broke", "report_defect", reason="defective")
        heard = [talk.heard]
        given = {**ANSWERS, **lasting, "product": name, "delivered_on": "10/04/2025",
                 "product_kind": kinds, "condition": ("Used",), "wants": ("A repair",)}  # fmt: skip
        for _ in range(16):
            if talk.asked in (None, "review", "go_on"):
                break
            if field_confirmed(talk.asked):
                talk.says("yes", "affirm")
                continue
            answer = given[talk.asked]
            if isinstance(answer, tuple) and answer[0] not in talk.choices:
                answer = (next(iter(talk.choices)),)
            talk.answers(answer)
            heard += [talk.heard, *talk.choices, *(str(say.card) for say in talk.step.say)]
        yield f"talk about {name}", heard


def state(policy: StorePolicy) -> Any:
    """How a claim stands that was just filed, as the chat tells it."""
    claim = _claim({"reason": "damaged", "purchased_on": date(2026, 3, 9)})
    said = state_told(filed(policy, claim, Today.on(TODAY), WORDING), (), policy, WORDING)
    return fill(WORDING.template(said.response), said.values)


def mails(policy: StorePolicy, reason: str) -> list[tuple[str, ...]]:
    """The mails of a claim for `reason`: to whom, under what subject, saying what."""
    claim = _claim({"reason": reason, "purchased_on": date(2026, 3, 9), "price": "80.00"})
    record = filed(policy, claim, Today.on(TODAY), WORDING, details="It flickers.")
    composed = TemplateMailComposer("desk@claims.example", WORDING).compose(
        ClaimMail(StoreContact.of(policy), record, ())
    )
    return [(m.recipient, m.from_name, m.subject, m.plain, m.html) for m in composed]


def _claim(facts: Mapping[str, Any]) -> Claim:
    return Claim.from_mapping({
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    })  # fmt: skip
