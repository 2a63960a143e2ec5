"""Answers worked out: what a store's terms come to for the case a shopper speaks of.

Each is one or two sentences of the catalogue, said instead of the general answer. There is none
where nothing is known that the answer hangs on, or the store's terms do not settle the case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.finding import Finding
from claimdesk.claims.phrases import Phrase, PhraseList, named
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.terms import ReturnWindowTerm, WarrantyTerm
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import FAULTS, REMEDIES, Seller
from claimdesk.conversation.delivery_days import expected_arrival
from claimdesk.conversation.known_values import Known
from claimdesk.conversation.last_day import about_last_day
from claimdesk.conversation.parsed_message import Spoken
from claimdesk.conversation.whole_price import about_fee
from claimdesk.language.places import Place

_SECOND_THOUGHTS, _FAULTY = "change_of_mind", "defective"
_MOST_WORDS_OF_A_NAME = 4
# What speaks against a return, in the order in which it is said; only the first is.
_REFUSALS = (
    "reason_not_accepted",
    *(f"bought_from_{seller}" for seller in get_args(Seller)),
    "return_window_over",
    "condition_not_accepted",
    "lost_through_wrong_address",
)
# Of these, what leaves nothing to be sent back.
_NEVER_TAKEN = ("reason_not_accepted", "lost_through_wrong_address")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the catalogue by its name, with its values; the store's facts come besides."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


Answer = tuple[Sentence, ...]


def work_out(
    policy: StorePolicy, today: Today, topic: str, message: Spoken, known: Known
) -> Answer:
    """What holds on a `topic` (an intent of the FAQ) for the case in mind.

    Empty where the general answer is the answer.
    """
    case = _Case(policy, today, message, known)
    try:
        return _WORKERS[topic](case) if topic in _WORKERS else ()
    except InvalidClaim:  # days that cannot be: a claim's form asks again, an answer stays general
        return ()


@dataclass(frozen=True)
class _Case:
    """What is asked, of which store, on which day, with what is known."""

    policy: StorePolicy
    today: Today
    message: Spoken
    known: Known

    @property
    def terms(self) -> Mapping[str, Any]:
        """The terms the case would be judged by."""
        in_force = self.policy.terms_for(self.claim(), self.today.store)
        return {name: stated.value for name, stated in in_force.items()}

    def claim(self, **other: Any) -> Claim:
        """A claim on what is known, other facts in their place; a bare day is the clock's."""
        window = next(iter(self.policy.terms.return_window), None)
        counted = "purchased_on" if window and window.value.clock == "purchase" else "delivered_on"
        if self.known.day and counted not in self.known.names:
            other = {counted: self.known.day, **other}
        return self.known.claim(**other)

    def judged(self, reason: str, **other: Any) -> Decision:
        """The decision on that claim for `reason`, on a day supposed to have come."""
        claim = self.claim(reason=reason, **other)
        days = [day for day in (claim.purchased_on, claim.delivered_on) if isinstance(day, date)]
        ahead = [day for day in days if day > self.today.anywhere]
        return decide(self.policy, claim, Today.on(max(ahead)) if ahead else self.today)

    def supposes(self, name: str) -> bool:
        """Whether the message itself gives this field, so that it is asked for that case."""
        supposed = self.message.language.supposed_values(self.message.text)
        given = {each.entity for each in self.message.entities}
        return name in given or any(each.field == name for each in supposed)

    def is_taken_for(self, reason: str | None) -> bool:
        """Whether returns are taken for a reason, or may be."""
        reasons = self.terms.get("reasons")
        return reason is None or reasons is None or reasons.accepts(reason) is not False

    @property
    def reason(self) -> str:
        """The reason given, else the one in question: second thoughts, where they are taken."""
        reasons = self.terms.get("reasons")
        taken = reasons is None or reasons.accepts(_SECOND_THOUGHTS) is not False
        return self.known.reason or (_SECOND_THOUGHTS if taken else _FAULTY)

    @property
    def only_for_some(self) -> bool:
        """Whether no reason was given, and the store takes returns only for some."""
        reasons = self.terms.get("reasons")
        if self.known.reason is not None or reasons is None:
            return False
        return "any" not in reasons.accepted

    @property
    def asks_until(self) -> bool:
        """Whether it is asked until when."""
        return self.message.asks("deadline") or self.message.asks("until")

    def near(self, day: date) -> str:
        """A day as it is said."""
        return self.message.language.near_date(day, self.today.store)

    def money(self, amount: Any) -> str:
        """A sum as it is said."""
        currency = self.known.currency or self.policy.currency
        return self.message.language.short_money(amount, currency)

    def item(self, price: str = "") -> str | None:
        """The product as any such thing, with its price before it: `a $25 sleeve`."""
        name = self.message.language.without_lead_in(self.known.product or "")
        if not name or len(name.split()) > _MOST_WORDS_OF_A_NAME or name[0].isdigit():
            return None
        if name[1:].islower():  # "Power bank" began a sentence
            name = name.lower()
        return self.message.language.indefinite(f"{price} {name}".strip())


