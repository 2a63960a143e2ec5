"""The chat window as a test uses it: by roles and names, as a shopper with a screen reader would."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

CLAIM = re.compile(r"CLM-[0-9A-Z]{11}")


class Chat:
    """The widget on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("claimdesk-chat")
        self.launcher = page.get_by_role("button", name="Chat with us")
        self.panel = page.locator("claimdesk-chat dialog.panel, claimdesk-chat dialog").first
        self.log = page.get_by_role("log")
        self.box = page.get_by_role("textbox", name="Your message")
        self.notice = page.locator("claimdesk-chat .notice")

    def open(self) -> Chat:
        """Open it and wait for the greeting."""
        self.launcher.click()
        self.wait_for_answers(1)
        return self

    def shown_again(self) -> Chat:
        """Open it where it did not open by itself, as after a reload."""
        expect(self.launcher.or_(self.panel).first).to_be_visible()
        self.page.wait_for_timeout(300)
        if not self.panel.is_visible():
            self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    @property
    def answers(self) -> Locator:
        """The assistant's messages."""
        return self.page.locator("claimdesk-chat .message[data-from=assistant]")

    @property
    def mine(self) -> Locator:
        """The shopper's messages."""
        return self.page.locator("claimdesk-chat .message[data-from=shopper]")

    def wait_for_answers(self, least: int) -> None:
        """Wait until at least so many messages of the assistant are there, and it is quiet."""
        expect(self.answers.nth(least - 1)).to_be_visible()
        expect(self.page.locator("claimdesk-chat .typing")).to_be_hidden()

    def say(self, text: str, *, settle: bool = True) -> None:
        """Type and send."""
        before = self.answers.count()
        self.box.fill(text)
        self.box.press("Enter")
        if settle:
            self.wait_for_answers(before + 1)
            expect(self.mine.last).to_have_attribute("data-state", "delivered")

    def choose(self, title: str, *, settle: bool = True) -> None:
        """Take a choice."""
        before = self.answers.count()
        self.page.get_by_role("button", name=title, exact=True).last.click()
        if settle:
            self.wait_for_answers(before + 1)

    def menu(self, item: str) -> None:
        """Open the menu and take an item."""
        self.page.get_by_role("button", name="More").click()
        self.page.get_by_role("menuitem", name=item).click()

    def texts(self, who: str) -> list[str]:
        """What a side said, in order."""
        return self.page.locator(f"claimdesk-chat .message[data-from={who}]").all_inner_texts()

    def attach(self, *files: Path | dict[str, Any]) -> None:
        """Pick photos with the file picker."""
        self.page.locator("claimdesk-chat input[type=file].picker").set_input_files(list(files))

    def claim_number(self) -> str:
        """The number of the claim just filed."""
        found = CLAIM.findall(" ".join(self.texts("assistant")))
        assert found, self.texts("assistant")
        return str(found[-1])


def report_defect(chat: Chat, order: str) -> None:
    """Tell of a broken item up to the review card."""
    chat.say(f"my folio case came broken, order {order}")
    chat.say("on your website, 5 days ago")
    chat.say("a replacement please")
    chat.say("shopper@example.com")
    expect(chat.page.get_by_role("button", name="Send the claim")).to_be_visible()
