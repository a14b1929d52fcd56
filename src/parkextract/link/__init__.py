"""From mentions, entities and syntax to facts: what each value is a property of, of whom, when, and whether it is so yet.

    facts = link(article, tokens, sentences, parses, mentions, reading)        # reading = entities.read(…)

A number's property is decided in a competition among the cues of its sentence (`values.py`), a date's among the events (`events.py`); whom it is
said of is read off the grammar around the cue (`subject.py`), then its period, its status and its change. Words are data: `properties.toml` says
what states each property, `link.toml` what governs the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parkextract.article import Article
from parkextract.entities import Reading as Entities
from parkextract.facts import Fact
from parkextract.link.assemble import Assembly
from parkextract.link.relations import tells
from parkextract.link.view import views
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention

__all__ = ["link", "tells"]


def link(
    article: Article,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    parses: Sequence[Parse],
    mentions: Sequence[Mention],
    entities: Entities,
) -> tuple[Fact, ...]:
    """The facts of an article, in the order in which it states them; sentences without a parse give what their words alone say."""
    assembly = Assembly(article, views(tokens, sentences, parses, mentions), entities)
    facts = sorted(assembly.facts(), key=lambda fact: fact.sentence)
    return tuple(replace(fact, id=f"f{n}") for n, fact in enumerate(facts, 1))
