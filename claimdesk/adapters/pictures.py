"""Re-encodes uploaded images within limits, dropping everything else."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, UnidentifiedImageError

MOST_PIXELS = 40_000_000
MOST_SIDE = 20_000  # pixels, either way: the longest panoramas of phones are shorter
MOST_SCANS = 100  # of a JPEG: encoders write ten or so, and each costs a pass over all pixels
LONGEST_SIDE = 2560  # pixels kept: shows a scratch, and six photos still fit one mail
MEDIA_TYPE = "image/jpeg"

# A JPEG's marker, and nothing else that begins with 0xFF in its coded data (ITU T.81, B.1.1.5).
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
_START_OF_IMAGE, _END_OF_IMAGE, _START_OF_SCAN = 0xD8, 0xD9, 0xDA

_FORMATS = ("JPEG", "PNG", "WEBP")  # by content, whatever the name says; MPO opens as JPEG
_QUALITY = 88
_BACKGROUND = (255, 255, 255)  # behind transparent parts

# What turns a picture upright, by its EXIF orientation (Exif 2.32, tag 0x0112).
_EXIF_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class InvalidImage(Exception):
    """An upload is not a picture we take."""


class UnsupportedImage(InvalidImage):
    """The bytes are not a JPEG, PNG or WebP picture."""


class TooManyPixels(InvalidImage):
    """The picture says it has more than MOST_PIXELS, or a side over MOST_SIDE; not decoded."""


class TooDemanding(InvalidImage):
    """Decoding would take, or has taken, more scans, time or memory than any photo needs."""


class CorruptImage(InvalidImage):
    """The image is truncated or corrupt."""


@dataclass(frozen=True)
class Picture:
    """A clean JPEG; `sha256` is of `data`, so the same pixels have the same."""

    data: bytes
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Picture:
        """The clean JPEG in `data`."""
        return cls(data, hashlib.sha256(data).hexdigest())


def sanitize_image(data: bytes) -> Picture:
    """The picture in `data`, upright, at most LONGEST_SIDE, as a JPEG without metadata.

    Of an animation, the first frame. Takes a second or so of CPU, and of what was made to take
    more up to any amount: decode apart (`decode_apart`). Raises an InvalidImage.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is refused below anyway
        image = _opened(data)
        try:
            pixels = _upright_pixels(image)
            encoded = io.BytesIO()
            pixels.save(encoded, "JPEG", quality=_QUALITY, optimize=True)
        except MemoryError as error:
            raise TooDemanding("out of memory") from error
        # Malicious input can raise any exception type, from SyntaxError to
        # struct.error; whichever it is, the picture is not whole.
        except Exception as error:
            raise CorruptImage(str(error)) from error
    return Picture.of(encoded.getvalue())


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise UnsupportedImage("not a JPEG, PNG or WebP picture") from error
    except Image.DecompressionBombError as error:
        raise TooManyPixels(str(error)) from error
    except Exception as error:
        raise CorruptImage(str(error)) from error
    if image.width * image.height > MOST_PIXELS or max(image.size) > MOST_SIDE:
        raise TooManyPixels(f"{image.width} x {image.height} pixels")
    if image.format in ("JPEG", "MPO") and _scans(data) > MOST_SCANS:
        raise TooDemanding(f"more than {MOST_SCANS} scans")
    return image


def _scans(data: bytes) -> int:
    """The scans of the first picture in a JPEG file, counted up to just over MOST_SCANS."""
    count, at = 0, 2  # after its start
    while count <= MOST_SCANS and (marker := _MARKER.search(data, at)):
        code = marker.group(1)[0]
        at = marker.end()
        if code == _END_OF_IMAGE:
            break
        if code not in (_START_OF_IMAGE, 0x01):
            at += int.from_bytes(data[at : at + 2], "big")  # skips what a segment holds
        count += code == _START_OF_SCAN
    return count


def _upright_pixels(image: Image.Image) -> Image.Image:
    turn = _EXIF_TRANSPOSE.get(_orientation(image))
    box = (LONGEST_SIDE, LONGEST_SIDE)
    image.draft("RGB", box)  # a large JPEG is decoded at a fraction of its size
    image.load()
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        flat = Image.new("RGB", layer.size, _BACKGROUND)
        flat.paste(layer, mask=layer.getchannel("A"))
    else:
        flat = image.convert("RGB")
    flat.thumbnail(box)
    # A new image of nothing but the pixels: what the file told besides (where it was
    # taken, comments, profiles, embedded files) stays behind.
    bare = Image.new("RGB", flat.size)
    bare.paste(flat)
    return bare if turn is None else bare.transpose(turn)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # broken metadata does not spoil good pixels
        return 1
