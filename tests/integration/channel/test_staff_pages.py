"""The page a claim is decided on: by a signed link, once, never by a GET."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from html import unescape
from typing import Any

import httpx
import pytest

from claimdesk.adapters.claim_links import STAFF, ClaimLinks, InvalidLink
from claimdesk.adapters.claim_records import SqlClaimRecords
from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.pictures import sanitize_image
from claimdesk.adapters.staff_browsers import StaffBrowsers
from claimdesk.adapters.wording import load_wording
from claimdesk.channel.staff_pages import StaffPages
from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimRecord, EvidenceRef, Shopper
from claimdesk.service.submit_claim import submit_claim
from claimdesk.settings import ROOT
from tests.integration.channel.conftest import STORES, Server
from tests.unit.service.claim_fakes import CLAIM, facts_of_claim, submission

HOSTILE = "<script>alert(1)</script>\r\nBcc: eve@example.com \"'&{{7*7}}"
REGRET = {
    "reason": "change_of_mind",
    "condition": "unopened",
    "price": "25.00",
    "wants": "refund",
}


@dataclass
class Desk:
    """A server with the page, and the records behind it."""

    server: Server
    ports: ClaimPorts
    links: ClaimLinks
    browsers: StaffBrowsers
    photo: bytes

    def file(self, key: str = "k", **changes: Any) -> ClaimRecord:
        """File a claim with a photo."""
        conversation = self.server.conversations.create("procase").id
        photo = self.server.photos.store(conversation, sanitize_image(self.photo)).id
        claim = Claim.from_mapping({**facts_of_claim(CLAIM), **REGRET})
        values = {"claim": claim, "conversation_id": conversation, "submission_key": key}
        values["evidence"] = (EvidenceRef(photo),)
        number = submit_claim(self.ports, **submission(**(values | changes))).number
        return self.claim(number)

    def claim(self, number: str) -> ClaimRecord:
        with self.ports.records.transaction() as unit:
            claim = unit.claim(number)
        assert claim is not None
        return claim

    def moves(self, number: str) -> list[str]:
        with self.ports.records.transaction() as unit:
            return [move.name for move in unit.moves(number)]

    def link(self, number: str, store: str = "procase", mailbox: str = "") -> str:
        """A link to a claim, as the path below the server."""
        url = self.links.url(number, store, mailbox or STORES[store].contact.email)
        assert url
        return url.removeprefix(self.server.settings.own_address)

    def mailed(self, number: str, kind: str) -> Any:
        """The last mail of this kind about a claim, as text."""
        with self.server.engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT kind, plain, recipient, subject, reply_to FROM outbox ORDER BY id"
            )
            return [row for row in rows if row.kind == kind and number in row.subject][-1]


@pytest.fixture
def desk(serve: Callable[..., Server], picture: Callable[..., bytes]) -> Desk:
    """A server of its own, with links."""
    made: dict[str, Any] = {}

    def staff(server: Server) -> StaffPages:
        wording = load_wording(ROOT / "wording" / "en.yml")
        made["links"] = ClaimLinks(STAFF, ["k" * 16], server.settings.own_address, 3600)
        made["ports"] = ClaimPorts(
            records=SqlClaimRecords(server.engine, server.photos),
            evidence_files=server.photos,
            transcripts=server.conversations,
            composer=TemplateMailComposer(
                "desk@claims.example", wording, staff_links=made["links"]
            ),
            wording=wording,
            new_reference=new_reference,
        )
        now = lambda: datetime.now(timezone.utc)  # noqa: E731
        made["browsers"] = StaffBrowsers(["k" * 16], server.settings.own_address, 3600)
        return StaffPages(made["links"], made["browsers"], STORES, made["ports"], now)

    return Desk(serve(staff=staff), photo=picture(), **made)


@pytest.fixture
def stranger(desk: Desk) -> httpx.Client:
    """A browser without anything but the link."""
    client = desk.server.client()
    client.base_url = desk.server.settings.own_address
    return client


@pytest.fixture
def http(desk: Desk) -> httpx.Client:
    """A browser that was confirmed for ProCase's mailbox."""
    cookie = desk.browsers.cookie("procase", "support@procase.com")
    client = desk.server.client(cookies={"claimdesk_staff_procase": cookie})
    client.base_url = desk.server.settings.own_address
    return client


