"""Values to and from their JSON form, driven by their types, so that a field is stated once: on its class.

`codec(type)` gives the three faces of a type: how a value of it is written, how it is read and checked, and its JSON Schema. A dataclass is an
object whose keys are its fields; a field whose default says nothing (None, an empty tuple or string, False, `actual`) is absent when it has
that default. Decimals are strings in plain notation, dates ISO 8601, tuples lists. Reading refuses what is not of that form with a
`FormatError` that begins with the path to the field (`mentions[3].value: …`).

>>> from decimal import Decimal
>>> number = codec(Decimal | None)
>>> number.write(Decimal("1.523E+11")), number.read("19.8", "value")
('152300000000', Decimal('19.8'))
"""

from __future__ import annotations

import dataclasses
import operator
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NoReturn, TypeVar

from parkextract.errors import FormatError
from parkextract.values import plain

JSON = dict[str, Any]
_T = TypeVar("_T")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNSAID: tuple[Any, ...] = (None, (), "", "actual")
_NEVER = object()


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are written, read and described. `write` is the identity for what JSON has already."""

    write: Callable[[Any], Any]
    read: Callable[[Any, str], Any]
    schema: JSON


def refuse(path: str, message: str) -> NoReturn:
    """Raise the FormatError for the field at `path`."""
    raise FormatError(f"{path or 'extraction'}: {message}")


def shown(value: Any) -> str:
    """A wrong value as a message shows it: short."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def members(value: Any, path: str) -> JSON:
    """The value as a JSON object, or FormatError."""
    if not isinstance(value, dict):
        refuse(path, f"{shown(value)} is no object")
    return value


def items(value: Any, path: str) -> Iterator[tuple[Any, str]]:
    """The members of a JSON list, each with its path, or FormatError."""
    if not isinstance(value, list):
        refuse(path, f"{shown(value)} is no list")
    return ((item, f"{path}[{n}]") for n, item in enumerate(value))


