"""The launcher, the panel and the prompt: how they come and go, and where they stand."""

from __future__ import annotations

import gzip

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

MOST = 20_000  # bytes of the file, gzipped
PROMPT_SECONDS = 2.5

LAUNCHER_ON_SCREEN = """() => {
  const found = [...document.querySelector('claimdesk-chat').shadowRoot.querySelectorAll('button')];
  return found.some(each => each.getBoundingClientRect().width > 0);
}"""


def page_focus_is_in_the_chat(page):
    """Whether something inside the panel has the focus."""
    return page.evaluate(
        "() => !!document.querySelector('claimdesk-chat').shadowRoot.activeElement?.closest('dialog')"
    )


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_it_opens_and_closes_and_gives_the_focus_back(visit, phone):
    """By the launcher, by its own button, and by Escape; the focus goes in and comes back."""
    chat = Chat(visit(phone=phone))
    for close in ("button", "key"):
        chat.open()
        expect(chat.panel).to_be_visible()
        if phone:  # the box would bring up the keyboard over half of what is to be read
            assert page_focus_is_in_the_chat(chat.page)
        else:
            expect(chat.box).to_be_focused()
        if close == "button":
            chat.page.get_by_role("button", name="Close chat").click()
        else:
            chat.page.keyboard.press("Escape")
        expect(chat.panel).to_be_hidden()
        expect(chat.launcher).to_be_visible()
        expect(chat.launcher).to_be_focused()


def test_on_a_phone_it_fills_the_screen_and_on_a_desktop_it_leaves_the_page(chat, phone_chat):
    """A dialog there, a panel in the corner here."""
    phone_chat.page.wait_for_timeout(400)
    whole = {"x": 0, "y": 0, "width": 390, "height": 844}
    assert phone_chat.panel.bounding_box() == pytest.approx(whole, abs=0.5)

    box = chat.panel.bounding_box()
    assert box is not None
    assert box["width"] < 500
    assert box["x"] + box["width"] <= 1280
    assert box["y"] + box["height"] <= 800


def test_nothing_but_the_file_is_asked_for_before_the_launcher_is_there(visit, line):
    """One request; the rest once somebody opens it."""
    page = visit()
    page.wait_for_function(LAUNCHER_ON_SCREEN)
    page.wait_for_timeout(500)
    assert [(seen.method, seen.path) for seen in line.seen] == [("GET", "/webhooks/chat/widget.js")]

    Chat(page).open()
    assert "/webhooks/chat/sessions" in [seen.path for seen in line.seen]


def test_the_file_is_small_by_whatever_it_is_gzipped(desk):
    """As the desk sends it, and at the usual level of a proxy."""
    with httpx.stream("GET", f"{desk.url}/webhooks/chat/widget.js") as answer:
        assert answer.headers["content-encoding"] == "gzip"
        sent = b"".join(answer.iter_raw())

    assert len(sent) <= MOST
    assert len(gzip.compress(gzip.decompress(sent), 6)) <= MOST


def test_on_a_phone_it_keeps_clear_of_notch_and_keyboard(phone_chat):
    """The safe areas are left free; what the keyboard covers, the panel does not stand on."""
    page = phone_chat.page
    devtools = page.context.new_cdp_session(page)
    insets = {"top": 40, "bottom": 30, "left": 0, "right": 0}
    devtools.send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})
    expect(phone_chat.panel).to_have_css("padding-top", "40px")
    expect(phone_chat.panel).to_have_css("padding-bottom", "30px")

    # Chromium without a head has no keyboard: the part that is seen is told to be smaller.
    page.evaluate(
        """() => {
          for (const [name, value] of Object.entries({ height: 420, offsetTop: 24 }))
            Object.defineProperty(visualViewport, name, { configurable: true, get: () => value });
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    page.wait_for_timeout(100)
    panel, box = phone_chat.panel.bounding_box(), phone_chat.box.bounding_box()
    assert panel is not None
    assert box is not None
    assert (panel["y"], panel["height"]) == pytest.approx((24, 420), abs=0.5)
    assert box["y"] + box["height"] <= 24 + 420


def test_the_prompt_is_taken_up_by_a_click(visit, new_context):
    """In the page's own words; it opens the chat, and does not come again."""
    context = new_context()
    words = 'data-prompt="Which size fits?" data-topic="size"'
    page = visit(context=context, attributes=words)
    page.get_by_role("button", name="Which size fits?").click()
    Chat(page).wait_for_answers(1)
    expect(Chat(page).panel).to_be_visible()
    page.get_by_role("button", name="Close chat").click()

    again = visit(context=context, attributes=words)
    again.wait_for_timeout(PROMPT_SECONDS * 1000 + 500)
    expect(again.get_by_role("button", name="Which size fits?")).to_be_hidden()


def test_the_prompt_comes_once_and_goes_when_told(visit, new_context):
    """On a page with a topic; dismissed, it does not come back to this visitor."""
    context = new_context()
    first = visit(context=context, attributes='data-topic="returns"')
    dismiss = first.get_by_role("button", name="Dismiss")
    expect(dismiss).to_be_visible()
    dismiss.click()
    expect(dismiss).to_be_hidden()

    again = visit(context=context, attributes='data-topic="returns"')
    expect(Chat(again).launcher).to_be_visible()
    again.wait_for_timeout(PROMPT_SECONDS * 1000 + 500)
    expect(again.get_by_role("button", name="Dismiss")).to_be_hidden()

    other = visit(attributes='data-topic="returns"')
    expect(other.get_by_role("button", name="Dismiss")).to_be_visible()
