"""What the warranty covers, and until when."""

from __future__ import annotations

from claimdesk.claims.terms import WarrantyTerm
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence

_OF_A_CASE = ("condition", "reason", "purchased_from", "product", "date")


def warranty_exclusions(case: Case) -> Answer:
    """As of the warranty; what is asked of all that it leaves out, the general answer tells."""
    language, text = case.message.language, case.message.text
    given = any(case.supposes(name) for name in _OF_A_CASE)
    # What befalls a thing in a way that is not known here, as in "what if a goat got it".
    unknown = language.joins_on(text) and not language.leans(text)
    if language.asks_exclusions(text) or (not given and unknown):
        return ()
    return warranty(case)


def warranty(case: Case) -> Answer:
    """Whether the warranty holds for the item, and until when."""
    term, kind = case.terms.get("warranty"), case.known.product_kind
    if term is None:
        return ()
    if case.message.asks("clock"):
        return (Sentence("worked_clock_delivery"),)
    if excluded := _excluded(case):
        return excluded
    if kind and kind not in term.months:
        return (Sentence("worked_no_warranty", {"kind": case.policy.kinds[kind]}),)
    answer = _marketplace_included(case, term) or _by_then(case, term)
    return (*answer, *_last_day(case, term), *_length(case, term))


def _excluded(case: Case) -> Answer:
    """That the item's condition or its seller is left out."""
    term, known = case.terms.get("warranty_exclusions"), case.known
    if term is None:
        return ()
    if known.condition in term.conditions:
        return (Sentence("worked_misuse", term.words()),)
    if known.purchased_from in term.sellers:
        return (Sentence("worked_seller_outside", term.words()),)
    return ()


def _marketplace_included(case: Case, warranty_term: WarrantyTerm) -> Answer:
    """That a marketplace is not left out; nobody asks that of the store itself."""
    term = case.terms.get("warranty_exclusions")
    if term is None or not term.sellers or case.known.purchased_from != "marketplace":
        return ()
    if case.message.language.names_own_stall(case.message.text):
        then = _by_then(case, warranty_term)
        return (*then, Sentence("worked_seller_own_too" if then else "worked_seller_own"))
    return (Sentence("worked_seller_inside", term.words()),)


def _by_then(case: Case, term: WarrantyTerm) -> Answer:
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


def _last_day(case: Case, term: WarrantyTerm) -> Answer:
    """Until when it runs, or that it is over, as far as the day of delivery and kind are known."""
    known = case.known
    kinds = [known.product_kind] if known.product_kind else list(case.policy.kinds)
    last = term.last_day(known.delivered_on or known.day, kinds)
    if last.is_over(case.today.judged) and last.latest:
        return (Sentence("worked_warranty_over", {"day": case.near(last.latest)}),)
    if last.certain:
        return (Sentence("worked_warranty_until", {"day": case.near(last.certain)}),)
    return ()


def _length(case: Case, term: WarrantyTerm) -> Answer:
    """How long it runs for a known kind of product."""
    kind = case.known.product_kind
    if not kind:
        return ()
    item = case.item() or case.policy.kinds[kind]
    return (Sentence("worked_warranty", {"span": term.words()[kind], "item": item}),)
