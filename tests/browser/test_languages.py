"""Another language, written from right to left: words, layout and dates follow."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.chat import CLAIM, Chat
from tests.clock import lasting_today

RTL = "ar"
# All that is read or heard of the widget's own: not what the desk says, which is marked as English,
# nor what the shopper said.
OWN_WORDS = """() => {
  const root = document.querySelector('claimdesk-chat').shadowRoot;
  const theirs = e => e.closest('[lang=en], style, [data-from=shopper] .bubble');
  const said = [];
  for (const e of root.querySelectorAll('*')) {
    if (theirs(e)) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) said.push(e.getAttribute(name) ?? '');
    for (const node of e.childNodes) if (node.nodeType === 3) said.push(node.data);
  }
  return said.filter(each => each.trim());
}"""
# What they may hold of another script: names, a claim's number, a currency, kinds of file.
NAMES = re.compile(rf"ProCase|PC|{CLAIM.pattern}|US|JPEG|PNG|WebP|case\.jpg|\.txt")
MARKED_WRONG = """() => [...document.querySelector('claimdesk-chat').shadowRoot.querySelectorAll('[lang=en]')]
  .map(e => e.textContent).filter(text => /[\u0600-\u06ff]/.test(text))"""


def _open(visit, **options):
    page = visit(attributes=f'data-lang="{RTL}"', **options)
    page.locator("claimdesk-chat .launcher, claimdesk-chat button.launcher").first.click()
    chat = Chat(page)
    chat.wait_for_answers(1)
    return chat


def _left_in_english(page):
    """Words of the widget's own that are not of its language, or are marked as if they were not."""
    own = page.evaluate(OWN_WORDS)
    assert len(own) > 5
    return [each for each in own if re.search("[A-Za-z]{2}", NAMES.sub("", each))] + list(
        page.evaluate(MARKED_WRONG)
    )


def test_no_word_is_outside_the_catalogue(visit, line, picture):
    """In every state all that is the widget's own is Arabic; what the desk says is marked as English."""
    page = visit(attributes=f'data-lang="{RTL}" data-topic="returns"')
    chat = Chat(page)
    box = page.locator("claimdesk-chat textarea")
    wrong: dict[str, list[str]] = {}

    def look(state):
        page.wait_for_timeout(100)
        wrong[state] = _left_in_english(page)

    def say(text, settle=True):
        before = chat.answers.count()
        box.fill(text)
        box.press("Enter")
        if settle:
            chat.wait_for_answers(before + 1)

    page.locator("claimdesk-chat .prompt").wait_for()
    look("prompt")
    page.locator("claimdesk-chat .launcher").click()
    chat.wait_for_answers(1)
    look("greeting")
    page.locator("claimdesk-chat [aria-haspopup=menu]").click()
    page.get_by_role("menuitem").last.click()
    look("asking before it erases")
    page.keyboard.press("Escape")
    for text in (
        "I changed my mind, I want to return my folio case, order PC-48002",
        "your website",
    ):
        say(text)
    page.locator("claimdesk-chat input[type=date]").wait_for()
    look("date asked")
    chat.attach(picture("case.jpg"))
    look("photo waiting")
    for text in (
        (lasting_today(None) - timedelta(days=5)).isoformat(),
        "it is still sealed, unopened",
        "my money back",
        "29.99",
        "shopper@example.com",
    ):
        say(text)
    page.get_by_role("button", name="Send the claim").wait_for()
    look("review")
    before = chat.answers.count()
    page.get_by_role("button", name="Send the claim").click()
    chat.wait_for_answers(before + 1)
    page.locator("claimdesk-chat summary").click()
    look("decision")
    sums = page.locator("claimdesk-chat .money bdi")
    assert [re.sub(r"[^\d.,-]", "", each) for each in sums.all_inner_texts()] == [
        "29.99",
        "-4.50",
        "25.49",
    ]
    line.instead = lambda seen: (503, {}, b"") if seen.method == "POST" else None
    say("one", settle=False)
    chat.notice.filter(has_text="\u0627").wait_for()
    look("trouble")
    line.instead = lambda seen: (413, {}, b"") if seen.method == "POST" else None
    page.locator("claimdesk-chat .notice .link").click()
    page.locator("claimdesk-chat .why").first.wait_for()
    look("refused")
    line.mend()
    page.locator("claimdesk-chat [aria-haspopup=menu]").click()
    page.get_by_role("menuitem").last.click()
    page.get_by_role("alertdialog").get_by_role("button").last.click()
    page.locator("claimdesk-chat .notice.erased").wait_for()
    look("erased")

    assert {state: words for state, words in wrong.items() if words} == {}