# --- returns -------------------------------------------------------------------


def _returns(case: _Case) -> Answer:
    window, known = case.terms.get("return_window"), case.known.names
    language, text = case.message.language, case.message.text
    if elsewhere := _bought_elsewhere(case):
        return elsewhere
    if language.asks_what_counts(text) and (unsaid := _what_counts(case)):
        return unsaid
    if language.asks_to_send_at_once(text):
        return (Sentence("worked_keep_it_first"),)
    if window and "extension" in language.asks_of_claim(text):
        return (Sentence("course_no_extension"),)
    if window and case.message.asks("clock"):
        return (Sentence(f"worked_clock_{window.clock}"),)
    if window and case.message.asks("unit"):
        return (Sentence(f"worked_unit_{window.unit}"),)
    if "remedy" in language.asks_of_claim(text) and (given := _remedies(case)):
        return given
    if case.asks_until and not (case.supposes("reason") or case.is_taken_for(case.known.reason)):
        # How long there is, it is asked of what is taken: that the other is not was told.
        case = replace(case, known=replace(case.known, reason=None))
        known = case.known.names
    days = {"day", "purchased_on", "delivered_on"}
    if not (known & {"reason", "condition", "purchased_from", *days} or case.asks_until):
        return ()
    decision = case.judged(case.reason)
    if case.message.asks("deadline") and (but := _but_condition(case, decision)):
        return (*_window_left(case, decision), *but)
    return _refusal(case, decision) or _granted(case, decision)


def _bought_elsewhere(case: _Case) -> Answer:
    """That what cannot be ordered here, from a place that nothing is sent to, is not taken back."""
    known, stated = case.known, case.policy.facts.in_force(case.today.store)
    way = stated.get("international_shipping")
    if known.names & {"purchased_from", "purchased_on", "delivered_on"} or way is None:
        return ()
    sold = {each.value for each in case.message.language.supposed_values(str(way.value))}
    if "marketplace" not in sold or not _is_out_of_reach(case):
        return ()
    decision = case.judged(case.reason, purchased_from="marketplace")
    failing = (f for f in decision.clauses if f.code == "bought_from_marketplace")
    refused = next((f for f in failing if f.held is False), None)
    return (Sentence("worked_elsewhere", dict(refused.values)),) if refused else ()


def _remedies(case: _Case) -> Answer:
    """What can be had for the reason given, or for a fault."""
    given = case.judged(case.known.reason or _FAULTY).remedies
    return (Sentence("course_remedies", {"given": named("remedy", given)}),) if given else ()


def _what_counts(case: _Case) -> Answer:
    """The condition it has to be in; what counts as that nobody but the staff can tell."""
    condition = case.terms.get("item_condition")
    if condition is None or not condition.binds(case.reason):
        return ()
    values = {**condition.words(), "reason": Phrase(f"reason_name_{case.reason}")}
    return (Sentence("worked_condition_for_staff", values),)


def _refusal(case: _Case, decision: Decision, by: Collection[str] = _REFUSALS) -> Answer:
    """Why a return is refused, if it is `by` one of these; and what may hold all the same."""
    failing = {f.code: f for f in decision.clauses if f.held is False and f.code in by}
    code = next((code for code in _REFUSALS if code in failing), None)
    if code is None:
        return ()
    instead: Answer = ()
    if decision.track == "warranty" and decision.verdict != "ineligible":
        instead = (Sentence("worked_warranty_instead"),)
    asked = case.message.language.asks_if_in_time(case.message.text)
    if code == "return_window_over" and asked and failing[code].values.get("deadline"):
        return (*_last_day(case, failing[code].values["deadline"]), *instead)
    late = code == "return_window_over"
    some = (Sentence("worked_reasons"),) if late and case.only_for_some else ()
    return (_why(case, failing[code]), *some, *instead)


