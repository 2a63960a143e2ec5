"""What stays: over a reload, another page, another tab; and what goes: start over, erase."""

from __future__ import annotations

import httpx
from playwright.sync_api import expect

from tests.browser.chat import Chat


def test_the_conversation_goes_on_after_a_reload_and_on_the_next_page(visit, new_context, line):
    """Both sides, in order, and the choices still open; no second greeting."""
    context = new_context()
    chat = Chat(visit(context=context)).open()
    chat.say("my folio case came broken, order PC-42001")
    before = chat.texts("shopper"), len(chat.texts("assistant"))

    chat.page.reload()
    chat = Chat(chat.page).shown_again()
    expect(chat.answers.last).to_contain_text("Where did you buy it?")
    assert (chat.texts("shopper"), len(chat.texts("assistant"))) == before
    chat.page.close()
    page = visit(context=context, path="/another")
    chat = Chat(page).shown_again()
    expect(chat.mine.last).to_contain_text("PC-42001")
    chat.choose("On the store's own website")
    expect(chat.answers.last).to_contain_text("When did you buy it")

    sessions = [seen for seen in line.seen if seen.path.endswith("/sessions")]
    assert len([seen for seen in sessions if seen.method == "POST"]) == 1


def test_what_was_typed_and_not_sent_is_still_there_after_a_reload(chat):
    """A draft is not lost by a stray click."""
    chat.box.fill("I was just about to say")
    chat.page.wait_for_timeout(400)

    chat.page.reload()
    chat = Chat(chat.page).shown_again()

    expect(chat.box).to_have_value("I was just about to say")


def test_two_tabs_show_the_same_conversation(visit, new_context, desk, line):
    """What is said in one appears in the other, both sides, without a reload."""
    context = new_context()
    one = Chat(visit(context=context)).open()
    two = Chat(visit(context=context, path="/two")).shown_again()
    expect(two.answers.first).to_be_visible()

    one.page.bring_to_front()
    one.say("is shipping free?")
    two.page.bring_to_front()
    expect(two.mine.last).to_contain_text("is shipping free?")
    expect(two.answers.last).to_contain_text("free within the US")
    two.say("where is my order?")
    one.page.bring_to_front()
    expect(one.mine.last).to_contain_text("where is my order?")

    rows = desk.history(line.token)
    assert len([row for row in rows if row["from"] == "shopper"]) == 2
    assert len(one.texts("shopper")) == len(two.texts("shopper")) == 2


def test_starting_over_begins_anew_after_asking(chat, line):
    """Kept when declined; else an empty conversation with a greeting, and a session of its own."""
    chat.say("is shipping free?")
    chat.menu("Start over")
    asked = chat.page.get_by_role("alertdialog")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="Keep it").click()
    expect(asked).to_be_hidden()
    expect(chat.mine).to_have_count(1)
    token = line.token

    chat.menu("Start over")
    chat.page.get_by_role("alertdialog").get_by_role("button", name="Start over").click()
    expect(chat.mine).to_have_count(0)
    chat.wait_for_answers(1)
    chat.say("where is my order?")

    assert line.token != token


def test_erasing_leaves_nothing_on_the_desk_nor_in_the_browser(chat, line, desk):
    """The old session is gone for good."""
    chat.say("my secret is PC-42002")
    token = line.token
    chat.menu("Erase conversation")
    chat.page.get_by_role("alertdialog").get_by_role("button", name="Erase").click()
    expect(chat.page.get_by_text("my secret")).to_have_count(0)
    chat.page.wait_for_timeout(300)

    answer = httpx.get(
        f"{desk.url}/webhooks/chat/messages", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 401
    kept = chat.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "secret" not in kept
    assert token not in kept
    chat.page.reload()
    chat = Chat(chat.page).shown_again()
    chat.wait_for_answers(1)
    expect(chat.page.get_by_text("my secret")).to_have_count(0)


def test_the_transcript_is_a_text_file_of_both_sides(chat):
    """Downloaded, readable, complete."""
    chat.say("is shipping free?")
    with chat.page.expect_download() as download:
        chat.menu("Save transcript")

    assert download.value.suggested_filename.endswith(".txt")
    text = download.value.path().read_text(encoding="utf-8")
    assert "is shipping free?" in text
    assert "free within the US" in text
    assert text.index("is shipping free?") < text.index("free within the US")
