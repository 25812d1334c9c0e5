"""A catalogue of any size drawn from the real one: same bytes for the same size and seed.

The real resources come first, untouched; the others are variants of them: another id, title,
summary and dates, links to other variants, and part of the words changed for words of the same
length, so that neither a cache of texts nor a duplicate makes the work easier than it would be.
Sizes, structure and attached files stay those of the real ones.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.mesures import MeasureError

SEED = 2026
SPREAD_DAYS = 180  # the dates of a variant are moved forward by that much at most
CHANGED = 0.3  # share of the long words that change

_DATE = re.compile(r"^(?P<key>cree|publie|modifie|prochaine_relecture): *(?P<day>[0-9-]{10})", re.M)
_FORMER_IDS = re.compile(r"^anciens_identifiants:.*\n(?:[ -].*\n)*", re.M)
_LONG_WORD = re.compile(r"(?<= )[a-zà-ÿ]{7,}(?=[ ,])")
_QUOTED = re.compile(r'^(?!titre:| *- titre:)(?P<before>[^"\n]*)(?P<text>".*")', re.M)
_BODY = re.compile(r"^(?![#!?<])(?P<before>)(?P<text>.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the `ressource.yml` files, from the root; sizes; the latest change."""

    files: tuple[str, ...]
    real: int
    data_bytes: int
    prose_bytes: int
    day: date


@dataclass(frozen=True, slots=True)
class _Model:
    """A real resource: its folder and the text of its two files."""

    folder: Path
    data: str
    prose: str


def make_catalogue(source: Path, root: Path, size: int, seed: int = SEED) -> Made:
    """Write `size` resource folders, and what lies beside the real ones, under `root/ressources`.

    `source` is a project. Raise MeasureError when it has no resource, or more than `size`.
    """
    models = _read_models(source / "ressources/catalogue")
    if not models or size < len(models):
        raise MeasureError(f"Il faut au moins {max(len(models), 1)} ressources, et une réelle")
    shutil.copytree(
        source / "ressources",
        root / "ressources",
        ignore=lambda folder, _: ["catalogue"] if Path(folder).name == "ressources" else [],
    )
    random = Random(seed)
    words = _words(models)
    rounds = size // len(models)  # complete ones: a link to any of them is a link to something
    made = []
    for rank in range(size):
        model = models[rank % len(models)]
        number = rank // len(models)
        folder = root / "ressources/catalogue" / _name(model.folder.name, number)
        shutil.copytree(model.folder, folder)
        if number:
            names = {
                other.folder.name: _name(other.folder.name, random.randrange(rounds))
                for other in models
            } | {model.folder.name: folder.name}
            data = _vary_data(model.data, f"Variante {number},", names, words, random)
            prose = _replace_words(_BODY, _link(model.prose, names), words, random)
            (folder / "ressource.yml").write_text(data, "utf-8")
            (folder / "index.md").write_text(prose, "utf-8")
        made.append(folder)
    return _summarise(made, root, len(models))


def _read_models(catalogue: Path) -> tuple[_Model, ...]:
    return tuple(
        _Model(
            path.parent,
            path.read_text("utf-8"),
            path.with_name("index.md").read_text("utf-8"),
        )
        for path in sorted(catalogue.glob("*/ressource.yml"))
    )


def _words(models: Iterable[_Model]) -> Mapping[int, tuple[str, ...]]:
    """Return the long words of the real texts by length, sorted."""
    found = {word for model in models for word in _LONG_WORD.findall(model.prose)}
    return {
        length: tuple(sorted(word for word in found if len(word) == length))
        for length in {len(word) for word in found}
    }


def _name(real: str, number: int) -> str:
    return f"{real}-{number:04}" if number else real


def _vary_data(
    text: str,
    label: str,
    names: Mapping[str, str],
    words: Mapping[int, tuple[str, ...]],
    random: Random,
) -> str:
    """Return the data of a variant: every check that the real one passes, it passes too."""
    delay = timedelta(days=random.randrange(SPREAD_DAYS))
    text = _FORMER_IDS.sub("", text)  # an address has one owner
    text = _label(_label(text, "titre", label), "resume", label)
    text = _DATE.sub(lambda m: f"{m['key']}: {date.fromisoformat(m['day']) + delay}", text)
    return _replace_words(_QUOTED, _link(text, names), words, random)


def _label(text: str, key: str, label: str) -> str:
    """Put a label at the head of a text in place of as many characters, so that it stays as long."""

    def relabel(match: re.Match[str]) -> str:
        kept = match["text"].split(" ")
        removed = 0
        while len(kept) > 1 and removed <= len(label):
            removed += len(kept.pop(0)) + 1
        return f"{match['before']}{label} {' '.join(kept)}"

    pattern = rf"^(?P<before>{key}: *(?:[>|][-+]?\n +)?[\"']?)(?P<text>.*)$"
    return re.sub(pattern, relabel, text, count=1, flags=re.M)


def _link(text: str, names: Mapping[str, str]) -> str:
    """Replace the ids, but not the names of attached files that begin with one."""
    ids = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?![\w.-])", lambda match: names[match[0]], text)


def _replace_words(
    place: re.Pattern[str], text: str, words: Mapping[int, tuple[str, ...]], random: Random
) -> str:
    """Change part of the long words, in the free texts that a pattern finds."""

    def choose(match: re.Match[str]) -> str:
        word = match[0]
        return random.choice(words.get(len(word), (word,))) if random.random() < CHANGED else word

    return place.sub(lambda m: m["before"] + _LONG_WORD.sub(choose, m["text"]), text)


def _summarise(folders: Iterable[Path], root: Path, real: int) -> Made:
    data = [folder / "ressource.yml" for folder in folders]
    days = [
        date.fromisoformat(match["day"])
        for path in data
        for match in _DATE.finditer(path.read_text("utf-8"))
        if match["key"] == "modifie"
    ]
    return Made(
        files=tuple(path.relative_to(root).as_posix() for path in data),
        real=real,
        data_bytes=sum(path.stat().st_size for path in data),
        prose_bytes=sum(path.with_name("index.md").stat().st_size for path in data),
        day=max(days, default=date(2026, 1, 1)),
    )
