"""Sets: `every Monday`, `each spring`, `every two weeks`, `annual`, `weekends`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times.lengths import length, timex_of
from parkextract.mentions.times.nodes import Found, Length, Recurring
from parkextract.mentions.times.reader import Reader


def recurring(r: Reader, i: int) -> Found | None:
    """`every Monday`, `every two weeks`, `each spring`, `annual`: the set that begins at token i."""
    word = r.phrase("frequency", i)
    if word and r.capital(i) and r.near(i) and r.capital(i - 1) and r.lower[i - 1].isalpha():
        return None  # the LA Weekly
    if r.word(i)[-1:] == "s" and r.capital(i) and (weekday := r.v.weekday.get(r.word(i)[:-1])) is not None:
        return Found(i, i + 1, Recurring(f"XXXX-WXX-{weekday}"), "set")
    if often := r.phrase("often", i):
        return Found(i, often[1], Recurring(often[0]), "set")
    every = r.phrase("every", i)
    if every:
        j = every[1]
        counted = length(r, j)
        if counted and (counted[0].parts[0][0] is not None or counted[0].few):
            return Found(i, counted[1], Recurring(timex_of(counted[0]), quant="EVERY"), "set")
        if (weekday := r.v.weekday.get(r.word(j))) is not None:
            part = r.phrase("daypart", j + 1)
            value = f"XXXX-WXX-{weekday}" + (f"T{part[0]}" if part else "")
            return Found(i, part[1] if part else j + 1, Recurring(value, quant=every[0].upper()), "set")
        if (month := r.v.month.get(r.word(j))) is not None and r.capital(j):
            return Found(i, j + 1, Recurring(f"XXXX-{month:02d}", quant=every[0].upper()), "set")
        if season := r.v.season.get(r.word(j)):
            return Found(i, j + 1, Recurring(f"XXXX-{season}", quant=every[0].upper()), "set")
        if (ordinal := r.ordinal(j)) and (weekday := r.v.weekday.get(r.word(ordinal[1]))) is not None:
            return Found(i, ordinal[1] + 1, Recurring(f"XXXX-WXX-{weekday}", quant="EVERY"), "set")
        if (ordinal := r.ordinal(j)) and (unit := r.unit(ordinal[1])) and unit[0].code:
            return Found(i, unit[1], Recurring(timex_of(Length(((Decimal(ordinal[0]), unit[0].name),))), quant="EVERY"), "set")
        if r.word(j) == "other" and (unit := r.unit(j + 1)):
            return Found(i, unit[1], Recurring(timex_of(Length(((Decimal(2), unit[0].name),))), quant="EVERY"), "set")
    if word:
        return Found(i, word[1], Recurring(word[0], quant=every[0].upper() if every else None), "set")
    return None