def _but_condition(case: _Case, decision: Decision) -> Answer:
    """That a return is refused for the item's condition, where that is all against it."""
    failing = {f.code: f for f in decision.clauses if f.held is False and f.code in _REFUSALS}
    if failing.keys() != {"condition_not_accepted"}:
        return ()
    reason = {"reason": Phrase(f"reason_name_{case.reason}")}
    condition = case.terms["item_condition"].words()
    return (Sentence("worked_but_condition", {**condition, **reason}),)


def _last_day(case: _Case, last: Any) -> Answer:
    """Whether it is too late, with a yes or a no where one was asked for."""
    language, text = case.message.language, case.message.text
    asked = language.asks_if_in_time(text)
    lines = about_last_day(last, case.today, language, asked, _passed(case))
    return (*(Sentence(name, values) for name, values in lines), Sentence("worked_time_for"))


def _why(case: _Case, finding: Finding) -> Sentence:
    values: dict[str, Any] = {**finding.values, "reason": Phrase(f"reason_name_{case.reason}")}
    if finding.code == "return_window_over":
        some = case.only_for_some  # who gave no reason hears of none
        passed = _passed(case)
        if passed is not None:
            name = "worked_too_late_for_any" if some else "worked_too_late"
            return Sentence(name, {**values, "passed": passed})
        name = "worked_too_late_by_then_for_any" if some else "worked_too_late_by_then"
        return Sentence(name, {**values, "day": case.near(values["deadline"])})
    if finding.code == "condition_not_accepted":
        binding = case.terms["item_condition"].binding
        if binding == "always" or case.reason in FAULTS:
            return Sentence("worked_condition", values)
        return Sentence("worked_condition_without_fault", values)
    return Sentence(f"worked_{finding.code}", values)


def _passed(case: _Case) -> Phrase | None:
    """How many days have passed since the day the window counts from."""
    window: ReturnWindowTerm = case.terms["return_window"]
    began = window.began(case.claim())
    if began is None:
        return None
    return window.passed(began, case.today.judged, case.policy.calendar)


def _granted(case: _Case, decision: Decision) -> Answer:
    """Until when, and in which state the item has to be."""
    if decision.verdict == "needs_review":
        # How long there is does not hang on what the staff make of it.
        return (case.asks_until and _window_left(case, decision)) or (Sentence("worked_open"),)
    answer = _window_left(case, decision)
    if not answer:
        return ()
    wished = any(each.entity == "remedy" for each in case.message.entities)
    fault = case.known.reason in FAULTS and case.supposes("reason") and not case.asks_until
    if (wished or fault) and decision.remedies:
        answer += (Sentence("worked_remedies", {"given": named("remedy", decision.remedies)}),)
    return (*answer, *_on_condition(case, decision))


def _window_left(case: _Case, decision: Decision) -> Answer:
    """Until when it is taken back, as far as the days are known."""
    window = case.terms.get("return_window")
    answer: list[Sentence] = []
    if window:
        last = window.last_day(case.claim(), case.policy.calendar)
        day = last.certain or decision.deadline
        if day and case.message.language.asks_if_in_time(case.message.text):
            answer += _last_day(case, day)
        elif day:
            answer += [Sentence("worked_until", {"day": case.near(last.certain or last.latest)})]
            answer += _where_we_are(case, day)
        elif last.latest:
            answer += [Sentence("worked_until_at_latest", {"day": case.near(last.latest)})]
            answer += [Sentence(f"worked_clock_{window.clock}")]
        elif case.asks_until:
            answer += [Sentence("worked_time")]
        elif case.only_for_some:
            answer += [Sentence("worked_within_for_some")]
        else:
            answer += [Sentence("worked_within")]
    elif case.asks_until:
        return ()
    else:
        answer += [Sentence("worked_taken")]
    return tuple(answer)


def _where_we_are(case: _Case, day: date) -> Answer:
    """Whose clock counts, on a last day that is over elsewhere."""
    lines = about_last_day(day, case.today, case.message.language, None)[1:]
    return tuple(Sentence(name, values) for name, values in lines)


