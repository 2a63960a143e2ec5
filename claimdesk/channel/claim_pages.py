"""The page under `/claim/` that a link in the shopper's mail opens: the chat, about their claim.

The page itself tells nothing of the claim; the chat on it does, in a session opened with the link.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.adapters.claim_links import SHOPPER, STAFF, ClaimLinks, InvalidLink
from claimdesk.channel.html_pages import PRIVATE, HtmlPages
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.addresses import same_address
from claimdesk.service.ports import ClaimPorts

_FILES = Path(__file__).parent / "pages"
# What the widget needs of a page is in it: scripts, connections and pictures of its own host.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class ClaimPages:
    """Answers requests under `/claim`, and says which claim a link opens."""

    def __init__(
        self, links: ClaimLinks, stores: Mapping[str, StorePolicy], ports: ClaimPorts
    ) -> None:
        self._links = links
        self._stores = stores
        self._ports = ports
        self._pages = HtmlPages(_FILES, _POLICY, PRIVATE, ports.wording)

    def install(self, app: Sanic) -> None:
        """Run before routing: Rasa has already registered its routes."""
        app.request_middleware.appendleft(self.before)

    def before(self, request: Request) -> HTTPResponse | None:
        """The page, or None: the request is for something else."""
        if not request.path.startswith(f"{SHOPPER}/"):
            return None
        if request.method not in ("GET", "HEAD"):
            return self._pages.answer(b"GET or HEAD", "text/plain", 405)
        token = request.path[len(SHOPPER) + 1 :]
        try:
            link, _ = self._links.read(token)
            store = self._stores[link.store]
        except (InvalidLink, KeyError):
            return self._pages.rendered("gone.html", 404, path=STAFF, why="claim_page_gone")
        return self._pages.rendered("chat.html", path=STAFF, store=store, token=token)

    def claim_of(self, token: str, store: str) -> str | None:
        """The number of the claim that a link's token opens at a store; None where it opens none.

        It opens the claim while mails about it go to the address the link was sent to. Raises
        NotRecorded when the records are away.
        """
        try:
            link, _ = self._links.read(token)
        except InvalidLink:
            return None
        with self._ports.records.transaction() as unit:
            claim = unit.claim(link.claim_number)
        if claim is None or not (claim.store == link.store == store):
            return None
        return claim.number if same_address(claim.email, link.mailbox) else None
