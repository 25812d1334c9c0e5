"""`fabrique nouveau`: drafts that pass, answers that do not, nothing overwritten nor half-written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fabrique.cli import main
from fabrique.loading import load_project
from fabrique.model import EXPECTED, Severity
from fabrique.rules.runner import check
from tests.conftest import SAMPLE_DAY

Run = Callable[..., Result]
ANSWERS = (
    "--titre",
    'L\'essai : un "test" # pas un commentaire',
    "--resume",
    "Une séance pour essayer la commande, et voir que la vérification accepte le brouillon écrit.",
    "--auteur",
    "Établissement d'exemple",
    "--competence",
    "A1",
)


@pytest.fixture
def run(sample: Path) -> Run:
    """Return a function that calls `fabrique nouveau` on the sample, without a terminal."""

    def call(*arguments: str) -> Result:
        line = ["nouveau", "--racine", str(sample), *arguments]
        return CliRunner().invoke(main, line, prog_name="fabrique")

    return call


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a project."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def wrong(root: Path, text: str) -> list[str]:
    """Return the errors and warnings about the files whose path holds `text`."""
    project = load_project(root, SAMPLE_DAY)
    return [
        found.message
        for found in check(project.catalogue, project.diagnostics)
        if text in found.position.file and found.rule.severity is not Severity.ADVICE
    ]


@pytest.mark.parametrize("kind", sorted(EXPECTED))
def test_draft_of_each_type_passes(sample: Path, run: Run, kind: str) -> None:
    """A draft of any type has its sections and nothing for the verification to say."""
    result = run("mon-essai", "--type", kind, "--animation", "47", *ANSWERS)
    text = (sample / "ressources/catalogue/mon-essai/index.md").read_text("utf-8")

    assert 0 == result.exit_code, result.output
    assert [] == wrong(sample, "mon-essai")
    assert list(EXPECTED[kind]) == [line[3:] for line in text.split("\n") if line.startswith("## ")]


def test_drafts_of_the_other_kinds_pass(sample: Path, run: Run) -> None:
    """A pathway and a format of place are written with what the project holds."""
    assert 0 == run("parcours", "mon-parcours", "--etape", "fiche-matiere").exit_code
    assert 0 == run("espace", "mon-lieu", "--titre", "Mon lieu").exit_code
    assert [] == wrong(sample, "mon-")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("Mon Essai",), 2, "par exemple mon-essai"),
        (("un", "deux", "trois"), 2, "un seul identifiant"),
        (("../../dehors",), 2, "n’est pas un identifiant"),
        (("trier-les-chutes", *ANSWERS), 2, "existe déjà"),
        (("essai", *ANSWERS[2:]), 2, "--titre : il faut une réponse"),
        (("essai", *ANSWERS[:4]), 2, "--auteur, --competence : il faut une réponse"),
        (("essai", *ANSWERS, "--type", "roman"), 2, "« roman » n’est pas dans la liste"),
        (("essai", *ANSWERS, "--competence", "Z9"), 2, "« Z9 » n’est pas un code"),
        (("essai", *ANSWERS, "--animation", "une heure"), 2, "il faut un nombre entier"),
        (("essai", *ANSWERS, "--resume", "Court."), 1, "MET006"),
        (("parcours", "essai", "--etape", "inconnue"), 1, "PAR001"),
    ],
)
def test_wrong_answers(
    sample: Path, run: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """A wrong answer is told in one sentence, and nothing is written."""
    before = tree(sample)

    result = run(*arguments)

    assert code == result.exit_code
    assert words in result.output
    assert before == tree(sample)


def test_from_a_file(sample: Path, run: Run, tmp_path: Path) -> None:
    """The keys of a resource and its text, from a form, become a draft of that id."""
    answers = {
        "id": "autre",
        "titre": ANSWERS[1],
        "resume": ANSWERS[3],
        "langue": "fr",
        "type": "guide",
        "licence": "CC-BY-SA-4.0",
        "auteurs": [{"nom": "Établissement d'exemple", "nature": "organisation"}],
        "editeur": "Établissement d'exemple",
        "version": "1.0.0",
        "cree": "2026-11-22",
        "statut": "publie",
        "acces": "libre",
        "texte": "## En bref\n\nUn texte.\n",
    }
    path = tmp_path / "reponses.json"
    path.write_text(json.dumps(answers), "utf-8")

    result = run("mon-essai", "--depuis", str(path))
    [made] = [
        item
        for item in load_project(sample, SAMPLE_DAY).catalogue.resources
        if item.id == "mon-essai"
    ]

    assert 0 == result.exit_code, result.output
    assert ("brouillon", ANSWERS[1]) == (made.status, made.title)
    assert made.prose is not None
    assert "## En bref\n\nUn texte.\n" == made.prose.text


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff", b'{"titre": ' + b"[" * 50_000, b" " * 600_000, b'{"zzz": 1}'],
    ids=["empty", "list", "cut", "latin-1", "deep", "heavy", "unknown key"],
)
def test_hostile_file(sample: Path, run: Run, tmp_path: Path, content: bytes) -> None:
    """A file that is no set of answers is refused, without a trace and without a file."""
    path = tmp_path / "reponses.json"
    path.write_bytes(content)
    before = tree(sample)

    result = run("mon-essai", "--depuis", str(path))

    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert before == tree(sample)
