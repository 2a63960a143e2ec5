"""WCAG 2.2 AA: axe in every state, both directions, light and dark; and what axe cannot see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat, report_defect
from tests.browser.contrast import faint
from tests.browser.desk import ROOT

AXE = ROOT / "widget" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGE_BODY = "<main><h1>A shop</h1><p>Words.</p></main>"
SIZES = """() => {
  const root = document.querySelector('claimdesk-chat').shadowRoot;
  const shown = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
  const targets = [...root.querySelectorAll('button, input, textarea, select, summary, [role=menuitem]')].filter(shown);
  return {
    small: targets.filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24; })
      .map(e => e.outerHTML.slice(0, 120)),
    tiny: targets.filter(e => ['input', 'textarea', 'select'].includes(e.localName))
      .filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 120)),
  };
}"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page and the widget on it, a line each."""
    page.wait_for_timeout(250)  # colours in the middle of a transition are nobody's
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate(
        f"axe.run(document, {{ runOnly: {json.dumps(TAGS)} }}).then(r => r.violations)"
    )
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_any_state(visit, line, picture, lang, phone):
    """From the prompt to the decision, with all that can go wrong: by day and by night."""
    page = visit(
        phone=phone,
        body=PAGE_BODY,
        attributes=f'data-lang="{lang}" data-theme="auto" data-topic="returns"',
    )
    chat = Chat(page)
    launcher = page.locator("claimdesk-chat button.launcher, claimdesk-chat .launcher").first
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"{state}, {scheme}"] = violations(page) + faint(page)
        sizes = page.evaluate(SIZES)
        found[f"{state}: sizes"] = sizes["small"] + sizes["tiny"]

    expect(launcher).to_be_visible()
    page.wait_for_timeout(700)
    look("launcher and prompt")
    launcher.click()
    chat.wait_for_answers(1)
    look("greeting with choices")
    menu = page.locator("claimdesk-chat [aria-haspopup=menu]")
    menu.click()
    look("menu")
    page.get_by_role("menuitem").last.click()
    expect(page.get_by_role("alertdialog")).to_be_visible()
    look("asking before it erases")
    page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    box = page.locator("claimdesk-chat textarea").first

    def say(text: str) -> None:
        before = chat.answers.count()
        box.fill(text)
        box.press("Enter")
        chat.wait_for_answers(before + 1)

    say("my folio case came broken, order PC-47001")
    say("on your website")
    expect(page.locator("claimdesk-chat input[type=date]")).to_be_visible()
    look("date asked")
    say("5 days ago")
    chat.attach(picture())
    page.wait_for_timeout(200)
    look("photo waiting")
    page.locator("claimdesk-chat canvas").first.wait_for()
    box.press("Enter")
    page.wait_for_timeout(600)
    say("a replacement please")
    say("shopper@example.com")
    expect(page.get_by_role("button", name="Send the claim")).to_be_visible()
    look("review")
    page.get_by_role("button", name="Send the claim").click()
    expect(chat.answers.filter(has_text="CLM-").first).to_be_visible()
    look("decision")
    line.instead = lambda seen: (503, {}, b"") if seen.method == "POST" else None
    box.fill("hello")
    box.press("Enter")
    expect(chat.notice.first).to_be_visible()
    look("trouble")
    line.mend()
    expect(chat.notice).to_be_hidden(timeout=20_000)
    line.instead = lambda seen: (413, {}, b"") if seen.method == "POST" else None
    box.fill("hello")
    box.press("Enter")
    chat.attach(picture("large.jpg"))
    page.locator("claimdesk-chat .send").click()
    expect(page.locator("claimdesk-chat .why")).to_have_count(2)
    look("message and photo refused")
    line.instead = lambda seen: (401, {}, b"") if seen.method == "POST" else None
    box.fill("hello")
    box.press("Enter")
    expect(page.locator("claimdesk-chat .notice.ended")).to_be_visible()
    look("over")
    line.mend()
    page.locator("claimdesk-chat .notice .link").click()
    chat.wait_for_answers(1)
    menu.click()
    page.get_by_role("menuitem").last.click()
    page.get_by_role("alertdialog").get_by_role("button").last.click()
    expect(page.locator("claimdesk-chat .notice.erased")).to_be_visible()
    look("erased")

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_new_messages_are_read_once_and_politely(chat):
    """The live region holds what was just said, and nothing that was said before."""
    page = chat.page
    page.evaluate(
        """() => {
          const root = document.querySelector('claimdesk-chat').shadowRoot;
          window.read = [];
          const reader = new MutationObserver(changes => {
            for (const change of changes) for (const node of change.addedNodes)
              if (node.textContent.trim()) window.read.push(node.textContent.trim());
          });
          for (const live of root.querySelectorAll('[aria-live=polite], [role=status]'))
            reader.observe(live, { childList: true, subtree: true });
        }"""
    )
    lives = page.evaluate(
        """[...document.querySelector('claimdesk-chat').shadowRoot.querySelectorAll('[aria-live]')]
             .filter(e => e.getAttribute('aria-live') !== 'off').map(e => e.getAttribute('aria-live'))"""
    )
    assert set(lives) == {"polite"}

    chat.say("is shipping free?")
    page.wait_for_timeout(600)

    read = " ".join(page.evaluate("window.read"))
    assert read.count("free within the US") == 1
    assert "assistant of ProCase. I can answer" not in read