def test_layout_runs_from_right_to_left(visit):
    """Mine are on the left, and the panel stands there too."""
    chat = _open(visit)
    root = chat.page.locator("claimdesk-chat [dir=rtl]").first
    assert root.get_attribute("lang") == RTL
    panel = chat.panel.bounding_box()
    assert panel is not None
    assert panel["x"] < 640

    box = chat.page.locator("claimdesk-chat textarea").first
    box.fill("is shipping free?")
    box.press("Enter")
    chat.wait_for_answers(2)
    mine, answer = chat.mine.last.bounding_box(), chat.answers.last.bounding_box()
    assert mine is not None
    assert answer is not None
    bubble = chat.mine.last.locator("*").first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return [r.left, r.right] }"
    )
    log = chat.page.locator("claimdesk-chat [role=log]").bounding_box()
    assert log is not None
    assert bubble[0] - log["x"] < log["x"] + log["width"] - bubble[1] + 1


def test_a_date_is_shown_as_the_language_writes_it(visit, line):
    """The desk gets the ISO date, the shopper sees a date of her own calendar's words."""
    chat = _open(visit)
    box = chat.page.locator("claimdesk-chat textarea").first
    for text in ("my folio case came broken, order PC-48001", "on your website"):
        before = chat.answers.count()
        box.fill(text)
        box.press("Enter")
        chat.wait_for_answers(before + 1)
    picker = chat.page.locator("claimdesk-chat input[type=date]")
    day = picker.get_attribute("max")
    assert day is not None
    picker.fill(day)
    picker.locator("xpath=following::button[1]").click()
    expect(chat.answers.last).to_contain_text("What would you like us to do?")

    assert day.encode() in line.turns()[-1].body
    shown = chat.mine.last.inner_text()
    expected = chat.page.evaluate(
        "([d, l]) => [undefined, 'UTC'].map(z => new Intl.DateTimeFormat(l, {dateStyle: 'long', timeZone: z}).format(new Date(d + 'T12:00Z')))",
        [day, RTL],
    )
    assert any(part in shown for part in expected) or any(ord(c) > 0x600 for c in shown)


def test_the_tags_language_comes_first_then_the_pages_then_the_visitors(
    visit, shop, line, new_context
):
    """One that it does not speak is passed over; without any it is English."""
    expect(Chat(visit(attributes='data-lang="tlh"')).launcher).to_be_visible()

    script = (
        f'<script src="{line.url}/webhooks/chat/widget.js" data-store="procase" async></script>'
    )
    arabic = "\u062a\u062d\u062f\u0651\u062b \u0645\u0639\u0646\u0627"
    for number, (page_lang, locale, name) in enumerate(
        [("ar", "en-US", arabic), ("en", "ar-EG", "Chat with us"), ("tlh", "ar-EG", arabic)]
    ):
        page = new_context(locale=locale).new_page()
        html = f"<!doctype html><html lang={page_lang}><title>Shop</title><h1>A shop</h1>{script}</html>"
        page.goto(shop.put(f"/language{number}", html))
        expect(page.get_by_role("button", name=name)).to_be_visible()