def _on_condition(case: _Case, decision: Decision) -> Answer:
    """What is not known and would refuse the return: the item's condition, the reason."""
    condition = case.terms.get("item_condition")
    answer: Answer = ()
    if case.only_for_some and (decision.deadline or case.asks_until):
        answer += (Sentence("worked_reasons"),)
    # What was opened is unused at best.
    unsure = case.known.condition in (None, "unused")
    if condition and unsure and condition.binds(case.reason):
        always = condition.binding == "always" or case.known.reason is not None
        name = "worked_in_condition" if always else "worked_in_condition_without_fault"
        answer += (Sentence(name, condition.words()),)
    return answer


# --- money ---------------------------------------------------------------------


def _fee(case: _Case) -> Answer:
    term, known = case.terms.get("restocking_fee"), case.known
    if term is None or not known.names & {"price", "reason", "condition", "product"}:
        return ()
    decision = case.judged(case.reason)
    if known.price is not None and known.returned is not None:
        return _kept_of(case, known.price - known.returned) if _is_of_what_was_kept(case) else ()
    reason = {"reason": Phrase(f"reason_name_{case.reason}")}
    if refusal := _refusal(case, decision):
        return _fee_all_the_same(case, decision, reason) or refusal
    exempt = (Sentence("worked_fee_exempt"),) if term.exempt and known.reason is None else ()
    if known.price is None:
        if term.is_nothing:
            return ()
        if known.reason in term.exempt:
            return (Sentence(_fee_sentence(case, free=True), reason),)
        item = case.item()
        goes_on = case.message.language.joins_on(case.message.text)
        yes_or_no = case.message.language.asks_of_price(case.message.text)
        if known.reason is None and item and goes_on and not yes_or_no:
            return (Sentence("worked_fee_same", {"item": item}), *exempt)
        return (Sentence(_fee_sentence(case, free=False), reason), *exempt)
    settlement, price = decision.settlement, case.money(known.price)
    if settlement is None:
        return ()
    fee = settlement.amount_of("restocking_fee")
    if not fee:
        some = (Sentence("worked_reasons"),) if case.only_for_some else ()
        return (Sentence("worked_nothing_kept", {"price": price}), *some)
    kept = {
        "item": case.item(price) or price,
        "fee": case.money(fee),
        "amount": case.money(settlement.sum),
    }
    return (Sentence("worked_fee_kept", kept), *_way_back_besides(case), *exempt)


def _way_back_besides(case: _Case) -> Answer:
    """That who sends it back pays for that as well."""
    term = case.terms.get("return_shipping")
    if term is None or term.paid_by(case.reason, "refund") != "customer":
        return ()
    return (Sentence("worked_way_back_too"),)


def _fee_all_the_same(case: _Case, decision: Decision, reason: Mapping[str, Any]) -> Answer:
    """Whether there is a fee, to whom it was that asked, beside that an opened item isn't taken."""
    term = case.terms["restocking_fee"]
    asked = {"fee", "amount"}.intersection(case.message.language.asks_of_claim(case.message.text))
    but = _but_condition(case, decision)
    if not (asked and but) or term.is_nothing or case.reason in term.exempt:
        return ()
    return (Sentence(_fee_sentence(case, free=False), reason), *but)


def _fee_sentence(case: _Case, *, free: bool) -> str:
    """Whether something is kept, by the name of the sentence that fits the question."""
    return about_fee(case.message.language, case.message.text, free=free)


def _is_of_what_was_kept(case: _Case) -> bool:
    """Whether the message tells of the sums, or of the reason that they hang on."""
    language, text = case.message.language, case.message.text
    told = {each.entity for each in case.message.entities}
    told |= {each.field for each in language.supposed_values(text)}
    return bool(any(language.sums_told(text)) or "reason" in told)


def _kept_of(case: _Case, kept: Decimal) -> Answer:
    """Whether what was kept of the price is what the terms keep."""
    term, known = case.terms["restocking_fee"], case.known
    if known.reason in term.exempt:
        name = "worked_nothing_kept_for"
    else:
        settlement = case.judged(case.reason).settlement
        fee = settlement.amount_of("restocking_fee") if settlement else None
        name = "worked_fee_was_kept" if fee == kept else "worked_fee_is_another"
    values = {
        "price": case.money(known.price),
        "returned": case.money(known.returned),
        "kept": case.money(kept),
        "reason": Phrase(f"reason_name_{case.reason}"),
    }
    open_reason = term.exempt and known.reason is None
    exempt = (Sentence("worked_fee_exempt"),) if open_reason else ()
    return (Sentence(name, values), *exempt)


