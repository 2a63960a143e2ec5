"""The reader of multipart forms, against what standard clients and others send."""

from __future__ import annotations

import time

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.channel.multipart import parts_of
from claimdesk.channel.problem import Problem


@given(st.binary(max_size=300), st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_a_client_encodes_comes_out_as_it_was(data, filename):
    """Any bytes, under any file name."""
    request = httpx.Request(
        "POST", "http://x", files={"photo": (filename or "x", data)}, data={"a": "1"}
    )
    boundary = request.headers["content-type"].partition("boundary=")[2]

    assert parts_of(request.read(), boundary) == [("a", b"1"), ("photo", data)]


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_problem(data):
    """Hostile forms are refused, never crash."""
    body = b"--b\r\n" + data + b"\r\n--b--"
    try:
        parts_of(body, "b")
    except Problem as problem:
        assert problem.status == 400


def test_eight_parts_are_read_and_a_ninth_refused():
    """A form for one photo has no use for more."""
    part = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'

    assert len(parts_of(part * 8 + b"--b--\r\n", "b")) == 8
    with pytest.raises(Problem):
        parts_of(part * 9 + b"--b--\r\n", "b")


def test_eight_megabytes_of_boundaries_are_refused_at_once():
    """Not after millions of parts."""
    begun = time.monotonic()

    with pytest.raises(Problem):
        parts_of(b"\r\n--b" * 1_600_000, "b")

    assert time.monotonic() - begun < 1
