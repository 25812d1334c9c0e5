"""Ten faults sown at once in real files: ten findings, each once, each on its line."""

import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fabrique.loading import load_project
from fabrique.model import Diagnostic
from fabrique.rules.runner import check
from tests.conftest import ROOT
from tests.unit.loading.seeding import Place, Seed, sow

RESOURCE = "catalogue/materiautheque-trier-etiqueter-prix/ressource.yml"
FRAMEWORK = "referentiel/referentiel.yml"

MIXED = (
    (r"^langue: fr$", r"\g<0>\n¶STR010¶couleur: bleu"),
    (r"^titre:", r"¶STR010¶titer:"),
    (r"^prochaine_relecture: .*$", r"prochaine_relecture: ¶STR014¶2027-02-30"),
    (r"^difficulte: .*$", r"difficulte: ¶MET001¶simplissime"),
    (r"^editeur: .*$", r"\g<0>\n¶STR005¶editeur: Une autre maison"),
    (r"^    nature: organisation$", r"\g<0>\n    ror: ¶STR013¶https://exemple.test/"),
    (r"^(  - )(titre: .*\n)    minutes: .*\n", r"\1¶STR011¶\2"),
    (r"quantite: [0-9]+", r"quantite: ¶STR013¶-10"),
    (r"^(accessibilite:(?:\n  .*)*?\n  resume: ).*$", r'\1¶STR013¶"   "'),
    (r"niveau: [123]", r"niveau: ¶STR013¶7"),
)
QUOTED = (
    (r"^  preparation: ([0-9]+)$", r'  preparation: ¶STR012¶"\1"'),
    (r"^publie: .*$", r"publie: ¶STR012¶22/11/2026"),
    (r"^statut: publie$", r"statut: ¶MET001¶publié"),
    (r"^acces: libre$", r"acces: ¶STR009¶no"),
    (r"^type: outil-animation$", r"type: ¶MET001¶outil animation"),
    (r"^version: .*$", r'version: ¶STR013¶"1.0"'),
    (r"^id: m", r"id: ¶MET002¶M"),
    (r"^resume: >-", r"¶STR010¶résumé: >-"),
    (r"^modalites: \[atelier.*$", r"modalites: ¶STR012¶atelier"),
    (r"^enchaine_avec: \[", r"\g<0>¶MET002¶Premiere_Seance, "),
)
MISSPELT = (
    (r"^auteurs:", r"¶STR010¶auteur:"),
    (r"^groupe: \{min: (\d+), max: \d+", r"groupe: {¶STR010¶mini: \1, max: ¶STR009¶012"),
    (r"^cree: .*$", r'cree: ¶STR014¶"2026-13-01"'),
    (r"^publics: \[animateur", r"publics: [¶MET001¶animatrice"),
    (r"^duree:", r"¶STR010¶Durée:"),
    (r"^(espace:\n  - \{zone: )[a-z-]+", r"\1¶MET001¶materiotheque"),
    (r"^deroule:", r"¶STR010¶déroulement:"),
    (r"^licence: .*$", r"licence: ¶MET001¶CC-BY-SA 4.0"),
    (r"^competences:\n  - \{code: E2", r"competences:\n  - {code: ¶STR013¶e2"),
)
INVISIBLE = (
    (r"^titre: \"(\w+)", 'titre: "\\1¶STR003¶\u200b'),
    (r"^langue: fr$", r"langue:¶STR009¶"),
    (r"^modifie: .*$", r"modifie: ¶STR014¶2026-11-22T10:00"),
    (r"^mots_cles: \[", r"\g<0>¶STR012¶12, "),
    (r"^materiel:", r"¶STR010¶matériels:"),
    (r"^(prerequis:\n  - )texte:", r"\1¶STR010¶text:"),
    (r"^  atouts:", r"  ¶STR010¶atout:"),
    (r"^  - chemin: .*$", r"  - chemin: ¶STR012¶12"),
    (r"^difficulte:", "¶STR004¶difficulte\u00a0:"),
    (r"^objectifs:\n", r"\g<0>  -¶STR009¶\n"),
)
PHASES = (
    (r"^    minutes: 15$", r"    minutes: ¶STR012¶quinze"),
    (r"^    minutes: 20$", r"    minutes: ¶STR012¶20.5"),
    (r"^    minutes: 30$", r"    minutes: ¶STR013¶-30"),
    (r"^    minutes: 5$", r"    minutes: ¶STR012¶5 min"),
    (r"^    minutes: 25$", r"    ¶STR010¶minute: 25"),
    (r"^    facilitateur:", r"    ¶STR010¶facilitatrice:"),
    (r"^  - titre: \"Décider.*$", r'  - titre: ¶STR013¶""'),
    (r"^  - titre: \"Ranger", r'  - ¶STR010¶Titre: "Ranger'),
    (r"^  restitution: .*$", r"  ¶STR011¶restitution: {min: 30}"),
    (r"^  animation: .*$", r"  ¶STR012¶animation: [120]"),
)
NATURES = (
    (r"^materiel:$", r"materiel: ¶STR012¶12\n¶STR010¶inventaire:"),
    (r"^competences:$", r"competences: ¶STR012¶E2\n¶STR010¶badges:"),
    (r"^groupe: .*$", r"groupe: ¶STR012¶6"),
    (r"^auteurs:$", r"auteurs: ¶STR012¶Moi\n¶STR010¶equipe:"),
    (r"^accessibilite:$", r"accessibilite: ¶STR012¶oui\n¶STR010¶handicap:"),
    (r"^publics: (.*)$", r"¶STR012¶publics: {liste: \1}"),
)
ABSENT = (
    (r"^id: .*\n(?=titre)", "¶STR011¶" * 10),
    *((rf"^{key}: .*\n", "") for key in ("langue", "type", "licence", "editeur", "version")),
    *((rf"^{key}: .*\n", "") for key in ("statut", "acces")),
    (r"^resume: >-\n(  .*\n)+", ""),
    (r"^auteurs:\n(  .*\n)+", ""),
)
FRAMEWORK_FAULTS = (
    (r"^langue: fr$", r"langue: ¶MET001¶français"),
    (r"^version: .*$", r"version: ¶STR013¶v1"),
    (r"^editeur: .*$", r"editeur: ¶STR009¶~"),
    (r"^  - niveau: 3$", r"  - niveau: ¶STR013¶4"),
    (r"^  - code: B$", r"  - code: ¶STR013¶b"),
    (r"^      - code: A1$", r"      - code: ¶STR013¶A-1"),
    (r"^      - code: A2\n        titre:", r"      - code: A2\n        ¶STR010¶Titre:"),
    (r"^        preuves:\n(          - .*\n)+", r"        ¶STR013¶preuves: [une seule]\n"),
    (r"^(          - niveau: 1\n            description: )(.*)$", r'\1¶STR013¶" "'),
    (
        r"^            criteres:\n              - (.*)$",
        r"            criteres:\n              - ¶STR012¶12",
    ),
)
SITE_FAULTS = (
    (r"^nom:", "¶STR010¶name:"),
    (r"^sous_titre: .*$", "sous_titre: ¶STR012¶2026"),
    (r"^resume: >-", "¶STR010¶resumes: >-"),
    (r"^langue: .*$", "langue: ¶MET001¶fra"),
    (r"^adresse: .*$", "adresse: ¶MET003¶www.exemple.test"),
    (r"^editeur: .*$", "editeur: ¶STR013¶''"),
    (r"^licence: .*$", "licence: ¶MET001¶CC BY-SA"),
    (r"^soutien: .*$", "soutien:¶STR009¶\n¶STR010¶twitter: x\nforge: ¶MET003¶javascript:alert(1)"),
)
MORE = (  # for the draws below
    (r"^mots_cles: \[", r"\g<0>¶STR013¶'', "),
    (r"^niveaux: \[", r"\g<0>¶STR009¶~, "),
    (r"^cree: .*", r"cree: ¶STR006¶&d 2026-01-01"),
    (r"^acces: libre", r"acces: ¶STR006¶!str libre"),
    (r"^langue: fr", r"langue: ¶STR006¶*fr"),
    (r"^prochaine_relecture: .*", r"¶STR012¶prochaine_relecture: [2027-11-22]"),
    (r"nature: reutilisable", r"nature: ¶MET001¶réutilisable"),
    (r"^modalites: .*", r"modalites:¶STR009¶"),
    (r"role: travaille", r"role: ¶MET001¶Travaille"),
    (r"^deroule:\n", "deroule:\n  - ¶STR012¶Ouvrir\n"),
    (r"^materiel:\n", "materiel:\n  - ¶STR011¶{nom: x, par: seance, nature: machine}\n"),
    (r"^competences:\n", "competences:\n  - ¶STR011¶{code: A1, niveau: 1}\n"),
    (r"^objectifs:\n", '\\g<0>  - ¶STR003¶"a\\\\u202eb"\n'),
    (r"^references: \[", r'\g<0>¶STR013¶"é è", '),
)
PATHWAY_FAULTS = (
    (r"^titre:", "¶STR010¶titres:"),
    (r"^langue: .*$", "langue: ¶MET001¶allemand"),
    (r"^licence: .*$", "licence: ¶MET001¶CC-BY-SA-3.0"),
    (r"^version: .*$", "version: ¶STR012¶1.0"),
    (r"^statut: .*$", "statut: ¶MET001¶public"),
    (r"^modifie: .*$", "modifie: ¶STR014¶2026-11-31\n¶STR010¶image: x"),
    (r"^(etapes:\n  - )ressource:", r"\1¶STR010¶resource:"),
    (r"^    pourquoi: .*(?:\n      .*)*$", '    pourquoi: ¶STR013¶""\n    duree: ¶STR013¶-5'),
)
BLUEPRINT_FAULTS = (
    (r"^titre: (.*)$", r"¶STR012¶titre: [\1]"),
    (r"^version: .*$", "version: ¶STR013¶1.0.0-beta"),
    (r"^licence: .*$", "licence: ¶STR012¶12"),
    (r"^modifie: .*$", "modifie: ¶STR014¶2026-9-1"),
    (r"^zones:\n  - zone: [a-z-]+$", "zones:\n  - zone: ¶MET001¶cantine"),
    (r"relation: [a-z]+", "relation: ¶STR013¶lointaine"),
    (r"valeur: [0-9.]+", "valeur: ¶STR012¶2 m²"),
    (r"\bpar: ", "¶STR010¶pars: "),
    (r"niveau: 4", "niveau: ¶STR013¶5"),
    (r"^  - id: ", "  - id: ¶MET002¶_"),
)
BIB_FAULTS = (
    (r"^  year         = \{(1989)\},$", r"  year         = {\1¶STR004¶}"),
    (r"^(@phdthesis)\{", r"¶STR004¶\1 "),
    (r"^(@techreport\{[\s\S]*?title        = )\{+([^{}]*)\}+,$", r'\1¶STR004¶"\2,'),
    (r"^(@article\{\w+,\n(?:  .*\n)*?  title +=) .*$", r"\1 ¶STR004¶{Un titre,"),
    (
        r"\Z",
        """
@book{essai2020a,
  author = {Essai, Une}, title = {Un}, year = {2020}, publisher = {Une},
  ¶STR005¶year = {2021}, keywords = {tiers-lieux},
}
@book{essai2020b,
  author = {Essai, Une}, title = {Deux}, year = ¶STR004¶bientot, publisher = {Une},
  keywords = {tiers-lieux},
}
@book{essai2020c,
  ¶STR004¶title {Trois},
}
¶STR004¶@book{, title = {Quatre}}
¶STR004¶@book{essai2020e,
  title = {Cinq},

@book{essai2020f,
  title = ¶STR004¶, year = {2020},
}
""",
    ),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the real resources."""
    root = tmp_path_factory.mktemp("dix") / "projet"
    shutil.copytree(ROOT / "ressources", root / "ressources")
    return root


@pytest.fixture(scope="module")
def before(project: Path) -> set[tuple[str, str]]:
    """Return what is said of the real resources as they are: code and message."""
    return {(found.rule.code, found.message) for found in _check(project)}


@pytest.fixture
def judge(
    project: Path, before: set[tuple[str, str]]
) -> Callable[[str, tuple[Seed, ...]], tuple[list[Place], list[Place]]]:
    """Return a function that sows faults in a file: the places expected, the findings."""

    def run(file: str, seeds: tuple[Seed, ...]) -> tuple[list[Place], list[Place]]:
        path = project / "ressources" / file
        text = path.read_text("utf-8")
        faulty, expected = sow(text, seeds)
        path.write_text(faulty, "utf-8")
        try:
            found = [
                item for item in _check(project) if (item.rule.code, item.message) not in before
            ]
        finally:
            path.write_text(text, "utf-8")
        places = [
            (item.position.line, item.position.column, item.rule.code)
            if item.position.file == f"ressources/{file}"
            else (0, 0, f"{item.rule.code} {item.position.file} {item.message}")
            for item in found
        ]
        return sorted(expected), sorted(places)

    return run


def _check(root: Path) -> tuple[Diagnostic, ...]:
    project = load_project(root, date(2026, 11, 22))
    return check(project.catalogue, project.diagnostics)


@pytest.mark.parametrize(
    ("file", "seeds"),
    [
        pytest.param(RESOURCE, MIXED, id="mélange"),
        pytest.param(RESOURCE, QUOTED, id="guillemets"),
        pytest.param(RESOURCE, MISSPELT, id="clés"),
        pytest.param(RESOURCE, INVISIBLE, id="invisible"),
        pytest.param(RESOURCE, PHASES, id="étapes"),
        pytest.param(RESOURCE, NATURES, id="natures"),
        pytest.param(RESOURCE, ABSENT, id="absences"),
        pytest.param(FRAMEWORK, FRAMEWORK_FAULTS, id="référentiel"),
        pytest.param("parcours/premiere-seance.yml", PATHWAY_FAULTS, id="parcours"),
        pytest.param("espaces/lieu-eco-responsable.yml", BLUEPRINT_FAULTS, id="espace"),
        pytest.param("bibliographie.bib", BIB_FAULTS, id="bibliographie"),
        pytest.param("site.yml", SITE_FAULTS, id="site"),
    ],
)
def test_each_fault_once(
    file: str,
    seeds: tuple[Seed, ...],
    judge: Callable[[str, tuple[Seed, ...]], tuple[list[Place], list[Place]]],
) -> None:
    """Every fault is told once, where it was written, and nothing else is said."""
    expected, found = judge(file, seeds)

    assert expected == found
    assert 9 <= len(expected) <= 11


@pytest.mark.parametrize("draw", range(8))
def test_any_ten_faults(
    draw: int, judge: Callable[[str, tuple[Seed, ...]], tuple[list[Place], list[Place]]]
) -> None:
    """Ten faults drawn among all those of a resource do not hide nor repeat one another."""
    pool = [*MIXED, *QUOTED, *MISSPELT, *INVISIBLE, *PHASES, *MORE]
    random.Random(draw).shuffle(pool)
    # one fault for each key: two patterns that begin alike would look for the same line
    seeds = list({re.sub(r"[^a-z]+", " ", seed[0]).split()[0]: seed for seed in pool}.values())[:10]

    expected, found = judge(RESOURCE, tuple(seeds))

    assert expected == found