def _way_back(case: _Case) -> Answer:
    if case.message.language.asks_of_claim(case.message.text) == ("cost_if_refused",):
        return (Sentence("course_cost_if_refused"),)
    term, reason = case.terms.get("return_shipping"), case.known.reason
    if term is None:
        return ()
    if free := _replaced_for_nothing(case):
        return free
    if reason is None:
        return ()
    decision = case.judged(reason)
    refusals: tuple[str, ...] = _NEVER_TAKEN
    if case.supposes("condition"):  # it is what the message asks about
        refusals = (*refusals, "condition_not_accepted")
    if refusal := _refusal(case, decision, refusals):
        return refusal
    remedies = decision.remedies or REMEDIES
    payers = {term.paid_by(reason, remedy) for remedy in remedies}
    if payers not in ({"store"}, {"customer"}):  # it hangs on the remedy, or is not stated
        return ()
    name = f"worked_way_back_{payers.pop()}"
    return (Sentence(name, {"reason": Phrase(f"reason_name_{reason}")}),)


def _replaced_for_nothing(case: _Case) -> Answer:
    """That a replacement isn't paid for, where it is given and the store pays even its way."""
    reason = case.known.reason or _FAULTY
    if not case.message.language.asks_cost_of_new_one(case.message.text) or reason not in FAULTS:
        return ()
    decision = case.judged(reason)
    if refusal := _refusal(case, decision):
        return refusal
    given = "replacement" in decision.remedies
    if not given or case.terms["return_shipping"].paid_by(reason, "replacement") != "store":
        return ()
    return (Sentence("worked_replacement_free", {"reason": Phrase(f"reason_name_{reason}")}),)


# --- the warranty ----------------------------------------------------------------


def _exclusions(case: _Case) -> Answer:
    """As of the warranty; what is asked of all that it leaves out, the general answer tells."""
    language, text = case.message.language, case.message.text
    given = any(case.supposes(name) for name in ("condition", "reason", "purchased_from"))
    given = given or any(case.supposes(name) for name in ("product", "date"))
    # What befalls a thing in a way that is not known here, as in "what if a goat got it".
    unknown = language.joins_on(text) and not language.leans(text)
    if language.asks_exclusions(text) or (not given and unknown):
        return ()
    return _warranty(case)


def _warranty(case: _Case) -> Answer:
    term = case.terms.get("warranty")
    if term is None:
        return ()
    if case.message.asks("clock"):
        return (Sentence("worked_clock_delivery"),)
    if excluded := _outside_warranty(case):
        return excluded
    known = case.known
    kinds = [known.product_kind] if known.product_kind else list(case.policy.kinds)
    if known.product_kind and known.product_kind not in term.months:
        return (Sentence("worked_no_warranty", {"kind": case.policy.kinds[known.product_kind]}),)
    answer = _inside_warranty(case, term) or _by_then(case, term)
    delivered = known.delivered_on or known.day
    last = term.last_day(delivered, kinds)
    if last.is_over(case.today.judged) and last.latest:
        answer += (Sentence("worked_warranty_over", {"day": case.near(last.latest)}),)
    elif last.certain:
        answer += (Sentence("worked_warranty_until", {"day": case.near(last.certain)}),)
    if known.product_kind:
        span = term.words()[known.product_kind]
        item = case.item() or case.policy.kinds[known.product_kind]
        answer += (Sentence("worked_warranty", {"span": span, "item": item}),)
    return answer


def _by_then(case: _Case, term: WarrantyTerm) -> Answer:
    """Whether the warranty runs at the time supposed, where that is the same for any kind meant."""
    months = case.message.language.supposed_months(case.message.text)
    kind = case.known.product_kind
    spans = [term.months[kind]] if kind in term.months else list(term.months.values())
    if months is None or not case.message.language.supposes(case.message.text):
        return ()
    runs = {months < span for span in spans}
    if len(runs) > 1:
        return ()
    name = "worked_warranty_still_runs" if runs.pop() else "worked_warranty_over_by_then"
    return (Sentence(name), *(() if kind else (Sentence("worked_warranty_in_general"),)))


def _outside_warranty(case: _Case) -> Answer:
    term, known = case.terms.get("warranty_exclusions"), case.known
    if term is None:
        return ()
    if known.condition in term.conditions:
        return (Sentence("worked_misuse", term.words()),)
    if known.purchased_from in term.sellers:
        return (Sentence("worked_seller_outside", term.words()),)
    return ()


