"""Pages that the server renders itself: the templates of a folder, under a security policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse

from claimdesk.conversation.shared.wording import Wording

_EVERY_PAGE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
#: For pages whose address is a secret, and what they show too.
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


class HtmlPages:
    """Renders templates, in which every value is escaped and a missing one is an error.

    `policy` is the Content-Security-Policy of every answer, `headers` are others. With a `wording`,
    `t("name", placeholder=value)` in a template is a sentence of the catalogue.
    """

    def __init__(
        self,
        folder: Path,
        policy: str,
        headers: Mapping[str, str],
        wording: Wording | None = None,
    ) -> None:
        self._headers = {"Content-Security-Policy": policy, **_EVERY_PAGE, **headers}
        self._wording = wording
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        if wording is not None:
            self._templates.globals.update(t=self._said, language=wording.code)

    def rendered(self, name: str, status: int = 200, **values: Any) -> HTTPResponse:
        """The page of this template."""
        html = self._templates.get_template(name).render(**values)
        return self.answer(html, "text/html; charset=utf-8", status)

    def answer(self, body: bytes | str, kind: str, status: int = 200) -> HTTPResponse:
        """A body of this content type, under the same headers."""
        headers = dict(self._headers)
        return HTTPResponse(body, status=status, headers=headers, content_type=kind)

    def _said(self, name: str, /, **values: Any) -> str:
        assert self._wording is not None
        return self._wording.text(name, values)
