"""A conversation as it looks: streaming, choices, cards, dates, thumbs, links."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from datetime import timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat, report_defect
from tests.clock import lasting_today


def test_messages_show_as_they_are_said(visit, line):
    """The first is on screen while the second is still to come, and somebody is typing."""
    chat = Chat(visit()).open()
    line.held = threading.Event()

    chat.say("my folio case came broken, order PC-40001", settle=False)

    expect(chat.answers.filter(has_text="I'm sorry about that")).to_be_visible()
    expect(chat.page.locator("claimdesk-chat .typing")).to_be_visible()
    assert "Where did you buy it?" not in " ".join(chat.texts("assistant"))
    line.held.set()
    expect(chat.answers.last).to_contain_text("Where did you buy it?")
    expect(chat.page.locator("claimdesk-chat .typing")).to_be_hidden()


def test_who_reads_what_was_said_before_is_not_torn_away(visit, line):
    """A message that comes meanwhile is told by a button that leads to it, and to the focus."""
    chat = Chat(visit()).open()
    for _ in range(2):
        chat.say("how long do I have to return something?")
    line.held = threading.Event()
    chat.say("my folio case came broken, order PC-40006", settle=False)
    expect(chat.answers.filter(has_text="I'm sorry about that")).to_be_visible()
    chat.page.wait_for_timeout(600)  # it has scrolled there
    chat.log.evaluate("e => e.scrollTop = 40")
    chat.page.wait_for_timeout(100)
    line.held.set()
    newest = chat.page.get_by_role("button", name="New messages")
    expect(newest).to_be_visible()
    assert chat.log.evaluate("e => e.scrollTop") == 40

    newest.click()
    expect(newest).to_be_hidden()
    expect(chat.answers.last).to_be_in_viewport()
    expect(chat.log).to_be_focused()


def test_choices_are_spent_once_used(chat, line, desk):
    """They go, what was chosen stands as the shopper's words, and one turn was taken."""
    offered = chat.page.get_by_role("button", name="Something is wrong with my item")
    expect(offered).to_be_visible()
    offered.dblclick()
    chat.wait_for_answers(2)

    expect(offered).to_have_count(0)
    expect(chat.page.get_by_role("button", name="Return an item", exact=True)).to_have_count(0)
    assert len(line.turns()) == 1
    said = [row["text"] for row in desk.history(line.token) if row["from"] == "shopper"]
    assert said == ["Something is wrong with my item"]
    expect(chat.mine).to_have_count(1)


def test_typing_spends_the_choices_before_it(chat):
    """What was offered for a question that is past is offered no more."""
    chat.say("is shipping free?")

    expect(chat.page.get_by_role("button", name="Return an item", exact=True)).to_have_count(0)


def test_the_review_card_is_changed_line_by_line_and_sent(chat, desk):
    """A line's button asks for it anew; the new card has the new value; the claim is filed."""
    report_defect(chat, "PC-40002")
    card = chat.page.get_by_role("group", name="Your claim so far").last
    expect(card).to_contain_text("PC-40002")
    expect(card).to_contain_text("folio case")

    card.get_by_role("button", name="Change: Order number").click()
    chat.wait_for_answers(1)
    chat.say("PC-40003")
    card = chat.page.get_by_role("group", name="Your claim so far").last
    expect(card).to_contain_text("PC-40003")
    chat.choose("Send the claim")

    number = chat.claim_number()
    mail = desk.mail(number, "support@procase.com")
    assert "PC-40003" in str(mail.get_body(("plain",)))


def test_the_decision_card_has_the_money_and_the_number_to_copy(visit):
    """Price, fee and what comes back stand line by line; the number goes to the clipboard."""
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    chat = Chat(page).open()
    chat.say("I changed my mind, I want to return my folio case, order PC-40004")
    chat.say("on your website")
    chat.say((lasting_today(None) - timedelta(days=5)).isoformat())
    for _ in range(6):
        latest = chat.texts("assistant")[-1]
        if "Please check" in " ".join(chat.texts("assistant")[-2:]):
            break
        if "state" in latest or "opened" in latest or "condition" in latest.lower():
            chat.say("it is still sealed, unopened")
        elif "cost" in latest or "price" in latest or "pay" in latest:
            chat.say("29.99")
        elif "like us to do" in latest:
            chat.say("my money back")
        elif "e-mail" in latest:
            chat.say("shopper@example.com")
    chat.choose("Send the claim")

    number = chat.claim_number()
    card = page.get_by_role("group", name=f"Claim {number}")
    for amount in ("29.99", "4.50", "25.49"):
        expect(card).to_contain_text(amount)
    card.get_by_role("button", name="Copy claim number").click()
    assert page.evaluate("navigator.clipboard.readText()") == number