def _form(page: httpx.Response, move: str, /, **changes: str) -> dict[str, str]:
    """The fields of a move's form as the page has them, changed."""
    html = page.text[page.text.index(f'name="move" value="{move}"') - 26 :].split("</form>")[0]
    pairs = re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', html)
    fields = {name: unescape(value) for name, value in pairs}
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]+)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    ticked = re.findall(r'<input type="checkbox" name="([^"]+)" checked', html)
    return {**fields, **dict.fromkeys(ticked, "on"), **changes}


def test_the_mail_leads_to_the_page_and_the_page_to_the_decision(
    desk: Desk, http: httpx.Client
) -> None:
    """Looked at, seen as the mail it sends, sent: the shopper hears, and the mailbox has a copy."""
    claim = desk.file()
    mail = desk.mailed(claim.number, "claim_support")
    path = re.search(r"http://\S+(/staff/\S+)", mail.plain)[1]

    page = http.get(path)
    assert page.status_code == 200
    for part in (claim.number, "PC-20418", "Sam@example.com", "The hinge", "21.25"):
        assert part in page.text, part
    assert "What you get" not in page.text  # in the words of who decides
    form = _form(page, "approve", rma="R-77", message="Sorry about that.")
    preview = http.post(path, data={**form, "step": "preview"})
    assert preview.status_code == 200
    assert "R-77" in preview.text
    assert desk.claim(claim.number).status == "submitted"
    assert desk.moves(claim.number) == []

    done = http.post(path, data={**form, "step": "decide", "by": "Ann"})

    assert done.status_code == 200
    assert desk.claim(claim.number).status == "approved"
    told = desk.mailed(claim.number, "decision_receipt")
    assert told.recipient == "Sam@example.com"
    for part in ("21.25 USD", "R-77", "Sorry about that."):
        assert part in told.plain
    copy = desk.mailed(claim.number, "decision_support")
    assert copy.recipient == "support@procase.com"
    assert "Ann (support@procase.com)" in copy.plain
    assert "/staff/" in copy.plain
    assert "/staff/" not in told.plain


def test_a_link_decides_once(desk: Desk, http: httpx.Client) -> None:
    """Sent again it records nothing; opened again it tells what was done, without forms."""
    number = desk.file().number
    path = desk.link(number)
    form = {**_form(http.get(path), "close"), "step": "decide"}

    first, again = http.post(path, data=form), http.post(path, data={**form, "move": "reopen"})
    page = http.get(path)

    assert (first.status_code, again.status_code) == (200, 200)
    assert desk.moves(number) == ["close"]
    assert "<form" not in page.text
    assert "This link has been used: Closed" in page.text
    fresh = http.get(desk.link(number))
    assert 'value="reopen"' in fresh.text


def test_a_quoted_link_decides_nothing_for_who_gets_the_reply(
    desk: Desk, stranger: httpx.Client
) -> None:
    """An unknown browser is told nothing of the claim; the way on goes through the mailbox."""
    claim = desk.file()
    path = desk.link(claim.number)

    looked = stranger.get(path)
    sent = stranger.post(path, data={"move": "approve", "seen": "0", "step": "decide"})
    photo = stranger.get(f"{path}/photos/{claim.evidence[0].evidence_id}")

    assert [looked.status_code, sent.status_code, photo.status_code] == [403] * 3
    for answer in (looked, sent, photo):
        assert claim.number not in answer.text
        assert "PC-20418" not in answer.text
    assert desk.moves(claim.number) == []


