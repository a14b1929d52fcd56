"""From files to articles: one module a suffix (`txt.py` reads `.txt`), found by its name, so that a new format is a new file and nothing
else.

A reader module states the `SUFFIXES` that it reads and has `articles(source: Source) -> Iterator[Article | Failure]`: a Failure stands for
one article of a file of many, an exception for the file.
"""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from pkgutil import iter_modules

from parkextract.article import Article
from parkextract.errors import ParkextractError, ReadError, TableError
from parkextract.failure import Failure
from parkextract.read.source import Source

Place = str | PathLike[str]
Reader = Callable[[Source], Iterator[Article | Failure]]


def read(places: Place | Iterable[Place]) -> Iterator[Article]:
    """The articles of files and folders, one at a time: a folder's in the order of their paths, with those of the folders in it; `"-"` is
    standard input.

    An article's id is its path below the folder that was named (a file's is its name) unless its front matter has an `id`. ReadError names
    the file that is missing, unreadable, empty, no text, or of a suffix that nothing reads; other files in a folder are passed over.
    `attempt` goes on instead.
    """
    for item in attempt(places, skip=()):
        if isinstance(item, Failure):
            raise ReadError(item.message)
        yield item


def attempt(
    places: Place | Iterable[Place], *, skip: tuple[type[Exception], ...] = (ParkextractError, OSError)
) -> Iterator[Article | Failure]:
    """As `read`, with a Failure in the place of each file in a folder that cannot be read. What is named itself must be there: ReadError."""
    for source in sources(places):
        try:
            yield from articles(source)
        except skip as error:
            yield Failure(source.id, "read", str(error))


def articles(source: Source) -> Iterator[Article | Failure]:
    """The articles of one source, by the reader of its suffix."""
    return _reader(source)(source)


def sources(places: Place | Iterable[Place]) -> Iterator[Source]:
    """What `read` would open, in its order, unopened: a place is a file, a folder, a glob or `"-"`. ReadError for one that is not there."""
    for place in [places] if isinstance(places, (str, PathLike)) else places:
        path = Path(fspath(place))
        if fspath(place) == "-":
            yield Source(None, "-")
        elif path.is_dir():
            yield from _below(path, path)
        elif not path.exists():
            if matches := sorted(glob.glob(fspath(place), recursive=True)) if glob.has_magic(fspath(place)) else ():
                yield from (Source(Path(match), match) for match in matches if _suffix(Path(match)) in readers())
                continue
            raise ReadError(f"{path}: no such file or folder")
        else:
            yield Source(path, path.name)


def _below(folder: Path, root: Path) -> Iterator[Source]:
    """The readable files of a folder and of the folders in it, by path; hidden ones and links to folders are passed over.

    So is `NAME.json` beside `NAME.txt` (or another suffix): it is what is known of that article, a golden or an annotation.
    """
    entries = sorted((entry.name, _suffix(entry), entry) for entry in folder.iterdir())
    texts = {_name(entry) for _, suffix, entry in entries if suffix != "json" and suffix in readers()}
    for name, suffix, entry in entries:
        if name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry, root)
        elif suffix in readers() and not (suffix == "json" and _name(entry) in texts):
            yield Source(entry, entry.relative_to(root).as_posix())


def _suffix(path: Path) -> str:
    """The suffix that says the format: that before `.gz` where the file is packed."""
    return _unpacked(path).suffix.lower().removeprefix(".")


def _name(path: Path) -> str:
    """The file's name without the suffix that says the format."""
    return _unpacked(path).stem


def _unpacked(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def _reader(source: Source) -> Reader:
    """The reader of a source, by its suffix; standard input is plain text."""
    suffix = _suffix(source.path) if source.path else "txt"
    if suffix not in readers():
        raise ReadError(
            f"{source}: nothing reads .{suffix} files; those that are read: {', '.join('.' + one for one in sorted(readers()))}"
        )
    return readers()[suffix]


@lru_cache
def readers() -> dict[str, Reader]:
    """The reader of each suffix, by the modules of this folder."""
    found: dict[str, Reader] = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        for suffix in getattr(module, "SUFFIXES", ()):
            if suffix in found:
                raise TableError(f"{module.__file__}: .{suffix} is read by {found[suffix].__module__} already")
            found[suffix] = module.articles
    return found