def test_the_number_is_copied_on_a_page_without_encryption_too(visit, new_context):
    """Where the browser has no clipboard for scripts, the old way does."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    reading = context.new_page()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    chat = Chat(visit(context=context)).open()
    report_defect(chat, "PC-40007")
    chat.choose("Send the claim")
    number = chat.claim_number()
    chat.page.get_by_role("button", name="Copy claim number").click()

    reading.goto(chat.page.url)
    chat.page.wait_for_timeout(200)
    reading.bring_to_front()
    assert _pasted(reading) == number


def _pasted(page):
    """What a text box gets from the clipboard."""
    page.evaluate("document.body.innerHTML = '<textarea></textarea>'")
    page.locator("body > textarea").press("Control+v")
    return page.locator("body > textarea").input_value()


def test_a_date_is_picked_where_a_date_is_asked(chat, line):
    """With the browser's own input; it is sent as the desk reads dates."""
    chat.say("my folio case came broken, order PC-40005")
    chat.say("on your website")
    picker = chat.page.locator("claimdesk-chat input[type=date]")
    expect(picker).to_be_visible()
    today = lasting_today(None)
    day = today - timedelta(days=4)
    assert picker.get_attribute("max") == today.isoformat()

    picker.fill(day.isoformat())
    chat.page.get_by_role("button", name="Use this date").click()
    expect(chat.answers.last).to_contain_text("What would you like us to do?")

    assert day.isoformat().encode() in line.turns()[-1].body
    expect(picker).to_have_count(0)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Asia/Tokyo", "Pacific/Honolulu"])
@pytest.mark.parametrize("said", ["picked", "today", "written"])
def test_today_is_the_day_it_is_where_the_shopper_is(visit, zone, said):
    """East of the store it is tomorrow there for a part of each day, and no day of the future."""
    today = lasting_today(ZoneInfo(zone))
    chat = Chat(visit(timezone_id=zone)).open()
    chat.say("my folio case came broken, order PC-40008")
    chat.say("on your website")
    picker = chat.page.locator("claimdesk-chat input[type=date]")
    assert picker.get_attribute("max") == today.isoformat()
    if said == "picked":
        picker.fill(today.isoformat())
        chat.page.get_by_role("button", name="Use this date").click()
    else:
        chat.say("today" if said == "today" else f"{today:%B} {today.day}")
    expect(chat.answers.last).to_contain_text("What would you like us to do?")
    chat.say("a replacement please")
    chat.say("shopper@example.com")

    card = chat.page.get_by_role("group", name="Your claim so far").last
    expect(card).to_contain_text(f"{today:%A}, {today.day} {today:%B %Y}")


def test_a_thumb_is_kept_and_can_be_taken_back(chat, line, desk):
    """It is on record for trainers, shows after a reload, and goes when pressed again."""
    chat.say("is shipping free?")
    answer = chat.answers.last
    helpful = answer.get_by_role("button", name="Helpful", exact=True)
    helpful.click()
    expect(helpful).to_have_attribute("aria-pressed", "true")

    def kept() -> list[object]:
        return [row.get("feedback") for row in desk.history(line.token) if row.get("feedback")]

    chat.page.wait_for_timeout(300)
    assert kept() == ["up"]
    chat.page.reload()
    helpful = chat.answers.last.get_by_role("button", name="Helpful", exact=True)
    chat.shown_again()
    expect(helpful).to_have_attribute("aria-pressed", "true")
    chat.answers.last.get_by_role("button", name="Not helpful").click()
    expect(helpful).to_have_attribute("aria-pressed", "false")
    chat.page.wait_for_timeout(300)
    assert kept() == ["down"]
    listed = subprocess.run(
        [
            sys.executable,
            "-m",
            "claimdesk",
            "feedback",
            "list",
            "--rating",
            "down",
            "--json",
        ],
        env={**os.environ, "CLAIMDESK_HOME": str(desk.home)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert "is shipping free?" in [row["question"] for row in json.loads(listed.stdout)]
    chat.answers.last.get_by_role("button", name="Not helpful").click()
    chat.page.wait_for_timeout(300)
    assert kept() == []


@pytest.mark.parametrize("fits", [True, False])
def test_the_text_box_grows_with_what_is_written(chat, fits):
    """Up to six lines, then it scrolls; also in a browser that does not do it by itself."""
    if not fits:
        chat.page.evaluate(
            """() => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('textarea { field-sizing: fixed !important }');
              document.querySelector('claimdesk-chat').shadowRoot.adoptedStyleSheets.push(sheet);
            }"""
        )
    heights = []
    for text in ("one", "one\ntwo\nthree", "line\n" * 12, "one"):
        chat.box.fill(text)
        heights.append(chat.box.evaluate("e => e.offsetHeight"))

    assert heights == [38, 86, 158, 38]


def test_links_in_answers_open_safely(visit, line):
    """A web address becomes a link of its own tab, without opener; nothing else does."""
    text = (
        "See https://www.procase.com/help?a=1&b=2. Not javascript:alert(1) nor "
        "https://user@evil.example/ nor data:text/html,x"
    )

    def answer(seen):
        if seen.method != "POST" or not seen.path.endswith("/messages"):
            return None
        message = httpx.Response(200, json={"id": "m1", "text": text, "choices": []}).text
        body = f"event: message\ndata: {message}\n\nevent: done\ndata: {{}}\n\n"
        return 200, {"Content-Type": "text/event-stream"}, body.encode()

    chat = Chat(visit()).open()
    line.instead = answer
    chat.say("help", settle=False)
    expect(chat.answers.last).to_contain_text("See https://www.procase.com")

    links = chat.answers.last.get_by_role("link")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert addresses[0] == "https://www.procase.com/help?a=1&b=2"
    assert not [each for each in addresses if not re.match(r"(https?|mailto):", str(each))]
    for link in links.all():
        assert link.get_attribute("target") == "_blank"
        assert "noopener" in str(link.get_attribute("rel"))
