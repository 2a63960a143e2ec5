"""The terminal client, run as a process against a real server."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import time
from typing import Any

import pytest

from claimdesk.cli.chat_screen import PlainScreen
from claimdesk.cli.chat_session import ChatClient, converse

PROGRAM = """
import argparse, sys
from claimdesk.cli.chat import add_commands
parser = argparse.ArgumentParser()
add_commands(parser.add_subparsers())
args = parser.parse_args()
sys.exit(args.run(args))
"""
PROMPT = "you ›"
BUTTONS = [
    {"title": "Broken", "payload": '/inform{"reason": "defective"}'},
    {"title": "Wrong item", "payload": '/inform{"reason": "wrong_item"}'},
]


def _chat(server, lines: str, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    url = f"http://127.0.0.1:{server.port}" if server else "http://127.0.0.1:9"
    arguments = more or ("--store", "procase", "--url", url)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "chat", *arguments],
        input=lines,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


def _offering(server) -> None:
    async def script(message: Any) -> None:
        if message.text == "help":
            await server.assistant.respond(message, text="What is wrong?", buttons=BUTTONS)
        else:
            await server.assistant.echo(message)

    server.assistant.script = script


def test_lines_piped_in_are_answered_as_plain_text(server, tmp_path, picture):
    """Texts, a choice by number and by title, a photo; the input's end is a good end."""
    _offering(server)
    photo = tmp_path / "my photo.png"
    photo.write_bytes(picture("PNG"))

    done = _chat(server, f"hello\n\nhelp\n2\nhelp\nbroken\n/photo {photo}\n/restart\n")

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    assert lines[:2] == ["heard /greet", "heard hello"]
    assert lines[2:5] == ["What is wrong?", "  1. Broken", "  2. Wrong item"]
    heard = server.assistant.texts
    assert heard[1:6] == ["hello", "help", BUTTONS[1]["payload"], "help", BUTTONS[0]["payload"]]
    assert heard[6].startswith("/inform")
    assert heard[7] == "restart"


def test_a_number_is_a_choice_only_while_choices_are_open(server):
    """Otherwise it is what was typed: an order number, a price."""
    _offering(server)

    _chat(server, "2\nhelp\n3\n1\n")

    assert server.assistant.texts[1:] == ["2", "help", "3", "1"]


def test_history_help_erase_and_quit(server):
    """The client's own commands."""
    done = _chat(server, "hello\n/history\n/help\n/erase\nnever sent\n")

    assert done.returncode == 0
    assert "shopper: hello\n" in done.stdout
    assert "/photo PATH" in done.stdout
    assert done.stdout.endswith("(the conversation is erased)\n")
    assert server.erased_trackers == [server.assistant.heard[0].sender_id]
    assert "never sent" not in server.assistant.texts
    assert _chat(server, "/quit\nnever sent\n").returncode == 0
    assert "never sent" not in server.assistant.texts


def test_a_refusal_is_shown_and_the_chat_goes_on(server, tmp_path):
    """A bad photo, a missing file, a text too long."""
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no picture")

    done = _chat(server, f"/photo {bad}\n/photo /nosuch.jpg\n{'x' * 1001}\nhello\n")

    assert done.returncode == 0
    assert "not a JPEG, PNG or WebP" in done.stdout
    assert "No such file" in done.stdout
    assert "at most 1000" in done.stdout
    assert "heard hello" in done.stdout


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://nosuch.invalid", "nonsense"])
def test_without_a_server_one_line_says_so(url):
    """Exit code 2, no traceback."""
    done = _chat(None, "", "--store", "procase", "--url", url)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no Claimdesk answers at" in done.stderr


def test_an_unknown_store_is_said_in_one_line(server):
    """With the stores there are."""
    done = _chat(server, "", "--store", "nosuch", "--url", server.url)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "casesora, procase" in done.stderr


def test_the_url_defaults_to_the_port_setting(server):
    """`CLAIMDESK_PORT` is all it takes."""
    done = _chat(server, "hi\n", "--store", "procase", CLAIMDESK_PORT=str(server.port))

    assert done.returncode == 0
    assert "heard hi" in done.stdout
    wrong = _chat(server, "", "--store", "procase", CLAIMDESK_PORT="many")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def _in_process(server, lines: str, **options: Any) -> str:
    target = io.StringIO()
    client = ChatClient(server.url, "procase", **options)
    converse(client, PlainScreen(io.StringIO(lines), target))
    client.close()
    return target.getvalue()


def test_over_a_limit_it_waits_as_long_as_told_and_sends_again(serve):
    """The person sees why nothing happens."""
    server = serve(limit_messages="1/2 seconds")
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        time.sleep(seconds)

    shown = _in_process(server, "one\ntwo\n", wait=wait)

    assert waits
    assert "too many messages; waiting" in shown
    assert "heard two" in shown


def test_a_limit_of_hours_is_said_instead_of_waited_for(serve):
    """The line comes back to the person."""
    shown = _in_process(serve(limit_messages="1/day"), "one\ntwo\n")

    assert "takes more in" in shown
    assert "heard two" not in shown


def test_when_the_session_is_gone_a_new_one_begins(server):
    """Expired or erased elsewhere: it says so and goes on."""

    async def forgetful(message: Any) -> None:
        if message.text == "one":
            server.conversations.erase(message.sender_id)
        await server.assistant.echo(message)

    server.assistant.script = forgetful

    shown = _in_process(server, "one\ntwo\nthree\n")

    assert "a new conversation begins" in shown
    assert "heard three" in shown
    assert len({message.sender_id for message in server.assistant.heard}) == 2


def test_in_a_terminal_a_person_is_welcomed_and_can_write(server):
    """With the store's name, the help, and choices to pick by number."""
    _offering(server)
    ours, theirs = pty.openpty()
    arguments = ["chat", "--store", "procase", "--url", server.url]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
    )
    os.close(theirs)
    screen = ""

    def until(text: str) -> None:
        """Read on until the text has been shown, and forget what came before."""
        nonlocal screen
        end = time.monotonic() + 20
        while text not in screen:
            assert time.monotonic() < end, screen
            if select.select([ours], [], [], 0.5)[0]:
                screen += os.read(ours, 65536).decode(errors="replace")
        screen = screen.partition(text)[2]

    try:
        until("ProCase")
        until("/photo PATH")
        until(PROMPT)
        os.write(ours, b"help\r")
        until("Wrong item")
        until(PROMPT)
        os.write(ours, b"2\r")
        until('"wrong_item"')
        until(PROMPT)
        os.write(ours, b"\x04")
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
