"""Follows an article from reference to reference: what is new becomes an entity, what refers back joins the one it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parkextract.entities import deeds, definite, groups, pronouns, rows, wholes
from parkextract.entities.equals import Equals
from parkextract.entities.headline import Headline
from parkextract.entities.kinds import Kind
from parkextract.entities.mind import Mind
from parkextract.entities.names import Name
from parkextract.entities.reference import BELOW, PRESENTED, Reference
from parkextract.entities.references import references
from parkextract.entities.resolve import Draft, cluster
from parkextract.entities.scene import KINDS, Scene
from parkextract.entities.unparsed import unparsed
from parkextract.entities.vocabulary import Vocabulary
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention

_SUBJECT = ("subject", "passive subject")


@dataclass(slots=True)
class Walked:
    """The entities of an article, and what each sentence is about if it does not say: (its start, the likeliest first)."""

    drafts: list[Draft]
    topics: list[tuple[int, list[tuple[Draft, float]]]] = field(default_factory=list)


def follow(
    names: Sequence[Name],
    types: Mapping[str, Kind],
    guesses: Mapping[str, Kind],
    parses: Sequence[Parse],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    tokens: Tokens,
    words: Vocabulary,
) -> Walked:
    """The entities of an article with the spans of all references to them."""
    drafts, owner = cluster(names, types, guesses, words)
    walk = _Walk(Scene(drafts, owner, words, Mind(drafts, words["document"], words["minor"])))
    elsewhere = {word.casefold() for name in names if not name.initial for word in (name.words[:1] if name.heading else name.words)}
    by_start = {parse.sentence.start: parse for parse in parses}
    at = m = 0
    for sentence in sentences:
        inside: list[Name] = []
        while at < len(names) and names[at].start < sentence.end:
            inside.append(names[at])
            at += 1
        stated: list[Mention] = []
        while m < len(mentions) and mentions[m].start < sentence.end:
            stated.append(mentions[m])
            m += 1
        parse = by_start.get(sentence.start)
        found = references(parse, inside, stated, elsewhere, words) if parse is not None else unparsed(tokens, sentence, inside, words)
        walk.sentence(sentence, found, parse, tokens.gap(sentence.first) == "\n")
    return Walked(drafts, walk.topics)


class _Walk:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.words, self.mind = scene, scene.words, scene.mind
        self.headline = Headline(scene)
        self.topics: list[tuple[int, list[tuple[Draft, float]]]] = []
        self.terms: dict[str, Draft] = {}  # what brackets have defined
        self._begin(None, ())

    def _begin(self, parse: Parse | None, found: Sequence[Reference]) -> None:
        self.scene.begin(parse, found)
        self.waiting = {reference.head: reference for reference in reversed(found) if reference.head >= 0}
        self.taken: set[int] = set()
        self.equals = Equals(self.scene, found, self.waiting)

    def sentence(self, sentence: Sentence, found: Sequence[Reference], parse: Parse | None, new_line: bool) -> None:
        self.scene.number += 1
        self.headline.fade(sentence)
        if sentence.terminated or len(found) > 1:  # a heading or a cell takes nothing off one's mind
            item = new_line and bool(found) and found[0].name is not None and found[0].name.label
            self.mind.fade(paragraph=new_line and sentence.terminated, item=item)
            if item:
                self.scene.turn(sentence.start)
        self.topics.append((sentence.start, self.mind.topics()))
        if row := rows.joined(self.scene):
            self.scene.row = (self.scene.number, row)
        self._begin(parse, found)
        for reference in found:
            self._take(reference, sentence)

    def _take(self, reference: Reference, sentence: Sentence) -> None:
        """Resolves a reference, after those that it depends on (its owner, what it is put equal to)."""
        if id(reference) in self.taken:
            return
        self.taken.add(id(reference))
        if self.waiting.get(reference.head) is reference:
            del self.waiting[reference.head]
        for other in (reference.of, reference.same, reference.given):
            if other is not None and (needed := self.waiting.get(other)) is not None:
                self._take(needed, sentence)
        scene, draft = self.scene, self._draft(reference)
        parse = scene.parse
        if reference.head >= 0:
            scene.here.setdefault(reference.head, draft)
        if draft is None:
            return
        draft.refer(reference.start, reference.end, reference.weight)
        self._told(draft, reference)
        if parse is None or self._argument(reference, parse):
            scene.bound.setdefault((reference.verb, draft), reference.head)
        if draft.vague or not draft.sure:
            deeds.tell(draft, reference, scene)
        if not sentence.terminated:
            self.headline.say(draft)
        if parse is not None and reference.head >= 0 and parse.relation(reference.head) in _SUBJECT and draft.type != "person":
            if parse.lemma(parse.heads[reference.head]) not in self.words["speech"]:
                scene.say(draft, main=parse.relation(parse.heads[reference.head]) not in BELOW, ranked=reference.kind == "ranked")
        weight = reference.weight
        if parse is not None and reference.name is not None and self._presented(reference, parse):
            scene.subject, scene.main, weight = draft, draft, PRESENTED
        scene.last.append(draft)
        self.mind.hear(draft, weight, opens=sentence.terminated or draft.named, named=reference.name is not None)

    def _argument(self, reference: Reference, parse: Parse) -> bool:
        """Whether a reference itself is what a verb is said of, and not what one of its nouns is of: `the owners of Orava Park sold half of it`."""
        head = parse.first_conjunct(reference.head) if reference.head >= 0 else -1
        of = parse.preposition_of(head) if head >= 0 else None
        return of[1] == reference.verb if of is not None else head < 0 or parse.relation(head) != "apposition"

    def _told(self, draft: Draft, reference: Reference) -> None:
        """What a phrase says of where its thing is, and whose."""
        draft.sites |= reference.sites
        if (
            draft.owner is None
            and reference.type == "project"
            and (owner := self.scene.of(reference.of)) is not None
            and owner.type == "org"
        ):
            draft.owner = owner

    def _presented(self, reference: Reference, parse: Parse) -> bool:
        """Whether a sentence brings a name forward behind its verb, and what goes on is said of it: `The largest of them is Veidro.`"""
        if reference.head < 0 or parse.relation(reference.head) != "predicate":
            return False
        verb = parse.heads[reference.head]
        return parse.lemma(verb) == "be" and all(self.scene.of(word) is None for word in parse.subjects(verb) if word < verb)

    def _draft(self, reference: Reference) -> Draft | None:
        scene = self.scene
        if reference.name is not None:
            return self._named(reference.name, scene.of(reference.given))
        match reference.kind:
            case "pronoun":
                return pronouns.given(reference, scene) or pronouns.meant(reference, scene)
            case "relative":
                return scene.of(reference.same)
            case "ranked":
                return rows.meant(reference, scene)
            case "part":
                return wholes.meant(reference, scene)
            case "counted":
                whose = scene.of(reference.of) or self.mind.topic()
                scene.group = (scene.number, whose) if whose is not None else None
                scene.count(reference.noun, reference.type)
                group = (definite.meant(reference, scene) or self._new(reference)) if groups.told_apart(reference, scene) else None
                scene.group = (scene.number, group) if group is not None else scene.group
                return group
        if reference.plural and len(reference.inner) > 1:
            self._several(reference)
            return None
        equal = self.equals.find(reference)
        if equal is not None and reference.kind == "indefinite":
            self.headline.reveal(reference, equal)
        found = (
            equal
            or self._term(reference)
            or self._called_place(reference)
            or self._ground_of(reference)
            or definite.meant(reference, scene)
        )
        return found if found or reference.old else self.headline.announced(reference) or self._new(reference)

    def _term(self, reference: Reference) -> Draft | None:
        """What a defined term means: `the Group`."""
        return self.terms.get(reference.text.casefold()) if reference.kind == "definite" else None

    def _named(self, name: Name, given: Draft | None) -> Draft | None:
        """Whose name it is; a term that a bracket defines is given to what stands before the bracket and fits it, what a thing is called to the thing."""
        scene = self.scene
        known = scene.owner.get(name.key)
        if given is not None and known is not None and scene.christen(given, known):
            return given
        if known is not None and not (name.defined and len(name.words) == 1):
            if not known.spans:
                self.headline.named(known)
            return known
        noun = name.head.noun if name.head else ""
        kinds = {kind for kind in KINDS if noun and scene.bare(noun, kind)}
        kinds |= {"park", "project"} if kinds & {"park", "project"} else set()
        fitting = [draft for draft in scene.last if noun in draft.heads or draft.type in kinds]
        opens = (
            draft for draft in reversed(scene.last) if draft.named and any(called.startswith(f"{name.text} ") for called in draft.names)
        )
        target = next((draft for draft in reversed(fitting) if noun in draft.heads), None) or (None if noun else next(opens, None))
        target = target or next(
            (draft for draft in reversed(fitting) if draft.named or "project" in kinds), fitting[-1] if fitting else known
        )
        if target is None:
            target = Draft(name.head.type if name.head else "org", vague=name.head is None)
            scene.drafts.append(target)
            target.add(name.text, name.start)
        if noun:
            target.heads.add(noun)
        scene.owner[name.key] = target
        if name.defined:
            self.terms[name.text.casefold()] = target
        return target

    def _new(self, reference: Reference) -> Draft | None:
        if reference.type is None:
            return None
        draft = Draft(reference.type, plural=reference.plural, named=bool(reference.inner))
        draft.add(reference.text, reference.start)
        draft.heads.add(reference.noun)
        self.scene.drafts.append(draft)
        self._bare_name(reference, draft)
        self._located(reference)
        return draft

    def _called_place(self, reference: Reference) -> Draft | None:
        """A place that is called what it is: `Huangpu district` is Huangpu."""
        if reference.type != "place" or reference.plural or len(reference.inner) != 1:
            return None
        name = reference.inner[0]
        own = self.scene.owner.get(name.key)
        only = reference.start == name.start and reference.modifiers <= {word for part in name.words for word in part.lower().split("-")}
        if own is None or not only or not (own.vague or own.type == "place") or not own.heads <= {reference.noun}:
            return None
        own.type, own.vague, own.sure = "place", False, True
        own.heads.add(reference.noun)
        own.add(reference.text, reference.start)
        return own

    def _ground_of(self, reference: Reference) -> Draft | None:
        """The ground of a park or a plant with a name is the park or the plant: `the Yunpu Industrial Park area`, `the Orava Gateway park`."""
        if reference.kind != "definite" or reference.plural or len(reference.inner) != 1:
            return None
        name = reference.inner[0]
        own = self.scene.owner.get(name.key)
        if reference.noun not in self.words["ground"] and (own is None or own.vague or not own.type == reference.type == "park"):
            return None
        if own is None or name.head is None or own.type not in ("park", "project") or reference.text != f"{name.text} {reference.noun}":
            return None
        if reference.noun not in self.words["ground"]:
            own.add(reference.text, reference.start)  # the fullest that it is called
        return own

    def _bare_name(self, reference: Reference, draft: Draft) -> None:
        """A name that is first heard as that of a park is the park's: `the Salto free zone`, then `Salto`."""
        if reference.type != "park" or reference.plural or len(reference.inner) != 1:
            return
        name = reference.inner[0]
        own = self.scene.owner.get(name.key)
        if own is not None and own.vague and not own.heads and not own.spans and reference.start == name.start:
            self.scene.owner[name.key] = draft

    def _located(self, reference: Reference) -> None:
        """The name between an owner and a plant is of the place where it stands: `its Norrvik battery plant`."""
        parse = self.scene.parse
        owner = parse.words[reference.of].lower() if parse is not None and reference.of is not None else reference.determiner
        owned = owner == "whose" or owner in self.words["singular"] | self.words["plural"] | self.words["first"]
        if not owned or len(reference.inner) != 1 or reference.type not in ("park", "project"):
            return
        own = self.scene.owner.get(reference.inner[0].key)
        if own is not None and own.vague and not own.heads:
            own.type, own.vague, own.sure = "place", False, False

    def _several(self, reference: Reference) -> None:
        """`The A, B and C zones` are three zones, each with the name before it."""
        for name in reference.inner:
            if (draft := self.scene.owner.get(name.key)) is not None and not draft.heads and reference.type is not None:
                draft.type, draft.vague = reference.type, False
                draft.heads.add(reference.noun)
                draft.add(f"{name.text} {reference.noun}", reference.start)
