"""The templates of mails, and the filters for what shoppers typed and when."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimdesk.conversation.wording import Wording
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.service.text import long_text, one_line

# Addresses of the web, spelled out or bare ("shop.example/win").
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]\S*)", re.IGNORECASE
)


def template_environment(wording: Wording) -> Environment:
    """The mails' templates: HTML ones escape every value, a missing value is an error.

    `t("name", placeholder=value)` in them is a sentence of the catalogue.
    """

    def t(name: str, /, **values: Any) -> str:
        return wording.text(name, values)  # text, which HTML templates escape as any other

    environment = Environment(
        loader=PackageLoader("claimdesk.adapters", "templates"),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=t, language=wording.code)
    environment.filters.update(
        one_line=_one_line, quoted=quoted, inert=inert, moment=moment, clock=clock
    )
    return environment


def quoted(text: str) -> str:
    """A shopper's text marked as such on every line."""
    return "".join(f"> {line}\n" for line in str(text).split("\n"))


def inert(text: str) -> str:
    """Text without web addresses.

    A receipt goes to whatever address was typed in; it must not carry a stranger's
    links there under the store's name.
    """
    return _LINK.sub("[link]", str(text))


def moment(at: datetime, zone: str, language: Language = DEFAULT) -> str:
    """`22 November 2026, 10:03 PST`, in the store's timezone."""
    local = at.astimezone(ZoneInfo(zone))
    return language.long_moment(local)


def clock(at: datetime, zone: str) -> str:
    """`10:03`, in the store's timezone."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def _one_line(value: Any, limit: int = 400) -> str:
    return one_line(str(value), limit)


class MailWords(NamedTuple):
    """What a mail says: its subject, and its text as plain text and as HTML."""

    subject: str
    plain: str
    html: str


class MailText:
    """Subjects, plain and HTML texts out of the templates."""

    def __init__(self, wording: Wording) -> None:
        self._environment = template_environment(wording)

    def words(self, name: str, **values: Any) -> MailWords:
        """The mail called `name`; the first line of `<name>.txt.j2` is its subject."""
        render = partial(self._rendered, values=values)
        subject, _, plain = render(f"{name}.txt.j2").lstrip().partition("\n")
        plain = re.sub(r"\n{3,}", "\n\n", long_text(plain, 1_000_000)) + "\n"
        return MailWords(one_line(subject), plain, render(f"{name}.html.j2"))

    def _rendered(self, template: str, values: dict[str, Any]) -> str:
        return self._environment.get_template(template).render(values)
