"""Over forty kinds of bad or odd input, made on the spot: what each file holds, and whether it must end as an article, a failure, or
either.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

STORY = "The Alder Industrial Park covers 45 hectares and drew 1.2 billion yuan of investment in 2021."
ACCENTED = "Le parc d'activités de Sète couvre 45 hectares, a déclaré la société à l'été, près de l'île; 1.2 million euros."
BODY = "<article><p>{}</p><p>Officials said so on Monday, and the firms agreed at once.</p></article>"
PAGE = f"<html><head><title>T</title></head><body>{BODY}</body></html>"

ARTICLE, FAILURE, EITHER, NOTHING = "article", "failure", "either", "nothing"

Case = tuple[str, bytes | Callable[[Path], None], str]


def zip_bomb() -> bytes:
    return gzip.compress(b"0" * (80 << 20), compresslevel=1)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("not-there"))


def folder_loop(path: Path) -> None:
    path.mkdir()
    (path / "inner").symlink_to(path, target_is_directory=True)


def folder_named_as_article(path: Path) -> None:
    path.mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unreadable(path: Path) -> None:
    path.write_text(STORY)
    path.chmod(0)


def deep(path: Path) -> None:
    path.write_text("[" * 100_000 + "]" * 100_000)


def parquet_without_text(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"words": ["a", "b"]}), path)


CASES: list[Case] = [
    ("empty.txt", b"", FAILURE),
    ("blank.txt", b" \n\t\n ", FAILURE),
    ("bom-only.txt", b"\xef\xbb\xbf", FAILURE),
    ("front-matter-only.txt", b"---\ntitle: x\n---\n", EITHER),
    ("bad-date.txt", f"---\ndate: next Tuesday\n---\n{STORY}".encode(), FAILURE),
    ("unclosed-front-matter.txt", f"---\ntitle: x\n{STORY}".encode(), ARTICLE),
    ("nul.txt", b"\x00" * 50 + STORY.encode(), FAILURE),
    ("binary.txt", bytes(range(256)) * 20, FAILURE),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, FAILURE),
    ("latin1.txt", ACCENTED.encode("latin-1"), ARTICLE),
    ("cp1252.txt", (ACCENTED + " \u201cYes\u201d \u2013 100 \u20ac").encode("cp1252"), ARTICLE),
    ("utf16.txt", STORY.encode("utf-16"), ARTICLE),
    ("utf16-cut.txt", STORY.encode("utf-16")[:-1], EITHER),
    ("utf8-cut.txt", ACCENTED.encode()[:-1] + "é".encode()[:1], EITHER),
    ("utf8-bom.txt", b"\xef\xbb\xbf" + STORY.encode(), ARTICLE),
    ("gb18030.txt", ("园区占地面积45公顷，总投资12亿元。" * 20).encode("gb18030"), EITHER),
    ("shift-jis.txt", ("工業団地の面積は45ヘクタールです。" * 20).encode("shift_jis"), EITHER),
    ("mac-line-ends.txt", STORY.replace(" ", "\r").encode(), ARTICLE),
    ("mixed-line-ends.txt", b"One park.\r\nTwo parks.\rThree parks.\n", ARTICLE),
    ("surrogates.json", b'{"text": "A park \\ud800 of 5 hectares"}', ARTICLE),
    ("controls.txt", STORY.encode() + b"\x07\x08\x0b" * 3, EITHER),
    ("escapes.txt", b"\x1b[31m" + STORY.encode() + b"\x1b[0m", ARTICLE),
    ("one-line-50mb.txt", b"1,000 hectares and " * (50_000_000 // 19), FAILURE),
    ("too-large.txt", b"x" * (65 << 20), FAILURE),
    ("bomb.txt.gz", zip_bomb(), FAILURE),
    ("truncated.txt.gz", gzip.compress((STORY * 50).encode())[:-20], FAILURE),
    ("not-gzip.txt.gz", STORY.encode(), FAILURE),
    ("empty.txt.gz", gzip.compress(b""), FAILURE),
    ("twice.txt.gz", gzip.compress(gzip.compress(STORY.encode())), FAILURE),
    ("good.txt.gz", gzip.compress(STORY.encode() + b" Packed."), ARTICLE),
    ("nothing.json", b"", FAILURE),
    ("no.json", b"{'text': 1}", FAILURE),
    ("number.json", b"42", FAILURE),
    ("textless.json", b'{"title": "x"}', FAILURE),
    ("text-is-number.json", b'{"text": 5}', FAILURE),
    ("title-is-list.json", json.dumps({"text": STORY, "title": [1]}).encode(), FAILURE),
    ("date-is-number.json", json.dumps({"text": STORY, "published": 20210701}).encode(), FAILURE),
    ("nested.json", deep, FAILURE),
    ("huge-number.json", b'{"text": "x", "n": ' + b"9" * 5000 + b"}", EITHER),
    ("nan.json", b'{"text": "A zone of 5 ha.", "score": NaN}', ARTICLE),
    ("bad-line.jsonl", b'{"text": "A zone of 7 ha."}\n{oops\n', EITHER),
    ("empty.jsonl", b"\n\n", NOTHING),
    ("no-names.csv", b"1,2\n3,4\n", FAILURE),
    ("open-quote.csv", b'text\n"A park', FAILURE),
    ("wide-row.csv", b"text\nA park of 8 ha.,b,c,d\n", EITHER),
    ("nul.csv", b"text\nA\x00B\n", FAILURE),
    ("empty.html", b"", FAILURE),
    ("no-text.html", b"<html><body><script>var a = 1;</script></body></html>", FAILURE),
    ("frames.html", b"<frameset><frame src='file:///etc/passwd'></frameset>", FAILURE),
    ("unclosed.html", b"<div>" * 5000 + STORY.encode(), EITHER),
    ("page.html", PAGE.format(STORY + " A page.").encode(), ARTICLE),
    ("not.parquet", STORY.encode(), FAILURE),
    ("other.parquet", parquet_without_text, FAILURE),
    ("link-to-itself.txt", link_to_itself, EITHER),
    ("link-to-nothing.txt", link_to_nothing, EITHER),
    ("loop", folder_loop, NOTHING),
    ("folder.txt", folder_named_as_article, NOTHING),
    ("pipe.txt", fifo, EITHER),
    ("locked.txt", unreadable, EITHER),
    ("unknown.docx", b"PK\x03\x04", NOTHING),
    (".hidden.txt", STORY.encode(), NOTHING),
    ("new\nline.txt", STORY.encode() + b" Line.", ARTICLE),
    ("quote'\".txt", STORY.encode() + b" Quote.", ARTICLE),
    ("%2e%2e%2Fetc.txt", STORY.encode() + b" Up.", ARTICLE),
    ("-rf.txt", STORY.encode() + b" Option.", ARTICLE),
    ("=cmd.txt", STORY.encode() + b" Formula.", ARTICLE),
    ("x" * 200 + ".txt", STORY.encode() + b" Long name.", ARTICLE),
    ("\u202egnp.txt", STORY.encode() + b" Right to left.", ARTICLE),
    ("\udcff\udcfe.txt", STORY.encode() + b" Bytes in the name.", ARTICLE),
    ("nines.txt", b"9" * 20_000, ARTICLE),
    ("millions.txt", b"million " * 5_000, ARTICLE),
    ("brackets.txt", b"(" * 20_000, ARTICLE),
    ("deep-quotes.txt", ("\u201c" * 5_000 + "said" + "\u201d" * 5_000).encode(), ARTICLE),
]


def make(folder: Path) -> None:
    """Write every case into the folder."""
    folder.mkdir()
    for name, content, _ in CASES:
        path = Path(os.fsdecode(os.fsencode(str(folder)) + b"/" + name.encode("utf-8", "surrogateescape")))
        if callable(content):
            content(path)
        else:
            path.write_bytes(content)
