"""The widget's script as a cacheable file."""

from __future__ import annotations

import gzip
from types import SimpleNamespace
from typing import Any

import pytest

from claimdesk.channel.problem import Problem
from claimdesk.channel.widget_file import serve_widget, takes_gzip


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


async def test_it_is_sent_gzipped_to_whoever_takes_that(tmp_path):
    """With a tag of its own, and caches told that it varies."""
    path = tmp_path / "widget.js"
    path.write_text("let a = 1;" * 100)

    plain = await serve_widget(_request(), path)
    zipped = await serve_widget(_request(accept_encoding="br, gzip"), path)

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert len(zipped.body) < len(plain.body)
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    again = await serve_widget(
        _request(accept_encoding="gzip", if_none_match=zipped.headers["ETag"]), path
    )
    assert again.status == 304


async def test_any_page_may_load_it(tmp_path):
    """As a plain script, under cross-origin isolation, and with `crossorigin` on its tag."""
    path = tmp_path / "widget.js"
    path.write_text("let a = 1")

    answer = await serve_widget(_request(), path)

    assert answer.content_type == "text/javascript; charset=utf-8"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("deflate, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("br", False),
        ("", False),
        ("xgzip", False),
    ],
)
def test_gzip_is_sent_only_where_it_is_taken(header, taken):
    """A quality of nought refuses it."""
    assert takes_gzip(header) is taken