def test_a_browser_is_confirmed_by_a_link_to_the_mailbox(
    desk: Desk, stranger: httpx.Client
) -> None:
    """Mailed once in an hour, answered to nobody else; then every link of the store opens."""
    claim, other = desk.file("a"), desk.file("b", shopper=Shopper("eve@example.com"))
    for _ in range(3):
        assert stranger.post(desk.link(claim.number), data={"step": "confirm"}).status_code == 200
    mail = desk.mailed(claim.number, "confirm_support")
    assert mail.recipient == "support@procase.com"
    assert mail.reply_to is None
    confirm = re.search(r"http://\S+(/staff/confirm/\S+)", mail.plain)[1]
    with desk.server.engine.connect() as connection:
        mails = connection.exec_driver_sql("SELECT 1 FROM outbox WHERE kind = 'confirm_support'")
        assert len(mails.all()) == 1

    confirmed = stranger.get(confirm, follow_redirects=True)

    assert confirmed.status_code == 200
    assert claim.number in confirmed.text
    given = confirmed.history[0].headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/staff"):
        assert part in given
    assert stranger.get(desk.link(other.number)).status_code == 200
    for forged in (confirm[:-3], "/staff/confirm/", f"/staff/confirm/{'a' * 3000}"):
        assert stranger.get(forged).status_code == 404


@pytest.mark.parametrize("cookie", ["", "x", "a" * 5000, "another store", "another mailbox"])
def test_a_cookie_is_good_for_its_own_mailbox(
    desk: Desk, stranger: httpx.Client, cookie: str
) -> None:
    """Forged, or of another store or mailbox, it opens nothing."""
    made = {
        "another store": desk.browsers.cookie("casesora", "support@procase.com"),
        "another mailbox": desk.browsers.cookie("procase", "eve@example.com"),
    }
    stranger.cookies.set("claimdesk_staff_procase", made.get(cookie, cookie))

    assert stranger.get(desk.link(desk.file().number)).status_code == 403


@pytest.mark.parametrize(
    ("sent_from", "decides"),
    [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False)],
)
def test_no_other_page_sends_the_form(
    desk: Desk, http: httpx.Client, sent_from: str, decides: bool
) -> None:
    """Nor one of the same site, to which the browser's cookie goes: it sees the claim as it is."""
    number = desk.file().number
    path = desk.link(number)
    form = _form(http.get(path), "close", message="Theirs.")

    answer = http.post(path, data={**form, "step": "decide"}, headers={"Sec-Fetch-Site": sent_from})

    assert answer.status_code == 200
    assert desk.moves(number) == (["close"] if decides else [])
    assert "Theirs." not in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
def test_a_mail_scanner_decides_nothing(desk: Desk, http: httpx.Client, method: str) -> None:
    """Whatever it asks for, and whatever stands in the address."""
    number = desk.file().number
    path = desk.link(number)

    for query in ("", "?step=decide&move=approve&seen=0", "?move=close"):
        http.request(method, f"{path}{query}")

    assert desk.claim(number).status == "submitted"
    assert desk.moves(number) == []


