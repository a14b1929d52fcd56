"""The parser behind grammatical questions. The only package that knows spaCy and its labels (ClearNLP's, Penn Treebank tags).

A `Parse` is one sentence as words with heads, each with its offsets in the article's own text; it answers in grammar's terms: subject, object,
apposition, conjunct, phrase of a preposition. Words are indices into the parse. The small model attaches better when a long name is one short
word: `Stand` says which stretch of the text the parser reads as which words; the offsets stay those of the article.
"""

from parkextract.syntax.lemmas import Lemmas
from parkextract.syntax.parse import Parse, Tense
from parkextract.syntax.parser import INSTALL, MODELS, Parser, Stand, load

__all__ = ["INSTALL", "MODELS", "Lemmas", "Parse", "Parser", "Stand", "Tense", "load"]
