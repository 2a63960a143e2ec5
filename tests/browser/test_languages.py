"""Another language, written from right to left: words, layout and dates follow."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.chat import Chat

RTL = "ar"


def _open(visit, **options):
    page = visit(attributes=f'data-lang="{RTL}"', **options)
    page.locator("claimdesk-chat .launcher, claimdesk-chat button.launcher").first.click()
    chat = Chat(page)
    chat.wait_for_answers(1)
    return chat


def test_words_and_layout_run_from_right_to_left(visit):
    """No English word is left on a control; mine are on the left and the panel stands there too."""
    chat = _open(visit)
    root = chat.page.locator("claimdesk-chat [dir=rtl]").first
    assert root.get_attribute("lang") == RTL
    labels = chat.page.evaluate(
        """() => [...document.querySelector('claimdesk-chat').shadowRoot.querySelectorAll('button, textarea, dialog, [role=log]')]
          .filter(e => !e.closest('.choices, .card'))
          .map(e => e.getAttribute('aria-label') || e.getAttribute('placeholder') || e.title || e.innerText || '')"""
    )
    assert [label for label in labels if label.strip()]
    english = [label for label in labels if "Chat" in label or "Send" in label or "Close" in label]
    assert english == []
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
    expect(chat.answers.last).to_contain_text("What would you like to happen?")

    assert day.encode() in line.turns()[-1].body
    shown = chat.mine.last.inner_text()
    expected = chat.page.evaluate(
        "([d, l]) => [undefined, 'UTC'].map(z => new Intl.DateTimeFormat(l, {dateStyle: 'long', timeZone: z}).format(new Date(d + 'T12:00Z')))",
        [day, RTL],
    )
    assert any(part in shown for part in expected) or any(ord(c) > 0x600 for c in shown)


def test_a_language_it_does_not_speak_is_english_and_a_pages_own_is_followed(visit, new_context):
    """`data-lang` first, then the page's `lang`."""
    page = visit(attributes='data-lang="tlh"')
    expect(Chat(page).launcher).to_be_visible()

    other = new_context().new_page()
    other.goto(page.url)
    expect(Chat(other).launcher).to_be_visible()