def test_what_is_no_link_of_ours_opens_nothing(
    desk: Desk, http: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forged, changed, expired, for another store or mailbox: all look the same."""
    number = desk.file().number
    good = desk.link(number)
    forged = ClaimLinks(STAFF, ["x" * 16], "http://h", 3600).url(
        number, "procase", "support@procase.com"
    )
    paths = {
        "forged": f"/staff/{str(forged).rsplit('/', 1)[1]}",
        "changed": good[:-3] + ("aaa" if not good.endswith("aaa") else "bbb"),
        "truncated": good[:-9],
        "another claim": desk.link(new_reference()),
        "another store": desk.link(number, "casesora"),
        "another mailbox": desk.link(number, mailbox="eve@example.com"),
        "empty": "/staff/",
        "long": f"/staff/{'a' * 3000}",
        "no text": "/staff/%00%ff",
        "below": f"{good}/more",
    }
    answers = {name: http.get(path) for name, path in paths.items()}
    answers["sent"] = http.post(paths["forged"], data={"move": "close", "step": "decide"})
    later = datetime.now(timezone.utc).timestamp() + 3602
    monkeypatch.setattr("time.time", lambda: later)
    answers["expired"] = http.get(good)

    for name, answer in answers.items():
        assert answer.status_code == 404, name
        assert "Traceback" not in answer.text
        assert "Sam@example.com" not in answer.text
    assert len({answer.text for name, answer in answers.items()}) == 1
    assert desk.moves(number) == []


def test_a_link_shows_its_own_claims_photos_alone(desk: Desk, http: httpx.Client) -> None:
    """Those of another claim are not there."""
    mine, other = desk.file("a"), desk.file("b", shopper=Shopper("eve@example.com"))
    path = desk.link(mine.number)

    own = http.get(f"{path}/photos/{mine.evidence[0].evidence_id}")
    assert own.status_code == 200
    assert own.headers["content-type"] == "image/jpeg"
    assert own.headers["cache-control"] == "no-store"
    assert own.headers["x-content-type-options"] == "nosniff"
    for foreign in (other.evidence[0].evidence_id, "..%2f..%2fkeys", "", "x"):
        assert http.get(f"{path}/photos/{foreign}").status_code == 404


def test_nothing_a_shopper_wrote_becomes_markup(desk: Desk, http: httpx.Client) -> None:
    """Nor what who decides writes becomes a header of the mail."""
    number = desk.file(details=HOSTILE, shopper=Shopper("sam@example.com", HOSTILE)).number
    path = desk.link(number)
    page = http.get(path)
    fields = ("message", "why", "by", "rma", "send_to")
    form = _form(page, "approve", **dict.fromkeys(fields, HOSTILE))

    preview = http.post(path, data={**form, "step": "preview"})
    http.post(path, data={**form, "step": "decide"})

    for answer in (page, preview):
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;" in answer.text
        assert "script-src" not in answer.headers["content-security-policy"]
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["referrer-policy"] == "no-referrer"
    told = desk.mailed(number, "decision_receipt")
    assert "\n" not in told.subject
    assert "\nBcc:" not in told.plain


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "21.26"}, "the rules give 21.25"),
        ({"amount": "a lot"}, "is no sum"),
        ({"amount": "1e9"}, "is no sum in cents"),
        ({"send_by": "soon"}, "is no day"),
        ({"send_by": "2020-01-01"}, "that day is over"),
        ({"label": "javascript:alert(1)"}, "https://"),
        ({"seen": "7"}, "look at it again"),
        ({"seen": "x"}, "look at it again"),
        ({"move": "withdraw"}, "look at it again"),
        ({"move": "expected"}, "look at it again"),
        ({"move": "refunded"}, "would have to be approved"),
        ({"remedy": "pony"}, "is no remedy"),
    ],
)
def test_what_is_unfit_is_said_and_kept_in_the_form(
    desk: Desk, http: httpx.Client, changes: dict[str, str], said: str
) -> None:
    """Nothing is recorded, and what was typed is still there."""
    number = desk.file().number
    path = desk.link(number)
    form = {**_form(http.get(path), "approve", message="My words"), **changes}

    answer = http.post(path, data={**form, "step": "decide"})

    assert answer.status_code == 409
    assert said in unescape(answer.text)
    assert changes.get("move") or "My words" in answer.text
    assert desk.moves(number) == []


def test_the_page_tells_what_was_decided(desk: Desk, http: httpx.Client) -> None:
    """For who has the parcel in hand: sum, number, address, and what the shopper was told."""
    number = desk.file().number
    path = desk.link(number)
    form = _form(
        http.get(path),
        "approve",
        rma="R-77",
        send_to="1 Main St",
        label="https://labels.example/1",
        send_by="2999-12-31",
        message=HOSTILE,
    )
    assert http.post(path, data={**form, "step": "decide"}).status_code == 200

    page = http.get(desk.link(number))

    timeline = page.text[page.text.index("timeline") :].split("</ol>")[0]
    for part in ("21.25 USD", "R-77", "1 Main St", "labels.example/1", "31 December 2999"):
        assert part in timeline, part
    assert "&lt;script&gt;" in timeline
    assert "<script" not in timeline


def test_the_page_tells_by_when_an_answer_is_promised(
    desk: Desk, http: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it was given; a store that promises none has no such line."""
    policy = STORES["procase"]
    number = desk.file().number
    assert "Answer promised by" not in http.get(desk.link(number)).text
    contact = policy.contact.copy(update={"answer_within": 2})
    monkeypatch.setitem(STORES, "procase", policy.copy(update={"contact": contact}))

    path = desk.link(number)
    page = http.get(path)
    http.post(path, data={**_form(page, "close"), "step": "decide"})

    assert "Answer promised by" in page.text
    assert "Answer promised by" not in http.get(desk.link(number)).text


def test_a_rejection_without_any_reason_is_asked_for_one(desk: Desk, http: httpx.Client) -> None:
    """In words that hold whether the rules have something against the claim or not."""
    used = Claim.from_mapping({**facts_of_claim(CLAIM), **REGRET, "condition": "used"})
    number = desk.file(claim=used).number
    path = desk.link(number)
    form = _form(http.get(path), "reject")
    ticked = {name for name in form if name.startswith("reason.")}
    assert ticked

    bare = {name: value for name, value in form.items() if name not in ticked}
    answer = http.post(path, data={**bare, "step": "preview"})

    assert answer.status_code == 409
    assert "Choose what counts against it" in answer.text
    assert "nothing against" not in answer.text


def test_a_form_says_what_its_own_move_has_boxes_for(desk: Desk, http: httpx.Client) -> None:
    """No rejection tells of a sum, whatever is sent with it."""
    number = desk.file().number
    path = desk.link(number)
    form = {**_form(http.get(path), "approve", rma="R-77"), "move": "reject", "message": "No."}

    answer = http.post(path, data={**form, "asked.photo": "on", "step": "decide"})

    assert answer.status_code == 200
    told = desk.mailed(number, "decision_receipt").plain
    for part in ("21.25", "R-77", "photo"):
        assert part not in told


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("move=close&" + "a=b&" * 200, {}, 400),
        ("move=close&message=" + "x" * 70_000, {}, 413),
        ('{"move": "close"}', {"Content-Type": "application/json"}, 415),
        ("move=%ff%fe&step=decide", {}, 409),
    ],
)
def test_a_body_that_is_no_short_form_is_refused(
    desk: Desk, http: httpx.Client, body: str, headers: dict[str, str], status: int
) -> None:
    """As a page, not as a traceback."""
    number = desk.file().number
    kind = {"Content-Type": "application/x-www-form-urlencoded", **headers}

    answer = http.post(desk.link(number), content=body, headers=kind)

    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert desk.moves(number) == []


