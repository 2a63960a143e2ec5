"""Re-encodes uploaded images within limits, dropping everything else."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, UnidentifiedImageError

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2560  # pixels kept: shows a scratch, and six photos still fit one mail
MEDIA_TYPE = "image/jpeg"

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
    """The picture says it has more than MOST_PIXELS; it was not decoded."""


class CorruptImage(InvalidImage):
    """The image is truncated or corrupt."""


@dataclass(frozen=True)
class Picture:
    """A clean JPEG; `sha256` is of `data`, so the same pixels have the same."""

    data: bytes
    sha256: str


def sanitize_image(data: bytes) -> Picture:
    """The picture in `data`, upright, at most LONGEST_SIDE, as a JPEG without metadata.

    Of an animation, the first frame. Takes up to a second or so of CPU. Raises a
    InvalidImage.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is refused below anyway
        image = _opened(data)
        try:
            pixels = _upright_pixels(image)
            encoded = io.BytesIO()
            pixels.save(encoded, "JPEG", quality=_QUALITY, optimize=True)
        # Malicious input can raise any exception type, from SyntaxError to
        # struct.error; whichever it is, the picture is not whole.
        except Exception as error:
            raise CorruptImage(str(error)) from error
    clean = encoded.getvalue()
    return Picture(clean, hashlib.sha256(clean).hexdigest())


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise UnsupportedImage("not a JPEG, PNG or WebP picture") from error
    except Image.DecompressionBombError as error:
        raise TooManyPixels(str(error)) from error
    except Exception as error:
        raise CorruptImage(str(error)) from error
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels(f"{image.width} x {image.height} pixels")
    return image


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