def _inside_warranty(case: _Case, warranty: WarrantyTerm) -> Answer:
    """That a marketplace is not left out; nobody asks that of the store itself."""
    term = case.terms.get("warranty_exclusions")
    if term is None or not term.sellers or case.known.purchased_from != "marketplace":
        return ()
    if case.message.language.names_own_stall(case.message.text):
        then = _by_then(case, warranty)
        return (*then, Sentence("worked_seller_own_too" if then else "worked_seller_own"))
    return (Sentence("worked_seller_inside", term.words()),)


# --- what a claim needs, and where parcels go --------------------------------------


def _evidence(case: _Case) -> Answer:
    term, reason = case.terms.get("evidence"), case.known.reason
    if term is None or reason is None:
        return ()
    photo = Phrase("missing_photo")
    if term.photo_shows:
        photo = Phrase("photo_wanted_of", {"photo_shows": term.photo_shows})
    names = {"photo": photo, "proof_of_purchase": Phrase("missing_proof_of_purchase")}
    wanted = [names[kind] for kind in term.needed_for(reason)]
    details = [Phrase(f"detail_name_{name}") for name in term.details]
    if not wanted and not details:
        return ()
    values = {
        "reason": Phrase(f"reason_name_{reason}"),
        "needed": PhraseList((*details, *wanted), "and"),
    }
    return (Sentence("worked_evidence", values),)


def _shipping_time(case: _Case) -> Answer:
    """How long it takes to a place; of what would be ordered now, from when to when it comes."""
    answer, words = _shipping(case, "time"), case.message.language
    if answer or case.message.is_choice or not words.asks_by_a_day(case.message.text):
        return answer
    days = expected_arrival(case.message.text, words, case.policy, case.today)
    return (Sentence("worked_arrival", days),) if days else ()


def _shipping(case: _Case, about: str) -> Answer:
    stated = case.policy.facts.in_force(case.today.store).get("shipping_countries")
    if not case.known.places or stated is None:
        return ()
    served = {each.country for each in case.message.language.find_places(stated.value)}
    if not served:  # "most of Europe": whether it is among them is not ours to say
        return ()
    answer: list[Sentence] = []
    if about == "cost" and _is_out_of_reach(case) and _asks_only_cost(case.message):
        return (Sentence("worked_cost_elsewhere", {"place": case.known.places[-1].name}),)
    for place in case.known.places:
        answer += [each for each in _to(place, served, about == "time") if each not in answer]
    return tuple(answer)


def _asks_only_cost(message: Spoken) -> bool:
    """Whether it is asked what sending costs, to the place that was spoken of before."""
    words, text = message.language, message.text
    if words.find_places(text):
        return False
    return message.asks("much") or words.asks_cost(text) or words.names_postage(text)


def _is_out_of_reach(case: _Case) -> bool:
    """Whether nothing is sent to any of the places spoken of."""
    stated = case.policy.facts.in_force(case.today.store).get("shipping_countries")
    if not case.known.places or stated is None:
        return False
    served = {each.country for each in case.message.language.find_places(stated.value)}
    return bool(served) and all(place.country not in served for place in case.known.places)


def _to(place: Place, served: Collection[str], asks_time: bool) -> Answer:
    """Whether parcels go to a place, and on what terms."""
    values = {"place": place.name}
    if place.country not in served:
        return (Sentence("worked_ships_not", values),)
    if place.kind == "territory":
        return (Sentence("worked_ships_territory", values),)
    if place.kind == "country":
        return () if asks_time else (Sentence("worked_ships_to", values),)
    general = Sentence("worked_shipping_time" if asks_time else "worked_shipping_cost")
    return (Sentence("worked_ships_part", values), general)


_WORKERS: Mapping[str, Callable[[_Case], Answer]] = {
    "ask_return_policy": _returns,
    "ask_change_of_mind": _returns,
    "ask_restocking_fee": _fee,
    "ask_return_shipping_cost": _way_back,
    "ask_warranty_policy": _warranty,
    "ask_warranty_exclusions": _exclusions,
    "ask_claim_requirements": _evidence,
    "ask_shipping_cost": lambda case: _shipping(case, "cost"),
    "ask_international_shipping": lambda case: _shipping(case, "cost"),
    "ask_shipping_time": _shipping_time,
}
#: The questions of the FAQ whose answer may hang on the case.
WORKED_OUT = frozenset(_WORKERS)
