"""E-mail addresses as shoppers type them."""

from __future__ import annotations

import re

from claimdesk.language.spans import Span

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_ADDRESS = re.compile(
    rf"(?<![\w.@%+-])({_LOCAL}@(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]{{1,62}})(?![\w@]|[.-]\w|\.\.)"
)
_SPOKEN_DOT = re.compile(r"\s*[(\[]?\s*\bdot\b\s*[)\]]?\s*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b([A-Za-z0-9._%+-]+(?: ?(?:\(dot\)|\[dot\]| dot ) ?[A-Za-z0-9_-]+)*)"
    r"\s*(?:\(at\)|\[at\]| at )\s*"
    r"([A-Za-z0-9-]+(?:\s*(?:\(dot\)|\[dot\]| dot |(?<=\w)\.(?=\w))\s*[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"([\w.+-])(?:\s+@\s*|\s*@\s+)(?=[\w-]+\.\w)")
_LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1


def find_emails(text: str) -> list[Span]:
    """The stretches of a message that are complete e-mail addresses, in order."""
    spans = []
    for match in _ADDRESS.finditer(text):
        start, address = match.start(1), match.group(1)
        # A quotation mark or a "mailto:" before the address is not part of it.
        kept = re.sub(r"^(?:mailto|e-?mail)?[:'`*_=]+", "", address, flags=re.IGNORECASE)
        start += len(address) - len(kept)
        if _sound(kept):
            spans.append(Span(start, match.end(1), kept))
    return spans


def read_email(text: str) -> str | None:
    """The address a message gives, its domain in lower case; None if there is none that works.

    Reads "<jo@example.com>", "mailto:jo@example.com", "jo @ example.com" and "jo at example dot
    com". Broken ones ("jo@", "jo@example", "jo..b@example.com") are not repaired.
    """
    found = find_emails(text) or find_emails(_SPACED.sub(r"\1@", text))
    if not found and "@" not in text:
        spoken = _SPOKEN.search(text)
        if spoken:
            local, domain = (_SPOKEN_DOT.sub(".", part) for part in spoken.groups())
            found = find_emails(f"{local}@{domain}".replace(" ", ""))
    if not found:
        return None
    local, _, domain = found[0].text.rpartition("@")
    return f"{local}@{domain.lower()}"


def _sound(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    return (
        bool(local)
        and len(address) <= _LONGEST
        and len(local) <= _LONGEST_LOCAL
        and not domain.rpartition(".")[2].endswith("-")
    )
