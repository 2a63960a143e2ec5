"""A conversation over the web channel's HTTP, as the terminal client holds it."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from claimdesk.cli.chat_screen import HELP, Screen

_MOUNT = "/webhooks/chat"
_SECONDS = 60.0  # per request; the server's turn timeout is much shorter
_LONGEST_WAIT = 60  # seconds; longest Retry-After to wait out


class CannotChat(Exception):
    """The conversation cannot start or continue; one-line reason."""


class SessionOver(Exception):
    """The server does not know this session (any more); the text says why."""


class ChatClient:
    """One session of the web channel at `url` with `store`."""

    def __init__(self, url: str, store: str, *, wait: Callable[[float], None] = time.sleep) -> None:
        base = url.rstrip("/")
        self._url = base if base.endswith(_MOUNT) else f"{base}{_MOUNT}"
        self._store = store
        self._wait = wait
        self._http = httpx.Client(timeout=_SECONDS, headers={"Timezone": _local_timezone()})
        self.notice: Callable[[str], None] = lambda text: None

    def close(self) -> None:
        """Close the connection; the conversation stays."""
        self._http.close()

    def open(self) -> dict[str, Any]:
        """Begin a session; returns its store and first messages."""
        answer = self._call("POST", "/sessions", json={"store": self._store})
        self._http.headers["Authorization"] = f"Bearer {answer['token']}"
        return answer

    def say(self, text: str) -> list[dict[str, Any]]:
        """Send a text; returns the answer's messages."""
        return list(self._call("POST", "/messages", json={"text": text})["messages"])

    def choose(self, choice_id: str) -> list[dict[str, Any]]:
        """Take a choice; returns the answer's messages."""
        return list(self._call("POST", "/messages", json={"choice": choice_id})["messages"])

    def send_photo(self, path: Path) -> list[dict[str, Any]]:
        """Send a photo; returns the answer's messages. OSError when it cannot be read."""
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        files = {"photo": ("photo", path.read_bytes(), kind)}
        return list(self._call("POST", "/photos", files=files)["messages"])

    def history(self) -> list[dict[str, Any]]:
        """Everything said so far, both sides."""
        return list(self._call("GET", "/messages")["messages"])

    def erase(self) -> None:
        """Erase the conversation on the server."""
        self._call("DELETE", "/sessions")

    def _call(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        while True:
            try:
                response = self._http.request(method, f"{self._url}{path}", **options)
            except httpx.TimeoutException:
                raise CannotChat(f"{self._url} did not answer within {_SECONDS:g} s") from None
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise CannotChat(
                    f"no Claimdesk answers at {self._url} ({error}); `make run` starts one"
                ) from None
            if response.status_code != 429:
                return _answer(response)
            seconds = int(response.headers.get("Retry-After", "1"))
            if seconds > _LONGEST_WAIT:
                raise Refused(f"too many messages; the server takes more in {seconds} s")
            self.notice(f"(too many messages; waiting {seconds} s)")
            self._wait(seconds)


class Refused(Exception):
    """The server rejected the request."""


def converse(client: ChatClient, screen: Screen) -> None:
    """Run the chat loop until input or session ends."""
    client.notice = screen.note
    greeting = client.open()
    screen.welcome(greeting["store"]["name"], HELP)
    choices = screen.show(greeting["messages"])
    for line in _lines(screen):
        try:
            command, _, rest = line.partition(" ")
            if command == "/quit":
                return
            if command == "/erase":
                client.erase()
                screen.note("(the conversation is erased)")
                return
            if command == "/help":
                screen.note(HELP)
            elif command == "/history":
                screen.show_history(client.history())
            elif command == "/photo":
                choices = screen.show(client.send_photo(Path(rest.strip()).expanduser()))
            else:
                choice = choice_meant(line, choices)
                choices = screen.show(client.choose(choice) if choice else client.say(line))
        except (Refused, OSError) as error:
            screen.note(f"({error})")
        except SessionOver as over:
            screen.note(f"({over}; a new conversation begins)")
            choices = screen.show(client.open()["messages"])


def choice_meant(line: str, choices: list[dict[str, str]]) -> str | None:
    """The id of the choice that `line` names by its number or title; None: it is a text."""
    wanted = line.strip().casefold()
    for number, choice in enumerate(choices, 1):
        if wanted in (str(number), choice["title"].casefold()):
            return choice["id"]
    return None


def _local_timezone() -> str:
    """This machine's offset from UTC, such as `+05:30`."""
    return datetime.now().astimezone().isoformat()[-6:]


def _lines(screen: Screen) -> Iterator[str]:
    while (line := screen.read()) is not None:
        if line.strip():
            yield line.strip()


def _answer(response: httpx.Response) -> dict[str, Any]:
    if response.status_code == 204:
        return {}
    try:
        body = response.json()
        if response.is_success:
            return dict(body)
        reason = body["title"] + (f": {body['detail']}" if body.get("detail") else "")
    except (ValueError, KeyError, TypeError):
        raise CannotChat(f"what answers at {response.url.host} is not Claimdesk") from None
    if response.status_code == 401:
        raise SessionOver(reason)
    if response.status_code >= 500:
        raise CannotChat(reason)
    raise Refused(reason)
