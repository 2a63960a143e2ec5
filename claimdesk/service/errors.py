"""Use case errors."""

from __future__ import annotations

from claimdesk.claims.errors import ClaimdeskError


class ServiceError(ClaimdeskError):
    """Anything a use case of the claim desk raises on purpose."""


class InvalidAddress(ServiceError):
    """A text given as an e-mail address is not exactly one address mail can be sent to."""


class NotRecorded(ServiceError):
    """Nothing was written: record or evidence storage failed.

    The call may be repeated as it was; what the shopper gave is still in the conversation.
    """


class TooManyFilings(ServiceError):
    """More was filed from this conversation or address than it may; nothing was written.

    The call may be repeated later; a claim waits for it in its conversation.
    """


class EvidenceMissing(NotRecorded):
    """A photo the claim names is gone, erased with its conversation; nothing was written.

    `evidence_id` says which; a repeat without it can succeed.
    """

    def __init__(self, evidence_id: str) -> None:
        super().__init__(f"evidence {evidence_id} is not there")
        self.evidence_id = evidence_id


class UnfitDecision(ServiceError):
    """A decision of the staff lacks something or can't be; nothing was written.

    `code` and `values` say what to do, as the catalogue's `unfit_decision_<code>`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class NoSuchClaim(ServiceError):
    """No open claim with this number belongs to this e-mail address; says no more than that."""


class RecordConflict(ServiceError):
    """Unique constraint violated by a concurrent transaction; retried."""
