"""References: links, competencies, prerequisites and bibliography, in their hard cases."""

from collections.abc import Callable
from typing import Any

import pytest

from fabrique.loading import Project
from fabrique.loading.folder import neutral_values
from fabrique.model import Catalogue, Diagnostic, Resource
from fabrique.rules.catalogue import (
    ref005_prerequisite_cycle,
    ref006_competency_untrained,
    ref010_duplicate_bib_key,
    ref011_work_described_twice,
    ref012_entry_unused,
    ref013_bib_field_missing,
    ref014_malformed_doi,
    ref016_crosswalk_to_nothing,
    ref017_framework_incoherent,
    ref018_unknown_theme,
)
from fabrique.rules.resource import (
    ref001_unknown_competency,
    ref003_link_to_nothing,
    ref004_link_repeated,
    ref007_no_competency,
    ref008_link_to_unpublished,
    ref009_unknown_citation,
)

ProjectWith = Callable[..., Project]

OTHER = "ressources/catalogue/reparer-ensemble/ressource.yml"
BIB = "ressources/bibliographie.bib"
FRAMEWORK = "ressources/referentiel/referentiel.yml"


def resource(name: str, **keys: Any) -> Resource:
    """Return a resource built from its French keys, the compulsory ones being filled."""
    return Resource.model_validate({**neutral_values(name), **keys})


def asking(name: str, *first: str) -> Resource:
    """Return a resource that asks for others first."""
    return resource(name, prerequis=tuple({"ressource": item} for item in first))


def judge(rule: Any, project: Project, name: str = "trier-les-chutes") -> list[Diagnostic]:
    """Return what a rule says of one resource of a project."""
    return list(rule.check(project.catalogue.by_id[name], project.catalogue))


def test_level_beyond_a_broken_framework(project_with: ProjectWith) -> None:
    """A level that the competency does not describe is told at the level."""
    levels = "".join(
        f"          - {{niveau: {level}, description: Fait., criteres: [Un, Deux, Trois]}}\n"
        for level in (1, 1, 2)
    )
    whole = ref017_framework_incoherent.RULE.good[FRAMEWORK]
    assert isinstance(whole, str)
    head, _, tail = whole.partition("        niveaux:\n")
    broken = head + "        niveaux:\n" + levels + "        preuves" + tail.partition("preuves")[2]
    target = "competences: [{code: A1, niveau: 3, role: travaille}]"
    project = project_with({FRAMEWORK: broken, "ressource.yml": target})

    [found] = judge(ref001_unknown_competency, project)
    [order] = ref017_framework_incoherent.check(project.catalogue)

    assert found.message == "La compétence « A1 » n’a pas de niveau 3"
    assert found.position.excerpt == target
    assert order.position.excerpt.strip().startswith("- {niveau: 1")


@pytest.mark.parametrize(
    ("code", "cure"),
    [("A9", "Prenez un code de ce bloc, A1, A2, "), ("Z1", ref001_unknown_competency.RULE.fix)],
)
def test_unknown_competency_gives_the_codes_of_its_block(
    project_with: ProjectWith, code: str, cure: str
) -> None:
    """All the codes of the block are given, none left out; without such a block, where they are."""
    project = project_with(
        {"ressource.yml": f"competences: [{{code: {code}, niveau: 1, role: travaille}}]"}
    )

    [found] = judge(ref001_unknown_competency, project)

    assert found.hint.startswith(cure)


def test_framework_absent(project_with: ProjectWith) -> None:
    """Without a framework, no resource is blamed, and each crosswalk is, once."""
    project = project_with({FRAMEWORK: None})

    assert judge(ref001_unknown_competency, project) == []
    assert len(list(ref016_crosswalk_to_nothing.check(project.catalogue))) == 1
    assert list(ref006_competency_untrained.check(project.catalogue)) == []
    assert list(ref017_framework_incoherent.check(project.catalogue)) == []


