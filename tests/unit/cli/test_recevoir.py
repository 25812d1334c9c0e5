"""`fabrique recevoir`: the body of an issue is hostile data; it becomes a draft or a refusal."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from fabrique.cli import main
from fabrique.forms import build_issue_forms
from fabrique.loading import load_project
from fabrique.model import Severity
from fabrique.rules.runner import check
from tests.conftest import ROOT, SAMPLE_DAY

Receive = Callable[[str], Result]
SUMMARY = (
    "Une séance pour trier les chutes d'un atelier, et repartir avec une règle commune et des bacs."
)
BODY = f"""### Titre

Trier l’été : œuvre d'un soir

### Résumé

{SUMMARY}

### Type

outil d'animation

### Auteur

Établissement d'exemple

### Niveaux

- [X] formation continue
- [ ] licence

### Compétences travaillées

- [x] A1 Accueillir

### Durée avec le groupe, en minutes

60

### Nombre de personnes, au moins

_No response_

### Matériel

5 | bacs | Séance
2 | étiquettes | personne

### Déroulé

20 | Ouvrir | Montre "le lot" : tout. | Touchent # les chutes.
40 | Trier | Passe. | Trient.

### Texte de la page

## En bref

Un texte.

### Titre

Un second titre, qui n'en est pas un.

### Licence

- [X] Je suis l’auteur
"""


@pytest.fixture
def receive(sample: Path, tmp_path: Path) -> Receive:
    """Return a function that calls `fabrique recevoir` on a body."""
    catalogue = load_project(sample, SAMPLE_DAY).catalogue
    title = catalogue.framework.competencies["A1"].title if catalogue.framework else ""

    def call(body: str) -> Result:
        path = tmp_path / "corps.md"
        path.write_text(body.replace("A1 Accueillir", f"A1 {title}"), "utf-8")
        line = ["recevoir", str(path), "--racine", str(sample)]
        return CliRunner().invoke(main, line, prog_name="fabrique")

    return call


def files(root: Path) -> set[str]:
    """Return the path of every file."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_proposal_becomes_a_draft(sample: Path, receive: Receive) -> None:
    """The answers are the keys of a draft that the verification accepts; the text is kept."""
    before = files(sample)

    result = receive(BODY)
    project = load_project(sample, SAMPLE_DAY)
    [made] = [
        item for item in project.catalogue.resources if item.id == "trier-l-ete-oeuvre-d-un-soir"
    ]

    assert 0 == result.exit_code, result.output
    assert "trier-l-ete-oeuvre-d-un-soir\n" == result.output
    assert ("brouillon", "Trier l’été : œuvre d'un soir", 60) == (
        made.status,
        made.title,
        sum(phase.minutes for phase in made.phases),
    )
    assert ('Montre "le lot" : tout.', "Touchent # les chutes.") == (
        made.phases[0].facilitator,
        made.phases[0].participants,
    )
    assert ["seance", "personne"] == [item.per for item in made.material]
    assert ("formation-continue",) == made.levels
    assert made.prose is not None
    assert "Un second titre" in made.prose.text
    assert 2 == len(files(sample) - before)
    assert [] == [
        found.message
        for found in check(project.catalogue, project.diagnostics)
        if made.id in found.position.file and found.rule.severity is not Severity.ADVICE
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (BODY, "Bonjour.", "aucune réponse"),
        (BODY, "x" * 300_000, "trop long"),
        (SUMMARY, "Court.", "MET006"),
        (
            "### Auteur\n\nÉtablissement d'exemple",
            "### Auteur\n\n_No response_",
            "Auteur : il faut",
        ),
        ("outil d'animation", "programme", "« programme » n’est pas dans la liste"),
        ("\n60\n", "\nsoixante\n", "il faut un nombre entier"),
        ("40 | Trier | Passe. | Trient.", "40 | Trier", "n’a pas ses 4 parties"),
        ("40 | Trier | Passe.", "x | Trier | Passe.", "« x » n’est pas un nombre"),
        ("40 | Trier", "999 | Trier", "MET014"),
        ("Trier l’été : œuvre d'un soir", "Trier les chutes", "existe déjà"),
        ("Trier l’été : œuvre d'un soir", "../../etc", "etc"),
        ("Trier l’été : œuvre d'un soir", "日本", "aucune lettre"),
        ("Un texte.", "Un <script>alert(1)</script>.", "MET025"),
        ("Un texte.", "Un \x1b[31mrouge\x1b[0m ::error::x", ""),
        ("Montre", "Mon\u202etre", "STR003"),
        ("Un texte.", "$(touch /tmp/x) `id` ${{ github.token }}", ""),
    ],
)
def test_hostile_bodies(sample: Path, receive: Receive, old: str, new: str, words: str) -> None:
    """A wrong or hostile body is refused in French, or kept as text; nothing is executed."""
    before = files(sample)

    result = receive(BODY.replace(old, new))
    made = files(sample) - before

    assert words in result.output
    assert "\x1b" not in result.output
    assert "Traceback" not in result.output
    assert all(path.startswith("ressources/catalogue/") and ".." not in path for path in made)
    assert (result.exit_code == 0) == bool(made)


def test_committed_forms_are_current() -> None:
    """What is committed is what the model gives; else: `fabrique exporter formulaires .github/ISSUE_TEMPLATE`."""
    catalogue = load_project(ROOT, SAMPLE_DAY).catalogue
    folder = ROOT / ".github/ISSUE_TEMPLATE"

    made = {artifact.address: artifact.content for artifact in build_issue_forms(catalogue)}

    assert made == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_ids_and_labels_are_unique() -> None:
    """A form asks each thing once, under its own name: an answer is found by its label."""
    for artifact in build_issue_forms(load_project(ROOT, SAMPLE_DAY).catalogue):
        form = yaml.safe_load(artifact.content)
        elements = form.get("body", [])
        labels = [item["attributes"]["label"] for item in elements]
        ids = [item["id"] for item in elements if "id" in item]

        assert sorted(set(labels)) == sorted(labels)
        assert sorted(set(ids)) == sorted(ids)
