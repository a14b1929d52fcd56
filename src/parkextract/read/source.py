"""A place that articles are read from, and its bytes as text."""

from __future__ import annotations

import gzip
import logging
import re
import stat
import sys
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from parkextract.errors import ReadError

_LOG = logging.getLogger(__name__)
_BOMS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
LARGEST = 1 << 26  # bytes of one article's file, unpacked: what is larger is no article
_SAMPLE = 1 << 17  # bytes from which an encoding is guessed
_MOST_CONTROLS = 0.02  # the largest share of control characters in what is still text
_CONTROLS = re.compile(r"[^\t\n\r\f\v\x1b\x85 -\x7e\xa0-\U0010ffff]")  # no text holds many of these


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input where `path` is None; `id` is what its article is called; `notes` says what was noticed on reading it."""

    path: Path | None
    id: str
    notes: list[str] = field(default_factory=list, compare=False)

    def __str__(self) -> str:
        return str(self.path or "standard input")

    @property
    def size(self) -> int:
        """Bytes of the file as it lies there; 0 when that cannot be known."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes as a stream, unpacked where the file is a `.gz`; ReadError when they cannot be had, whatever the time of reading."""
        try:
            if self.path is None:
                yield sys.stdin.buffer
            elif stat.S_ISFIFO(mode := self.path.stat().st_mode) or stat.S_ISSOCK(mode):
                raise ReadError(f"{self}: a pipe or a socket, not a file")
            elif self.path.suffix.lower() == ".gz":
                with gzip.open(self.path) as stream:
                    yield stream  # type: ignore[misc]
            else:
                with self.path.open("rb") as stream:
                    yield stream
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ReadError(f"{self}: not a whole gzip file: {error}") from None
        except OSError as error:
            raise ReadError(f"{self}: {error.strerror or error}") from None

    def data(self) -> bytes:
        """The bytes; ReadError when they cannot be had or are more than `LARGEST`."""
        with self.open() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ReadError(f"{self}: more than {LARGEST >> 20} MB, too large for one article: split it, or give it as .jsonl")
        return data

    def raw_lines(self) -> Iterator[tuple[int, str]]:
        """The lines of a file of many articles with their ends, one at a time, with their numbers from 1; each at most `LARGEST` bytes."""
        with self.open() as stream:
            number = 0
            while line := stream.readline(LARGEST + 1):
                number += 1
                if len(line) > LARGEST:
                    raise ReadError(f"{self}: line {number} has more than {LARGEST >> 20} MB")
                yield number, decode(line, f"{self}: line {number}", self.notes) if line.strip() else "\n"

    def lines(self) -> Iterator[tuple[int, str]]:
        """As `raw_lines`, blank lines left out."""
        return ((number, line) for number, line in self.raw_lines() if line.strip())

    def text(self) -> str:
        """The text with every line end as `\\n`; ReadError when there is none or it is no text. What is not UTF-8 is guessed, and logged."""
        text = decode(self.data(), str(self), self.notes).replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise ReadError(f"{self}: empty")
        return text


def decode(data: bytes, name: str, notes: list[str] | None = None) -> str:
    """Bytes as text: UTF-8, or by a byte order mark, or what charset-normalizer takes it for, which `notes` is told; ReadError for what is
    no text.
    """
    encoding = next((code for mark, code in _BOMS.items() if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise ReadError(f"{name}: not text: it holds NUL bytes")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _guess(data, name, notes)
    head = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(head))
    if controls > _MOST_CONTROLS * len(head) + 4:
        raise ReadError(f"{name}: not text: {controls} of its first {len(head)} characters are control characters")
    return text


def _guess(data: bytes, name: str, notes: list[str] | None) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise ReadError(f"{name}: not text: no encoding fits it")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not text: neither UTF-8 nor {best.encoding}: {error.reason} at byte {error.start}") from None
    if notes is not None:
        notes.append(f"read as {best.encoding}, not UTF-8")
    _LOG.warning("%s: read as %s, not UTF-8", name, best.encoding)
    return text