def test_every_kind_of_link_is_followed(project_with: ProjectWith) -> None:
    """Each link to nothing is told at its own place, with what it may have meant."""
    keys = (
        "prerequis:\n  - {ressource: fiche-matieres}\n"
        "deroule:\n  - {titre: Trier, minutes: 60, facilitateur: Dit., participants: Font.,"
        " ressource: reparer-ensembles}\n"
        "enchaine_avec:\n  - rien-de-tel\n"
        "remplace_par: fiches-matiere\n"
    )
    found = judge(ref003_link_to_nothing, project_with({"ressource.yml": keys}))

    assert [item.suggestions for item in found] == [
        ("fiche-matiere",),
        ("reparer-ensemble",),
        (),
        ("fiche-matiere",),
    ]
    assert len({item.position for item in found}) == 4


def test_link_to_a_former_id(project_with: ProjectWith) -> None:
    """A link to a renamed resource says its new name."""
    tree = {"ressource.yml": "enchaine_avec: [bricoler]", OTHER: "anciens_identifiants: [bricoler]"}
    [found] = judge(ref003_link_to_nothing, project_with(tree))

    assert found.suggestions == ("reparer-ensemble",)
    assert found.hint == "Écrivez « reparer-ensemble »."


def test_link_to_an_unreadable_resource(project_with: ProjectWith) -> None:
    """A resource whose file cannot be read exists all the same."""
    tree = {
        "ressource.yml": "enchaine_avec: [illisible]",
        "ressources/catalogue/illisible/ressource.yml": b"titre: \xff",
        "ressources/catalogue/illisible/index.md": "## En bref\n",
    }
    project = project_with(tree)

    assert project.catalogue.unreadable == {"illisible"}
    assert judge(ref003_link_to_nothing, project) == []


def test_thousands_of_broken_links_are_judged_quickly() -> None:
    """Suggestions stop after a few findings; the findings do not."""
    names = tuple(f"ressource-absente-{rank}" for rank in range(3000))
    whole = Catalogue(
        (resource("a", enchaine_avec=names), *(resource(f"ressource-{n}") for n in range(2000)))
    )

    found = list(ref003_link_to_nothing.check(whole.by_id["a"], whole))

    assert len(found) == 3000
    assert found[0].suggestions
    assert not found[-1].suggestions


def test_link_to_oneself_is_not_told_twice(project_with: ProjectWith) -> None:
    """A link to oneself is one fault, in whichever list; a tool may serve two phases."""
    phase = "{titre: Trier, minutes: 30, facilitateur: Dit., participants: Font., ressource: %s}"
    keys = (
        "prerequis: [{ressource: trier-les-chutes}]\n"
        f"deroule:\n  - {phase % 'fiche-matiere'}\n  - {phase % 'fiche-matiere'}\n"
    )
    project = project_with({"ressource.yml": keys})

    assert len(judge(ref004_link_repeated, project)) == 1
    assert list(ref005_prerequisite_cycle.check(project.catalogue)) == []


def test_competencies_that_were_misread(project_with: ProjectWith) -> None:
    """A list of competencies left out for a fault of its own is not told empty."""
    project = project_with({"ressource.yml": "competences: A1"})

    assert judge(ref007_no_competency, project) == []
    assert list(ref006_competency_untrained.check(project.catalogue)) == []


def test_withdrawn_resources() -> None:
    """A withdrawn resource leads to what replaces it, and links to it are told the new one."""
    old = resource("vieux", statut="retire", remplace_par="neuf", enchaine_avec=("essai",))
    whole = Catalogue(
        (
            old,
            resource("neuf", enchaine_avec=("vieux",)),
            resource("essai", statut="brouillon", enchaine_avec=("vieux",)),
            resource("suite", enchaine_avec=("vieux",)),
        )
    )
    found = [
        item for each in whole.resources for item in ref008_link_to_unpublished.check(each, whole)
    ]

    assert [item.suggestions for item in found] == [(), ("neuf",)]


def test_citations_are_told_at_their_place(project_with: ProjectWith) -> None:
    """Each place that cites an unknown key is told, in the text and in the data."""
    tree = {
        "index.md": "## En bref\n\nDit [@martin2021; @dupont2020atelier], redit [@martin2021, p. 3].\n",
        "ressource.yml": "references: [martin2021]",
    }
    found = judge(ref009_unknown_citation, project_with(tree))

    assert [(item.position.line, item.position.column) for item in found][1:] == [(3, 7), (3, 48)]
    assert {item.suggestions for item in found} == {("martin2021reemploi",)}


