"""A real server with the web channel on it, and a scripted stand-in for the assistant."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from PIL import Image
from rasa.core.channels import channel as rasa_channel
from sanic import Sanic
from sanic_cors import CORS
from sqlalchemy.engine import Engine

from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import open_database
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.photos import Photos, photos
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.store_files import load_stores
from claimdesk.channel.web_channel import WebChannel
from claimdesk.settings import ROOT, Settings

# Sanic rewrites its own methods when an app starts; in this mode several can in one process.
Sanic.test_mode = True

MOUNT = "/webhooks/chat"
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # httpx would load its certificates every time
PROCASE_PAGE = "https://www.procase.com"
CASESORA_PAGE = "https://casesora.com"
FAILED = "It went wrong. Nothing is lost."


STORES = {
    name: policy.copy(update={"look": policy.look.copy(update={"accent": "#0a5"})})
    for name, policy in load_stores(ROOT / "stores").items()
}


class Assistant:
    """Stands where Rasa's agent does: hears messages, and answers by its script."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.processor = SimpleNamespace()  # the channel gives a real one its actions
        self.tracker_store: Any = None
        self.script: Callable[[Any], Awaitable[None]] = self.echo

    async def handle_message(self, message: Any) -> None:
        self.heard.append(message)
        await self.script(message)

    async def echo(self, message: Any) -> None:
        await self.respond(message, text=f"heard {message.text}")

    @staticmethod
    async def respond(message: Any, **response: Any) -> None:
        await message.output_channel.send_response(message.sender_id, response)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.heard]


def photos_kept(engine: Engine, conversation_id: str) -> list[str]:
    """The ids of a conversation's photos on record that no claim has."""
    mine = sa.and_(photos.c.conversation_id == conversation_id, photos.c.claim_number.is_(None))
    with engine.connect() as connection:
        return list(connection.execute(sa.select(photos.c.id).where(mine)).scalars())


class Server:
    """The channel on a loopback port, as `rasa run` mounts it without its HTTP API."""

    def __init__(
        self,
        home: Path,
        demo: Callable[[Server], Any] | None = None,
        staff: Callable[[Server], Any] | None = None,
        claims: Callable[[Server], Any] | None = None,
        **settings: Any,
    ) -> None:
        self._demo = demo
        self._staff = staff
        self._claims = claims
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.settings = Settings(home=home, port=self.port, **settings)
        self.engine = open_database(self.settings.database)
        migrate(self.engine)
        self.conversations = Conversations(self.engine)
        self.photos = Photos(self.engine, self.settings.photo_folder)
        self.feedback = Feedback(self.engine, self.conversations)
        self.assistant = Assistant()
        self.erased_trackers: list[str] = []
        self.turns_pinned = 0
        self._clients: list[httpx.Client] = []
        self.url = f"http://127.0.0.1:{self.port}{MOUNT}"
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._started.wait(10)

    @contextmanager
    def _pinned(self) -> Iterator[None]:
        self.turns_pinned += 1
        yield
        self.turns_pinned -= 1

    def client(self, **options: Any) -> httpx.Client:
        client = httpx.Client(base_url=self.url, timeout=30, verify=_NO_TLS, **options)
        self._clients.append(client)
        return client

    async def erase_tracker(self, conversation_id: str) -> None:
        self.erased_trackers.append(conversation_id)

    def photos_kept(self, conversation_id: str) -> list[str]:
        """The ids of a conversation's photos on record that no claim has."""
        return photos_kept(self.engine, conversation_id)

    def stop(self) -> None:
        for client in self._clients:
            client.close()
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)
        self.engine.dispose()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        app = Sanic(f"test_{self.port}", configure_logging=False)
        # As rasa.core.run.configure_app does without the HTTP API.
        app.config.CORS_SUPPORTS_CREDENTIALS = True
        CORS(app, resources={r"/*": {"origins": ""}}, automatic_options=True)
        app.ctx.agent = self.assistant

        channel = WebChannel(
            settings=self.settings,
            stores=STORES,
            conversations=self.conversations,
            photos=self.photos,
            feedback=self.feedback,
            wording=lambda name: {"turn_failed": FAILED}[name],
            erase_tracker=lambda conversation_id: self.erase_tracker(conversation_id),
            demo=self._demo(self) if self._demo else None,
            staff=self._staff(self) if self._staff else None,
            claims=self._claims(self) if self._claims else None,
            pinned=self._pinned,
        )
        rasa_channel.register([channel], app, route="/webhooks/")
        server = await app.create_server(sock=self.socket, return_asyncio_server=True)
        await server.startup()
        await server.before_start()
        await server.after_start()
        await server.start_serving()
        self._started.set()
        await self._stopping.wait()
        server.close()
        for connection in list(server.connections):
            connection.close()
        await asyncio.sleep(0.05)
        await server.before_stop()


class Talk:
    """A client with a session."""

    def __init__(self, server: Server, store_id: str = "procase") -> None:
        self.server = server
        self.http = server.client()
        answer = self.http.post("/sessions", json={"store": store_id})
        assert answer.status_code == 201, answer.text
        self.opening = answer.json()
        self.token = self.opening["token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"
        self.conversation_id = server.assistant.heard[-1].sender_id

    def say(self, text: str) -> httpx.Response:
        return self.http.post("/messages", json={"text": text})

    def choose(self, choice_id: str) -> httpx.Response:
        return self.http.post("/messages", json={"choice": choice_id})

    def photo(self, data: bytes, name: str = "photo.jpg") -> httpx.Response:
        return self.http.post("/photos", files={"photo": (name, data, "image/jpeg")})

    def history(self) -> list[dict[str, Any]]:
        return list(self.http.get("/messages").json()["messages"])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server with the given settings; stopped after the test."""
    servers: list[Server] = []

    def start(**settings: Any) -> Server:
        servers.append(Server(tmp_path / f"home{len(servers)}", **settings))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    """A server with default settings."""
    return serve()


@pytest.fixture
def talk(server: Server) -> Talk:
    """A conversation with ProCase."""
    return Talk(server)


@pytest.fixture
def new_talk(request: pytest.FixtureRequest) -> Callable[..., Talk]:
    """Opens further conversations, with the default server unless another is given."""

    def start(*arguments: Any) -> Talk:
        return Talk(*(arguments or (request.getfixturevalue("server"),)))

    return start


@pytest.fixture
def problem_of() -> Callable[[httpx.Response], tuple[int, str]]:
    """Checks that a response is a whole problem; gives its status and the kind of its type."""

    def check(response: httpx.Response) -> tuple[int, str]:
        assert response.headers["content-type"] == "application/problem+json", response.text
        body = json.loads(response.text)
        assert body["status"] == response.status_code
        assert body["title"]
        assert "Traceback" not in response.text
        assert response.headers["x-content-type-options"] == "nosniff"
        return response.status_code, body["type"].removeprefix("urn:claimdesk:problem:")

    return check


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Makes the bytes of a picture."""

    def make(
        kind: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "red", **options: Any
    ) -> bytes:
        data = io.BytesIO()
        Image.new("RGB", size, colour).save(data, kind, **options)
        return data.getvalue()

    return make


@pytest.fixture(autouse=True)
def _quiet_sanic() -> None:
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
