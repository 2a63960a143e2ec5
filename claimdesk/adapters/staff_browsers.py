"""Browsers of the staff: known by a cookie, which a link mailed to the store's mailbox gives them.

A link in a mail about a claim is quoted when the staff answer the shopper by a plain reply. So it
decides only in a browser that has shown, once, that its user reads the store's mailbox.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import NamedTuple

from itsdangerous import BadData

from claimdesk.adapters.claim_links import STAFF, InvalidLink
from claimdesk.adapters.signing_keys import keys_of, signer
from claimdesk.settings import Settings

CONFIRM = "confirm"  # under STAFF
_CONFIRM_SECONDS = 3600
_LONGEST = 1024  # characters of a token or cookie


class Confirmation(NamedTuple):
    """Whose mailbox a confirming link was sent to, and the claim it goes on to."""

    store: str
    mailbox: str
    claim_number: str


class StaffBrowsers:
    """Makes and reads the links that confirm a browser, and the cookies of those confirmed.

    `lifetime` of a cookie is in seconds; a confirming link lasts an hour.
    """

    def __init__(self, keys: Sequence[str], address: str, lifetime: int) -> None:
        self._confirming = signer(keys, "claimdesk.staff.confirm")
        self._cookies = signer(keys, "claimdesk.staff.browser")
        self._address = address.rstrip("/")
        self.lifetime = lifetime

    @classmethod
    def of(cls, settings: Settings) -> StaffBrowsers:
        """Those of this installation."""
        return cls(keys_of(settings), settings.own_address, settings.link_lifetime)

    @property
    def is_secure(self) -> bool:
        """Whether the pages are reached over TLS, so that a cookie may insist on it."""
        return self._address.startswith("https://")

    def url(self, confirmation: Confirmation) -> str:
        """A link that confirms the browser it is opened in; for that mailbox alone."""
        return f"{self._address}{STAFF}/{CONFIRM}/{self._confirming.dumps(list(confirmation))}"

    def read(self, token: str) -> Confirmation:
        """What a confirming link says; InvalidLink where it is none, or its hour is over."""
        try:
            values = self._confirming.loads(token[:_LONGEST], max_age=_CONFIRM_SECONDS)
            return Confirmation(*map(str, values))
        except (BadData, TypeError, ValueError) as error:
            raise InvalidLink from error

    def cookie(self, store: str, mailbox: str) -> str:
        """The value of a confirmed browser's cookie."""
        return str(self._cookies.dumps([store, mailbox, secrets.token_urlsafe(9)]))

    def knows(self, cookie: str | None, store: str, mailbox: str) -> bool:
        """Whether a cookie is of a browser that was confirmed for this store's mailbox."""
        try:
            values = self._cookies.loads((cookie or "")[:_LONGEST], max_age=self.lifetime)
        except BadData:
            return False
        return isinstance(values, list) and values[:2] == [store, mailbox]