def test_citations_without_a_bibliography(project_with: ProjectWith) -> None:
    """Without a bibliography, every citation is unknown."""
    assert len(judge(ref009_unknown_citation, project_with({BIB: None}))) == 2


def test_loop_is_told_once_on_the_first_resource() -> None:
    """A loop is one finding, on the line of its first resource by id, and shows the way round."""
    whole = Catalogue(
        (asking("c", "a"), asking("a", "dehors", "b"), asking("b", "c"), asking("d", "a"))
    )

    [found] = ref005_prerequisite_cycle.check(whole)

    assert found.message == "Les prérequis tournent en rond : « a » → « b » → « c » → « a »"


def test_loops_that_share_a_resource() -> None:
    """Each loop is told; once the lines told are mended, none is left."""
    whole = Catalogue((asking("a", "b", "c"), asking("b", "a", "c"), asking("c", "b")))

    messages = [
        found.message.partition(" : ")[2] for found in ref005_prerequisite_cycle.check(whole)
    ]

    assert messages == [
        "« a » → « b » → « a »",
        "« a » → « c » → « b » → « a »",
        "« b » → « c » → « b »",
    ]


def test_long_loop() -> None:
    """A loop of thousands of resources neither stops Python nor fills the screen."""
    size = 5000
    ring = tuple(asking(f"r{rank:04}", f"r{(rank + 1) % size:04}") for rank in range(size))

    [found] = ref005_prerequisite_cycle.check(Catalogue(ring))

    assert found.message.endswith(
        "« r0000 » → « r0001 » → « r0002 » → « r0003 » → 4993 autres"
        " → « r4997 » → « r4998 » → « r4999 » → « r0000 »"
    )


def test_knot_of_many_loops() -> None:
    """Resources that all ask for one another give a bounded number of findings."""
    names = [f"r{rank}" for rank in range(60)]
    whole = Catalogue(tuple(asking(name, *names) for name in names))

    found = list(ref005_prerequisite_cycle.check(whole))

    assert len(found) == ref005_prerequisite_cycle.ROUNDS


def book(key: str, *fields: str, kind: str = "book") -> str:
    """Return an entry of a bibliography."""
    return f"@{kind}{{{key},\n" + "".join(f"  {field},\n" for field in fields) + "}\n"


def test_keys_are_compared_without_case(project_with: ProjectWith) -> None:
    """BibTeX takes two keys that differ by case for one."""
    project = project_with({BIB: book("Dupont2020") + book("dupont2020") + book("DUPONT2020")})

    found = list(ref010_duplicate_bib_key.check(project.catalogue))

    assert [item.message for item in found] == [
        "La clé « dupont2020 » est déjà celle de l’entrée de la ligne 1",
        "La clé « DUPONT2020 » est déjà celle de l’entrée de la ligne 1",
    ]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("title = {Un}, doi = {10.1234/A}", "title = {Deux}, doi = {https://doi.org/10.1234/a}", 1),
        ("title = {L'Été}, year = 2020", "title = {{\\emph{l'ete}}}, date = {2020-05}", 1),
        (
            "title = {Un}, year = 2020, doi = {10.1234/a}",
            "title = {Un}, year = 2020, doi = {10.1234/b}",
            0,
        ),
        ("title = {Un}, year = 2020, volume = 1", "title = {Un}, year = 2020, volume = 2", 0),
        ("title = {Un}", "title = {Un}", 0),
        ("year = 2020", "year = 2020", 0),
    ],
)
def test_same_work(project_with: ProjectWith, first: str, second: str, count: int) -> None:
    """A work is recognised by its DOI, or by its title and year; other DOIs are other works."""
    project = project_with({BIB: book("un", first) + book("deux", second)})

    assert len(list(ref011_work_described_twice.check(project.catalogue))) == count


