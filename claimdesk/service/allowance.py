"""How much the shopper who is being served may still have recorded and mailed.

Who asks for it (the web channel) sets the allowance of its request, and the use cases charge it.
Without one, as in a command, nothing is limited.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Allowance(Protocol):
    """What one request may still do."""

    def charge_filing(self) -> None:
        """Count a claim, a change of one or a message to the staff; TooManyFilings beyond it."""
        ...

    def may_mail(self, recipient: str) -> bool:
        """Count a receipt to this address; False beyond what it may get."""
        ...


class Unlimited:
    """The allowance of who is trusted."""

    def charge_filing(self) -> None:
        """Count nothing."""

    def may_mail(self, recipient: str) -> bool:
        """Count nothing."""
        return True


_allowance: ContextVar[Allowance] = ContextVar("allowance")


def allowance() -> Allowance:
    """The allowance of the request that is being served."""
    return _allowance.get(Unlimited())


@contextmanager
def allowing(granted: Allowance) -> Iterator[None]:
    """Serve within this allowance, in this task and those it starts."""
    token = _allowance.set(granted)
    try:
        yield
    finally:
        _allowance.reset(token)
