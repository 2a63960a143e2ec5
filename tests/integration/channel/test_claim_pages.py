"""The link in a shopper's mail: it opens the chat on their claim, and on no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from claimdesk.adapters.claim_links import SHOPPER, ClaimLinks
from claimdesk.adapters.claim_records import SqlClaimRecords
from claimdesk.adapters.conversation_tables import claim_guests
from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.wording import load_wording
from claimdesk.channel.claim_pages import ClaimPages
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.submit_claim import submit_claim
from claimdesk.settings import ROOT
from tests.integration.channel.conftest import STORES, Server
from tests.unit.service.claim_fakes import submission


class Desk:
    """A server with the page, and one claim on record."""

    def __init__(self, serve: Callable[..., Server]) -> None:
        self.server = serve(claims=self._pages)
        conversation = self.server.conversations.create("procase").id
        values = submission(conversation_id=conversation, evidence=())
        self.number = submit_claim(self.ports, **values).number
        self.token = self.link("Sam@example.com")

    def _pages(self, server: Server) -> ClaimPages:
        wording = load_wording(ROOT / "wording" / "en.yml")
        self.links = ClaimLinks(SHOPPER, ["k" * 16], server.settings.own_address, 3600)
        self.ports = ClaimPorts(
            records=SqlClaimRecords(server.engine, server.photos),
            evidence_files=server.photos,
            transcripts=server.conversations,
            composer=TemplateMailComposer("desk@claims.example", wording),
            wording=wording,
            new_reference=new_reference,
        )
        return ClaimPages(self.links, STORES, self.ports)

    def link(self, mailbox: str, number: str = "", store: str = "procase") -> str:
        """The token of a link that was sent to `mailbox`."""
        url = self.links.url(number or self.number, store, mailbox)
        assert url
        return url.rsplit("/", 1)[1]

    def open(self, claim: Any, store: str = "procase") -> httpx.Response:
        """A session opened with a link's token."""
        return self.server.client().post("/sessions", json={"store": store, "claim": claim})

    def claims_of_latest(self) -> list[str]:
        """The claims that the latest conversation may speak of."""
        talk = self.server.assistant.heard[-1].sender_id
        with self.ports.records.transaction() as unit:
            return [claim.number for claim in unit.claims_of_conversation(talk)]


@pytest.fixture
def desk(serve: Callable[..., Server]) -> Desk:
    return Desk(serve)


def test_the_link_opens_the_chat_on_its_claim(desk: Desk) -> None:
    """The page has the chat; its session speaks of the claim, and begins with how it stands."""
    page = httpx.get(f"{desk.server.settings.own_address}/claim/{desk.token}")
    assert page.status_code == 200
    assert f'data-claim="{desk.token}"' in page.text
    assert "Sam" not in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"

    answer = desk.open(desk.token)

    assert answer.status_code == 201
    assert desk.server.assistant.texts[-1] == "/check_claim"
    assert desk.claims_of_latest() == [desk.number]


def test_what_opens_no_claim_opens_an_ordinary_chat(desk: Desk) -> None:
    """Forged, another store's, another address's, no token at all: each is merely greeted."""
    forger = ClaimLinks(SHOPPER, ["x" * 16], "http://h", 3600)
    forged = str(forger.url(desk.number, "procase", "Sam@example.com")).rsplit("/", 1)[1]
    staff = ClaimLinks("/staff", ["k" * 16], "http://h", 3600)
    of_staff = str(staff.url(desk.number, "procase", "Sam@example.com")).rsplit("/", 1)[1]
    tokens = [
        forged,
        of_staff,
        desk.token[:-2],
        desk.link("eve@example.com"),
        desk.link("Sam@example.com", number=new_reference()),
        desk.link("Sam@example.com", store="casesora"),
        "",
        "x" * 5000,
        7,
        None,
        ["a"],
    ]
    for token in tokens:
        assert desk.open(token).status_code == 201, token
        assert desk.server.assistant.texts[-1] == "/greet", token
        assert desk.claims_of_latest() == []
    assert desk.open(desk.token, store="casesora").status_code == 201
    assert desk.claims_of_latest() == []


def test_a_page_without_a_claim_says_what_to_do(desk: Desk) -> None:
    """In words, and it decides nothing by any other method."""
    at = f"{desk.server.settings.own_address}/claim"
    for token in ("", "nothing", desk.token[:-1]):
        page = httpx.get(f"{at}/{token}")
        assert page.status_code == 404
        assert "reply to the e-mail" in page.text
    assert httpx.post(f"{at}/{desk.token}").status_code == 405


def test_erasing_the_conversation_ends_its_way_to_the_claim(desk: Desk) -> None:
    """The claim stays, and its own conversation keeps it."""
    token = desk.open(desk.token).json()["token"]
    client = desk.server.client(headers={"Authorization": f"Bearer {token}"})

    assert client.delete("/sessions").status_code == 204

    with desk.server.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(claim_guests)) == 0
    assert desk.claims_of_latest() == []
    with desk.ports.records.transaction() as unit:
        assert unit.claim(desk.number) is not None
