"""The page under `/staff/` where a claim is decided, opened by a signed link from the staff's mail.

Looking at it changes nothing, so that a mail scanner that follows links decides nothing: a
decision is a form that was seen as the mail it sends, and sent. It opens only in a browser that was
confirmed by a link of its own, for a plain reply to the shopper quotes the mail with its link.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.adapters import decision_rows, mail_rows
from claimdesk.adapters.claim_links import STAFF, ClaimLink, ClaimLinks, InvalidLink
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.adapters.mail_text import moment
from claimdesk.adapters.staff_browsers import CONFIRM, Confirmation, StaffBrowsers
from claimdesk.channel import bodies
from claimdesk.channel.html_pages import PRIVATE, HtmlPages
from claimdesk.channel.problem import Problem
from claimdesk.channel.staff_forms import decision_of, revision_of
from claimdesk.claims import codes, fields
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.claim_file import ClaimFile, claim_file
from claimdesk.service.decide_claim import decide_claim, preview_decision
from claimdesk.service.errors import NoSuchClaim, NotRecorded, UnfitDecision
from claimdesk.service.mails import ConfirmMail, StoreContact
from claimdesk.service.overdue import answer_by
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.staff_decision import amount_by_rules, remedy_by_claim

logger = logging.getLogger(__name__)

_FILES = Path(__file__).parent / "pages"
_STYLE = "pages.css"
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Page:
    """What a link opens: the claim's file, of a store, until a moment."""

    token: str
    link: ClaimLink
    expires: datetime
    policy: StorePolicy
    file: ClaimFile