def test_links_can_be_switched_off(desk: Desk, http: httpx.Client) -> None:
    """Then no mail has one, and none that was sent works."""
    off = ClaimLinks(STAFF, ["k" * 16], "http://h", 0)
    number = desk.file().number
    token = desk.link(number).rsplit("/", 1)[1]

    assert off.url(number, "procase", "support@procase.com") is None
    with pytest.raises(InvalidLink):
        off.read(token)
    assert ClaimLinks(STAFF, ["k" * 16], "", 3600).url(number, "procase", "a@b.c") is None


def test_a_mailbox_that_changed_ends_its_links(desk: Desk, http: httpx.Client) -> None:
    """Who has the old one's mail decides nothing any more."""
    number = desk.file().number
    path = desk.link(number)
    policy = STORES["procase"]
    contact = policy.contact.copy(update={"email": "new@procase.com"})
    moved = {**STORES, "procase": policy.copy(update={"contact": contact})}
    now = datetime.now(timezone.utc)
    pages = StaffPages(desk.links, desk.browsers, moved, desk.ports, lambda: now)

    with pytest.raises(InvalidLink):
        pages.opened(path.rsplit("/", 1)[1])


def test_a_page_that_fails_keeps_its_link_out_of_the_log(
    desk: Desk,
    http: httpx.Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It says that nothing was recorded; the log has the fault, and not the way in."""
    path = desk.link(desk.file().number)

    def fail(*_arguments: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("claimdesk.channel.staff_pages.claim_file", fail)
    answer = http.get(path)

    assert answer.status_code == 500
    assert "nothing was recorded" in answer.text
    assert "a fault of ours" in caplog.text
    assert path.rsplit("/", 1)[1] not in caplog.text
