"""The tree of a branch: each attack alone is one finding at its place; ordinary changes pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import read_branch
from fabrique.model import Diagnostic, FabriqueError
from tests.unit.contributions import hostile
from tests.unit.contributions.conftest import LINK, PAGE, PROGRAM, SUBMODULE, Depot, Files

Judge = Callable[[Files], list[Diagnostic]]
JudgeCommit = Callable[[str], list[Diagnostic]]
Places = Callable[[Files], list[tuple[str, str, int]]]

FILES = "ressources/catalogue/trier-les-chutes/fichiers"
TEXT = "matière\n"
SVG = hostile.svg("<path/>")

KINDS = {
    "link": (f"{FILES}/a.txt", (LINK, "/etc/passwd")),
    "link-to-folder": ("docs/projet/etc.md", (LINK, "../../../etc")),
    "link-for-data": ("ressources/parcours/a.yml", (LINK, "../site.yml")),
    "submodule": ("ressources/catalogue/module", (SUBMODULE, "1" * 40)),
    "program": (f"{FILES}/a.txt", (PROGRAM, TEXT)),
}
NAMES = {
    "bidi": f"{FILES}/a\u202etxt.svg",
    "escape": f"{FILES}/a\x1b[31m.svg",
    "invisible": f"{FILES}/a\u200b.svg",
    "newline": f"{FILES}/a\n::error::x.svg",
    "not-utf8": f"{FILES}/a\udcff.svg",
    "decomposed": f"{FILES}/e\u0301te.svg",
    "reserved": f"{FILES}/con.svg",
    "reserved-folder": f"{FILES}/LPT1/a.svg",
    "dash": f"{FILES}/-rf.svg",
    "dot-end": f"{FILES}/a.svg.",
    "space-end": f"{FILES}/a.svg ",
    "long-name": f"{FILES}/{'a' * 120}.svg",
    "long-path": f"{FILES}/{'a' * 60}/{'b' * 60}/{'c' * 60}.svg",
    "stream": f"{FILES}/a.svg:flux",
    "backslash": f"{FILES}/..\\a.svg",
    "twin": "ressources/catalogue/fiche-matiere/fichiers/Fiche.SVG",
    "twin-folder": "Ressources/catalogue/a/index.md",
    "twin-sharp": f"{FILES}/stra\u00dfe.svg",
}
RESERVED = (
    ".github/workflows/ci.yml", ".gitattributes", ".gitmodules", "Makefile", "docs/assets/js/x.mjs",
    "docs/x.html", "docs/x.MD", "mkdocs.yml", "overrides/main.html", "pyproject.toml",
    "requirements.txt", "ressources/site.yml", "ressources/vocabulaires/types.yml",
    "ressources/diagrammes/x.png", "ressources/diagrammes/sous/x.svg", "scripts/outil.py",
    "ressources/etat-des-liens.json", "docs.md", "ressources/bibliographie.bib/x",
)  # fmt: skip


@pytest.mark.parametrize(("path", "given"), KINDS.values(), ids=KINDS)
def test_not_a_file(path: str, given: tuple[str, str], places: Places) -> None:
    """A link, a submodule or a program is told at its own place, once."""
    assert [("CON001", path, 1)] == places({path: given})


@pytest.mark.parametrize("path", NAMES.values(), ids=NAMES)
def test_name(path: str, places: Places) -> None:
    """A name that hides or breaks is told once, and its file is not read."""
    more = {f"{FILES}/strasse.svg": SVG} if "\u00df" in path else {}

    found = [place for place in places({path: SVG, **more}) if place[0] != "FIC002"]

    assert [("CON002", path, 1)] == found


def test_two_new_twins(places: Places) -> None:
    """Between two new names, the second alone is at fault."""
    found = places({f"{FILES}/PLAN.txt": TEXT, f"{FILES}/plan.txt": TEXT})

    assert [("CON002", f"{FILES}/plan.txt", 1)] == [item for item in found if item[0] == "CON002"]


@pytest.mark.parametrize("name", [".git", ".GIT", "git~1", "..", "."])
def test_name_that_git_refuses(name: str, depot: Depot, judge_commit: JudgeCommit) -> None:
    """A tree made by hand, with names that git itself would not write, is refused all the same."""
    inner = depot.tree(("100644", "config", depot.git("hash-object", "-w", "--stdin", data=b"x")))
    top = depot.tree(("40000", name, inner))
    commit = depot.git("commit-tree", top, "-p", depot.base, "-m", "x")

    found = [item for item in judge_commit(commit) if item.position.file == f"{name}/config"]

    assert ["CON002"] == [item.rule.code for item in found]


def test_path_given_twice(depot: Depot, judge_commit: JudgeCommit) -> None:
    """Two files of one path, of which git would show one, are refused."""
    oids = [depot.git("hash-object", "-w", "--stdin", data=text) for text in (b"a", b"b")]
    top = depot.tree(*(("100644", "a.md", oid) for oid in oids))
    commit = depot.git("commit-tree", top, "-p", depot.base, "-m", "x")

    found = [item for item in judge_commit(commit) if item.position.file == "a.md"]

    assert ["CON002"] == [item.rule.code for item in found]


@pytest.mark.parametrize("path", RESERVED)
def test_reserved(path: str, places: Places) -> None:
    """What is not content is reserved, whatever is done to it."""
    files: Files = {path: "x\n"}
    if path.startswith("ressources/bibliographie.bib/"):
        files = {"ressources/bibliographie.bib": None, **files}

    assert ("CON003", path, 1) in places(files)


@pytest.mark.parametrize("path", ["mkdocs.yml", "ressources/site.yml", "scripts/outil.py"])
def test_removed(path: str, judge: Judge) -> None:
    """Taking away what is shared is reserved too; the data of the base serve to judge the rest."""
    [found] = judge({path: None})

    assert ("CON003", path) == (found.rule.code, found.position.file)
    assert "supprimé" in found.message


def test_hook_settings_are_not_used(depot: Depot, places: Places) -> None:
    """Settings and plugins of the branch are refused, and its text judged with those of the base."""
    settings = depot.git("show", f"{depot.base}:mkdocs.yml")
    trap = settings + "\nhooks: [docs/piege.py]\nmarkdown_extensions: [tests.absente]\n"

    found = places({"mkdocs.yml": trap, "docs/piege.py": "raise SystemExit\n", PAGE: "# Projet\n"})

    assert [("CON003", "docs/piege.py", 1), ("CON003", "mkdocs.yml", 1)] == found


def test_heavy_file(places: Places) -> None:
    """A file beyond the limit is told once, wherever it lies, and not as absent where declared."""
    path = "ressources/catalogue/fiche-matiere/fichiers/fiche.svg"

    assert [("CON004", path, 1)] == places({path: bytes(10_000_001)})


def test_heavy_whole(places: Places) -> None:
    """Files that are each small enough do not add up beyond what can be reviewed."""
    files = {f"{FILES}/{n}.txt": bytes([n]) * 9_000_000 for n in range(6)}

    assert [("CON004", f"{FILES}/0.txt", 1)] == places(files)


def test_too_many_files(places: Places) -> None:
    """Five hundred files are the limit of one contribution."""
    assert ["CON004"] == [
        item[0] for item in places({f"{FILES}/{n}.txt": TEXT for n in range(501)})
    ]


def test_sound_contribution(depot: Depot, places: Places) -> None:
    """A resource that is copied and renamed, a better text and a removed page pass."""
    source = "ressources/catalogue/fiche-matiere"
    listed = depot.git("ls-tree", "-r", "--name-only", depot.base, source).split("\n")
    copies = {path: depot.git("show", f"{depot.base}:{path}") for path in listed}
    new = {
        path.replace("fiche-matiere", "fiche-outil"): text.replace("fiche-matiere", "fiche-outil")
        .replace("titre: ", "titre: Autre ", 1)
        .replace("resume: >-\n  ", "resume: >-\n  Autrement. ", 1)
        + "\n"
        for path, text in copies.items()
    }

    found = places({**new, PAGE: "# Le projet\n\nUne *meilleure* phrase, [ici](index.md).\n"})

    assert [] == [item for item in found if item[0] not in ("MET005", "MET007")]


def test_removed_content(places: Places) -> None:
    """Taking away prose is allowed."""
    assert [] == places({PAGE: None})


def test_broken_elsewhere(places: Places) -> None:
    """A resource that others need cannot be taken away unseen: they are told at their own place."""
    folder = "ressources/catalogue/trier-les-chutes"

    found = places({f"{folder}/ressource.yml": None, f"{folder}/index.md": None})

    assert found
    assert {"PAR001", "REF003"} & {code for code, _, _ in found}


def test_attachment_of_an_unreadable_resource(places: Places) -> None:
    """A resource that cannot be read does not shield its files."""
    folder = "ressources/catalogue/nouvelle"
    files: Files = {
        f"{folder}/ressource.yml": "titre: [\n",
        f"{folder}/fichiers/plan.svg": hostile.svg("<script/>"),
        f"{folder}/fichiers/jeu.exe": b"MZ",
        f"{folder}/fichiers/photo.png": b"%PDF-1.7\n",
    }

    found = places(files)

    assert ("FIC012", f"{folder}/fichiers/plan.svg", 1) in found
    assert ("FIC004", f"{folder}/fichiers/jeu.exe", 1) in found
    assert ("FIC003", f"{folder}/fichiers/photo.png", 1) in found


def test_drawing_of_a_diagram(places: Places) -> None:
    """A kept drawing is judged as any drawing."""
    path = "ressources/diagrammes/0123456789abcdef.svg"

    assert [("FIC012", path, 1)] == places({path: hostile.svg("<script/>")})


def test_identical_branch(depot: Depot, places: Places) -> None:
    """A branch that changes nothing has nothing to be told."""
    assert [] == places({})


@pytest.mark.parametrize("name", ["", "-x", "--output=x", "inconnue", "main:mkdocs.yml", "a\nb"])
def test_unknown_version(name: str, depot: Depot) -> None:
    """A name that is no version is a wrong call, never an option of git."""
    with pytest.raises(FabriqueError, match="ne désigne aucune version"):
        read_branch(depot.path, depot.base, name)


def test_no_common_ancestor(depot: Depot) -> None:
    """A branch that has nothing in common with the base is refused as a wrong call."""
    orphan = depot.commit({"a.txt": "x"}, name="orpheline")

    with pytest.raises(FabriqueError, match="ancêtre"):
        read_branch(depot.path, depot.base, orphan)


def test_not_a_repository(tmp_path: Path) -> None:
    """A folder without git is a wrong call."""
    with pytest.raises(FabriqueError, match="dépôt git"):
        read_branch(tmp_path, "main", "HEAD")
