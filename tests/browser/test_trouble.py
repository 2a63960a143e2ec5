"""When something fails: it is said in plain words, nothing typed is lost, nothing is sent twice."""

from __future__ import annotations

import json

import httpx
import itsdangerous
import pytest
from playwright.sync_api import expect

from claimdesk.channel.session_tokens import Session, SessionTokens
from tests.browser.chat import Chat, report_defect

TECHNICAL = ("429", "500", "503", "Traceback", "fetch", "undefined", "NetworkError", "problem")


def said_by_shopper(desk, line):
    """What the desk heard."""
    return [row["text"] for row in desk.history(line.token) if row["from"] == "shopper"]


def plain(chat):
    """The notice, which speaks no computer's language."""
    expect(chat.notice.first).to_be_visible()
    text = " ".join(chat.notice.all_inner_texts())
    assert text.strip()
    assert not [word for word in TECHNICAL if word in text]
    return text


def test_offline_it_waits_and_sends_when_the_line_is_back(visit, new_context, line, desk):
    """What was typed stays in sight; once back it goes out by itself, once."""
    context = new_context()
    chat = Chat(visit(context=context)).open()
    context.set_offline(True)
    chat.say("is shipping free?", settle=False)
    plain(chat)
    expect(chat.mine.last).to_contain_text("is shipping free?")
    assert line.turns() == []

    context.set_offline(False)
    expect(chat.answers.last).to_contain_text("free within the US", timeout=20_000)
    expect(chat.mine.last).to_have_attribute("data-state", "delivered")
    expect(chat.notice.first).to_be_hidden()

    assert said_by_shopper(desk, line) == ["is shipping free?"]


def test_an_answer_lost_on_the_way_is_asked_for_again_and_no_second_turn_is_taken(
    visit, line, desk
):
    """The desk heard it, the browser never learned so: same key, one turn, one answer."""
    chat = Chat(visit()).open()
    lost: list[str] = []

    def cut(seen):
        if seen.method == "POST" and seen.path.endswith("/messages") and len(lost) < 2:
            lost.append(str(seen.key))
            return True
        return False

    line.cut = cut
    chat.say("is shipping free?", settle=False)
    expect(chat.answers.last).to_contain_text("free within the US", timeout=20_000)

    keys = [seen.key for seen in line.turns()]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert said_by_shopper(desk, line) == ["is shipping free?"]
    expect(chat.mine).to_have_count(1)
    expect(chat.answers).to_have_count(2)


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_in_trouble_is_tried_again_by_itself(visit, line, desk, status):
    """With a word of what happens, waiting longer each time, and sent once."""
    chat = Chat(visit()).open()
    refused: list[float] = []

    def instead(seen):
        if seen.method == "POST" and seen.path.endswith("/messages") and len(refused) < 2:
            refused.append(1)
            return status, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>"
        return None

    line.instead = instead
    chat.say("is shipping free?", settle=False)
    plain(chat)
    expect(chat.answers.last).to_contain_text("free within the US", timeout=20_000)

    assert len(refused) == 2
    assert said_by_shopper(desk, line) == ["is shipping free?"]
    assert "Bad gateway" not in chat.panel.inner_text()


def test_without_the_desk_it_opens_all_the_same_and_keeps_what_is_written(visit, line, desk):
    """It says so, tries again by itself, and sends what was written meanwhile, once."""
    away = [1, 2]

    def instead(seen):
        return (503, {}, b"") if seen.path.endswith("/sessions") and away and away.pop() else None

    line.instead = instead
    chat = Chat(visit())
    chat.launcher.click()
    plain(chat)
    chat.say("is shipping free?", settle=False)
    expect(chat.mine.last).to_contain_text("is shipping free?")
    expect(chat.answers.last).to_contain_text("free within the US", timeout=20_000)

    expect(chat.notice).to_be_hidden()
    assert said_by_shopper(desk, line) == ["is shipping free?"]


def test_a_page_that_may_not_have_the_chat_says_so_and_asks_no_more(visit, line):
    """403: no second attempt by itself."""
    line.instead = lambda seen: (403, {}, b"") if seen.path.endswith("/sessions") else None
    chat = Chat(visit())
    chat.launcher.click()

    assert plain(chat) == "The chat isn’t available on this page."
    chat.page.wait_for_timeout(2500)
    assert len(line.turns("/sessions")) == 1


