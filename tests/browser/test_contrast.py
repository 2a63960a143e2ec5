"""Whatever colour a page gives the chat, it can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.contrast import faint

ACCENTS = ["#1f5f8b", "#8a3b6b", "#ffe600", "#000", "#fff", "#7f7f7f", "red", "blue", "lime"]
ACCENTS += ["#767676", "#777", "rgb(0 120 110)", "hsl(280 90% 70%)"]


@pytest.mark.parametrize("accent", ACCENTS)
def test_whatever_the_accent_is_it_can_be_read_on_and_in(visit, accent):
    """On the launcher and what the shopper said; in choices, also while one is pointed at."""
    page = visit(attributes=f'data-accent="{accent}"')
    chat = Chat(page).open()
    found: list[str] = []

    def look():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(250)
            found.extend(f"{scheme}: {each}" for each in faint(page))

    chip = page.get_by_role("button", name="Return an item", exact=True)
    chip.hover()
    look()
    chip.click()
    chat.wait_for_answers(2)
    look()

    assert found == []


@pytest.mark.parametrize("accent", ["no-colour", "#12345", "#11223380", "transparent", "inherit"])
def test_what_is_no_opaque_colour_gives_way_to_slate(visit, accent):
    """Nobody overlooks the launcher for a slip of the pen."""
    page = visit(attributes=f'data-accent="{accent}"')

    expect(Chat(page).launcher).to_have_css("background-color", "rgb(30, 41, 59)")
