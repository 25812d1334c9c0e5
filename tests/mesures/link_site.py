"""A built site of any size without a broken link: same bytes for the same size and seed.

Its pages are made like those of documentation sites: a head with addresses of every kind, the whole
menu of the section on each page, a table of contents, prose with links to other pages and anchors.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SEED = 2026
PER_SECTION = 50  # pages
HEADINGS = 12
SENTENCES = 60  # per page, a third of them with a link
ADDRESS = "https://exemple.test/"

_WORDS = (  # noqa: SIM905
    "atelier bois chute matière séance groupe outil mesure déchet réemploi prototype essai preuve"
    " personne animer trier peser noter réparer transmettre local partage formation compétence"
).split()


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: pages, targets in them, bytes."""

    pages: int
    links: int
    size_bytes: int


def write_site(root: Path, pages: int, seed: int = SEED) -> Written:
    """Write a site of that many pages under `root`."""
    random = Random(seed)
    names = [f"s{rank // PER_SECTION:02}/p{rank:04}" for rank in range(pages)]
    links = size = 0
    for rank, name in enumerate(names):
        text = "".join(_page(rank, names, random))
        path = root / name / "index.html"
        path.parent.mkdir(parents=True)
        content = text.encode()
        path.write_bytes(content)
        links += text.count(' href="') + text.count(' src="')
        size += len(content)
    for section in sorted({name.partition("/")[0] for name in names}):
        (root / section / "index.html").write_text(
            f'<!doctype html><meta charset="utf-8"><title>{section}</title><h1 id="titre">S</h1>'
        )
    (root / "style.css").write_text('body { background: url("fond.svg") }\n')
    for name in ("fond.svg", "logo.svg"):
        (root / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    return Written(pages, links, size)


def _page(rank: int, names: list[str], random: Random) -> Iterator[str]:
    name = names[rank]
    section = name.partition("/")[0]
    yield (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{name}</title>\n<link rel="canonical" href="{ADDRESS}{name}/">\n'
        '<link rel="stylesheet" href="../../style.css">\n<link rel="icon" href="../../logo.svg">\n'
        '</head>\n<body>\n<header><a href="../../s00/"><img src="../../logo.svg" alt=""></a></header>\n'
        "<nav><ul>\n"
    )
    for other in sorted({item.partition("/")[0] for item in names}):
        yield f'<li class="md-nav__item"><a class="md-nav__link" href="../../{other}/">{other}</a>\n'
        if other == section:
            yield "<ul>\n"
            for item in names:
                if item.startswith(section + "/"):
                    page = item.partition("/")[2]
                    yield (
                        '<li class="md-nav__item"><a href="../'
                        f'{page}/" class="md-nav__link"><span>{_words(random, 4)}</span></a></li>\n'
                    )
            yield "</ul>\n"
        yield "</li>\n"
    yield '</ul></nav>\n<main>\n<h1 id="titre">Titre</h1>\n<ul>\n'
    for heading in range(HEADINGS):
        yield f'<li><a href="#partie-{heading}">{_words(random, 3)}</a></li>\n'
    yield "</ul>\n"
    for heading in range(HEADINGS):
        yield f'<h2 id="partie-{heading}">{_words(random, 3)}</h2>\n<p>'
        for sentence in range(SENTENCES // HEADINGS):
            yield _words(random, 12).capitalize()
            for _ in range(2 if sentence % 2 else 1):
                target = random.choice(names)
                anchor = f"#partie-{random.randrange(HEADINGS)}" if random.random() < 0.5 else ""
                yield f', voir <a href="../../{target}/{anchor}">{_words(random, 3)}</a>'
            yield ". "
        yield "</p>\n"
    yield '</main>\n<footer><a href="https://www.example.org/licence">Licence</a></footer>\n</body>\n</html>\n'


def _words(random: Random, number: int) -> str:
    return " ".join(random.choices(_WORDS, k=number))
