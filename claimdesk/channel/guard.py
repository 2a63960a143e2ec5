"""Middleware for all channel routes: origins, headers, errors.

Sanic runs a blueprint's own middleware only after a route is found and its body read,
and Rasa's CORS extension answers every preflight first. So these hooks go to the front
of the app's, and leave alone whatever lies outside the channel's path.
"""

from __future__ import annotations

import logging

from sanic import Sanic
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.adapters.database import AWAY
from claimdesk.channel import bodies, origins
from claimdesk.channel.origins import Origins
from claimdesk.channel.problem import Problem, of_status, unavailable

logger = logging.getLogger(__name__)

_UNREADABLE = "NONE"  # Sanic's method for a request whose header it could not read
_CORS_DONE = "_sanic_cors_e"  # keeps Rasa's CORS extension from adding headers
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Guard:
    """Hooks for all requests under `prefix`; `methods` says which each path below it takes.

    `public` are paths any page may load, as one loads a script.
    """

    def __init__(
        self, prefix: str, methods: dict[str, str], public: frozenset[str], origins: Origins
    ) -> None:
        self._prefix = prefix.rstrip("/")
        self._methods = methods
        self._public = public
        self._origins = origins

    def install(self, app: Sanic) -> None:
        """Put the hooks in place, before the first request and after Rasa's own."""
        app.config.REQUEST_MAX_SIZE = bodies.LARGEST_DRAIN
        app.request_middleware.appendleft(self.before)
        app.response_middleware.append(self.after)
        app.error_handler.add(Exception, self.failed)

    def before(self, request: Request) -> HTTPResponse | None:
        """An early response, or None."""
        if not self._is_ours(request):
            return None
        setattr(request.ctx, _CORS_DONE, "1")
        try:
            return self._checked(request)
        except Problem as problem:
            return problem.response()

    def after(self, request: Request, response: HTTPResponse) -> None:
        """Add security and CORS headers."""
        if not (self._is_ours(request) or request.method == _UNREADABLE):
            return
        for name, value in _SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if response.headers.get("Access-Control-Allow-Origin") == "*":
            return  # a script for every page says so itself
        origin = getattr(request.ctx, "origin", None)
        response.headers.update(origins.response_headers(origin))

    def failed(self, request: Request, exception: Exception) -> HTTPResponse | None:
        """The problem for an exception; None leaves it to Sanic (not our path)."""
        if isinstance(exception, Problem):
            return exception.response()
        if request.method == _UNREADABLE:
            if isinstance(exception, PayloadTooLarge):
                return Problem("header-too-large").response()
            return Problem("malformed-request").response()
        if not self._is_ours(request):
            return None
        if isinstance(exception, SanicException):
            return of_status(exception.status_code).response()
        if isinstance(exception, AWAY):
            logger.error("%s %s: the database is away", request.method, request.path)
            return unavailable().response()
        logger.error("%s %s failed", request.method, request.path, exc_info=exception)
        return Problem("internal").response()

    def _checked(self, request: Request) -> HTTPResponse | None:
        if request.method == _UNREADABLE:
            raise Problem("malformed-request")
        path = request.path[len(self._prefix) :].rstrip("/") or "/"
        self._check_origin(request, path)
        if path not in self._methods:
            raise Problem("not-found")
        allowed = self._methods[path]
        if request.method == "OPTIONS":
            return HTTPResponse(status=204, headers=origins.preflight_headers(allowed))
        if request.method not in allowed.split(", "):
            raise Problem("method-not-allowed", headers={"Allow": allowed})
        return None

    def _check_origin(self, request: Request, path: str) -> None:
        sent = request.headers.getall("origin", [])
        if not sent:
            return
        if len(sent) == 1 and self._origins.known(sent[0]):
            request.ctx.origin = sent[0]
        elif path not in self._public:
            raise Problem("origin-not-allowed")

    def _is_ours(self, request: Request) -> bool:
        path = request.path
        return path == self._prefix or path.startswith(f"{self._prefix}/")