def test_uses_of_an_entry(project_with: ProjectWith) -> None:
    """An entry cited by the text of a resource, a competency or a pathway is used."""
    framework = ref017_framework_incoherent.RULE.good[FRAMEWORK]
    assert isinstance(framework, str)
    tree = {
        BIB: book("texte") + book("donnees") + book("socle") + book("chemin") + book("rien"),
        "index.md": "## En bref\n\nVoir [@texte].\n",
        "ressource.yml": "references: [donnees]",
        FRAMEWORK: framework + "        references: [socle]\n",
        "ressources/parcours/essai.yml": (
            "id: essai\ntitre: Essai\nresume: Suivre [@chemin].\nlangue: fr\nlicence: CC-BY-4.0\n"
            'auteurs: [{nom: Une}]\nversion: "1.0.0"\nstatut: publie\n'
            "etapes: [{ressource: fiche-matiere, pourquoi: Oui.}]\n"
        ),
    }
    [found] = ref012_entry_unused.check(project_with(tree).catalogue)

    assert "« rien »" in found.message


@pytest.mark.parametrize(
    ("entry", "absent"),
    [
        (book("a", "editor = {Une}", "title = {T}", "date = {2020}", "publisher = {P}"), ""),
        (
            book("a", "author = {}", "title = {T}", "year = 2020", "publisher = {P}"),
            "« author » ou « editor »",
        ),
        (book("a", "title = {T}", kind="misc"), ""),
        (book("a", kind="inconnu"), "« title »"),
        (
            book("a", "author = {U}", kind="article"),
            "« title », « journal » ou « journaltitle », « year » ou « date »",
        ),
        (
            book("a", "author = {U}", "title = {T}", "crossref = {actes}", kind="inproceedings")
            + book("actes", "title = {Actes}", "year = 2020", kind="proceedings"),
            "",
        ),
    ],
)
def test_required_fields(project_with: ProjectWith, entry: str, absent: str) -> None:
    """Each type asks for its fields, which another may hold or another entry give."""
    found = list(ref013_bib_field_missing.check(project_with({BIB: entry}).catalogue))

    assert [item.message.partition(") : ")[2] for item in found] == ([absent] if absent else [])


@pytest.mark.parametrize(
    ("value", "better"),
    [
        ("https://doi.org/10.1234/abc", ("10.1234/abc",)),
        ("doi: 10.1234/abc.", ("10.1234/abc",)),
        ("10.1234/a\\_b", ("10.1234/a_b",)),
        ("https://doi.org/10.1234%2Fabc", ("10.1234/abc",)),
        ("{10.1234/abc}", ("10.1234/abc",)),
        ("10.12/abc", ()),
        ("110.1234/abc", ()),
        ("", ()),
    ],
)
def test_malformed_doi(project_with: ProjectWith, value: str, better: tuple[str, ...]) -> None:
    """A DOI that can be read inside the value is proposed."""
    project = project_with({BIB: book("a", f"doi = {{{value}}}")})

    [found] = ref014_malformed_doi.check(project.catalogue)

    assert found.suggestions == better


def test_old_doi_signs(project_with: ProjectWith) -> None:
    """Brackets, colons and angle brackets are allowed in a DOI."""
    doi = "10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-2"
    project = project_with({BIB: book("a", f"doi = {{{doi}}}")})

    assert list(ref014_malformed_doi.check(project.catalogue)) == []


def test_framework_codes(project_with: ProjectWith) -> None:
    """A code used twice is told once, at the second place, whatever the block."""
    framework = ref017_framework_incoherent.RULE.good[FRAMEWORK]
    assert isinstance(framework, str)
    block = "  - code: A\n" + framework.partition("  - code: A\n")[2]
    project = project_with({FRAMEWORK: framework + block})

    messages = [item.message for item in ref017_framework_incoherent.check(project.catalogue)]

    assert messages == [
        "Le code « A » est déjà celui d’un autre bloc",
        "Le code « A1 » est déjà celui d’une autre compétence",
    ]


def test_themes_absent(project_with: ProjectWith) -> None:
    """Without the list of themes, no keyword is judged."""
    tree = {
        BIB: book("a", "keywords = {invente}"),
        "ressources/vocabulaires/themes.yml": None,
    }
    assert list(ref018_unknown_theme.check(project_with(tree).catalogue)) == []
