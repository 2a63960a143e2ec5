"""E-mail addresses: exactly one, plain, deliverable in form, and comparable."""

from __future__ import annotations

import hmac
import re

import idna

from claimdesk.service.errors import InvalidAddress

# RFC 5321, section 4.5.3.1, and RFC 3696 (erratum 1690) for the whole.
LOCAL_LIMIT = 64
WHOLE_LIMIT = 254

# RFC 5322's dot-atom. Quoted local parts, comments, display names and address
# literals are legal mail, never what a shopper types, and useful only for tricks.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def mail_address(text: str) -> str:
    """`text` as one address, its domain in lower-case ASCII (IDNA); else InvalidAddress.

    Local parts outside ASCII are refused: few servers take them (SMTPUTF8), and a
    receipt that cannot arrive is worse than being asked for another address.
    """
    local, at, domain = text.strip().rpartition("@")
    if not at or len(local) > LOCAL_LIMIT or not _LOCAL.fullmatch(local):
        raise InvalidAddress("not one plain e-mail address")
    try:
        ascii_domain = idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise InvalidAddress("the part after @ is not a domain name") from None
    labels = ascii_domain.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        raise InvalidAddress("the part after @ is not a domain name")
    address = f"{local}@{ascii_domain}"
    if len(address) > WHOLE_LIMIT:
        raise InvalidAddress("longer than an e-mail address can be")
    return address


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for case, compared in constant time."""
    return hmac.compare_digest(_comparable(one), _comparable(other))


def _comparable(address: str) -> bytes:
    return address.strip().casefold().encode("utf-8", "replace")
