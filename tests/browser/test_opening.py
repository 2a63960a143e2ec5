"""The launcher, the panel, and what a page can say to them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

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


def test_the_script_tag_says_how_it_looks_and_where_it_stands(visit):
    """Colour, side, launcher text, greeting, and open from the start."""
    page = visit(
        attributes='data-accent="#aa0055" data-position="start" data-launcher="Ask our elves"'
        ' data-greeting="Welcome to the workshop." data-open'
    )
    chat = Chat(page)
    chat.wait_for_answers(1)
    expect(chat.panel).to_be_visible()
    expect(page.get_by_text("Welcome to the workshop.")).to_be_visible()
    box = chat.panel.bounding_box()
    assert box is not None
    assert box["x"] < 200
    page.keyboard.press("Escape")

    launcher = page.get_by_role("button", name="Ask our elves")
    expect(launcher).to_have_css("background-color", "rgb(170, 0, 85)")


def test_css_custom_properties_of_the_page_reach_it(visit, shop):
    """What the page sets on the element, and nothing else of the page's."""
    shop.put("/own.css", "claimdesk-chat { --claimdesk-accent: #006644 }", "text/css")
    page = visit(head='<link rel=stylesheet href="/own.css">')

    expect(Chat(page).launcher).to_have_css("background-color", "rgb(0, 102, 68)")


def test_the_page_can_open_talk_listen_and_take_it_away(visit):
    """open, close, toggle, send, on, destroy; its events tell what happens."""
    page = visit(wait=False)
    page.wait_for_function("window.Claimdesk")
    page.evaluate(
        """() => {
          window.heard = [];
          for (const name of ['open', 'close', 'message'])
            window.off = Claimdesk.on(name, () => window.heard.push(name));
        }"""
    )
    chat = Chat(page)
    page.evaluate("Claimdesk.open()")
    chat.wait_for_answers(1)
    page.evaluate("Claimdesk.send('is shipping free?')")
    expect(chat.mine.last).to_contain_text("is shipping free?")
    expect(chat.answers.last).to_contain_text("free within the US")
    page.evaluate("Claimdesk.close()")
    expect(chat.panel).to_be_hidden()
    page.evaluate("Claimdesk.toggle()")
    expect(chat.panel).to_be_visible()
    heard = page.evaluate("window.heard")
    assert heard[0] == "open"
    assert {"open", "close", "message"} == set(heard)

    page.evaluate("Claimdesk.destroy()")
    expect(chat.element).to_have_count(0)
    assert page.evaluate("typeof window.Claimdesk") == "undefined"


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
    again.wait_for_timeout(1500)
    expect(again.get_by_role("button", name="Dismiss")).to_be_hidden()

    other = visit(attributes='data-topic="returns"')
    expect(other.get_by_role("button", name="Dismiss")).to_be_visible()


def test_two_script_tags_make_one_widget(visit, line):
    """A page that embeds it twice by mistake has it once."""
    tag = f'<script src="{line.url}/webhooks/chat/widget.js" data-store="procase" async></script>'
    page = visit(body=f"<h1>Shop</h1>{tag}")
    page.wait_for_load_state("networkidle")

    expect(page.locator("claimdesk-chat")).to_have_count(1)
