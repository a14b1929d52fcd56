"""Which nodes are one thing: candidates by the words of their names, a rule for each pair, groups in which no two members exclude each other.

The rule for two things of one type:

1. Marks differ (`Phase I`, `Phase II`), or the places that they lie in differ: two things. So do projects that lie in different parks.
2. The same name, with something proper in it: one thing, unless several things have the name (below), or the place of one is not stated
   and its article speaks of other places only, and nothing else joins them.
3. Names that are near (see `names.likeness`): one thing where they also agree in place, in the park they lie in, or in who builds them.
4. Names with nothing proper in them (`the battery plant`), and names that share nothing proper: one thing where they lie in one park or
   place, and are built by the same owner; or, where the names are the same and describe something, are not known to be built by others.

Something that could be either of two things which exclude each other is given to the one that its articles speak for - the same owner, the
same site, its place named in the text - and to none where they do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parkextract.merge import names
from parkextract.merge.names import Name
from parkextract.merge.nodes import Node, Profile
from parkextract.merge.places import Agreement, Atlas, mentioned

LARGEST = 40  # nodes that share a key and are all compared with each other
SAME = 10  # strength of an edge between two of one name, without what else speaks for it
TOLD_APART = 10  # one article in so many must speak of both for two names to be of two things
AROUND = 3  # places under which a project is looked for
WINDOW = 8  # in a larger group, each is compared with so many that follow it in the order of their names


class Edge(NamedTuple):
    """Two nodes that can be one thing, and how much speaks for it."""

    strength: int
    one: int
    other: int


class Matcher:
    """The rule, over the nodes of one merge."""

    def __init__(self, nodes: list[Node], atlas: Atlas) -> None:
        self.nodes = nodes
        self.atlas = atlas
        self._places: dict[tuple[int, int], Agreement] = {}

    def edges(self) -> list[Edge]:
        """The pairs that can be one thing, the surest first."""
        found = (self.decide(i, j) for i, j in sorted(set(candidates(self.nodes))))
        return sorted((edge for edge in found if edge), key=lambda edge: (-edge.strength, edge.one, edge.other))

    def decide(self, i: int, j: int) -> Edge | None:
        """The rule for a pair: None for two things."""
        one, other = self.nodes[i], self.nodes[j]
        project = one.type != "park"
        best = self._likeness(one, other, strict=project)
        if best is None:
            return None
        place = self.place(i, j)
        site = sites(one, other)
        if site == "unknown" and (_tells_of_site(one, other) or _tells_of_site(other, one)):
            site = "agree"
        if place == "differ" or (project and site == "differ" and place != "agree"):
            return None
        if place == "unknown" and (_names_place_of(one, other) or _names_place_of(other, one)):
            place = "agree"
        owner = one.shares_owner(other) or _tells_of_owner(one, other) or _tells_of_owner(other, one)
        support = 2 * (site == "agree") + (place == "agree") + owner
        if place == "doubtful" and not owner and site != "agree":
            return None
        if not one.named or not other.named:
            rivals = bool(one.owners and other.owners and not owner)
            fits = site == "agree" or place == "agree" or (owner and _share_context(one, other))
            telling = bool(one.names[0].kinds or one.names[0].marks) if best == "same" else owner
            return Edge(support, i, j) if fits and (telling or owner) and not rivals else None
        if best == "same":
            return Edge(SAME + support, i, j)
        shared = bool(one.names[0].proper & other.names[0].proper) or one.type == "park"
        return Edge(support, i, j) if (support if shared else owner and (place == "agree" or site == "agree")) else None

    def _likeness(self, one: Node, other: Node, *, strict: bool) -> names.Likeness | None:
        known = one.known | other.known
        found = {names.likeness(a, b, known, strict=strict) for a in one.names for b in other.names}
        return "same" if "same" in found else "near" if "near" in found else None

    def place(self, i: int, j: int) -> Agreement:
        """Whether two nodes lie in one place: their finest places are the same, or one lies in the other as an article says."""
        key = (i, j) if i < j else (j, i)
        if key not in self._places:
            self._places[key] = self._compare(self.nodes[i], self.nodes[j])
        return self._places[key]

    def _compare(self, one: Node, other: Node) -> Agreement:
        if one.finest is None or other.finest is None:
            return self._by_context(one, other)
        if one.finest in other.chain or other.finest in one.chain or self.atlas.nested(one.finest, other.finest):
            return "agree"
        told = any(mentioned(other.finest, text) for text in one.texts) or any(mentioned(one.finest, text) for text in other.texts)
        return "agree" if told else "differ"

    def _by_context(self, one: Node, other: Node) -> Agreement:
        """Whether the places that the articles speak of let two nodes be in one place, where that of one of them is not stated.

        Its text names the place of the other, or it names no place: then it can be. Where it names only others, that is doubtful.
        """
        if one.finest is not None:
            one, other = other, one
        if other.finest is not None and any(mentioned(other.finest, text) for text in one.texts):
            return "agree"
        if not one.context or not other.context or one.context & (other.context | other.chain):
            return "unknown"
        return "unknown" if any(mentioned(part, text) for part in other.chain for text in one.texts) else "doubtful"

    def excludes(self, i: int, j: int) -> bool:
        """Whether two nodes are to be kept apart: in different places, or told apart by an article that speaks of both."""
        one, other = self.nodes[i], self.nodes[j]
        place = self.place(i, j)
        a, b = one.names[0], other.names[0]
        if place == "differ" or a.marks != b.marks or (a.order and b.order and a.order != b.order):
            return True
        if place == "doubtful" and not one.shares_owner(other) and sites(one, other) != "agree":
            return True
        if set(one.names) & set(other.names):
            return False
        fewer, more = sorted((one.articles, other.articles), key=len)
        return sum(article in more for article in fewer) * TOLD_APART > len(fewer)


def sites(one: Node, other: Node) -> Agreement:
    """Whether two nodes lie in one park or are part of one thing."""
    if not one.sites or not other.sites:
        return "unknown"
    if one.sites & other.sites:
        return "agree"
    near = any(set(a) <= set(b) or set(b) <= set(a) for a in one.sites for b in other.sites)
    return "agree" if near else "differ"


def _tells_of_site(one: Node, other: Node) -> bool:
    """Whether the articles of a thing of which no park is known speak of the park that another lies in."""
    return not one.sites and any(mentioned(site, text) for site in other.site_names for text in one.texts)


def _tells_of_owner(one: Node, other: Node) -> bool:
    """Whether the articles of a thing of which nobody is known to build it speak of those who build another."""
    return not one.owners and any(all(mentioned(word, text) for word in owner) for owner in other.owners for text in one.texts)


def _share_context(one: Node, other: Node) -> bool:
    """Whether two things of which no place is known are spoken of beside the same one."""
    return one.finest is None and other.finest is None and bool(one.context & other.context)


def _names_place_of(one: Node, other: Node) -> bool:
    """Whether a name of a node without a place begins with the place of another (`Hanzhou Xilin Park` and the Xilin Park in Hanzhou)."""
    if one.finest is not None or other.finest is None:
        return False
    places = [tuple(part.split()) for part in other.chain]
    return any(name.key[: len(place)] == place for name in one.names for place in places)


def candidates(nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes (by their number) that share a word of their names or their initials; in large groups only neighbours by name, and
    each with those that are spoken of most."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in sorted({(node.type, *key) for name in node.names for key in _keys(node, name)}):
            blocks[key].append(i)
    for members in blocks.values():
        reach = len(members) if len(members) <= LARGEST else WINDOW
        for position, i in enumerate(members):
            yield from ((i, j) for j in members[position + 1 : position + 1 + reach])
        if reach < len(members):
            often = sorted(members, key=lambda i: (nodes[i].finest is None, -len(nodes[i].profiles), i))[:WINDOW]
            yield from ((min(i, j), max(i, j)) for i in often for j in members if i != j)


def _keys(node: Node, name: Name) -> Iterator[tuple[str, ...]]:
    """The keys under which a name is looked for."""
    yield (name.joined,)
    if name.acronym:
        yield ("initials", name.acronym)
    else:
        yield from (("initials", letters) for letters in sorted(name.initials) if len(letters) >= 3)
    skeletons = sorted(map(names.skeleton, name.proper))[:6]
    yield from (("word", word) for word in skeletons)
    yield from (("words", a, b) for k, a in enumerate(skeletons) for b in skeletons[k + 1 :])
    if not name.proper:
        yield from (("site", *site) for site in sorted(node.sites))
    if node.type != "park":
        around = sorted(node.chain or node.context)[:AROUND]
        heads, kinds = sorted(name.heads), sorted(name.kinds)
        yield from (("around", part, *words) for part in around for words in ([heads, [*kinds, *heads]] if kinds else [heads]))
        yield from (("owner", *sorted(owner)) for owner in sorted(node.owners, key=sorted))


def cluster(nodes: list[Node], atlas: Atlas) -> list[list[Profile]]:
    """The profiles of each thing."""
    matcher = Matcher(nodes, atlas)
    edges = matcher.edges()
    near = _nearest(edges)
    torn = {i for i, others in near.items() if _torn(matcher, others)}
    groups = _Groups(matcher)
    for edge in edges:
        if edge.one not in torn and edge.other not in torn:
            groups.join(edge.one, edge.other)
    homes = {i: list(_homes(matcher, groups, [j for j in near[i] if j not in torn], i)) for i in sorted(torn)}
    found: dict[int, list[Profile]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if i not in torn:
            found[groups.root(i)].extend(node.profiles)
    left: dict[int, list[Profile]] = {}
    for i, given in homes.items():
        for p, root in given:
            (left.setdefault(i, []) if root is None else found[root]).append(p)
    return [*found.values(), *left.values()]


def _torn(matcher: Matcher, others: list[int]) -> bool:
    """Whether a node is near to two that exclude each other."""
    return any(matcher.excludes(a, b) for k, a in enumerate(others) for b in others[k + 1 :])


def _nearest(edges: list[Edge]) -> dict[int, list[int]]:
    """The nodes that each node can be one with; where some have its very name, these alone."""
    near: dict[int, dict[bool, list[int]]] = defaultdict(lambda: {True: [], False: []})
    for edge in edges:
        near[edge.one][edge.strength >= SAME].append(edge.other)
        near[edge.other][edge.strength >= SAME].append(edge.one)
    return {i: sorted(found[True] or found[False]) for i, found in near.items()}


def _homes(matcher: Matcher, groups: _Groups, rivals: list[int], i: int) -> Iterator[tuple[Profile, int | None]]:
    """The group that each profile of a torn node belongs to, or None for a thing of its own."""
    node = matcher.nodes[i]
    for p in node.profiles:
        single = Node(node.key, [p], node.finest)
        scores: dict[int, int] = {}
        for j in rivals:
            root = groups.root(j)
            scores[root] = max(scores.get(root, 0), _speaks_for(single, matcher.nodes[j]))
        best = max(scores.values(), default=0)
        winners = [root for root, score in scores.items() if score == best]
        yield p, winners[0] if best and len(winners) == 1 else None


def _speaks_for(one: Node, other: Node) -> int:
    """How much the articles of one node speak for its being the other: the same owner, the same site, a place that the text names."""
    place = other.finest is not None and any(mentioned(other.finest, text) for text in one.texts)
    return 2 * one.shares_owner(other) + 2 * (sites(one, other) == "agree") + 2 * place


class _Groups:
    """Sets of nodes, joined only where no two members exclude each other."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def root(self, i: int) -> int:
        while self._parent.get(i, i) != i:
            self._parent[i] = self._parent.get(self._parent[i], self._parent[i])
            i = self._parent[i]
        return i

    def members(self, root: int) -> list[int]:
        return self._members.setdefault(root, [root])

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.root(i), self.root(j)))
        if a == b or self._exclusive(self.members(a), self.members(b)):
            return
        self._parent[b] = a
        self._members[a] = sorted(self.members(a) + self._members.pop(b))

    def _exclusive(self, some: Iterable[int], others: list[int]) -> bool:
        return any(self._matcher.excludes(i, j) for i in some for j in others)
