"""What any way of delivering mail has in common: what it takes, and how it fails."""

from __future__ import annotations

from typing import Protocol

from claimdesk.service.mails import OutgoingMail


class DeliveryError(Exception):
    """The mail was not taken, or it cannot be known that it was; worth another try later."""


class RefusedForGood(DeliveryError):
    """The mail server refused this mail for a reason that will not pass."""


class Transport(Protocol):
    """Hands one mail over."""

    def deliver(self, mail: OutgoingMail, content: bytes) -> None:
        """Return once the mail is safely in other hands; DeliveryError otherwise."""
        ...