@pytest.mark.parametrize("status", [413, 415, 422])
def test_a_message_that_is_refused_stays_and_can_be_changed(visit, line, desk, status):
    """It is said beside it; edited it goes back into the box, and is sent as another message."""
    chat = Chat(visit()).open()
    line.instead = lambda seen: (status, {}, b"") if seen.path.endswith("/messages") else None
    chat.say("is shipping free", settle=False)
    expect(chat.mine.last).to_have_attribute("data-state", "rejected")
    said = chat.mine.last.inner_text()
    assert "is shipping free" in said
    assert str(status) not in said
    line.mend()
    chat.mine.last.get_by_role("button", name="Edit").click()
    expect(chat.box).to_have_value("is shipping free")
    chat.say("is shipping free?")

    assert said_by_shopper(desk, line) == ["is shipping free?"]
    assert len({seen.key for seen in line.turns()}) == 2


def test_too_many_messages_wait_as_long_as_the_desk_says(visit, line, desk):
    """429 with Retry-After, from the desk itself; then it goes out by itself."""
    chat = Chat(visit()).open()
    chat.say("hello")
    headers = {"Authorization": f"Bearer {line.token}"}
    with httpx.Client(headers=headers) as http:
        for _ in range(60):
            answer = http.post(f"{desk.url}/webhooks/chat/messages", json={"text": ""})
            if answer.status_code == 429:
                break
    assert answer.status_code == 429

    chat.say("is shipping free?", settle=False)
    plain(chat)
    expect(chat.answers.last).to_contain_text("free within the US", timeout=20_000)

    assert said_by_shopper(desk, line) == ["hello", "is shipping free?"]


def test_an_expired_session_is_said_and_what_was_typed_is_kept(visit, line, desk, monkeypatch):
    """A new conversation begins at a click; the words go with it."""
    chat = Chat(visit()).open()
    old = _expired(desk, monkeypatch)

    def expire(seen, headers):
        if "authorization" in headers:
            headers["authorization"] = f"Bearer {old}"

    line.rewrite = expire
    chat.say("is shipping free?", settle=False)
    plain(chat)
    kept = chat.box.input_value() + " ".join(chat.texts("shopper"))
    assert "is shipping free?" in kept

    line.mend()
    chat.page.get_by_role("button", name="Start a new conversation").click()
    chat.wait_for_answers(1)
    if chat.box.input_value():
        chat.box.press("Enter")
    expect(chat.answers.last).to_contain_text("free within the US")
    assert said_by_shopper(desk, line) == ["is shipping free?"]


def _expired(desk, monkeypatch):
    key = (desk.home / "keys" / "session_tokens.key").read_text().strip()
    with monkeypatch.context() as patch:
        patch.setattr(itsdangerous.TimestampSigner, "get_timestamp", lambda self: 1_600_000_000)
        return SessionTokens([key], 60).issue(Session("x" * 32, "procase"))[0]


def test_a_session_erased_elsewhere_is_said_as_well(visit, line, desk):
    """Erased in another browser: this one says so and can begin anew."""
    chat = Chat(visit()).open()
    chat.say("hello")
    httpx.delete(
        f"{desk.url}/webhooks/chat/sessions", headers={"Authorization": f"Bearer {line.token}"}
    )

    chat.say("is shipping free?", settle=False)
    plain(chat)
    chat.page.get_by_role("button", name="Start a new conversation").click()
    chat.wait_for_answers(1)


def test_a_text_too_long_is_kept_and_said(visit, line):
    """1,000 characters are taken; of one more the shopper learns before or after sending."""
    chat = Chat(visit()).open()
    chat.box.fill("x" * 1001)
    chat.box.press("Enter")
    chat.page.wait_for_timeout(500)

    longest = chat.box.get_attribute("maxlength")
    kept = chat.box.input_value() or " ".join(chat.texts("shopper"))
    assert (longest and int(longest) <= 1000) or len(kept) >= 1001
    for seen in line.turns():
        assert len(json.loads(seen.body).get("text", "")) <= 1000 or kept


def test_the_desk_is_killed_mid_claim_and_the_claim_is_filed_all_the_same(visit, line, desk):
    """SIGKILL before the claim is sent: the widget waits, sends it once the desk is back, once."""
    chat = Chat(visit()).open()
    report_defect(chat, "PC-43001")
    desk.kill_server()
    chat.page.get_by_role("button", name="Send the claim").click()
    plain(chat)
    desk.wait_until_up()

    expect(chat.page.get_by_role("button", name="Copy claim number")).to_be_visible(timeout=60_000)
    number = chat.claim_number()
    mail = desk.mail(number, "support@procase.com")
    assert "PC-43001" in str(mail.get_body(("plain",)))
    assert said_by_shopper(desk, line).count("Send the claim") == 1
    assert len(chat.texts("shopper")) == len(said_by_shopper(desk, line))
    receipts = [each for each in desk.mails_about(number) if "support@" in str(each["To"])]
    assert len(receipts) == 1