def test_the_focus_does_not_go_with_the_button_that_had_it(chat, line, picture):
    """Where a button is spent by pressing it, one goes on from somewhere inside the chat."""
    page = chat.page

    def press(name):
        button = page.get_by_role("button", name=name, exact=True).last
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_be_hidden()

    chat.attach(picture("one.jpg"))
    press("Remove one.jpg")
    expect(page.get_by_role("button", name="Attach photos")).to_be_focused()
    line.instead = lambda seen: (413, {}, b"") if seen.method == "POST" else None
    for text, name in (("first", "Remove"), ("second", "Edit")):
        chat.say(text, settle=False)
        press(name)
        expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("second")
    line.instead = lambda seen: (503, {}, b"") if seen.method == "POST" else None
    chat.say("is shipping free?", settle=False)
    expect(chat.notice).to_be_visible()
    line.mend()
    press("Try again")
    expect(chat.box).to_be_focused()


def test_at_twice_the_size_nothing_is_cut_off(visit, new_context):
    """200 % zoom on a small desktop: the box, the last answer and its buttons can be reached."""
    context = new_context(viewport={"width": 640, "height": 400})
    chat = Chat(visit(context=context)).open()
    chat.say("is shipping free?")

    for part in (chat.box, chat.page.get_by_role("button", name="Close chat"), chat.panel):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        # Half a pixel is what rounding leaves of the opening's movement.
        assert box["x"] + box["width"] <= 640.5
        assert box["y"] + box["height"] <= 400.5
    log = chat.log.bounding_box()
    assert log is not None
    assert log["height"] >= 80
    wide = chat.log.evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 1


def test_with_reduced_motion_nothing_moves(visit, new_context):
    """No animation or transition lasts."""
    chat = Chat(visit(context=new_context(reduced_motion="reduce"))).open()

    moving = chat.page.evaluate(
        """() => {
          const root = document.querySelector('claimdesk-chat').shadowRoot;
          const seconds = text => Math.max(...text.split(',').map(parseFloat));
          return [...root.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
            return seconds(s.transitionDuration) > 0.011 && s.transitionProperty !== 'none' && /transform|all|inset|translate/.test(s.transitionProperty)
              || s.animationName !== 'none' && seconds(s.animationDuration) > 0.011 && s.animationIterationCount === 'infinite';
          }).map(e => e.outerHTML.slice(0, 90));
        }"""
    )
    assert moving == []
    assert chat.log.evaluate("e => getComputedStyle(e).scrollBehavior") != "smooth"


def test_in_forced_colours_everything_keeps_an_outline(visit, new_context):
    """Buttons and the box have borders where backgrounds are taken away."""
    chat = Chat(visit(context=new_context(forced_colors="active"))).open()
    bare = chat.page.evaluate(
        """() => [...document.querySelector('claimdesk-chat').shadowRoot.querySelectorAll('button')]
          .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 0 && e.innerText.trim())
          .filter(e => { const s = getComputedStyle(e);
            return !(parseFloat(s.borderTopWidth) > 0 || parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== 'none' || s.textDecorationLine !== 'none'); })
          .map(e => e.outerHTML.slice(0, 100))"""
    )
    assert bare == []


def test_the_demo_pages_have_no_violations_either(new_context, desk):
    """The lobby, and the product and returns page of each store."""
    for phone, paths in (
        (False, ["", "procase", "casesora/returns"]),
        (True, ["casesora", "procase/returns"]),
    ):
        page = new_context(phone=phone).new_page()
        for path in paths:
            page.goto(f"{desk.url}/demo/{path}")
            page.wait_for_load_state("networkidle")
            assert violations(page) == [], path


def test_a_claim_on_the_way_can_be_seen_by_its_review_card(chat):
    """The card is a named group, and each of its buttons names the line it changes."""
    report_defect(chat, "PC-47002")

    group = chat.page.get_by_role("group", name="Your claim so far").last
    names = [
        each.get_attribute("aria-label") or each.inner_text()
        for each in group.get_by_role("button").all()
    ]
    assert len(names) == len(set(names))
    assert all(name.strip() for name in names)
