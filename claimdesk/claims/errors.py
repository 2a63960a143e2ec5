"""What can be wrong with something handed to Claimdesk from outside."""

from __future__ import annotations

from collections.abc import Sequence


class ClaimdeskError(Exception):
    """Anything Claimdesk reports to its caller in one plain line."""


class InvalidClaim(ClaimdeskError):
    """Raised when a claim names an unknown field, a value not allowed, or a day that cannot be."""

    def __init__(self, field: str, allowed: str) -> None:
        super().__init__(f"{field}: {allowed}" if field else allowed)
        self.field = field
        self.allowed = allowed


class InvalidStore(ClaimdeskError):
    """Raised when a store file cannot be judged by; holds every problem found, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


class MissingWording(ClaimdeskError):
    """Raised when a sentence, or a value a sentence asks for, does not exist."""
