"""Notes: what an article's numbers say about each other. Each names the mentions that it rests on and does the arithmetic in words.

| kind | |
|---|---|
| `rate` | the exchange rate that a restated amount implies |
| `derived` | another amount of the article in the second currency, at that rate: not stated, but derived |
| `restatement` | an amount, area or quantity restated in another unit does not fit |
| `growth` | a growth contradicts its two figures |
| `sum` | parts exceed or miss their stated total |
| `share` | a share contradicts its two figures |
| `date` | planned for a day before publication, or completed before the start |

Figures are compared as they are written, each rounded at its last digit: a note says that no rounding makes them fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from parkextract.article import Article
from parkextract.facts import Fact, Note
from parkextract.notes import dates, growth, rates, restatements, shares, sums
from parkextract.notes.view import View
from parkextract.values import Mention

STEPS = (rates.find, restatements.find, growth.find, sums.find, shares.find, dates.find)


def find(article: Article, mentions: Iterable[Mention], facts: Iterable[Fact] = ()) -> tuple[Note, ...]:
    """The notes of an article, by kind and then in the order of the text."""
    view = View(article, mentions, facts)
    return tuple(chain.from_iterable(step(view) for step in STEPS))
