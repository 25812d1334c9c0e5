"""What every computed page promises, whatever an author wrote."""

from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from fabrique.loading import Project
from fabrique.model.wording import count, say_date, say_minutes, say_number, say_range, say_size
from tests.conftest import SAMPLE_DAY
from tests.snapshots.test_pages import build_pages

HOSTILE = "\"><script>alert(1)</script>{{ 7*7 }}{% raw %} [x](javascript:a) **gras** <b> & ' `c`"


def test_addresses_are_unique(project_with: Callable[..., Project]) -> None:
    """Two pages never claim the same address."""
    project = project_with({})
    addresses = list(build_pages(project))

    assert len(set(addresses)) == len(addresses)
    assert all(address.endswith("/") and address == address.lower() for address in addresses)


def test_html_has_no_parse_error(project_with: Callable[..., Project]) -> None:
    """A strict HTML5 parser finds nothing to say about any computed part."""
    for page in build_pages(project_with({})).values():
        parser = html5lib.HTMLParser(strict=False)
        parser.parseFragment(page.before + page.after)

        assert [] == parser.errors, page.address


def test_ids_and_contents_agree(project_with: Callable[..., Project]) -> None:
    """Each entry of the table of contents leads to an id of the page, written once."""
    for page in build_pages(project_with({})).values():
        html = page.before + "".join(insert for _, insert in page.inserts) + page.after
        for section in (*page.sections_before, *page.sections_after):
            assert 1 == html.count(f'id="{section.anchor}"'), (page.address, section)


@pytest.mark.parametrize("key", ["titre", "resume", "editeur"])
def test_author_text_stays_text(key: str, project_with: Callable[..., Project]) -> None:
    """A contributor's string is never read as markup, template or Markdown."""
    yaml_text = "'" + HOSTILE.replace("'", "''") + "'"
    project = project_with({"ressource.yml": f"{key}: {yaml_text}"})

    page = build_pages(project)["catalogue/trier-les-chutes/"]

    html = page.before + page.after
    assert "<script" not in html
    assert "<b>" not in html
    assert "{{ 7*7 }}" in html


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("parcours/decouvrir-l-atelier.yml", "Une journée pour trier puis réparer."),
        ("parcours/decouvrir-l-atelier.yml", "Toucher la matière d'abord."),
        ("referentiel/referentiel.yml", "Faire travailler un groupe."),
        ("referentiel/referentiel.yml", "Accueillir un groupe"),
        ("referentiel/correspondances/cadre-exemple.yml", "Même geste d'accueil."),
        ("espaces/petit-lieu.yml", "Elles servent chaque semaine."),
        ("espaces/petit-lieu.yml", "hypothèse à remplacer"),
        ("espaces/petit-lieu.yml", "Tri des chutes"),
        ("reseau/partenaires.yml", "École d'exemple"),
        ("reseau/formations.yml", "Licence d'exemple"),
        ("glossaire.yml", "Une entreprise de moins de 250 personnes."),
        ("vocabulaires/types.yml", "Types de ressource"),
    ],
)
def test_shared_text_stays_text(
    file: str, text: str, sample: Path, project_with: Callable[..., Project]
) -> None:
    """No shared file can put markup, a template or Markdown into a page."""
    written = (sample / "ressources" / file).read_text("utf-8")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    changed = written.replace(f'"{text}"', quoted).replace(text, quoted)

    project = project_with({f"ressources/{file}": changed})

    assert changed != written
    assert [] == [item.message for item in project.diagnostics]
    for page in build_pages(project).values():
        html = page.before + page.after + "".join(insert for _, insert in page.inserts)
        assert "<script" not in html, page.address
        assert "<b>" not in html, page.address


def test_only_published_resources_have_a_page(project_with: Callable[..., Project]) -> None:
    """A draft and a withdrawn resource are not offered."""
    project = project_with({"ressource.yml": "statut: brouillon"})

    assert "catalogue/trier-les-chutes/" not in build_pages(project)


def test_wording() -> None:
    """Quantities are said as in French."""
    assert "45 min" == say_minutes(45)
    assert "1 h" == say_minutes(60)
    assert "1 h 05" == say_minutes(65)
    assert "1 personne" == say_range(1, 1, "personne")
    assert "6 à 12 personnes" == say_range(6, 12, "personne")
    assert "22 novembre 2026" == say_date(SAMPLE_DAY)
    assert "0,5" == say_number(0.5)
    assert "1,5 Mo" == say_size(1_500_000)
    assert "0 ressource" == count(0, "ressource")
