"""E-mail addresses: where they stand in a text, and what is one that mail can be sent to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from email_validator import EmailNotValidError, validate_email

from claimdesk.language.edit_distance import within_one_edit
from claimdesk.language.spans import Span

# A candidate: what mail servers take before the @ (RFC 5322, dot-atom), and after it letters of any
# script, hyphens and points. Whether it is an address the library says. Bounded as an address is
# (RFC 5321, 4.5.3.1.1), so that a long run of signs is soon given up.
_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}"
_LETTER = r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]"
_CANDIDATE = re.compile(
    rf"(?<![\w.@%+-])({_ATEXT}(?:\.{_ATEXT})*@{_LETTER}(?:(?:{_LETTER}|[.-])*{_LETTER})?)"
    r"(?![\w@]|[.-]\w|\.\.)"
)
# A quotation mark or a "mailto:" before the address is not part of it.
_BEFORE = re.compile(r"^(?:mailto|e-?mail)?[:'`*_=]+", re.IGNORECASE)
_AFTER = re.compile(r"[.,;:!?]*")
_MOST = 16  # candidates that are looked at in a text: nobody gives more, and each takes its time
_ADDRESSES_IN_MIND = 32  # an address is read by one component after the other
# Where most private addresses are. Those that differ in one letter ("mail.com", "email.com") all
# stand here, so that none is taken for a slip of another.
_COMMON = """
gmail.com googlemail.com mail.com email.com gmx.com gmx.net gmx.de hotmail.com hotmail.co.uk
hotmail.fr hotmail.de outlook.com outlook.de live.com live.co.uk msn.com yahoo.com yahoo.co.uk
yahoo.ca yahoo.de yahoo.fr ymail.com rocketmail.com icloud.com me.com mac.com aol.com aim.com
proton.me protonmail.com fastmail.com zoho.com comcast.net verizon.net att.net sbcglobal.net
bellsouth.net cox.net charter.net earthlink.net web.de t-online.de btinternet.com orange.fr
"""
_COMMON_DOMAINS = frozenset(_COMMON.split())
_MISTYPED_ENDINGS = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com"} | {
    "xom": "com", "cim": "com", "coom": "com", "nte": "net", "ner": "net", "ogr": "org"
}  # fmt: skip
_SHORTEST_NAME = 5  # letters of a name in which one wrong letter is told from another name


def is_public(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return domain in _COMMON_DOMAINS


def find_emails(text: str) -> list[Span]:
    """The stretches of a message that are e-mail addresses mail can be sent to, in order.

    At most the first sixteen.
    """
    spans = []
    for match in islice(_CANDIDATE.finditer(text), _MOST) if "@" in text else ():
        start, written = match.start(1), match.group(1)
        kept = _BEFORE.sub("", written, count=1)
        if valid_email(kept) is not None:
            spans.append(Span(start + len(written) - len(kept), match.end(1), kept))
    return spans


def only_email(text: str) -> str | None:
    """The address that the text is, but for blanks around and closing marks; None if it is none."""
    text = text.strip()
    found = find_emails(text)
    if len(found) != 1 or _BEFORE.sub("", text[: found[0].start]):
        return None
    if not _AFTER.fullmatch(text, found[0].end):
        return None
    return valid_email(found[0].text)


@lru_cache(_ADDRESSES_IN_MIND)
def valid_email(written: str) -> str | None:
    """The address with its domain in lower-case ASCII (IDNA), the local part as it was; else None.

    By its form alone: nothing is looked up. Local parts outside ASCII are refused: few servers take
    them (SMTPUTF8), and a receipt that cannot arrive is worse than being asked for another address.
    Quoted local parts and address literals are legal mail, never what a shopper types, and useful
    only for tricks. Domains for tests (".test") are taken, names without a point are not.
    """
    try:
        found = validate_email(
            written,
            allow_smtputf8=False,
            strict=True,  # at most 64 characters before the @ (RFC 5321, 4.5.3.1.1)
            check_deliverability=False,
            test_environment=True,
        )
    except EmailNotValidError:
        return None
    local, _, _ = written.rpartition("@")
    return f"{local}@{found.ascii_domain}" if "." in found.ascii_domain else None


def likelier_email(address: str) -> str | None:
    """The address that one with a slip in its domain was probably meant to be; None for others.

    Goes by the domains most shoppers have ("hotmial.com", "gmail.con") and by endings that do not
    exist; only somebody who typed it can say.
    """
    local, _, domain = address.rpartition("@")
    domain = domain.lower()
    name, _, ending = domain.rpartition(".")
    mended = f"{name}.{_MISTYPED_ENDINGS.get(ending, ending)}"
    likelier = _common_like(mended) or mended
    return f"{local}@{likelier}" if likelier != domain else None


def common_domain_named(name: str) -> str | None:
    """The common domain whose first part is `name`, or nearly: "gmial" is gmail.com's."""
    return _common_like(f"{name.lower()}.com")


def _common_like(domain: str) -> str | None:
    if domain in _COMMON_DOMAINS:
        return domain
    near = [
        common
        for common in sorted(_COMMON_DOMAINS, key=_com_first)
        if len(common.partition(".")[0]) >= _SHORTEST_NAME and within_one_edit(domain, common)
    ]
    return near[0] if near else None


def _com_first(domain: str) -> tuple[bool, str]:
    return not domain.endswith(".com"), domain
