"""The launcher, the panel, and what a page can say to them."""

from __future__ import annotations

import gzip

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat, report_defect

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


def test_two_script_tags_make_one_widget(visit, line):
    """A page that embeds it twice by mistake has it once."""
    tag = f'<script src="{line.url}/webhooks/chat/widget.js" data-store="procase" async></script>'
    page = visit(body=f"<h1>Shop</h1>{tag}")
    page.wait_for_load_state("networkidle")

    expect(page.locator("claimdesk-chat")).to_have_count(1)
