"""Links in mails to one claim, signed and expiring: the staff's decide it, the shopper's go on."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from itsdangerous import BadData

from claimdesk.adapters.signing_keys import keys_of, signer
from claimdesk.settings import Settings

STAFF = "/staff"  # where the page is on which a claim is decided
SHOPPER = "/claim"  # where the chat is opened for a claim on record
_PURPOSE = "claimdesk.link"  # salt, with the path: to separate signature purposes
_LONGEST_TOKEN = 1024  # characters; ours have about 200
_NONCE_BYTES = 12


class ClaimLink(NamedTuple):
    """What a link opens: one claim, for the mailbox it was sent to; each has an `id` of its own."""

    claim_number: str
    store: str
    mailbox: str
    id: str


class InvalidLink(Exception):
    """The text is no link that this installation signed, or its time is over."""


class ClaimLinks:
    """Makes and reads links of one kind: to `path` under `address`; `lifetime` is in seconds.

    Without an address or a lifetime there are none.
    """

    def __init__(self, path: str, keys: Sequence[str], address: str, lifetime: int) -> None:
        self._signer = signer(keys, f"{_PURPOSE}{path}")
        self._page = f"{address.rstrip('/')}{path}/"
        self._lifetime = lifetime if address else 0

    @classmethod
    def of(cls, settings: Settings, path: str) -> ClaimLinks:
        """The links of this installation to a path."""
        return cls(path, keys_of(settings), settings.own_address, settings.link_lifetime)

    def url(self, claim_number: str, store: str, mailbox: str) -> str | None:
        """A new link, with an id of its own; None where links are switched off."""
        if not self._lifetime:
            return None
        link = ClaimLink(claim_number, store, mailbox, secrets.token_urlsafe(_NONCE_BYTES))
        return f"{self._page}{self._signer.dumps(list(link))}"

    def read(self, token: str) -> tuple[ClaimLink, datetime]:
        """What a link's token says, and when (UTC) it expires; InvalidLink for any other text."""
        if not self._lifetime or len(token) > _LONGEST_TOKEN:
            raise InvalidLink
        try:
            values, signed_at = self._signer.loads(
                token, max_age=self._lifetime, return_timestamp=True
            )
            link = ClaimLink(*map(str, values))
        except (BadData, TypeError, ValueError) as error:
            raise InvalidLink from error
        return link, signed_at + timedelta(seconds=self._lifetime)
