"""Photos over HTTP: what is taken, what is refused, and what is left of one on disk."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import struct
import time
import zlib

import httpx
import pytest
from PIL import Image

LARGEST = 8 * 1024 * 1024
SECRET_PLACE = b"N48.8584-E2.2945"


def _file(talk, photo_id: str):
    return talk.server.photos.open(photo_id).path


def test_a_photo_is_kept_and_given_to_the_assistant(talk, picture):
    """201 with an opaque id, which the assistant gets as evidence."""
    answer = talk.photo(picture())

    body = answer.json()
    assert answer.status_code == 201
    assert set(body) == {"id", "messages"}
    heard = f'/inform{{"evidence": "{body["id"]}"}}'
    assert talk.server.assistant.texts[-1] == heard
    assert body["messages"][0]["text"] == f"heard {heard}"
    assert talk.conversation_id not in body["id"]
    line = talk.history()[-2]
    assert (line["from"], line["text"], line["photo"]) == ("shopper", "", body["id"])


def test_the_file_is_private_and_its_name_is_no_clients(talk, picture):
    """Folder 0700, file 0600, named by the id, whatever name was sent."""
    answer = talk.photo(picture(), name="../../../etc/passwd\x00.jpg")

    path = _file(talk, answer.json()["id"])
    folder = talk.server.settings.home / "photos"
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files == [path]
    assert path == folder / path.name[:2] / answer.json()["id"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_address_serves_a_photo(talk, picture, problem_of):
    """What a shopper sent goes to support by mail, to nobody over HTTP."""
    photo_id = talk.photo(picture()).json()["id"]

    for path in (f"/photos/{photo_id}", f"/photos/{photo_id[:2]}/{photo_id}"):
        assert problem_of(talk.http.get(path)) == (404, "not-found")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "MPO"])
def test_jpeg_png_and_webp_are_written_anew(talk, picture, kind):
    """Whatever comes, what is kept is a plain JPEG of the same picture."""
    sent = picture(kind, size=(120, 80), colour="blue")

    path = _file(talk, talk.photo(sent).json()["id"])

    with Image.open(path) as kept:
        assert kept.format == "JPEG"
        assert kept.size == (120, 80)
        red, _, blue = kept.getpixel((60, 40))
        assert blue > 200 > 60 > red
    assert path.read_bytes() != sent


def _with_metadata() -> bytes:
    image = Image.new("RGB", (60, 30), "white")
    image.paste("black", (0, 0, 30, 30))  # the left half
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    exif[0x010E] = SECRET_PLACE.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    data = io.BytesIO()
    image.save(data, "JPEG", exif=exif, comment=SECRET_PLACE, icc_profile=b"x" * 200)
    return data.getvalue()


def test_metadata_is_gone_and_the_picture_upright(talk):
    """Place, comment, profile and orientation tag go; the turn they told of is made."""
    sent = _with_metadata()
    assert SECRET_PLACE in sent

    path = _file(talk, talk.photo(sent).json()["id"])

    assert SECRET_PLACE not in path.read_bytes()
    assert b"Exif" not in path.read_bytes()
    with Image.open(path) as kept:
        assert dict(kept.getexif()) == {}
        assert "icc_profile" not in kept.info
        assert "comment" not in kept.info
        assert kept.size == (30, 60)
        assert kept.getpixel((15, 10))[0] < 60 and kept.getpixel((15, 50))[0] > 200


def test_bytes_hidden_behind_a_picture_are_gone(talk, picture):
    """A picture that is also a script or an archive is only a picture afterwards."""
    script = b"<script>alert(1)</script>PK\x03\x04"
    for kind in ("JPEG", "PNG"):
        path = _file(talk, talk.photo(picture(kind, colour="green") + script).json()["id"])
        assert script not in path.read_bytes()


def test_a_large_photo_is_made_smaller_and_a_transparent_one_white(talk):
    """Six photos fit one mail; nothing shows through."""
    data = io.BytesIO()
    Image.new("RGBA", (4000, 1000), (0, 0, 0, 0)).save(data, "PNG")

    path = _file(talk, talk.photo(data.getvalue()).json()["id"])

    with Image.open(path) as kept:
        assert kept.size == (2560, 640)
        assert kept.getpixel((10, 10)) == (255, 255, 255)


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    "data",
    [
        b"not a picture",
        SVG,
        b"<?xml version='1.0'?>" + SVG,
        b"<html><script>alert(1)</script></html>",
        b"GIF89a/*\x00\x00*/=1;alert(1)",
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"PK\x03\x04",
        b"\x00" * 100,
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(talk, problem_of, data):
    """By content: SVG, HTML, PDF and the like, all named .jpg and called image/jpeg."""
    assert problem_of(talk.photo(data)) == (415, "unsupported-picture")
    assert not (talk.server.settings.home / "photos").exists()
    assert len(talk.server.assistant.heard) == 1


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM", "TGA"])
def test_other_kinds_of_picture_are_refused(talk, picture, problem_of, kind):
    """Fewer decoders, fewer holes."""
    assert problem_of(talk.photo(picture(kind))) == (415, "unsupported-picture")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_is_refused(talk, problem_of, kind):
    """Half a photo is no evidence."""
    data = io.BytesIO()
    noise = Image.effect_noise((64, 64), 90).convert("RGB")
    noise.save(data, kind)

    for keep in (0.5, 0.9):
        cut = data.getvalue()[: int(len(data.getvalue()) * keep)]
        status, problem = problem_of(talk.photo(cut))
        assert (status, problem) == (422, "damaged-picture")


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    line = b"\x00" * ((width + 7) // 8 + 1)
    pixels = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def test_the_most_pixels_are_taken_and_a_row_more_refused(talk, problem_of):
    """40 million pixels, counted before anything is decoded."""
    most = _png(8000, 5000)
    more = _png(8000, 5001)
    assert len(more) < 50_000

    assert talk.photo(most).status_code == 201
    assert problem_of(talk.photo(more)) == (422, "picture-too-large")


@pytest.mark.parametrize(("side", "status"), [(20_000, 201), (20_001, 422)])
@pytest.mark.parametrize("is_wide", [True, False])
def test_the_longest_side_is_taken_and_a_pixel_more_refused(
    talk, problem_of, side, status, is_wide
):
    """A line of 40 million pixels takes seconds to make small, and a gigabyte."""
    answer = talk.photo(_png(side, 10) if is_wide else _png(10, side))

    assert answer.status_code == status
    if status == 422:
        assert problem_of(answer) == (422, "picture-too-large")
        assert answer.json()["maximum_side"] == 20_000


def _scans(count: int, size: tuple[int, int] = (64, 48)) -> bytes:
    """A progressive JPEG of so many scans, the last of which come again and again."""
    data = io.BytesIO()
    Image.new("L", size, 128).save(data, "JPEG", progressive=True)
    whole = data.getvalue()
    last, end = whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xd9")
    more = count - whole.count(b"\xff\xda")
    return whole[:end] + whole[last:end] * more + whole[end:]


def test_a_hundred_scans_are_taken_and_one_more_refused_at_once(talk, problem_of):
    """A file of 170 kB with 12,000 scans would take a minute to decode."""
    assert talk.photo(_scans(100)).status_code == 201
    for bomb in (_scans(101), _scans(12_000, (2000, 2000))):
        begun = time.monotonic()
        assert problem_of(talk.photo(bomb)) == (422, "picture-too-complex")
        assert time.monotonic() - begun < 5


def test_scans_are_counted_in_the_picture_itself(talk, picture):
    """Neither what a segment holds nor what follows the picture's end, such as a film, counts."""
    photo = picture()
    segment = b"\xff\xe5\xff\x00" + b"\xff\xda" * (0xFEFE // 2)

    answer = talk.photo(photo[:2] + segment + photo[2:] + b"\xff\xda" * 1000)

    assert answer.status_code == 201


@pytest.mark.parametrize("size", [(60_000, 60_000), (1_000_000, 1_000_000), (2**31 - 1, 1)])
def test_a_decompression_bomb_is_refused(talk, problem_of, size):
    """A few bytes that would unpack into gigabytes."""
    header = struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    bomb += struct.pack(">I", zlib.crc32(b"IHDR" + header)) + b"\x00\x00\x00\x00IDAT" + b"\x00" * 8

    assert problem_of(talk.photo(bomb)) == (422, "picture-too-large")


def test_a_text_bomb_in_a_picture_is_refused(talk, problem_of):
    """Metadata that would unpack into gigabytes."""
    text = b"zTXt" + b"key\x00\x00" + zlib.compress(b"\x00" * 100_000_000, 9)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    good = _png(8, 8)

    answer = talk.photo(good[:33] + chunk * 3 + good[33:])

    assert problem_of(answer) == (422, "damaged-picture")


def test_of_an_animation_the_first_frame_is_kept(talk):
    """As a still picture."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    data = io.BytesIO()
    frames[0].save(data, "PNG", save_all=True, append_images=frames[1:])

    path = _file(talk, talk.photo(data.getvalue()).json()["id"])

    with Image.open(path) as kept:
        red, _, blue = kept.getpixel((4, 4))
        assert red > 200 > blue


def test_the_largest_file_is_taken_and_one_byte_more_refused(talk, picture, problem_of):
    """8 MiB of the file itself; more still is refused as a body."""
    photo = picture()

    largest = talk.photo(photo + b"\x00" * (LARGEST - len(photo)))
    larger = talk.photo(photo + b"\x00" * (LARGEST - len(photo) + 1))
    huge = talk.photo(photo + b"\x00" * LARGEST)

    assert largest.status_code == 201
    assert problem_of(larger) == (413, "body-too-large")
    assert problem_of(huge) == (413, "body-too-large")


def test_the_sixth_photo_is_taken_and_the_seventh_refused(talk, picture, problem_of):
    """Six per claim."""
    photos = [picture(size=(10 + n, 10)) for n in range(7)]

    assert [talk.photo(photo).status_code for photo in photos[:6]] == [201] * 6
    answer = talk.photo(photos[6])

    assert problem_of(answer) == (409, "too-many-photos")
    assert answer.json()["maximum"] == 6
    assert len(talk.server.photos_kept(talk.conversation_id)) == 6


def test_photos_of_a_filed_claim_do_not_count_for_the_next(talk, picture):
    """Six per claim, not per conversation."""
    ids = [talk.photo(picture(size=(10 + n, 10))).json()["id"] for n in range(6)]
    assert talk.server.photos.attach_to_claim(ids, "CLM-1") == 6

    assert talk.photo(picture(size=(50, 50))).status_code == 201


def test_the_same_photo_again_is_the_same_evidence_and_not_counted_twice(talk, picture):
    """Also when only its metadata differ, and when there are six already."""
    first = talk.photo(picture(colour="red")).json()["id"]
    plain = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(plain, "JPEG", comment=b"another copy")
    assert talk.photo(plain.getvalue()).json()["id"] == first
    for n in range(5):
        talk.photo(picture(size=(10 + n, 10)))

    again = talk.photo(picture(colour="red"))

    assert again.status_code == 201
    assert again.json()["id"] == first
    assert len(talk.server.photos_kept(talk.conversation_id)) == 6


def test_the_same_photo_in_another_conversation_is_other_evidence(talk, new_talk, picture):
    """Nobody learns from an id that someone sent the same photo."""
    assert talk.photo(picture()).json()["id"] != new_talk().photo(picture()).json()["id"]


def _post(talk, content: bytes, kind: str) -> httpx.Response:
    return talk.http.post("/photos", content=content, headers={"Content-Type": kind})


def test_only_one_file_in_the_right_field_is_taken(talk, picture, problem_of):
    """No file, an empty one, two, or another field: 422."""
    photo = picture()
    attempts = [
        talk.http.post("/photos", files={"image": ("a.jpg", photo)}),
        talk.http.post("/photos", files=[("photo", ("a", photo)), ("photo", ("b", photo))]),
        talk.http.post("/photos", files={"photo": ("a.jpg", b"")}),
    ]

    assert [problem_of(answer) for answer in attempts] == [(422, "invalid-field")] * 3


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"x", "image/jpeg", (415, "unsupported-content")),
        (b"{}", "application/json", (415, "unsupported-content")),
        (b"x", "multipart/form-data", (400, "invalid-multipart")),
        (b"x", "multipart/form-data; boundary=", (400, "invalid-multipart")),
        (b"x", f"multipart/form-data; boundary={'b' * 71}", (400, "invalid-multipart")),
        (b"x", "multipart/form-data; boundary=b", (400, "invalid-multipart")),
        (b"--b\r\n\r\nx", "multipart/form-data; boundary=b", (400, "invalid-multipart")),
        (b"--b--" * 1_000_000, "multipart/form-data; boundary=b", (422, "invalid-field")),
        (b"--b\r\n" * 1_000_000, "multipart/form-data; boundary=b", (400, "invalid-multipart")),
    ],
    ids=[
        "bare picture",
        "json",
        "no boundary",
        "empty boundary",
        "long boundary",
        "no part",
        "unfinished part",
        "end at once",
        "a million parts",
    ],
)
def test_a_form_that_is_none_is_refused(talk, problem_of, content, kind, expected):
    """A missing boundary, parts that do not end, parts beyond count; and at once."""
    begun = time.monotonic()

    assert problem_of(_post(talk, content, kind)) == expected
    assert time.monotonic() - begun < 1


def test_a_refused_photo_leaves_no_file(talk, problem_of):
    """Nothing is written before the picture is whole."""
    problem_of(talk.photo(b"\xff\xd8\xff\xe0 no"))

    assert [
        name for _, _, files in os.walk(talk.server.settings.home / "photos") for name in files
    ] == []


def test_what_is_kept_is_what_its_hash_says(talk, picture):
    """The sha256 on record is that of the file."""
    photo = talk.server.photos.open(talk.photo(picture()).json()["id"])

    assert hashlib.sha256(photo.path.read_bytes()).hexdigest() == photo.sha256
    assert photo.media_type == "image/jpeg"
    assert photo.name.endswith(".jpg")
