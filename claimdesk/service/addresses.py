"""E-mail addresses: exactly one, plain, deliverable in form, and comparable."""

from __future__ import annotations

import hmac

from claimdesk.language.email_addresses import only_email
from claimdesk.service.errors import InvalidAddress


def mail_address(text: str) -> str:
    """`text` as one address, its domain in lower-case ASCII (IDNA); else InvalidAddress.

    The same addresses are taken as in the chat; a name or a second address beside it is refused.
    """
    address = only_email(text)
    if address is None:
        raise InvalidAddress("not one plain e-mail address")
    return address


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for case, compared in constant time."""
    return hmac.compare_digest(_comparable(one), _comparable(other))


def _comparable(address: str) -> bytes:
    return address.strip().casefold().encode("utf-8", "replace")
