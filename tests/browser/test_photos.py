"""Photos: picked, pasted, dropped; seen before they go, tried again, taken out."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.clock import lasting_today

TRANSFER = """(data) => {
  const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], 'given.jpg', { type: 'image/jpeg' }));
  return transfer;
}"""


def _data(path):
    return base64.b64encode(path.read_bytes()).decode()


def _sent(chat, line, photos=1):
    chat.page.get_by_role("button", name="Send", exact=True).click()
    expect(chat.answers.filter(has_text="the photo is with your claim").first).to_be_visible()
    assert len(line.turns("/photos")) == photos


def _about_a_wrong_item(visit, **options):
    chat = Chat(visit(**options)).open()
    chat.say("I received the wrong item, order PC-41001")
    return chat


def test_a_picked_photo_is_seen_before_it_is_sent(visit, line, picture, desk):
    """With a preview that is drawn, and its name on the button that takes it out."""
    chat = _about_a_wrong_item(visit)
    chat.attach(picture("my case.jpg"))
    expect(chat.page.get_by_role("button", name="Remove my case.jpg")).to_be_visible()
    preview = chat.page.locator("claimdesk-chat canvas").first
    expect(preview).to_be_visible()
    drawn = preview.evaluate(
        "c => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size"
    )
    assert drawn > 20
    assert line.turns("/photos") == []

    _sent(chat, line)

    assert [row["photo"] for row in desk.history(line.token) if row.get("photo")]


def test_a_phone_takes_the_photo_itself(visit, line, picture):
    """Where a photo is asked for there is a button for the camera; a desktop has none."""
    for phone in (True, False):
        chat = _about_a_wrong_item(visit, phone=phone)
        for text in (
            "a folio case",
            "on your website",
            (lasting_today(None) - timedelta(days=5)).isoformat(),
            "a replacement please",
        ):
            chat.say(text)
        expect(chat.answers.last).to_contain_text("Please send a photo")
        camera = chat.page.get_by_role("button", name="Take a photo")
        if not phone:
            expect(camera).to_be_hidden()
            continue
        with chat.page.expect_file_chooser() as chooser:
            camera.tap()
        assert chooser.value.element.get_attribute("capture") == "environment"
        chooser.value.set_files(picture("taken.jpg"))
        expect(chat.page.get_by_role("button", name="Remove taken.jpg")).to_be_visible()


def test_how_much_of_a_photo_is_sent_is_seen_while_it_goes(visit, line, picture):
    """On a slow line the bar grows; it is gone once the photo is there."""
    chat = _about_a_wrong_item(visit)
    devtools = chat.page.context.new_cdp_session(chat.page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
    devtools.send("Network.emulateNetworkConditions", slow)
    chat.attach(picture(size=(1200, 900)))
    chat.page.get_by_role("button", name="Send", exact=True).click()
    bar = chat.page.get_by_role("progressbar", name="photo.jpg")
    expect(bar).to_be_visible()
    chat.page.wait_for_function(
        """() => { const bar = document.querySelector('claimdesk-chat').shadowRoot.querySelector('progress');
                   return bar.value > 0.1 && bar.value < 0.95 }"""
    )

    expect(chat.answers.filter(has_text="the photo is with your claim").first).to_be_visible()
    expect(bar).to_be_hidden()


def test_a_photo_can_be_taken_out_before_it_is_sent(visit, line, picture):
    """Two picked, one removed: one is sent."""
    chat = _about_a_wrong_item(visit)
    chat.attach(picture("one.jpg"), picture("two.jpg"))
    chat.page.get_by_role("button", name="Remove one.jpg").click()
    expect(chat.page.get_by_role("button", name="Remove one.jpg")).to_have_count(0)

    _sent(chat, line)


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_a_photo_can_be_pasted_and_dropped(visit, line, picture, how):
    """Into the panel; it waits with a preview like a picked one."""
    chat = _about_a_wrong_item(visit)
    transfer = chat.page.evaluate_handle(TRANSFER, _data(picture()))
    if how == "paste":
        chat.box.evaluate(
            """(box, clipboardData) => box.dispatchEvent(new ClipboardEvent('paste',
                 { clipboardData, bubbles: true, cancelable: true, composed: true }))""",
            transfer,
        )
    else:
        for name in ("dragenter", "dragover", "drop"):
            chat.log.dispatch_event(name, {"dataTransfer": transfer})
    expect(chat.page.get_by_role("button", name="Remove given.jpg")).to_be_visible()

    _sent(chat, line)


def test_a_photo_that_did_not_get_through_is_tried_again_or_taken_out(visit, line, picture):
    """It stays with what went wrong beside it; tried again it is the same request."""
    chat = _about_a_wrong_item(visit)
    broken = {"status": 500, "type": "urn:claimdesk:problem:internal", "title": "x"}
    line.instead = lambda seen: (
        (500, {"Content-Type": "application/problem+json"}, json.dumps(broken).encode())
        if seen.path.endswith("/photos")
        else None
    )
    chat.attach(picture())
    chat.page.get_by_role("button", name="Send", exact=True).click()
    again = chat.page.get_by_role("button", name="Try again").first
    expect(again).to_be_visible(timeout=40_000)
    tried = len(line.turns("/photos"))
    line.mend()
    again.click()
    expect(chat.answers.filter(has_text="the photo is with your claim").first).to_be_visible()

    assert len({seen.key for seen in line.turns("/photos")}) == 1
    assert len(line.turns("/photos")) == tried + 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("letter.jpg", b"this is no picture at all", "We can’t open this photo."),
        ("cut.jpg", None, "We can’t open this photo."),
        ("huge.jpg", b"", "This photo is too large: 8 MB is the most."),
    ],
)
def test_a_photo_the_desk_cannot_take_is_said_so_in_plain_words(
    visit, line, picture, tmp_path, name, content, words
):
    """No picture, a damaged one, one too large: each stays removable, and the talk goes on."""
    chat = _about_a_wrong_item(visit)
    path = tmp_path / name
    if content is None:
        path.write_bytes(picture().read_bytes()[:900])
    elif content:
        path.write_bytes(content)
    else:
        path.write_bytes(picture("big.png", kind="PNG").read_bytes() + b"\0" * (9 * 1024 * 1024))
    chat.attach(path)
    chat.page.get_by_role("button", name="Send", exact=True).click()

    expect(chat.mine.last).to_contain_text(words)
    for technical in ("413", "415", "422", "problem", "undefined", "[object"):
        assert technical not in chat.panel.inner_text()
    chat.mine.last.get_by_role("button", name="Remove").click()
    expect(chat.mine).to_have_count(1)
    chat.say("is shipping free?")
    expect(chat.page.locator("claimdesk-chat")).to_contain_text("free within the US")
