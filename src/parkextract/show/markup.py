"""Templates filled so that nothing an article says can act: all of it is escaped, and control characters are shown as pictures."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jinja2

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_UNSHOWABLE = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_SAFE = _CONTROLS | dict.fromkeys(_UNSHOWABLE, 0xFFFD)
_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def clean(text: str) -> str:
    """The text with line ends as newlines, control characters as their pictures (U+0007 is ␇), and what cannot be shown as U+FFFD.

    The latter are C1 controls, lone surrogates, and the characters that reverse the order of what follows.
    """
    return _LINE_END.sub("\n", text).translate(_SAFE)


def one_line(text: str) -> str:
    """The text on one line, cleaned."""
    return " ".join(clean(text).split())


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web (not `javascript:` and the like), else None."""
    return url if url and _WEB.fullmatch(url) else None


@cache
def environment() -> jinja2.Environment:
    """The templates of `templates/`. Every value is cleaned and escaped; only what a template itself says is markup."""
    import jinja2

    def finalize(value: Any) -> Any:
        return clean(value) if type(value) is str else value

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("parkextract.show"),
        autoescape=True,
        finalize=finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web_address"] = web_address
    return made


def fill(template: str, **values: Any) -> str:
    """A template filled with values."""
    return environment().get_template(template).render(**values)


def raw(name: str) -> str:
    """A style sheet or a script of `templates/`, as it stands."""
    source, _, _ = environment().loader.get_source(environment(), name)  # type: ignore[union-attr]
    return source
