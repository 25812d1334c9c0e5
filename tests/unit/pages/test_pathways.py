"""Paths: their totals, and the texts of their resources put end to end."""

from collections.abc import Callable

from fabrique.loading import Project
from fabrique.pages.coverage import conclude, read_coverage
from fabrique.pages.joined import join_prose
from fabrique.pages.pathway import competency_uses, spread, time_steps, total_minutes
from tests.snapshots.test_pages import build_pages

PATHWAY = "ressources/parcours/decouvrir-l-atelier.yml"


def test_totals(project_with: Callable[..., Project]) -> None:
    """The total adds up the sessions; a step begins when those before end."""
    catalogue = project_with({}).catalogue
    steps = time_steps(catalogue.pathways[0], catalogue)

    assert (300, 300) == total_minutes(steps)
    assert [(0, 0), (60, 60)] == [item.start for item in steps]


def test_minutes_by_competency(project_with: Callable[..., Project]) -> None:
    """A competency gets the highest level of each role and the time of what trains it."""
    catalogue = project_with({}).catalogue
    uses = {use.code: use for use in competency_uses(time_steps(catalogue.pathways[0], catalogue))}

    assert (1, 0, 60) == (uses["A1"].trained, uses["A1"].assessed, uses["A1"].minutes)
    assert (1, 0, 240) == (uses["A2"].trained, uses["A2"].assessed, uses["A2"].minutes)
    assert (1, 2, 60) == (uses["B1"].trained, uses["B1"].assessed, uses["B1"].minutes)


def test_optional_step_counts_in_the_longest_only(project_with: Callable[..., Project]) -> None:
    """What may be skipped is not in the shortest total."""
    text = (
        "id: decouvrir-l-atelier\ntitre: Découvrir\nresume: Une journée.\nlangue: fr\n"
        'licence: CC-BY-SA-4.0\nauteurs: [{nom: Exemple}]\nversion: "1.0.0"\nstatut: publie\n'
        "etapes:\n  - {ressource: trier-les-chutes, pourquoi: Toucher., facultatif: true}\n"
        "  - {ressource: fiche-matiere, pourquoi: Noter., duree: {min: 10, max: 20}}\n"
    )
    catalogue = project_with({PATHWAY: text}).catalogue

    assert (10, 80) == total_minutes(time_steps(catalogue.pathways[0], catalogue))


def test_joined_texts_keep_their_links(project_with: Callable[..., Project]) -> None:
    """Headings go one level down; a link still leads to the same page and file."""
    project = project_with(
        {
            "index.md": "## En bref\n\nVoir [la fiche](../fiche-matiere/index.md), [le plan](fichiers/a.svg), "
            "[le site](https://exemple.org/) et [plus bas](#en-bref).\n\n```text\n## code [x](y.md)\n```\n"
        }
    )
    joined = join_prose([project.catalogue.by_id["trier-les-chutes"]], root="../../../")

    assert "### En bref" in joined.text
    assert "[la fiche](../../../catalogue/fiche-matiere/index.md)" in joined.text
    assert "[le plan](../../../catalogue/trier-les-chutes/fichiers/a.svg)" in joined.text
    assert "[le site](https://exemple.org/)" in joined.text
    assert "[plus bas](#en-bref)" in joined.text
    assert "## code [x](y.md)" in joined.text


def test_printed_path_holds_every_step(project_with: Callable[..., Project]) -> None:
    """The page to print has the facts and the place of the text of each resource."""
    page = build_pages(project_with({}))["parcours/decouvrir-l-atelier/imprimer/"]

    assert 2 == len(page.inserts)
    assert all(page.prose.count(marker) == 1 for marker, _ in page.inserts)
    assert "### Ouvrir" not in page.prose.split("\n## ")[0].split("#### Ouvrir")[0]
    assert 'id="etape-2"' in page.inserts[1][1]


def test_coverage(project_with: Callable[..., Project]) -> None:
    """The matrix counts resources by level, and its conclusion says so in words."""
    catalogue = project_with(
        {"ressource.yml": "competences: [{code: A1, niveau: 2, role: travaille}]"}
    ).catalogue
    assert catalogue.framework
    rows = read_coverage(catalogue.framework, catalogue)
    sentences = conclude(rows)

    assert [(0, 1, 0), (1, 1, 0), (0, 0, 0)] == [row.trained for row in rows]
    assert [(0, 0, 0), (0, 0, 0), (0, 1, 0)] == [row.assessed for row in rows]
    assert "2 compétences sur 3 sont travaillées par une ressource au moins." == sentences[0]
    assert "Restent sans ressource : B1." == sentences[-1]


def test_calendar_adds_up(project_with: Callable[..., Project]) -> None:
    """Each step gives an equal share to its periods; the calendar’s total is that of the steps."""
    catalogue = project_with({}).catalogue
    [pathway] = catalogue.published_pathways
    steps = time_steps(pathway, catalogue)

    periods = spread(pathway, steps)

    assert [(180, 30), (0, 0), (120, 0)] == [(item.minutes, item.own_minutes) for item in periods]
    assert total_minutes(steps)[1] == sum(item.minutes for item in periods)
