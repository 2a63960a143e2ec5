"""The chat does not know a thing by its words: reworded throughout, it works as it does."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.rewording import Rewording

# What each line of the claim is changed to. Who wants an exchange is asked for what; who bought it
# elsewhere is asked more: when it came, and its state.
CHANGES = {
    "reason": ["it arrived damaged"],
    "order_number": ["PC-46002"],
    "product": ["the leather sleeve"],
    "details": ["There is a crack right through the hinge."],
    "purchased_on": ["3 days ago"],
    "product_kind": ["electronic"],
    "wants": ["an exchange please", "the green one"],
    "email": ["other@example.com"],
    "purchased_from": ["on Amazon", "2 days ago", "used"],
}


@pytest.fixture
def reworded(line):
    """The line with other words for all the desk says, and what they are."""
    line.reword = rewording = Rewording()
    return rewording


def _report(chat, order):
    for text in (
        f"my folio case came broken, order {order}",
        "on your website, 5 days ago",
        "a replacement please",
        "shopper@example.com",
    ):
        chat.say(text)


def _message(chat, message):
    return chat.page.locator(f"claimdesk-chat .message[data-id='{message['id']}']")


def _values(card):
    return {line["field"]: line["value"] for line in card["card"]["lines"]}


def _last_said(line):
    return json.loads(line.turns()[-1].body)


def test_each_button_of_the_review_card_changes_its_own_line_and_one_sends(
    visit, line, desk, reworded
):
    """Whatever labels and titles say: another line's, too, and nothing that says "change".

    After a change the card shows what changed; the whole is shown again to who asks.
    """
    chat = Chat(visit()).open()
    _report(chat, "PC-46001")
    fields = {row["field"] for row in reworded.latest_card("review")[1]["card"]["lines"]}
    assert fields == set(CHANGES)

    for name, texts in CHANGES.items():
        sent, shown = reworded.latest_card("review")
        rows = shown["card"]["lines"]
        at = [row["field"] for row in rows].index(name)
        row = _message(chat, shown).locator(".card.review .line").nth(at)
        expect(row).to_contain_text(rows[at]["label"])
        expect(row).to_contain_text(rows[at]["value"])
        answers = chat.answers.count()
        row.get_by_role("button").click()
        chat.wait_for_answers(answers + 1)
        assert _last_said(line) == {"choice": rows[at]["id"]}
        for text in texts:
            chat.say(text)
        assert name in _values(reworded.latest_card("review")[0])
        chat.say("show it all again")

        before, after = _values(sent), _values(reworded.latest_card("review")[0])
        assert {field for field in before if before[field] != after[field]} == {name}

    shown = reworded.latest_card("review")[1]
    _message(chat, shown).locator(".card.review .actions button").first.click()
    expect(chat.page.locator("claimdesk-chat .card.decision")).to_be_visible()
    assert _last_said(line) == {"choice": shown["card"]["send"]["id"]}
    number = reworded.latest_card("decision")[0]["card"]["claim_number"]
    assert "PC-46002" in str(desk.mail(number, "support@procase.com").get_body(("plain",)))


def test_every_choice_has_one_button_and_the_one_that_sends_stands_out(visit, line, reworded):
    """On questions in their order; on the card at its line, or below; after a reload as well."""
    chat = Chat(visit()).open()
    greeting = next(iter(reworded.shown.values()))
    offered = _message(chat, greeting).locator(".choices button")
    assert offered.all_inner_texts() == [each["title"] for each in greeting["choices"]]
    assert len(greeting["choices"]) > 1
    _report(chat, "PC-46003")
    shown = reworded.latest_card("review")[1]
    titles = {each["id"]: each["title"] for each in shown["choices"]}
    at_lines = [row["id"] for row in shown["card"]["lines"]]
    send = shown["card"]["send"]["id"]
    others = [id for id in titles if id not in (*at_lines, send)]
    assert len(others) == 2

    for _ in range(2):
        card = _message(chat, shown).locator(".card.review")
        pencils = card.locator(".line").get_by_role("button")
        names = [button.get_attribute("aria-label") for button in pencils.all()]
        assert names == [titles[id] for id in at_lines]
        assert card.locator(".actions .primary").all_inner_texts() == [titles[send]]
        chips = card.locator(".actions .chip")
        assert chips.all_inner_texts() == [titles[id] for id in others]
        expect(_message(chat, shown).get_by_role("button")).to_have_count(len(titles))
        chat.page.reload()
        chat.shown_again()
        expect(_message(chat, shown)).to_be_visible()

    answers = chat.answers.count()
    chips.first.click()
    chat.wait_for_answers(answers + 1)
    assert _last_said(line) == {"choice": others[0]}


def test_what_a_card_shows_is_not_said_beside_it_again(visit, reworded):
    """The review has its own short text, so has the decision; other messages are said whole."""
    chat = Chat(visit()).open()
    _report(chat, "PC-46004")
    review = reworded.latest_card("review")[1]
    bubble = _message(chat, review).locator(".bubble")
    assert bubble.inner_text() == review["card"]["text"]
    _message(chat, review).locator(".card.review .actions button").first.click()
    expect(chat.page.locator("claimdesk-chat .card.decision")).to_be_visible()
    chat.wait_for_answers(1)

    decision = reworded.latest_card("decision")[1]
    assert decision["card"]["verdict"] == "eligible"
    assert _message(chat, decision).locator(".bubble").inner_text() == decision["card"]["text"]
    for clause in decision["card"]["clauses"]:
        shown = _message(chat, decision).locator("li", has_text=clause["text"])
        judged_elsewhere = clause["id"] in ("restocking_fee", "return_shipping", "remedy")
        expect(shown).to_have_count(0 if judged_elsewhere else 1)
    plain = [each for each in reworded.shown.values() if "card" not in each]
    assert plain
    for message in plain:
        said = " ".join(_message(chat, message).locator(".bubble").inner_text().split())
        assert said == " ".join(message["text"].replace("•", "").split())
