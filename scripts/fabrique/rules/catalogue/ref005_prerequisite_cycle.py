"""REF005: resources that each ask for another one first, in a circle."""

from collections import deque
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

ROUNDS = 10  # searches, each linear, each without the lines already told: more would be noise
SHOWN = 8  # ids of a loop that a message names: a longer sentence is not read

RULE = Rule(
    code="REF005",
    severity=Severity.ERROR,
    title="Prérequis en boucle",
    why="Si chaque ressource demande l’autre d’abord, personne ne peut commencer.",
    fix="Supprimez le prérequis qui peut attendre ; « enchaine_avec » suffit pour une suite.",
    bad={
        "ressource.yml": "prerequis: [{ressource: reparer-ensemble}]",
        "ressources/catalogue/reparer-ensemble/ressource.yml": (
            "prerequis: [{ressource: trier-les-chutes}]"
        ),
    },
    good={
        "ressource.yml": "enchaine_avec: [reparer-ensemble]",
        "ressources/catalogue/reparer-ensemble/ressource.yml": (
            "prerequis: [{ressource: trier-les-chutes}]"
        ),
    },
)

_Arcs = dict[str, dict[str, int]]  # id → id asked for first → rank of that line in « prerequis »


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yield one finding per loop; once the lines told are mended, no loop is left.

    Resources caught together give first the shortest loop through the first of them by id; what
    still turns without its line is sought again.
    """
    arcs = _read_arcs(catalogue)
    for _ in range(ROUNDS):
        knots = list(_find_knots(arcs))
        if not knots:
            return
        for knot in knots:
            loop = _find_loop(min(knot), knot, arcs)
            rank = arcs[loop[0]].pop(loop[1])
            position = catalogue.by_id[loop[0]].origin.at("prerequis", rank, "ressource")
            yield RULE.at(position, f"Les prérequis tournent en rond : {_show([*loop, loop[0]])}")


def _read_arcs(catalogue: Catalogue) -> _Arcs:
    """Return what each resource asks for; what it asks of itself or of nothing is told elsewhere."""
    arcs: _Arcs = {name: {} for name in catalogue.by_id}
    for name, resource in catalogue.by_id.items():
        for rank, item in enumerate(resource.prerequisites):
            if item.resource and item.resource != name and item.resource in arcs:
                arcs[name].setdefault(item.resource, rank)
    return arcs


def _find_knots(arcs: _Arcs) -> Iterator[set[str]]:
    """Yield the groups in which every id leads to every other (Tarjan, 1972), without recursion."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    pending: dict[str, None] = {}
    for root in arcs:
        walk = [] if root in order else [(root, iter(arcs[root]))]
        while walk:
            node, targets = walk[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                pending[node] = None
            for target in targets:
                if target not in order:
                    walk.append((target, iter(arcs[target])))
                    break
                if target in pending:
                    lowest[node] = min(lowest[node], order[target])
            else:
                walk.pop()
                if walk:
                    parent = walk[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == order[node]:
                    knot = {node}
                    while (last := pending.popitem()[0]) != node:
                        knot.add(last)
                    if len(knot) > 1:
                        yield knot


def _find_loop(first: str, knot: set[str], arcs: _Arcs) -> list[str]:
    """Return the ids of the shortest loop through the first one, which opens it."""
    previous = {first: first}
    queue = deque([first])
    while queue:
        node = queue.popleft()
        if first in arcs[node]:
            break
        for target in arcs[node]:
            if target in knot and target not in previous:
                previous[target] = node
                queue.append(target)
    loop = [node]
    while loop[-1] != first:
        loop.append(previous[loop[-1]])
    return loop[::-1]


def _show(loop: list[str]) -> str:
    names = [f"« {name} »" for name in loop]
    if len(names) > SHOWN:
        hidden = len(names) - SHOWN
        names[SHOWN // 2 : -(SHOWN // 2)] = [f"{hidden} autres"]
    return " → ".join(names)
