"""Links of Markdown judged before the build, in `docs/` and in `index.md`: what is sure, and no more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import Project, load_project
from fabrique.model import Diagnostic
from fabrique.rules.runner import check
from tests.conftest import SAMPLE_DAY, SAMPLE_RESOURCE

Loader = Callable[..., Project]

DOCS = {
    "docs/index.md": "# Accueil\n",
    "docs/demarche/index.md": "# La démarche\n\n## Évaluer, c’est choisir\n\n## Évaluer, c’est choisir\n",
    "docs/demarche/evaluer.md": "# Évaluer avec **soin**\n\n## Voir [ici](index.md)\n",
    "docs/assets/img/plan.svg": "<svg/>\n",
}


def _judged(root: Path, path: str, text: str) -> list[Diagnostic]:
    """Return the findings on links of a text of the sample, laid beside a few others."""
    for name, content in {**DOCS, path: text}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    project = load_project(root, SAMPLE_DAY)
    found = check(project.catalogue, project.diagnostics)
    return [item for item in found if item.rule.code.startswith("LIE")]


BROKEN = {
    "absente.md": "LIE001",
    "../absente.md#ici": "LIE001",
    "../catalogue/absente/index.md": "LIE001",
    "../parcours/absent/index.md": "LIE001",
    "index.md#evaluer-choisir": "LIE002",
    "#absente": "LIE002",
    "../assets/img/Plan.svg": "LIE004",
    "Index.md": "LIE004",
    "htpp://www.example.org/": "LIE005",
    "mailto:atelier": "LIE006",
    "tel:zero": "LIE007",
    "../../ailleurs.md": "LIE010",
    "http://localhost:8000/": "LIE011",
}
SOUND = (
    "index.md",
    "index.md#evaluer-cest-choisir",
    "index.md#evaluer-cest-choisir_1",
    "evaluer.md#nimporte",  # its headings hold markup: the built page alone can tell
    "../index.md",
    "#page",
    f"../catalogue/{SAMPLE_RESOURCE}/index.md",
    f"../catalogue/{SAMPLE_RESOURCE}/index.md#objectifs",
    "../catalogue/type/index.md",
    "../referentiel/index.md",
    "../parcours/decouvrir-l-atelier/index.md",
    "../catalogue.json",
    "https://www.example.org/",
    "mailto:atelier@example.org",
)


@pytest.mark.parametrize(("target", "code"), BROKEN.items(), ids=BROKEN)
def test_broken(target: str, code: str, sample: Path) -> None:
    """A link that surely leads nowhere is told once, on its line."""
    [found] = _judged(sample, "docs/demarche/page.md", f"# Page\n\nVoir [ceci]({target}).\n")

    assert code == found.rule.code
    assert ("docs/demarche/page.md", 3) == found.position.order[:2]


@pytest.mark.parametrize("target", SOUND)
def test_sound(target: str, sample: Path) -> None:
    """A sound link, or one that only the built site can judge, is left alone."""
    text = f"# Page\n\nVoir [ceci]({target}).\n"

    assert [] == [item.message for item in _judged(sample, "docs/demarche/page.md", text)]


def test_absent_image(sample: Path) -> None:
    """An image that is not in `docs/` is told; one that is there is not."""
    text = "# Page\n\n![Plan](../assets/img/plan.svg)\n![Plan](absent.svg)\n"

    [found] = _judged(sample, "docs/demarche/page.md", text)
    assert ("LIE003", 4) == (found.rule.code, found.position.line)


def test_code_is_no_link(sample: Path) -> None:
    """What an example shows is not a link."""
    text = "# Page\n\n`[a](absente.md)`\n\n```\n[a](absente.md)\n```\n"

    assert [] == _judged(sample, "docs/demarche/page.md", text)


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("fichiers/absent.svg", "LIE003"),
        ("../absente/index.md", "LIE001"),
        ("../../demarche/absente.md", "LIE001"),
        ("../../../ailleurs.md", "LIE010"),
    ],
)
def test_resource(target: str, code: str, sample: Path) -> None:
    """The text of a resource is judged by what lies in its folder and beside it."""
    path = f"ressources/catalogue/{SAMPLE_RESOURCE}/index.md"
    text = (sample / path).read_text("utf-8") + f"\nVoir [ceci]({target}).\n"

    [found] = _judged(sample, path, text)
    assert code == found.rule.code
    assert path == found.position.file


def test_same_words_as_the_built_site(sample: Path) -> None:
    """The sentence is that of `fabrique liens`, and suggests what exists."""
    [found] = _judged(sample, "docs/demarche/page.md", "# Page\n\n[ceci](evalue.md)\n")

    assert (
        "L’adresse « evalue.md » mène à « demarche/evalue.md », qui n’existe pas" == found.message
    )
    assert "evaluer.md" in found.suggestions
