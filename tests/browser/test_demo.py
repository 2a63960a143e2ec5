"""The demo shops in a browser: the chat on them works, and nothing is refused or missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat


@pytest.mark.parametrize("store", ["procase", "casesora"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_the_shop_opens_its_own_chat_and_refuses_nothing(new_context, desk, store, phone):
    """From the returns page's own button; it answers with that store's terms."""
    context = new_context(phone=phone)
    console: list[str] = []
    context.on("console", lambda message: console.append(message.text))
    page = context.new_page()
    page.goto(f"{desk.url}/demo/{store}/returns")
    page.get_by_role("button", name="Start a return").click()
    chat = Chat(page)
    chat.wait_for_answers(1)
    chat.say("how long do I have to return something?")

    window = {"procase": "30 calendar days", "casesora": "3 business days"}[store]
    expect(chat.answers.last).to_contain_text(window)
    assert console == []
    page.keyboard.press("Escape")
    assert window in page.locator("main").inner_text()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_the_colour_picked_is_the_colour_shown(new_context, desk):
    """The picture follows, without a script."""
    page = new_context().new_page()
    page.goto(f"{desk.url}/demo/procase")
    tone = "getComputedStyle(document.querySelector('.stage')).getPropertyValue('--tone')"
    before = page.evaluate(tone)
    page.get_by_role("radio", name="sage").check(force=True)

    assert page.evaluate(tone) != before


def test_what_is_added_is_in_the_bag(new_context, desk):
    """The shop counts it, as a shop does."""
    page = new_context().new_page()
    page.goto(f"{desk.url}/demo/procase")
    bag = page.get_by_role("status").filter(has_text="In your bag")
    expect(bag).to_contain_text("1")
    page.get_by_role("button", name="Add to bag").click()

    expect(bag).to_contain_text("2")


def test_the_snippet_can_be_copied_and_is_all_a_page_needs(new_context, desk, shop):
    """Put on another page it shows the chat."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{desk.url}/demo/casesora")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    snippet = page.evaluate("navigator.clipboard.readText()")

    page.goto(shop.put("/pasted", f"<!doctype html><h1>Mine</h1>{snippet}"))
    chat = Chat(page).open()
    expect(chat.answers.first).to_contain_text("Casesora")
