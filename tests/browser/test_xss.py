"""Whatever a message, a name or a file is called: it is shown as text and never becomes the page."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

CORPUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '"><img src=x onerror=alert(1)>',
    "'><body onload=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    '[x](https://a.example/"onmouseover="alert(1))',
    '![x](x"onerror="alert(1))',
    "javascript:alert(1)",
    'https://a.example/"><img/src=x/onerror=alert(1)>',
    "https://a.example/'onmouseover='alert(1)",
    "**<b onclick=alert(1)>bold</b>**",
    "`<img src=x onerror=alert(1)>`",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<form><button formaction=javascript:alert(1)>x",
    "<style>@import'javascript:alert(1)'</style>",
    "<link rel=import href=data:text/html,<script>alert(1)</script>>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
]
GUARD = """
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt'])
  window[name] = (...given) => window.ran.push(name + given);
"""
ALL = """() => {
  const root = document.querySelector('claimdesk-chat').shadowRoot;
  const wrong = [];
  for (const e of root.querySelectorAll('*')) {
    if (/^(script|iframe|object|embed|link|base|meta|math|template)$/i.test(e.localName))
      wrong.push(e.outerHTML);
    for (const { name, value } of e.attributes)
      if (/^on/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|formaction|data|xlink:href)$/.test(name) || name === 'srcdoc') wrong.push(name + '=' + value);
    if (e.localName === 'img') wrong.push(e.outerHTML);
  }
  return wrong;
}"""


@pytest.fixture
def guarded(new_context):
    """A visitor in whose browser anything that runs is noticed."""
    context = new_context()
    context.add_init_script(GUARD)
    context.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    return context


def _clean(page):
    assert page.evaluate("window.ran") == []
    assert page.evaluate(ALL) == []


def test_what_the_shopper_writes_is_shown_as_written(visit, guarded):
    """Through the real desk and back from its history."""
    chat = Chat(visit(context=guarded)).open()
    for text in CORPUS[:16]:
        chat.say(text)
        expect(chat.mine.last).to_contain_text(text)
    _clean(chat.page)

    chat.page.reload()
    chat.shown_again()
    expect(chat.mine).to_have_count(16)
    shown = " ".join(chat.texts("shopper"))
    for text in CORPUS[:16]:
        assert text in shown
    _clean(chat.page)


def test_a_product_of_mark_up_is_text_on_the_review_card(visit, guarded):
    """As the desk itself gives it back."""
    chat = Chat(visit(context=guarded)).open()
    chat.say("I received the wrong item, order PC-45001")
    product = "<img src=x onerror=alert(1)> case"
    chat.say(product)
    expect(chat.page.locator("claimdesk-chat")).to_contain_text("<img src=x onerror=alert(1)>")
    chat.say("on your website, 5 days ago")

    _clean(chat.page)


def test_whatever_the_desk_says_stays_text(visit, guarded, line):
    """In messages, choices, review and decision cards, money, reasons, and the store's name."""

    def answer(seen):
        if seen.method != "POST":
            return None
        if seen.path.endswith("/sessions"):
            body = {
                "token": "t",
                "expires_at": "2099-01-01T00:00:00+00:00",
                "store": {"id": "procase", "name": CORPUS[1], "accent": CORPUS[4], "contact": ""},
                "messages": [{"id": "m0", "text": CORPUS[0], "choices": []}],
            }
            return 201, {"Content-Type": "application/json"}, json.dumps(body).encode()
        if not seen.path.endswith("/messages"):
            return None
        said = [
            {"id": f"m{n}", "text": text, "choices": [{"id": f"c{n}", "title": text}]}
            for n, text in enumerate(CORPUS, 1)
        ]
        lines = [
            {"id": f"l{n}", "field": text, "label": text, "value": text}
            for n, text in enumerate(CORPUS)
        ]
        said.append(
            {"id": "r", "text": "x", "choices": [], "card": {"kind": "review", "lines": lines}}
        )
        decision = {
            "kind": "decision",
            "claim_number": CORPUS[1],
            "store": CORPUS[2],
            "verdict": "eligible",
            "track": CORPUS[3],
            "reasons": [{"id": "a", "code": "a", "text": text} for text in CORPUS],
            "missing": CORPUS[:3],
            "remedies": CORPUS[:3],
            "settlement": {
                "lines": [{"label": text, "amount": text, "sign": 1} for text in CORPUS],
                "sum": CORPUS[3],
                "currency": CORPUS[4],
            },
            "return_shipping_paid_by": CORPUS[1],
            "deadline": CORPUS[1],
            "clauses": [
                {"id": text, "held": True, "text": text, "source": text} for text in CORPUS
            ],
        }
        said.append({"id": "d", "text": "x", "choices": [], "card": decision})
        money = {"kind": "money", "shipping": CORPUS[1], "price": CORPUS[2], "currency": CORPUS[1]}
        said.append({"id": "e", "text": CORPUS[1], "choices": [], "card": money})
        said.append({"id": "f", "text": CORPUS[5], "choices": [], "card": {"kind": CORPUS[1]}})
        stream = "".join(f"event: message\ndata: {json.dumps(each)}\n\n" for each in said)
        body = f"{stream}event: done\ndata: {{}}\n\n".encode()
        return 200, {"Content-Type": "text/event-stream"}, body

    line.instead = answer
    page = visit(context=guarded)
    chat = Chat(page)
    chat.launcher.click()
    expect(chat.answers.first).to_contain_text(CORPUS[0])
    chat.box.fill("go")
    chat.box.press("Enter")
    expect(chat.answers.last).to_contain_text("body onload")
    page.wait_for_timeout(300)

    _clean(page)
    shown = " ".join(chat.texts("assistant"))
    for text in CORPUS[:12]:
        assert text in shown or text.startswith(("[x]", "!["))
    for link in page.locator("claimdesk-chat a").all():
        assert str(link.get_attribute("href")).startswith(("https://", "mailto:"))


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.jpg", '"><svg onload=alert(1)>.png', "${alert(1)}.jpg"]
)
def test_a_file_of_any_name_is_only_a_name(visit, guarded, picture, name):
    """In the preview, on its buttons, and once it is sent."""
    chat = Chat(visit(context=guarded)).open()
    chat.say("I received the wrong item, order PC-45002")
    data = picture().read_bytes()
    chat.attach({"name": name, "mimeType": "image/jpeg", "buffer": data})
    expect(chat.page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    _clean(chat.page)
    chat.page.get_by_role("button", name="Send", exact=True).click()
    expect(chat.answers.filter(has_text="the photo is with your claim").first).to_be_visible()

    _clean(chat.page)


def test_what_a_page_writes_on_the_tag_is_text(visit, guarded):
    """Launcher text, greeting and prompt are text, a colour is a colour or nothing."""
    evil = "&lt;img src=x onerror=alert(1)&gt;"
    page = visit(
        context=guarded,
        attributes=f'data-launcher="{evil}" data-greeting="{evil}" data-prompt="{evil}"'
        f' data-topic="returns" data-accent="red;}}*{{display:none" data-open',
    )
    chat = Chat(page)
    chat.wait_for_answers(1)
    expect(page.locator("claimdesk-chat")).to_contain_text("<img src=x onerror=alert(1)>")

    _clean(page)


def test_a_hostile_session_kept_by_the_page_does_no_harm(visit, guarded):
    """What lies in storage is read with as little trust as an answer."""
    page = visit(context=guarded)
    Chat(page).open()
    page.evaluate(
        """evil => { for (const store of [localStorage, sessionStorage])
             for (const key of Object.keys(store)) store.setItem(key, evil); }""",
        '{"token": "<img src=x onerror=alert(1)>", "messages": [{"text": 5}], "x": null}',
    )
    page.reload()
    chat = Chat(page).shown_again()
    chat.wait_for_answers(1)

    _clean(page)