def join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@lru_cache(maxsize=None)
def codec(kind: Any) -> Codec:
    """The codec of a type: str, int, float, bool, Decimal, date, a Literal, `X | None`, a tuple or a dataclass of such."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return _literal(arguments)
    if origin in (typing.Union, types.UnionType):
        return _optional(next(one for one in arguments if one is not types.NoneType))
    if origin is tuple and arguments[-1] is Ellipsis:
        return _list(codec(arguments[0]))
    if origin is tuple:
        return _row([codec(one) for one in arguments])
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return record(kind)
    raise TypeError(f"no JSON form for {kind}")


def _same(value: _T) -> _T:
    return value


def _checked(kind: type, name: str, schema: JSON) -> Codec:
    def read(value: Any, path: str) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            refuse(path, f"{shown(value)} is no {name}")
        return value

    return Codec(_same, read, schema)


def _read_decimal(value: Any, path: str) -> Decimal:
    if not isinstance(value, str) or not _PLAIN.fullmatch(value):
        refuse(path, f"{shown(value)} is no decimal string in plain notation such as '19.8'")
    return Decimal(value)


def _read_date(value: Any, path: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        refuse(path, f"{shown(value)} is no date such as '2021-07-01'")


_SCALARS: dict[Any, Codec] = {
    str: _checked(str, "string", {"type": "string"}),
    int: _checked(int, "whole number", {"type": "integer"}),
    float: _checked(float, "number", {"type": "number"}),
    bool: _checked(bool, "true or false", {"type": "boolean"}),
    Decimal: Codec(plain, _read_decimal, {"type": "string", "pattern": f"^{_PLAIN.pattern}$"}),
    date: Codec(date.isoformat, _read_date, {"type": "string", "format": "date"}),
}


def _literal(choices: tuple[Any, ...]) -> Codec:
    def read(value: Any, path: str) -> Any:
        if value not in choices:
            refuse(path, f"{shown(value)} is none of {', '.join(choices)}")
        return value

    return Codec(_same, read, {"enum": list(choices)})


def _optional(kind: Any) -> Codec:
    inner = codec(kind)
    write = inner.write if inner.write is _same else lambda value: None if value is None else inner.write(value)
    return Codec(write, lambda value, path: None if value is None else inner.read(value, path), {"anyOf": [inner.schema, {"type": "null"}]})


def _list(inner: Codec) -> Codec:
    write: Callable[[Any], Any] = list if inner.write is _same else lambda value: [inner.write(item) for item in value]
    return Codec(
        write, lambda value, path: tuple(inner.read(*item) for item in items(value, path)), {"type": "array", "items": inner.schema}
    )


def _row(inner: list[Codec]) -> Codec:
    size = len(inner)

    def read(value: Any, path: str) -> tuple[Any, ...]:
        cells = list(items(value, path))
        if len(cells) != size:
            refuse(path, f"{len(cells)} items, not {size}")
        return tuple(one.read(*cell) for one, cell in zip(inner, cells, strict=True))

    def write(value: Any) -> Any:
        return [one.write(item) for one, item in zip(inner, value, strict=True)]

    schema = {"type": "array", "prefixItems": [one.schema for one in inner], "minItems": size, "maxItems": size}
    return Codec(list if all(one.write is _same for one in inner) else write, read, schema)


def record(
    cls: type,
    *,
    constants: Mapping[str, str] = types.MappingProxyType({}),
    derived: tuple[str, ...] = (),
    special: Mapping[str, Codec] | None = None,
) -> Codec:
    """The codec of a dataclass. `constants` are keys with a fixed value, written after the first field; `derived` are properties that are
    written when they are not None and recomputed, not read; `special` gives fields a codec other than their type's."""
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    codecs = {field.name: (special or {}).get(field.name) or codec(hints[field.name]) for field in fields}
    required = [field.name for field in fields if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING]
    silent = {
        field.name for field in fields if field.default is False or any(field.default is one or field.default == one for one in _UNSAID)
    }
    properties = {name: one.schema for name, one in codecs.items()}
    outputs = {name: codec(typing.get_type_hints(getattr(cls, name).fget)["return"]) for name in derived}
    schema: JSON = {
        "type": "object",
        "properties": {
            **dict(list(properties.items())[:1]),
            **{key: {"const": value} for key, value in constants.items()},
            **properties,
            **{name: one.schema for name, one in outputs.items()},
        },
        "required": [*constants, *(field.name for field in fields if field.name not in silent)],
        "additionalProperties": False,
    }
    known = {*codecs, *constants, *derived}

    def read(value: Any, path: str) -> Any:
        given = members(value, path)
        for name in given:
            if name not in known:
                refuse(join(path, str(name)), f"unknown key; those of {cls.__name__} are {', '.join(sorted(known))}")
        for name in required:
            if name not in given:
                refuse(join(path, name), "missing")
        return cls(**{name: one.read(given[name], join(path, name)) for name, one in codecs.items() if name in given})

    unsaid = [field.default if field.name in silent else _NEVER for field in fields]
    return Codec(_writer(codecs, unsaid, constants, outputs), read, schema)


def _writer(
    codecs: Mapping[str, Codec], unsaid: list[Any], constants: Mapping[str, str], outputs: Mapping[str, Codec]
) -> Callable[[Any], JSON]:
    (first, head), *rest = ((name, None if one.write is _same else one.write) for name, one in codecs.items())
    plan = [(name, write, default) for (name, write), default in zip(rest, unsaid[1:], strict=True)]
    values: Callable[[Any], Any] = operator.attrgetter(*codecs) if plan else lambda value: (getattr(value, first),)

    def write(value: Any) -> JSON:
        mine = iter(values(value))
        lead = next(mine)
        form: JSON = {first: lead if head is None else head(lead), **constants}
        for (name, encode, default), item in zip(plan, mine, strict=True):
            if item is not default and item != default:
                form[name] = item if encode is None else encode(item)
        for name, one in outputs.items():
            if (item := getattr(value, name)) is not None:
                form[name] = one.write(item)
        return form

    return write
