"""Mail transport interface and errors."""

from __future__ import annotations

from typing import Protocol

from claimdesk.service.mails import OutgoingMail


class DeliveryError(Exception):
    """Delivery failed or is uncertain; retry later."""


class PermanentDeliveryError(DeliveryError):
    """Permanent rejection (5xx)."""


class Transport(Protocol):
    """Hands one mail over."""

    def deliver(self, mail: OutgoingMail, content: bytes) -> None:
        """Return once the mail is accepted; else DeliveryError."""
        ...
