"""A claim with a photo by keyboard alone, from the launcher to the mail in the mailbox."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import FileChooser, expect

from tests.browser.chat import Chat
from tests.clock import lasting_today

WHERE = """() => {
  let e = document.activeElement;
  while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
  return e ? [(e.getAttribute('aria-label') || e.innerText || e.getAttribute('placeholder') || '').trim(), e.localName] : ['', ''];
}"""
INSIDE = "document.activeElement === document.querySelector('claimdesk-chat')"
VISIBLE = """() => {
  let e = document.activeElement;
  while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
  const s = getComputedStyle(e); const p = getComputedStyle(e.parentElement);
  const seen = style => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return seen(s) || seen(p) || e.closest('form') && seen(getComputedStyle(e.closest('form')));
}"""


def tab_to(page, name, *, back=False, most=60):
    """Press Tab until the focus is on what is called `name`; every stop must be seen."""
    for _ in range(most):
        label, tag = page.evaluate(WHERE)
        if page.evaluate(INSIDE):
            assert page.evaluate(VISIBLE), f"the focus on {label or tag} cannot be seen"
        if label.lower().startswith(name.lower()) and tag in ("button", "input", "textarea", "a"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never comes to {name}")


def to_first_part_of_the_date(page):
    """Go back to the date's input, which has several stops of its own, and to its first one."""
    page.locator("claimdesk-chat input[type=date]").wait_for()
    place = page.evaluate(WHERE)[1]
    for wanted in (lambda tag: tag == "input", lambda tag: tag != "input"):
        for _ in range(20):
            if wanted(place):
                break
            page.keyboard.press("Shift+Tab")
            place = page.evaluate(WHERE)[1]
        assert wanted(place), "Tab never comes to the date"
    page.keyboard.press("Tab")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_claim_with_a_photo_from_launcher_to_mail(visit, desk, line, picture, phone):
    """No mouse and no touch; the focus is always somewhere useful and always seen."""
    page = visit(phone=phone)
    choosers: list[FileChooser] = []  # listened to from the start, as it takes a moment to
    page.on("filechooser", lambda chooser: choosers.append(chooser))
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    keys = page.keyboard

    def answered(text):
        expect(
            page.locator("claimdesk-chat .log, claimdesk-chat [role=log]").first
        ).to_contain_text(text)
        expect(page.locator("claimdesk-chat .typing")).to_be_hidden()
        page.wait_for_timeout(400)  # nobody reads faster; the focus has settled by then

    def say(text):
        assert page.evaluate(INSIDE), "the focus has left the chat"
        tab_to(page, "Your message", back=page.evaluate(WHERE)[0] == "Send")
        keys.type(text)
        keys.press("Enter")

    tab_to(page, "Chat with us")
    keys.press("Enter")
    chat.wait_for_answers(1)
    tab_to(page, "Your message")

    tab_to(page, "Something is wrong with my item", back=True)
    keys.press("Enter")
    chat.wait_for_answers(2)
    say("I received the wrong item, order PC-46001" + ("1" if phone else "2"))
    answered("Which product is it about?")
    say("a folio case")
    answered("Where did you buy it?")
    tab_to(page, "On the store's own website", back=True)
    keys.press("Enter")
    answered("When did you buy it?")
    to_first_part_of_the_date(page)
    day = lasting_today(None) - timedelta(days=5)
    keys.type(f"{day:%m%d%Y}")
    tab_to(page, "Use this date")
    keys.press("Enter")
    answered("What would you like us to do?")
    tab_to(page, "A replacement", back=True)
    keys.press("Enter")
    answered("Please send a photo")
    tab_to(page, "Attach photos", back=True, most=20)
    keys.press("Enter")
    for _ in range(100):
        if choosers:
            break
        page.wait_for_timeout(100)
    choosers[0].set_files(picture("wrong item.jpg"))
    expect(page.get_by_role("button", name="Remove wrong item.jpg")).to_be_visible()
    tab_to(page, "Send")
    keys.press("Enter")
    answered("e-mail")
    say("keyboard@example.com")
    send = page.get_by_role("button", name="Send the claim")
    expect(send).to_be_visible()
    tab_to(page, "Send the claim", back=True, most=80)
    keys.press("Enter")
    expect(page.get_by_role("button", name="Copy claim number")).to_be_visible()

    number = chat.claim_number()
    tab_to(page, "Copy claim number", back=True)
    mail = desk.mail(number, "support@procase.com")
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["image/jpeg"]
    assert "keyboard@example.com" in str(mail["Reply-To"])
    assert desk.mail(number, "keyboard@example.com")
    keys.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_tab_stays_inside_on_a_phone_and_leaves_on_a_desktop(chat, phone_chat):
    """A dialog over the whole screen holds the focus; a panel beside the page does not."""
    page = phone_chat.page
    inside = "document.activeElement === document.querySelector('claimdesk-chat') || document.activeElement === document.body"
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)

    page = chat.page
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<button id=b>Buy</button>')")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id"))
    assert "b" in seen


def test_the_menu_is_worked_with_arrows_and_escape(chat):
    """Arrows move, Escape closes the menu and not the chat, and the focus comes back."""
    page = chat.page
    more = page.get_by_role("button", name="More")
    more.focus()
    page.keyboard.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(items.first).to_be_hidden()
    expect(more).to_be_focused()
    expect(chat.panel).to_be_visible()
