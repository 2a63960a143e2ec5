"""The page around it: strict, hostile, or simply itself; the widget lives there and changes nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat, report_defect

HOSTILE = """
* { all: unset !important; }
*, *::before, *::after { box-sizing: content-box !important; font: 40px fantasy !important;
  color: lime !important; background: red !important; display: none !important;
  position: static !important; transform: rotate(3deg) !important; visibility: hidden !important;
  opacity: 0 !important; pointer-events: none !important; letter-spacing: 2em !important;
  float: right !important; direction: rtl !important; zoom: 3 !important; z-index: -1 !important; }
html, body, h1 { display: block !important; visibility: visible !important; opacity: 1 !important; }
html, body { transform: none !important; zoom: 1 !important; pointer-events: auto !important; }
button, input, textarea, dialog, form, div, ul, li { width: 1px !important; height: 1px !important;
  margin: 99px !important; padding: 99px !important; border: 9px solid red !important; }
claimdesk-chat { display: none !important; }
"""
# Laid down before anything else runs: what shifts on the page, and what it refuses.
WATCH = """
window.shifts = 0; window.shifted = []; window.refused = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.shifts += entry.value;
    window.shifted.push(entry.value + entry.sources.map(s => s.node?.outerHTML?.slice(0, 60) + JSON.stringify([s.previousRect, s.currentRect])));
  }
}).observe({ type: 'layout-shift', buffered: true });
document.addEventListener('securitypolicyviolation', event =>
  window.refused.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""
PAGE = """() => ({
  html: document.documentElement.getAttributeNames().map(n => [n, document.documentElement.getAttribute(n)]),
  body: document.body.outerHTML,
  head: document.head.outerHTML,
  globals: Object.getOwnPropertyNames(window).filter(n => n !== 'shifts' && n !== 'shifted' && n !== 'refused').sort(),
  size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  places: [...document.body.querySelectorAll('h1, p')].map(e => JSON.stringify(e.getBoundingClientRect())),
  sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  overflow: getComputedStyle(document.body).overflow + getComputedStyle(document.documentElement).overflow,
})"""
BODY = "<h1>A shop</h1>" + "<p>Words about a folio case.</p>" * 60


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_under_a_strict_policy_a_claim_is_filed_and_nothing_is_refused(
    visit, new_context, line, picture, phone
):
    """script-src and connect-src of the chat's host are all it needs, img-src is not even used."""
    context = new_context(phone=phone)
    context.add_init_script(WATCH)
    host = line.url
    policy = (
        f"default-src 'none'; script-src {host}; connect-src {host};"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    console: list[str] = []
    context.on("console", lambda message: console.append(message.text))
    page = visit(context=context, csp=policy)
    chat = Chat(page).open()
    chat.attach(picture())
    chat.page.get_by_role("button", name="Send", exact=True).click()
    chat.wait_for_answers(2)
    report_defect(chat, "PC-44001")
    chat.choose("Send the claim")

    assert chat.claim_number()
    assert page.evaluate("window.refused") == []
    assert not [text for text in console if "Content Security Policy" in text]
    assert page.locator("claimdesk-chat [style]").count() == 0


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_the_page_around_it_stays_as_it_was(visit, new_context, phone):
    """Its markup, places, size, styles and globals, with the chat loaded, open, and closed again."""
    context = new_context(phone=phone)
    context.add_init_script(WATCH)
    page = visit(context=context, body=BODY, wait=False)
    bare = context.new_page()
    bare.goto(page.url.replace("?", ""))
    bare.close()
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(page.url)
    before = page.evaluate(PAGE)
    page.unroute("**/widget.js")
    page.reload()
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()

    def after():
        found = page.evaluate(PAGE)
        found["globals"] = [name for name in found["globals"] if name != "Claimdesk"]
        return found

    assert after() == before
    chat.open()
    opened = after()
    for name in ("body", "head", "globals", "places", "sheets", "html"):
        assert opened[name] == before[name], name
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert after() == before
    assert page.evaluate("window.shifts") == 0


def test_nothing_on_the_page_shifts_while_it_is_used(visit, new_context):
    """Cumulative layout shift of the whole visit: none."""
    context = new_context()
    context.add_init_script(WATCH)
    page = visit(context=context, body=BODY, attributes='data-topic="returns"')
    chat = Chat(page)
    expect(page.get_by_role("button", name="Dismiss")).to_be_visible()
    chat.launcher.click()
    chat.wait_for_answers(1)
    chat.say("is shipping free?")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifted") == []


def test_the_pages_css_does_not_reach_it(visit, shop, new_context):
    """Whatever the page does to every element with !important, the chat looks the same."""
    shop.put("/hostile.css", HOSTILE, "text/css")
    plain = Chat(visit(path="/plain")).open()
    hostile = Chat(visit(path="/hostile", head='<link rel=stylesheet href="/hostile.css">')).open()
    look = """e => { const s = getComputedStyle(e); const r = e.getBoundingClientRect();
        return [r.x, r.y, r.width, r.height, s.color, s.backgroundColor, s.fontSize, s.fontFamily,
                s.letterSpacing, s.direction, s.opacity, s.visibility, s.display] }"""

    plain.page.wait_for_timeout(500)  # what slides in has slid in
    for find in (
        lambda chat: chat.panel,
        lambda chat: chat.box,
        lambda chat: chat.answers.first,
        lambda chat: chat.page.get_by_role("button", name="Close chat"),
        lambda chat: chat.page.get_by_role("button", name="Return an item"),
    ):
        assert find(hostile).evaluate(look) == find(plain).evaluate(look)
    hostile.say("is shipping free?")
    expect(hostile.answers.last).to_contain_text("free within the US")


def test_keys_typed_in_the_chat_are_not_the_pages(visit):
    """A shop's shortcuts don't fire while somebody writes."""
    page = visit(body="<h1>A shop</h1>")
    page.evaluate("document.addEventListener('keydown', e => (window.keys ??= []).push(e.key))")
    chat = Chat(page).open()
    chat.box.press_sequentially("s/?")

    assert page.evaluate("window.keys ?? []") == []
