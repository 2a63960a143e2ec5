"""Sums of money as shoppers write them."""

from __future__ import annotations

import re
from decimal import Decimal

from claimdesk.language.amounts import Amount
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.number_words import NUMBER_WORD, read_number
from claimdesk.language.spans import Span
from claimdesk.language.text_cache import cached_by_text

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY"}
_DOLLAR_SIGNS = {"us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD"}
_WORDS = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "dolars": "USD",
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "rupee": "INR", "rupees": "INR", "rs": "INR", "rs.": "INR", "yen": "JPY", "yuan": "CNY",
    "franc": "CHF", "francs": "CHF", "kroner": "NOK", "zloty": "PLN", "pesos": "MXN", "/-": "INR",
}  # fmt: skip
_CODES_LIST = """
    USD EUR GBP CAD AUD NZD CHF JPY SEK NOK DKK PLN INR MXN SGD HKD
"""
_CODES = tuple(_CODES_LIST.split())
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})

_NUMBER = (
    r"[1-9]\d{0,2}(?:[,. \u2019']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?![\d])"
)
_MARK = r"(?:us|ca?|au?)?\$|[€£¥₹]|(?:" + "|".join(_CODES) + r"|rs)\b"
_NAMES = "|".join(word for word in _WORDS if word.isalpha())
_MARK_AFTER = _MARK + rf"|\b(?:{_NAMES})\b|/-"
_EDGE = r"(?<![\w.,/#$€£¥-])"
_NOT_PERCENT = r"(?! ?%| ?percent)"
_AMOUNT = re.compile(
    rf"{_EDGE}(?P<mark>{_MARK})\.? ?(?P<n>{_NUMBER}){_NOT_PERCENT}(?![./-]\d)"
    rf"|{_EDGE}(?P<n2>{_NUMBER}) ?(?P<mark2>{_MARK_AFTER})"
    r"(?: and (?P<cents>\d{1,2})(?: cents)?| (?P<cents2>\d{1,2}) cents)?(?!\w)"
    rf"|\b(?P<words>{NUMBER_WORD}) (?P<mark3>{_NAMES})\b"
    rf"|{_EDGE}(?P<only_cents>\d{{1,2}}) cents\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_EDGE}(?P<n>{_NUMBER}){_NOT_PERCENT}"
    r"(?! ?(?:days?|weeks?|months?|hours?|items?|pieces?|pcs|st|nd|rd|th)\b)(?![\w/#-]|[.,:]\d)",
    re.IGNORECASE,
)
# Without one of these no sum has a currency.
_SIGN = re.compile(r"[$€£¥₹]|/-")
_LETTERS = re.compile(r"[a-z]+")
_MONEY = frozenset({"cents", *_NAMES.split("|"), *(code.lower() for code in _CODES)})
_CENT = Decimal("0.01")


def find_amounts(text: str, *, bare: bool = False) -> list[Span]:
    """The stretches of a message that are sums of money, in order.

    ``bare`` also takes numbers without a currency, as in the answer to "what did you pay?".
    """
    spans = list(_with_currency(text))
    if bare:
        for match in _BARE.finditer(text):
            span = Span(match.start(), match.end(), match.group())
            if not span.overlaps(spans):
                spans.append(span)
    return sorted(spans)


@cached_by_text
def _with_currency(text: str) -> tuple[Span, ...]:
    if not _SIGN.search(text) and _MONEY.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    return tuple(Span(m.start(), m.end(), m.group()) for m in _AMOUNT.finditer(text))


def read_amount(text: str, default_currency: str, *, bare: bool = False) -> Amount | None:
    """The sum a message names, or None.

    A "$" or "dollars" is the default currency where that is a dollar, else USD. The first sum
    that is not denied counts; of several bare numbers none does, for any may be the price.
    """
    spans = find_amounts(text)
    if spans:
        meant = [s for s in spans if not is_negated(text, s.start)] or spans
        match = _AMOUNT.match(text, meant[0].start)
        return _amount(match, default_currency) if match else None
    spans = find_amounts(text, bare=True) if bare else []
    if len({s.text for s in spans}) != 1:
        return None
    return Amount(_decimal(spans[0].text), default_currency)


def _amount(match: re.Match[str], default_currency: str) -> Amount:
    if match["only_cents"]:
        return Amount(Decimal(match["only_cents"]) * _CENT, default_currency)
    mark = (match["mark"] or match["mark2"] or match["mark3"]).lower()
    currency = _SIGNS.get(mark) or _DOLLAR_SIGNS.get(mark) or _WORDS.get(mark) or mark.upper()
    if currency == "USD" and not mark.startswith("us") and default_currency in _DOLLARS:
        currency = default_currency
    if match["words"]:
        return Amount(Decimal(read_number(match["words"].lower())).quantize(_CENT), currency)
    value = _decimal(match["n"] or match["n2"])
    cents = match["cents"] or match["cents2"]
    return Amount(value + Decimal(cents or 0) * _CENT, currency)


def _decimal(written: str) -> Decimal:
    """The last comma or point parts the cents if one or two digits follow it, else thousands."""
    whole, cents = written, ""
    parted = re.fullmatch(r"(.*\d)[.,](\d{1,2})", written)
    if parted:
        whole, cents = parted.groups()
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{cents or '00'}").quantize(_CENT)
