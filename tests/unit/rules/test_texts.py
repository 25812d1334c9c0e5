"""What a text says to those who listen to it or print it: ACC rules, MET025 and MET026."""

from collections.abc import Callable

import pytest

from fabrique.loading import Project
from fabrique.rules.runner import check
from tests.conftest import Tree

Loader = Callable[[Tree], Project]

CODES = {"ACC001", "ACC002", "ACC003", "ACC004", "ACC005", "ACC006", "MET025", "MET026"}


def _judge(project: Project) -> list[tuple[str, int]]:
    """Return the code and the line of each finding of these rules."""
    found = check(project.catalogue, project.diagnostics)
    return [(item.rule.code, item.position.line) for item in found if item.rule.code in CODES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Trier\n\n### Ouvrir\n", [("ACC001", 1)]),
        ("Trier\n=====\n\n## Ouvrir\n", [("ACC001", 1)]),
        ("### Ouvrir\n\n### Trier\n", [("ACC002", 1)]),
        ("## A\n\n#### B\n\n##### C\n\n## D\n", [("ACC002", 3)]),
        ("## A\n\n### B\n\n#### C\n\n## D\n\n### E\n", []),
        ("## A\n\n```\n# commande\n```\n", []),
        ("#\n\n## A\n", [("ACC001", 1)]),
        ("## {#bilan}\n", [("ACC006", 1)]),
        ("## `liste` {#bilan}\n", []),
    ],
)
def test_headings(text: str, expected: list[tuple[str, int]], project_with: Loader) -> None:
    """Each faulty heading is one finding, of one rule."""
    assert expected == _judge(project_with({"index.md": text}))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("![](a.svg)", ["ACC003"]),
        ("![ ](a.svg)", ["ACC003"]),
        ("![a.svg](fichiers/a.svg)", ["ACC003"]),
        ("![`liste`](a.svg)", []),
        ("![Trois bacs](a.svg)", []),
        ("[![](a.svg)](https://exemple.test/)", ["ACC003"]),
        ("[ici](https://exemple.test/)", ["ACC005"]),
        ("[**Cliquez  ici** →](https://exemple.test/)", ["ACC005"]),
        ("[En savoir plus…](https://exemple.test/)", ["ACC005"]),
        ("[ici, le guide](https://exemple.test/)", []),
        ("[https://exemple.test/](https://exemple.test/)", ["ACC005"]),
        ("[www.exemple.test](https://exemple.test/)", ["ACC005"]),
        ("<https://exemple.test/>", ["ACC005"]),
        ("<mailto:a@exemple.test>", []),
        ("[le guide][lien]\n\n[lien]: https://exemple.test/", []),
        ("`[ici](https://exemple.test/)`", []),
    ],
)
def test_links(text: str, codes: list[str], project_with: Loader) -> None:
    """A link or an image is judged by what is read of it, not by its address."""
    found = _judge(project_with({"index.md": f"## En bref\n\n{text}\n"}))

    assert codes == [code for code, _ in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<b>deux</b> balises <i>ici</i>", [3]),
        ("<div>\n\n</div>", [3, 5]),
        ("<!-- à relire -->", [3]),
        ("`<br>` et 3 < 4 > 2", []),
        ("```html\n<br>\n```", []),
    ],
)
def test_raw_html(text: str, lines: list[int], project_with: Loader) -> None:
    """Raw HTML is told once per line; an example in code is not."""
    found = _judge(project_with({"index.md": f"## En bref\n\n{text}\n"}))

    assert [("MET025", line) for line in lines] == found


def test_front_matter(project_with: Loader) -> None:
    """A header is one fault, whatever it holds."""
    text = "---\ntitre: Trier\n---\n\n## En bref\n\nTrier.\n"

    assert _judge(project_with({"index.md": text})) == [("MET026", 2)]


def test_faulty_alternative_is_told_once(project_with: Loader) -> None:
    """An empty « alt » is a fault of its value: it is not asked for again."""
    tree = {
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/a.svg, titre: Plan, alt: ''}",
        "fichiers/a.svg": "<svg/>\n",
    }

    assert _judge(project_with(tree)) == []
