"""From an article's text to its mentions: numbers with meaning and times, by grammars compiled from the tables of words. No model is used."""

from __future__ import annotations

from parkextract.article import Article
from parkextract.mentions import quantities, times
from parkextract.mentions.draft import Draft, freeze
from parkextract.tokens import Tokens
from parkextract.values import Mention


def find(article: Article, tokens: Tokens | None = None) -> tuple[Mention, ...]:
    """Every mention of the article, in order, none overlapping another; `article.text[m.start:m.end] == m.text`."""
    return freeze(article.text, candidates(article, tokens or Tokens(article.text)))


def candidates(article: Article, tokens: Tokens) -> list[Draft]:
    """Drafts of all mentions and of what was looked at and dropped. Times come first: a number inside a time is no number."""
    found = times.find(article, tokens)
    return found + quantities.find(article, tokens, found)
