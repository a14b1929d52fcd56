"""What the words around a number say of it: how exact it is (`bound`), and whether it is the size of a rise or a fall (`trend`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parkextract.mentions import bounds, changes
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_BEFORE = 7  # tokens before a number that a verb of change may stand from it
_GAPPED = 12  # tokens from one size to the next: `rose by 5 percent, and total import and export volume by 9 percent`
_THEN = 5  # tokens from a noun to the time that it was counted in
_AS = 8  # tokens from the one `as` to the other: `twice as many people and firms as in 2019`
_SUBJECT = 9  # tokens before `was` in which a noun of change may be its subject
_HYPHENS = "-‐‑"
_SIZED = ("percent", "ratio", "money", "area", "quantity", "count")


@dataclass(slots=True)
class Context:
    tokens: Tokens
    terms: Terms
    claimed: set[int]

    def mark(self, found: Sequence[Found]) -> None:
        """Set bound and trend on every kept candidate, in order."""
        last: Found | None = None
        for f in found:
            if f.dropped or not f.kind:
                continue
            if f.bound is None:
                f.bound = bounds.of(self.tokens, self.terms, f, last)
            if f.trend is None:
                f.trend = self._trend(f, last)
            if f.sign < 0 and f.kind in ("percent",) and f.value is not None:
                f.trend, f.value = "down", abs(f.value)
            elif f.sign > 0 and f.kind in _SIZED and f.trend is None:
                f.trend = "up"
            last = f

    # ---- trend ----

    def _trend(self, f: Found, last: Found | None) -> str | None:
        if trend := self._after(f):
            f.cue = f.cue or "after"
            return trend
        if trend := self._before(f):
            f.cue = f.cue or "before"
            return trend
        f.cue = "list"
        return self._listed(f, last)

    def _after(self, f: Found) -> str | None:
        """`5 percent higher`, `19 more`, `a 22-percent rise`, `0.6 percent less than`."""
        tokens, terms, j = self.tokens, self.terms, f.last
        if f.kind == "count" and (f.number.last < f.last or not f.shared) and not terms.compared(tokens.lower[j - 1]):
            return self._after_count(f)
        if j >= tokens.size or tokens.gap(j) == "\n":
            return None
        k = j + (tokens.lower[j] in terms.manner and j + 1 < tokens.size)
        match = terms.lex.match(tokens, k, "trend_after")
        if match and self._is_size(f, match.start):
            return str(match.sense.key)
        if f.kind == "ratio" and self._times_of_then(f):
            return "up" if f.value is not None and f.value > 1 else "down"
        return self._noun_after(f, k) if f.kind in ("percent", "ratio", "money") else None

    def _after_count(self, f: Found) -> str | None:
        """`60 fewer jobs`, `350 extra jobs`, `two more halls than a year ago`, `1,200 workers fewer`."""
        tokens, terms, j = self.tokens, self.terms, f.last
        first = tokens.lower[f.number.last] if f.number.last < j else ""
        if first in terms.sets["context.extra"]:
            return "up"
        follower = tokens.lower[j] if j < tokens.size and tokens.gap(j) != "\n" else ""
        if first in terms.sets["context.quantifier"]:
            return self._direction(f.number.last) if first != "more" or follower == "than" and self._dated(j) else None
        return self._direction(j) if follower in terms.sets["context.quantifier"] else None

    def _times_of_then(self, f: Found) -> bool:
        """`three times the former size`, `2.3-fold those of last year`, `four times as much as in 2019`: a factor since another time; below one
        only `half as many as in 2019`."""
        tokens, terms, j = self.tokens, self.terms, f.last
        if f.value is None or f.value == 1 or j + 1 >= tokens.size:
            return False
        word, after = tokens.lower[j], tokens.lower[j + 1]
        if f.value < 1 and word != "as":
            return False
        if word in terms.sets["link.the"] and after in terms.sets["context.former"]:
            return True
        if word in terms.sets["context.that"]:
            return self._dated(j) and terms.sets["context.present"].isdisjoint(tokens.lower[j : j + _BEFORE])
        if word in terms.sets["link.the"] and j + 4 < tokens.size and tokens.lower[j + 2] in terms.sets["joint.of"]:
            return j + 3 in self.claimed or j + 4 in self.claimed  # `2.4 times the figure of a year earlier`
        if word in terms.sets["link.the"] and self._dated_soon(j + 1):
            return True  # `four times the figure for 2021`, `2.4 times the amount recorded in 2022`
        if word in terms.sets["link.the"] and j + 1 in self.claimed:
            return True  # `1.8 times the 2019 level`
        k = next((k for k in range(j + 2, min(j + _AS, tokens.size - 1)) if tokens.lower[k] == "as"), None) if word == "as" else None
        if k is None:
            return False
        return k + 1 in self.claimed or tokens.lower[k + 1] in terms.sets["stop.preposition"] and k + 2 in self.claimed

    def _dated_soon(self, j: int) -> bool:
        """Whether a time stands a few words behind the noun at token j, with nothing but words between."""
        for k in range(j + 1, min(j + _THEN, self.tokens.size)):
            if k in self.claimed:
                return True
            if not self.tokens.lower[k][0].isalpha() or self.tokens.lower[k] in self.terms.sets["link.and"]:
                return False
        return False

    def _noun_after(self, f: Found, k: int) -> str | None:
        """`a 22-percent rise`, `a 12% year-on-year rise`, `5 percent growth`: a noun of change within three words from token k on."""
        tokens, terms = self.tokens, self.terms
        noun, step = None, k
        for _ in range(3):
            if step >= tokens.size or not tokens.lower[step][0].isalpha() or tokens.gap(step) == "\n":
                break
            noun = noun or terms.lex.match(tokens, step, "trend_noun")
            end = step
            while end + 2 < tokens.size and tokens.lower[end + 1] in _HYPHENS and tokens.touches(end + 1) and tokens.touches(end + 2):
                end += 2
            if end == step and tokens.lower[step] in terms.stop and tokens.lower[step] not in terms.sets["context.yearly"]:
                break
            step = end + 1
        if noun and (f.kind != "money" and self._article_before(f) or noun.start == k and f.kind == "percent"):
            f.cue = "noun"
            return str(noun.sense.key)
        return None

    def _direction(self, j: int) -> str | None:
        match = self.terms.lex.match(self.tokens, j, "trend_after")
        if match is None or j + 1 < self.tokens.size and self.tokens.lower[j + 1] in ("or",):
            return None
        return match.sense.key

    def _article_before(self, f: Found) -> bool:
        j = f.first - 1
        while j >= 0 and self.tokens.lower[j] in self.terms.fill and self.tokens.lower[j] not in self.terms.sets["joint.one"]:
            j -= 1
        if j < 0:
            return False
        word = self.tokens.lower[j]
        return word in self.terms.sets["joint.one"] or word in self.terms.sets["link.the"] or word in self.terms.sets["context.article"]

    def _is_size(self, f: Found, j: int) -> bool:
        """Whether a comparative after the number makes it a difference: `5 percent more than`, `RMB600 million more than`, `23 below`."""
        tokens = self.tokens
        word = tokens.lower[j]
        after = tokens.lower[j + 1] if j + 1 < tokens.size and tokens.gap(j + 1) != "\n" else "."
        if word in self.terms.sets["context.up_down"]:
            if after == "to" and j + 2 in self.claimed:
                return False  # `50 million spent up to March`
            if f.kind in ("quantity", "area") and word == "off":
                return False  # `the port is 160 km off`
            return f.kind == "percent" or not after[0].isalnum() or after in self.terms.sets["context.up_on"]
        if word in self.terms.sets["context.beside"]:
            return f.kind in ("percent", "ratio", "money", "count") and self._dated(j)
        if after == "than":
            return self._dated(j + 1)
        if word == "more" and f.kind not in ("percent", "ratio"):
            return False  # `11 more have signed`, `62 acres more, for some £110m`
        if after in self.terms.sets["link.or"]:
            return False
        if word in self.terms.sets["cue.length"]:
            return False
        return not (f.kind in ("area", "quantity") and word not in self.terms.sets["context.compared"])

    def _dated(self, j: int) -> bool:
        """Whether what is compared with is of another time: a time stands in the rest of the clause."""
        for k in range(j + 1, min(j + 11, self.tokens.size)):
            if k in self.claimed or self.tokens.lower[k] in self.terms.sets["context.earlier"]:
                return True
            if self.tokens.lower[k] in ".;:!?)" or self.tokens.lower[k] in self.terms.sets["context.but"] or self.tokens.gap(k) == "\n":
                return False
        return False

    def _before(self, f: Found) -> str | None:
        """A verb, noun or adverb of change before the number, with nothing but `by`, bounds and adverbs between them."""
        tokens, terms = self.tokens, self.terms
        j = f.first - 1
        if j < 0 or tokens.lower[j] not in terms.before_changed and not tokens.lower[j].endswith("ly"):
            return None
        steps = 0
        by = of = rate = False
        while j >= 0 and steps < _BEFORE:
            if tokens.gap(j + 1) == "\n":
                return None
            word = tokens.lower[j]
            if word == "by":
                by = True
            if word == "short" or word == "on" and f.kind not in ("percent", "ratio"):
                return None
            if by and word in terms.sets["context.passed"]:
                return self._passed(f)
            if of and word == "," and tokens.lower[j + 1] in terms.sets["joint.of"]:
                j -= 1  # `the largest increase, of 120 million USD`
                continue
            if word in terms.sets["context.was"] and f.kind == "percent":
                return self._narrowed(j)
            if word in ("of", "at") and not rate:
                of = True
            elif word in ("rate", "pace"):
                of, rate = False, True
            if word == "to" and f.kind == "percent":
                return self._narrowed(j)
            if word in terms.sets["context.level"] and not (word == "at" and f.kind == "percent"):
                return None
            trend = word in terms.trend_ends
            verb = terms.lex.match_before(tokens, j + 1, "trend_verb", longest=3) if trend else None
            if verb and not of and tokens.lower[j + 1] == "under":
                return None  # `the headcount falls under 450`
            if verb and not of and changes.sized(tokens, terms, f, verb.start, by):
                return verb.sense.key
            adverb = terms.lex.match_before(tokens, j + 1, "trend_after", longest=2) if trend and not of else None
            if adverb and word in terms.sets["context.moved"]:
                if tokens.lower[j + 1] in ("to", "than") or j and self._phrasal(f, tokens.lower[j - 1]):
                    return None
                return str(adverb.sense.key)
            if trend and (of or by):
                noun = terms.lex.match_before(tokens, j + 1, "trend_noun", longest=2)
                if noun and f.kind in ("money", "area") and not by and word in terms.sets["context.profit"]:
                    return None  # `a gain of 5 million yuan`, `an extension of 60 hectares`
                if noun:
                    f.cue = "noun"
                    return str(noun.sense.key)
            if of and word != "of" and f.kind == "percent" and (grown := changes.in_what(tokens, terms, j)):
                return grown
            if word in terms.steps or word.endswith("ly") or word in "(~" or by and word == "," or terms.lex.match(tokens, j, "bound"):
                j -= 1
                steps += 1
                continue
            if (
                by and (word[0].isalpha() or word in "'’" or j in self.claimed) and steps < _BEFORE
            ):  # `cut carbon dioxide emissions by 5 percent`
                return self._far(f, j)
            return None
        return None

    def _phrasal(self, f: Found, verb: str) -> bool:
        """Whether `up` or `down` belongs to a verb (`made up 5 percent`); shares close up."""
        return verb in self.terms.sets["context.phrasal"] and not (f.kind == "percent" and verb in self.terms.sets["context.ended"])

    def _narrowed(self, j: int) -> str | None:
        """`the drop narrowed to 2.1 percent`, `growth slowed to 5 percent`: the noun of change that is said to be the number."""
        was = self.tokens.lower[j] in self.terms.sets["context.was"]
        for k in range(j - 1, max(-1, j - (_SUBJECT if was else 6)), -1):
            if self.tokens.gap(k + 1) == "\n" or self.tokens.lower[k] in ".;:!?" or was and self.tokens.lower[k] == ",":
                return None
            if was and self.tokens.lower[k + 1] not in self.terms.stop:
                continue  # `the growth centre was 12 percent full`
            noun = self.terms.lex.match(self.tokens, k, "trend_noun")
            if (
                noun
                and (k == 0 or self.tokens.lower[k - 1] not in self.terms.sets["joint.one"])
                and not self.terms.lex.match(self.tokens, k, "trend_verb")
            ):
                return str(noun.sense.key)
            if noun and k and self.tokens.lower[k - 1] in self.terms.sets["link.the"]:
                return str(noun.sense.key)
        return None

    def _far(self, f: Found, j: int) -> str | None:
        """The verb of change before its object: `reduce costs by 5 percent`, `the total fell there by a fifth`."""
        tokens, terms = self.tokens, self.terms
        for k in range(j, max(-1, j - 8), -1):
            if tokens.gap(k + 1) == "\n" or tokens.lower[k] in ".;!?:" or tokens.lower[k][0].isdigit() and k not in self.claimed:
                return None
            match = terms.lex.match(tokens, k, "trend_verb") if not self._counted(k) else None
            if tokens.lower[k] in terms.sets["context.passed"]:
                return self._passed(f)
            if match is None and tokens.lower[k + 1] in terms.sets["context.of_in"]:
                match = terms.lex.match(tokens, k, "trend_noun")  # `an expansion of the park by 170 ha`
            if match:
                return match.sense.key
        return None

    def _passed(self, f: Found) -> str | None:
        """`exceeds that of last year by 6 million` is a rise; a goal that is passed is none."""
        first = f.first
        while first > max(0, f.first - _BEFORE) and not self.tokens.lower[first - 1][0].isdigit():
            first -= 1
        beside = self.tokens.lower[first : f.last + 4]
        return None if any(word in self.terms.sets["context.goal"] for word in beside) else "up"

    def _counted(self, k: int) -> bool:
        """Whether a number or a determiner makes a noun of the word at token k: `17 of its 19 sheds`."""
        before = self.tokens.lower[k - 1] if k else ""
        return before[:1].isdigit() or before in self.terms.sets["link.the"] or before in self.terms.number_words

    def _listed(self, f: Found, last: Found | None) -> str | None:
        """`up 11.2 percent, 19.8 percent and 9.4 percent`: a list carries the direction on, as do `exports by 7 percent` and `against 6.8 percent`."""
        if (
            last is None
            or last.trend is None
            or last.kind != f.kind
            or f.unit != last.unit
            or f.kind != "percent"
            or f.first - last.last > _GAPPED
        ):
            return None
        middle = self.tokens.lower[last.last : f.first]
        if middle and middle[-1] == "by" and not any(word in ".;!?:" for word in middle):
            return last.trend
        if len(middle) > _BEFORE:
            return None
        listed = all(word in "," or word in self.terms.sets["link.and"] for word in middle)
        dated = (k in self.claimed or self.tokens.lower[k] in self.terms.sets["stop.preposition"] for k in range(last.last, f.first - 1))
        listed = listed or bool(middle) and middle[-1] in self.terms.sets["link.and"] and all(dated)  # `1 percent since May and 3 percent`
        against = bool(middle) and middle[-1] in self.terms.sets["context.against"] and len(middle) <= 3 and last.trend is not None
        against = against or len(middle) > 1 and middle[-2] in self.terms.sets["context.compares"]  # `44 percent a year compares with 3.5`
        return last.trend if (listed or against) and middle else None
