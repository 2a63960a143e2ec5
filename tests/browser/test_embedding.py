"""What a page can say to the chat: by its tag, by its style sheet, and by the API."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat, report_defect


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_theme_is_the_tags_else_the_visitors(visit, theme, scheme):
    """`data-theme` holds against the system's; anything else leaves it to the system."""
    page = visit(attributes=f'data-theme="{theme}" data-open', color_scheme=scheme)
    dark = (scheme if theme == "auto" else theme) == "dark"

    ground = "rgb(23, 25, 30)" if dark else "rgb(255, 255, 255)"
    expect(Chat(page).panel).to_have_css("background-color", ground)


def test_a_page_can_place_the_element_itself(visit, line):
    """Its attributes go before the script's; the chat is where the tag says it is."""
    tag = '<claimdesk-chat data-launcher="Ask the workshop" data-store="casesora"></claimdesk-chat>'
    page = visit("procase", body=f"<h1>A shop</h1>{tag}", attributes='data-launcher="Ask"')

    expect(page.locator("claimdesk-chat")).to_have_count(1)
    page.get_by_role("button", name="Ask the workshop").click()
    chat = Chat(page)
    chat.wait_for_answers(1)
    expect(chat.answers.first).to_contain_text("Casesora")


def test_the_tag_can_name_another_server_and_stay_closed(visit, shop, line):
    """`data-server` is where the sessions are asked for; `data-open="false"` opens nothing."""
    page = visit(attributes=f'data-server="{line.url}/webhooks/chat/" data-open="false"')
    chat = Chat(page)
    page.wait_for_timeout(300)
    expect(chat.panel).to_be_hidden()

    chat.open()
    assert [seen.path for seen in line.turns("/sessions")] == ["/webhooks/chat/sessions"]


def test_css_custom_properties_of_the_page_reach_it(visit, shop):
    """Every one that the README names, and nothing else of the page's."""
    own = (
        ":root { --claimdesk-font: monospace; --claimdesk-radius: 3px; --claimdesk-width: 420px;"
        " --claimdesk-height: 500px; --claimdesk-inset-x: 40px; --claimdesk-inset-y: 60px }"
        "claimdesk-chat { --claimdesk-accent: #006644; --claimdesk-z: 7 }"
    )
    shop.put("/own.css", own, "text/css")
    page = visit(head='<link rel=stylesheet href="/own.css">')
    chat = Chat(page)

    expect(chat.launcher).to_have_css("background-color", "rgb(0, 102, 68)")
    expect(chat.element).to_have_css("z-index", "7")
    chat.open()
    expect(chat.panel).to_have_css("font-family", "monospace")
    expect(chat.panel).to_have_css("border-radius", "3px")
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)  # what slides in has slid in
    launcher, panel = chat.launcher.bounding_box(), chat.panel.bounding_box()
    assert launcher is not None
    assert panel is not None
    assert (panel["width"], panel["height"]) == pytest.approx((420, 500), abs=0.5)
    for box in (launcher, panel):
        assert box["x"] + box["width"] == pytest.approx(1280 - 40, abs=0.5)
    assert launcher["y"] + launcher["height"] == pytest.approx(800 - 60, abs=0.5)


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


def test_events_tell_of_a_claim_and_of_trouble_until_they_are_not_wanted(visit, line):
    """`claim` with its number, `error` with its kind; what `on` gives back ends it."""
    page = visit(wait=False)
    page.wait_for_function("window.Claimdesk")
    page.evaluate(
        """() => {
          window.heard = [];
          for (const name of ['claim', 'error'])
            Claimdesk.on(name, detail => window.heard.push([name, detail]));
          Claimdesk.on('message', () => window.heard.push('unwanted'))();
        }"""
    )
    chat = Chat(page).open()
    report_defect(chat, "PC-40901")
    chat.choose("Send the claim")
    number = chat.claim_number()
    expect(chat.page.get_by_role("button", name="Copy claim number")).to_be_visible()
    assert page.evaluate("window.heard") == [["claim", {"number": number}]]

    line.instead = lambda seen: (503, {}, b"") if seen.method == "POST" else None
    chat.say("hello", settle=False)
    expect(chat.notice).to_be_visible()
    page.wait_for_timeout(100)
    assert page.evaluate("window.heard.slice(1)") == [["error", {"kind": "server"}]]


def test_two_script_tags_make_one_widget(visit, line):
    """A page that embeds it twice by mistake has it once."""
    tag = f'<script src="{line.url}/webhooks/chat/widget.js" data-store="procase" async></script>'
    page = visit(body=f"<h1>Shop</h1>{tag}")
    page.wait_for_load_state("networkidle")

    expect(page.locator("claimdesk-chat")).to_have_count(1)
