"""The gazetteer: which country a town lies in. Its names are data (`data/towns.tsv`, from GeoNames, CC BY 4.0), read when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


@lru_cache
def towns() -> Mapping[str, str]:
    """The ISO 3166 code of the country of each town, by the town's name as written in English: `{"Palmira": "CO", …}`.

    Names that towns of several countries share are left out, and so are ordinary words.
    """
    found: dict[str, str] = {}
    text = (resources.files("parkextract") / "data" / "towns.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, *names = line.split("\t")
            found.update(dict.fromkeys(names, country))
    return found


def country(town: str) -> str | None:
    """The ISO 3166 code of a town's country; None where the name is in no list, or in those of several countries.

    >>> country("Invercargill")
    'NZ'
    """
    return towns().get(town)
