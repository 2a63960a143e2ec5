"""Errors of the web channel as `application/problem+json` (RFC 9457), each with its own type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sanic.response import HTTPResponse

CONTENT_TYPE = "application/problem+json"

_KINDS: dict[str, tuple[int, str]] = {
    "malformed-request": (400, "The request cannot be read"),
    "invalid-json": (400, "The body is not valid JSON"),
    "invalid-key": (400, "The Idempotency-Key is not valid"),
    "invalid-multipart": (400, "The body is not valid multipart/form-data"),
    "body-too-slow": (400, "The body did not arrive in time"),
    "token-missing": (401, "A session token is needed"),
    "token-invalid": (401, "The session token is not valid"),
    "session-expired": (401, "The session has expired"),
    "session-erased": (401, "The conversation is no longer there"),
    "origin-not-allowed": (403, "This page may not talk to this store"),
    "not-found": (404, "There is nothing at this address"),
    "unknown-store": (404, "There is no such store"),
    "method-not-allowed": (405, "This address does not take that method"),
    "turn-running": (409, "The last message is still being answered"),
    "choice-spent": (409, "This choice has been used"),
    "too-many-photos": (409, "This claim already has all the photos it can take"),
    "body-too-large": (413, "The body is too large"),
    "header-too-large": (413, "The request header is too large"),
    "unsupported-content": (415, "The body has the wrong content type"),
    "unsupported-picture": (415, "The photo is not a JPEG, PNG or WebP picture"),
    "invalid-field": (422, "A field of the body is missing or wrong"),
    "unknown-choice": (422, "This choice was not offered in this conversation"),
    "unknown-message": (422, "This conversation has no such answer"),
    "key-reused": (422, "The Idempotency-Key named another request before"),
    "damaged-picture": (422, "The photo is damaged or incomplete"),
    "picture-too-large": (422, "The photo has too many pixels"),
    "picture-too-complex": (422, "The photo takes too long to be read"),
    "too-many-requests": (429, "Too many requests"),
    "internal": (500, "Something went wrong on the server"),
    "unavailable": (503, "The server could not answer in time"),
    "busy": (503, "The server has all it can take just now"),
}


class Problem(Exception):
    """An error response; `kind` is a key of _KINDS.

    `detail` is for the program (or the person) that made the request, `headers` go onto
    the response, `extra` become members of the problem object.
    """

    def __init__(
        self,
        kind: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        self.kind = kind
        self.status, self.title = _KINDS[kind]
        self.detail = detail
        self.headers = dict(headers or {})
        self.extra = extra
        super().__init__(f"{self.status} {kind}: {detail or self.title}")

    def as_dict(self) -> dict[str, Any]:
        """The problem object: type, title, status, detail, and what else was given."""
        members: dict[str, Any] = {
            "type": f"urn:claimdesk:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
        }
        if self.detail:
            members["detail"] = self.detail
        return {**members, **self.extra}

    def response(self) -> HTTPResponse:
        """This problem as a response."""
        headers = dict(self.headers)
        if self.status == 401:
            headers.setdefault("WWW-Authenticate", "Bearer")
        return HTTPResponse(
            json.dumps(self.as_dict(), ensure_ascii=False),
            status=self.status,
            headers=headers,
            content_type=CONTENT_TYPE,
        )


def unavailable() -> Problem:
    """The problem of a request that nothing was done for, and that may be sent again."""
    return Problem("unavailable", headers={"Retry-After": "1"})


def of_status(status: int) -> Problem:
    """The problem for an error that the web server itself found, by its HTTP status."""
    kinds = {404: "not-found", 405: "method-not-allowed", 413: "body-too-large", 408: "unavailable"}
    if status in kinds:
        return Problem(kinds[status])
    if status == 503:
        return Problem("unavailable")
    return Problem("malformed-request" if 400 <= status < 500 else "internal")
