"""What photos may take of the server: memory and time of a decoder, bytes under way, turns."""

from __future__ import annotations

import asyncio
import io
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from claimdesk.adapters import picture_decoder, picture_process
from claimdesk.adapters.picture_decoder import decode_apart
from claimdesk.adapters.pictures import Picture, TooDemanding
from claimdesk.channel import photo_uploads
from claimdesk.channel.photo_uploads import PhotoUploads
from claimdesk.channel.problem import Problem

ENDLESS = """
import sys
from claimdesk.adapters import picture_process
def endless(data):
    while True:
        pass
picture_process.MOST_CPU = 1
picture_process.sanitize_image = endless
sys.exit(picture_process.main())
"""
STUCK = "import time; time.sleep(600)"
GREEDY = f"""
import sys
from claimdesk.adapters import picture_process, pictures
def greedy(image):
    return bytearray({picture_process.MOST_MEMORY})
pictures._upright_pixels = greedy
sys.exit(picture_process.main())
"""
REPORT = """
import os, resource, sys
from claimdesk.adapters import picture_process, pictures
def report(data):
    cpu = resource.getrlimit(resource.RLIMIT_CPU)
    seen = [cpu, "CLAIMDESK_SECRET" in os.environ, "rasa" in sys.modules]
    return pictures.Picture.of(repr(seen).encode())
picture_process.sanitize_image = report
sys.exit(picture_process.main())
"""


def _python(code: str) -> list[str]:
    return [picture_decoder._COMMAND[0], "-c", code]


def test_the_largest_transparent_picture_fits_the_memory_of_a_decoder():
    """40 million pixels of four channels, and again as a palette."""
    for kind in ("RGBA", "P"):
        data = io.BytesIO()
        transparent = {"transparency": 0} if kind == "P" else {}
        Image.new(kind, (8000, 5000)).save(data, "PNG", compress_level=1, **transparent)
        assert decode_apart(data.getvalue()).data.startswith(b"\xff\xd8")


def test_a_decoder_that_takes_too_much_memory_is_ended(picture, monkeypatch):
    """The system refuses it more than MOST_MEMORY."""
    monkeypatch.setattr(picture_decoder, "_COMMAND", _python(GREEDY))

    with pytest.raises(TooDemanding):
        decode_apart(picture())


def test_a_decoder_that_takes_too_long_is_killed(picture, monkeypatch):
    """By its CPU time, and by the clock where it uses none."""
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1)); {ENDLESS}"
    monkeypatch.setattr(picture_decoder, "_COMMAND", _python(limited.replace("; while", "\nwhile")))
    with pytest.raises(TooDemanding, match="signal"):
        decode_apart(picture())

    monkeypatch.setattr(picture_decoder, "_COMMAND", _python(STUCK))
    monkeypatch.setattr(picture_decoder, "MOST_SECONDS", 0.5)
    with pytest.raises(TooDemanding, match="more than"):
        decode_apart(picture())


def test_a_decoder_runs_with_little_cpu_and_no_secrets(monkeypatch):
    """Its limits hold from its start, and the server's environment stays behind."""
    monkeypatch.setenv("CLAIMDESK_SECRET", "s" * 32)
    monkeypatch.setattr(picture_decoder, "_COMMAND", _python(REPORT))
    most = picture_process.MOST_CPU

    assert decode_apart(b"x").data == repr([(most, most), False, False]).encode()


def test_a_photo_that_holds_a_decoder_delays_nobody_elses():
    """One address's slow photos leave the other decoder to the next address."""
    held = threading.Event()

    def decode(data: bytes) -> Picture:
        if data.startswith(b"slow"):
            assert held.wait(20)
        return Picture.of(data)

    async def main() -> float:
        with ThreadPoolExecutor(2) as decoders:
            uploads = PhotoUploads(decode, decoders)
            slow = [
                asyncio.ensure_future(uploads.picture("198.51.100.1", b"slow")) for _ in range(4)
            ]
            await asyncio.sleep(0.05)
            with pytest.raises(Problem) as refused:
                await uploads.picture("198.51.100.1", b"slow")
            assert refused.value.status == 429
            begun = time.monotonic()
            await uploads.picture("198.51.100.2", b"quick")
            took = time.monotonic() - begun
            held.set()
            await asyncio.gather(*slow)
            assert (await uploads.picture("198.51.100.1", b"x")).data == b"x"
            return took

    assert asyncio.run(main()) < 1


def _unfinished(talk, size: int) -> socket.socket:
    """An upload of which `size` bytes were sent, and more are to come."""
    connection = socket.create_connection(("127.0.0.1", talk.server.port), timeout=20)
    connection.sendall(
        f"POST /webhooks/chat/photos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {talk.token}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n"
        "Content-Length: 8000000\r\n\r\n--b\r\n".encode()
        + b"x" * size
    )
    return connection


def _status_of(connection: socket.socket) -> int:
    return int(connection.recv(65536).split(b" ")[1])


def test_bytes_under_way_are_bounded_for_an_address_and_given_back(
    server, new_talk, picture, monkeypatch
):
    """What is unfinished counts while it is, and no longer."""
    monkeypatch.setattr(photo_uploads, "MOST_BYTES_ADDRESS", 1_000_000)
    talks = [new_talk() for _ in range(3)]
    first, second = (_unfinished(talk, 480_000) for talk in talks[:2])
    time.sleep(0.3)

    third = _unfinished(talks[2], 60_000)
    assert _status_of(third) == 429
    assert talks[2].photo(picture()).status_code == 201

    first.close()
    second.close()
    time.sleep(0.3)
    fourth = _unfinished(talks[2], 900_000)
    time.sleep(0.3)
    fourth.setblocking(False)
    with pytest.raises(BlockingIOError):
        fourth.recv(1)
    for connection in (third, fourth):
        connection.close()


def test_bytes_under_way_are_bounded_for_all_addresses(serve, new_talk, monkeypatch):
    """Whoever sends them; the answer says when to try again."""
    monkeypatch.setattr(photo_uploads, "MOST_BYTES", 1_000_000)
    server = serve(trusted_proxies=1)
    talks = [new_talk(server) for _ in range(2)]
    uploads = []
    for number, talk in enumerate(talks):
        talk.token += f"\r\nX-Forwarded-For: 198.51.100.{number}"
        uploads.append(_unfinished(talk, 600_000))
        time.sleep(0.3)

    answer = uploads[1].recv(65536)

    assert b" 503 " in answer.split(b"\r\n")[0]
    assert b"urn:claimdesk:problem:busy" in answer
    assert b"retry-after: 5" in answer.lower()
    for connection in uploads:
        connection.close()
