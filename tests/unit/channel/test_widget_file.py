"""The widget's script as a cacheable file."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from claimdesk.channel.problem import Problem
from claimdesk.channel.widget_file import serve_widget


class _Headers(dict[str, str]):
    def getone(self, name: str, default: str) -> str:
        return self.get(name, default)


def _request(**headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(headers=_Headers(named))


async def test_the_script_is_served_with_its_tag_and_not_sent_twice(tmp_path):
    """A browser that has it gets 304 until it changes."""
    path = tmp_path / "widget.js"
    path.write_text("let a = 1")
    first = await serve_widget(_request(), path)
    tag = first.headers["ETag"]

    again = await serve_widget(_request(if_none_match=f'"other", W/{tag}'), path)
    path.write_text("let a = 2")
    changed = await serve_widget(_request(if_none_match=tag), path)

    assert (first.status, first.body) == (200, b"let a = 1")
    assert first.headers["Cache-Control"].startswith("public")
    assert again.status == 304
    assert changed.status == 200
    assert changed.headers["ETag"] != tag


async def test_without_the_file_it_is_not_found(tmp_path):
    """404 as a problem."""
    with pytest.raises(Problem) as refusal:
        await serve_widget(_request(), tmp_path / "widget.js")
    assert refusal.value.status == 404