class StaffPages:
    """Answers requests under `/staff`; `now` is the moment, with a timezone."""

    def __init__(
        self,
        links: ClaimLinks,
        browsers: StaffBrowsers,
        stores: Mapping[str, StorePolicy],
        ports: ClaimPorts,
        now: Callable[[], datetime],
    ) -> None:
        self._links = links
        self._browsers = browsers
        self._stores = stores
        self._ports = ports
        self._now = now
        self._pages = HtmlPages(_FILES, _POLICY, PRIVATE, ports.wording)

    def install(self, app: Sanic) -> None:
        """Run before routing: Rasa has already registered its routes."""
        app.request_middleware.appendleft(self.before)

    async def before(self, request: Request) -> HTTPResponse | None:
        """The answer to a request for the page, or None: it is for something else."""
        if not request.path.startswith(f"{STAFF}/"):
            return None
        token, _, rest = request.path[len(STAFF) + 1 :].partition("/")
        try:
            return await self._answer(request, token, rest)
        except Problem as problem:
            return self._rendered("gone.html", problem.status, why="staff_page_failed")
        except (InvalidLink, NoSuchClaim):
            return self._rendered("gone.html", 404, why="staff_page_gone")
        except NotRecorded:
            return self._rendered("gone.html", 503, why="staff_page_failed")
        except Exception:  # left to Sanic, the log would hold the address, which is the link
            logger.exception("the staff's page failed")
            return self._rendered("gone.html", 500, why="staff_page_failed")

    async def _answer(self, request: Request, token: str, rest: str) -> HTTPResponse:
        if token == _STYLE and not rest:
            return self._pages.answer((_FILES / _STYLE).read_bytes(), "text/css")
        if token == CONFIRM:
            return await run_in_thread(self._confirmed, rest)
        page = await run_in_thread(self.opened, token)
        if not self._is_known(request, page):
            return await self._unknown_browser(request, page)
        if rest.startswith("photos/"):
            return await self._photo(page.file, rest.removeprefix("photos/"))
        if rest:
            raise InvalidLink
        if request.method == "POST" and _is_of_our_page(request):
            return await self._posted(page, await bodies.form_fields(request))
        if request.method not in ("GET", "HEAD", "POST"):
            return self._pages.answer(b"GET, HEAD or POST", "text/plain", 405)
        return self._page(page)

    def _is_known(self, request: Request, page: Page) -> bool:
        """Whether the browser has shown that its user reads the store's mailbox."""
        cookie = request.cookies.get(_cookie_name(page.policy))
        return self._browsers.knows(cookie, page.policy.id, page.link.mailbox)

    async def _unknown_browser(self, request: Request, page: Page) -> HTTPResponse:
        """Offers to mail a link that confirms it, and tells nothing of the claim."""
        sent = False
        if request.method == "POST":
            sent = (await bodies.form_fields(request)).get("step") == "confirm"
        if sent:
            await run_in_thread(self._mail_confirmation, page)
        return self._rendered("confirm.html", 200 if sent else 403, store=page.policy, sent=sent)

    def _mail_confirmation(self, page: Page) -> None:
        claim, mailbox = page.file.claim, page.link.mailbox
        url = self._browsers.url(Confirmation(page.policy.id, mailbox, claim.number))
        facts = ConfirmMail(StoreContact.of(page.policy), claim, url, self._now())
        with self._ports.records.transaction() as unit:
            for mail in self._ports.composer.compose(facts):
                if not unit.has_mail(mail.message_id):
                    unit.add_mail(mail, now=self._now())

    def _confirmed(self, token: str) -> HTTPResponse:
        """Gives the browser its cookie, and goes on to the claim by a link of its own."""
        store, mailbox, number = self._browsers.read(token)
        policy = self._stores.get(store)
        page = self._links.url(number, store, mailbox)
        if policy is None or policy.contact.email != mailbox or page is None:
            raise InvalidLink
        response = self._pages.answer(b"", "text/plain", 303)
        response.headers["Location"] = urlsplit(page).path
        name = _cookie_name(policy)
        response.cookies[name] = self._browsers.cookie(store, mailbox)
        response.cookies[name].update(
            {"path": STAFF, "httponly": True, "samesite": "Lax", "max-age": self._browsers.lifetime}
        )
        if self._browsers.is_secure:
            response.cookies[name]["secure"] = True
        return response

    def opened(self, token: str) -> Page:
        """What a link's token opens; raises InvalidLink, NoSuchClaim, NotRecorded."""
        link, expires = self._links.read(token)
        policy = self._stores.get(link.store)
        if policy is None or policy.contact.email != link.mailbox:
            raise InvalidLink  # the store has another mailbox now
        file = claim_file(self._ports, policy, link.claim_number, link.id)
        return Page(token, link, expires, policy, file)

    async def _posted(self, page: Page, form: Mapping[str, str]) -> HTTPResponse:
        """A form that was filled in: seen as the mail it would send, changed, or sent."""
        step = form.get("step")
        if step not in ("preview", "decide") or page.file.used:
            return self._page(page, form)
        try:
            return await self._decided(page, form, sends=step == "decide")
        except UnfitDecision as error:
            why = self._ports.wording.text(f"unfit_decision_{error.code}", error.values)
            return self._page(page, form, error=why, status=409)

    async def _decided(self, page: Page, form: Mapping[str, str], *, sends: bool) -> HTTPResponse:
        act = partial(decide_claim, key=page.link.id) if sends else preview_decision
        receipt = await run_in_thread(
            partial(
                act,
                self._ports,
                policy=page.policy,
                number=page.link.claim_number,
                decision=decision_of(form, page.link.mailbox),
                now=self._now(),
                seen=revision_of(form),
            )
        )
        values: dict[str, Any] = {
            "store": page.policy,
            "claim": receipt.claim,
            "move": receipt.move,
        }
        if sends or receipt.repeated:
            return self._rendered("done.html", repeated=receipt.repeated, **values)
        return self._rendered("preview.html", mail=receipt.mails[-1], form=form, **values)

    def _page(
        self,
        page: Page,
        form: Mapping[str, str] | None = None,
        *,
        error: str = "",
        status: int = 200,
    ) -> HTTPResponse:
        """The claim with the forms that may be sent; `form` is what one of them held."""
        words, policy, file = self._ports.wording, page.policy, page.file
        contact = StoreContact.of(policy)
        promised = answer_by(policy, file.claim, file.moves)
        return self._rendered(
            "claim.html",
            status,
            store=policy,
            file=file,
            open_moves=file.open_moves,
            claim=file.claim,
            answer_by=promised and words.said(promised),
            told=partial(decision_rows.told_rows, claim=file.claim, words=words),
            photos=f"{STAFF}/{page.token}/photos",
            form=form or {},
            error=error,
            mailbox=page.link.mailbox,
            expires=moment(page.expires, policy.timezone, words.language),
            facts=mail_rows.fact_rows(file.claim, contact, words),
            outcome=mail_rows.outcome_rows(file.claim.decision, words, reader="staff"),
            clauses=mail_rows.clause_rows(file.claim.decision, words),
            remedies=[row.code for row in codes.REMEDIES],
            remedy=remedy_by_claim(file.claim),
            amount=amount_by_rules(file.claim),
            missing=fields.needed(),
        )

    async def _photo(self, file: ClaimFile, evidence_id: str) -> HTTPResponse:
        """A photo of the claim, as it was kept; those of other claims are not there."""
        if evidence_id not in {each.evidence_id for each in file.evidence}:
            raise InvalidLink
        try:
            return self._pages.answer(*await run_in_thread(self._photo_of, evidence_id))
        except (LookupError, OSError):
            raise InvalidLink from None

    def _photo_of(self, evidence_id: str) -> tuple[bytes, str]:
        photo = self._ports.evidence_files.open(evidence_id)
        content = photo.content
        data = content if isinstance(content, bytes) else content.read_bytes()
        return data, photo.media_type

    def _rendered(self, name: str, status: int = 200, **values: Any) -> HTTPResponse:
        return self._pages.rendered(name, status, path=STAFF, moment=self._moment, **values)

    def _moment(self, at: datetime, zone: str) -> str:
        return moment(at, zone, self._ports.wording.language)


def _cookie_name(policy: StorePolicy) -> str:
    return f"claimdesk_staff_{policy.id}"


def _is_of_our_page(request: Request) -> bool:
    """Whether a form was sent from the page itself, as far as the browser says from where.

    Another page of the same site, such as the shop's, gets the cookie sent, and may know a link.
    """
    return request.headers.getone("sec-fetch-site", "same-origin") in ("same-origin", "none")
