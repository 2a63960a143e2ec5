"""From the claim to the second mail: the staff decide by their link, the shopper is told."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper, photo
from tests.conversations.mailbox import text_of

pytestmark = pytest.mark.slow

SUPPORT = "support@procase.com"


def _filed(desk: RunningDesk, order: str, email: str) -> tuple[Shopper, str]:
    """A shopper whose claim is filed, and its number."""
    shopper = Shopper(desk.url, "procase")
    shopper.take(
        {
            "say": f"my wireless charger is defective, order {order}, bought on your website on"
            " {days_ago:6} for 25 dollars, I want a refund, " + email
        }
    )
    shopper.take({"choose": "Send the claim"})
    return shopper, shopper.numbers[-1]


def _link(desk: RunningDesk, to: str, subject: list[str], path: str) -> str:
    """The link of this path in a mail that arrived."""
    mail = desk.mailbox.wait_for(to=to, subject=subject)
    return re.search(rf"http\S+/{path}/\S+", text_of(mail))[0]


def _browser(desk: RunningDesk, url: str, number: str) -> httpx.Client:
    """A browser that is confirmed by the mail it asks for."""
    browser = httpx.Client(timeout=60)
    assert browser.post(url, data={"step": "confirm"}).status_code == 200
    link = _link(desk, SUPPORT, [number, "Confirm your browser"], "staff/confirm")
    assert browser.get(link, follow_redirects=True).status_code == 200
    return browser


def _decide(browser: httpx.Client, url: str, move: str, **fields: str) -> None:
    """Fill in the form of the page and send it."""
    form = {"move": move, **fields}
    seen = re.search(r'name="seen" value="(\d+)"', browser.get(url).text)[1]
    preview = browser.post(url, data={**form, "seen": seen, "step": "preview"})
    assert preview.status_code == 200, preview.text
    sent = browser.post(url, data={**form, "seen": seen, "step": "decide"})
    assert sent.status_code == 200, sent.text


def test_asked_for_more_answered_and_approved(running_desk: RunningDesk) -> None:
    """By the link back into the chat; each step is told in the chat and by mail."""
    shopper, number = _filed(running_desk, "PC-71801", "decided1@example.com")
    first = _link(running_desk, SUPPORT, [number, "Return request"], "staff")
    browser = _browser(running_desk, first, number)
    _decide(
        browser,
        first,
        "ask",
        message="Please show us the plug.",
        **{"asked.photo": "on"},
    )
    asked = ["We need something from you", number]
    chat = _link(running_desk, "decided1@example.com", asked, "claim")
    token = chat.rsplit("/", 1)[1]
    opened = httpx.post(
        f"{running_desk.url}/webhooks/chat/sessions", json={"store": "procase", "claim": token}
    ).json()
    assert "Please show us the plug." in opened["messages"][0]["text"]
    assert opened["messages"][0]["ask"] == "photo"
    told = shopper.take({"say": "any news?"})
    assert "Still needed: a photo" in told

    sent = httpx.post(
        f"{running_desk.url}/webhooks/chat/photos",
        headers={"Authorization": f"Bearer {opened['token']}"},
        files={"photo": ("plug.jpg", photo())},
    ).json()
    assert f"is with your claim {number}" in sent["messages"][0]["text"]
    assert "not decided yet" in shopper.take({"say": "any news about my claim?"})

    fresh = _link(running_desk, SUPPORT, [number, "Added"], "staff")
    _decide(browser, fresh, "approve", remedy="refund", amount="25.00", rma="R-1", by="Ann")
    mail = running_desk.mailbox.wait_for(
        to="decided1@example.com", subject=["Your claim is approved", number]
    )
    for part in ("25.00 USD", "R-1", "a refund"):
        assert part in text_of(mail)
    told = shopper.take({"say": "so is it approved?"})
    for part in ("approved claim", "25.00 USD", "Please send the item back"):
        assert part in told
    assert "That's one for our staff" not in told
    shopper.close()


def test_rejected_with_its_reasons(running_desk: RunningDesk) -> None:
    """The reason is told to who asks, and what the shopper answers goes to the staff."""
    shopper, number = _filed(running_desk, "PC-71802", "decided2@example.com")
    link = _link(running_desk, SUPPORT, [number, "Return request"], "staff")
    _decide(
        _browser(running_desk, link, number),
        link,
        "reject",
        message="The photo shows another maker's charger.",
    )

    told = shopper.take({"say": "did you decide on my claim?"})
    assert "turned it down" in told
    assert "another maker's charger" in told
    shopper.take({"say": "please add that it has your name on the back"})
    mail = running_desk.mailbox.wait_for(to=SUPPORT, subject=[number, "Added"])
    assert "your name on the back" in text_of(mail)
    withdrawn = shopper.take({"say": "withdraw my claim"})
    assert "turned it down" in withdrawn
    shopper.close()
