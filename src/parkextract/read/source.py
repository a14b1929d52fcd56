"""A place that articles are read from, and its bytes as text."""

from __future__ import annotations

import logging
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from parkextract.errors import ReadError

_LOG = logging.getLogger(__name__)
_BOMS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_SAMPLE = 1 << 17  # bytes from which an encoding is guessed
_MOST_CONTROLS = 0.02  # the largest share of control characters in what is still text
_ALLOWED = frozenset("\t\n\r\f\v\x1b\x85")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input where `path` is None; `id` is what its article is called."""

    path: Path | None
    id: str

    def __str__(self) -> str:
        return str(self.path or "standard input")

    def data(self) -> bytes:
        """The bytes; ReadError when they cannot be had."""
        try:
            return self.path.read_bytes() if self.path else sys.stdin.buffer.read()
        except OSError as error:
            raise ReadError(f"{self}: {error.strerror or error}") from None

    def text(self) -> str:
        """The text with every line end as `\\n`; ReadError when there is none or it is no text. What is not UTF-8 is guessed, and logged."""
        text = decode(self.data(), str(self)).replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise ReadError(f"{self}: empty")
        return text


def decode(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, or by a byte order mark, or what charset-normalizer takes it for; ReadError for what is no text."""
    encoding = next((code for mark, code in _BOMS.items() if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise ReadError(f"{name}: not text: it holds NUL bytes")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _guess(data, name)
    head = text[:_SAMPLE]
    controls = sum(1 for char in head if char not in _ALLOWED and (char < " " or "\x7f" <= char < "\xa0"))
    if controls > _MOST_CONTROLS * len(head) + 4:
        raise ReadError(f"{name}: not text: {controls} of its first {len(head)} characters are control characters")
    return text


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise ReadError(f"{name}: not text: no encoding fits it")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not text: neither UTF-8 nor {best.encoding}: {error.reason} at byte {error.start}") from None
    _LOG.warning("%s: read as %s, not UTF-8", name, best.encoding)
    return text
