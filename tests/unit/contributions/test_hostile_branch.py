"""A branch with one of everything: each attack is one finding, nothing is checked out nor run."""

import json
from pathlib import Path

from click.testing import CliRunner

from fabrique.cli import main
from tests.unit.contributions import hostile
from tests.unit.contributions.conftest import LINK, PAGE, PROGRAM, SUBMODULE, Depot

FOLDER = "ressources/catalogue/fiche-matiere"
DATA = f"{FOLDER}/ressource.yml"
OTHER = "ressources/catalogue/trier-les-chutes"


def _branch(depot: Depot) -> str:
    """Return a branch that tries everything."""
    data = depot.git("show", f"{depot.base}:{DATA}")
    attached = "".join(
        f"  - {{chemin: fichiers/{name}, titre: Pièce, alt: Une pièce}}\n"
        for name in ("plan.svg", "geante.png", "bombe.zip", "macros.docx", "lien.svg", "film.pdf")
    )
    declared = data.replace("\nfichiers:\n", f"\nfichiers:\n{attached}", 1)
    assert declared != data
    broken = depot.git("show", f"{depot.base}:{OTHER}/ressource.yml")
    assert "licence: CC-BY-SA-4.0" in broken
    text = depot.git("show", f"{depot.base}:{OTHER}/index.md")
    bomb = hostile.zipped(("zeros.txt", bytes(30_000_000)))
    return depot.branch(
        {
            DATA: declared + "\n",
            f"{FOLDER}/fichiers/lien.svg": (LINK, "/etc/hostname"),
            f"{FOLDER}/fichiers/film.pdf": b"%PDF-1.7\n" + bytes(40_000_000),
            f"{FOLDER}/fichiers/plan.svg": hostile.svg("<script>alert(1)</script>"),
            f"{FOLDER}/fichiers/geante.png": hostile.png(50_000, 50_000),
            f"{FOLDER}/fichiers/bombe.zip": bomb,
            f"{FOLDER}/fichiers/macros.docx": hostile.docx(("word/vbaProject.bin", "x")),
            f"{FOLDER}/fichiers/FICHE.svg": hostile.svg("<path/>"),
            f"{FOLDER}/fichiers/fiche\u202egvs.txt": b"piege\n",
            f"{OTHER}/ressource.yml": broken.replace("CC-BY-SA-4.0", "CC-BY-SA 4.0") + "\n",
            f"{OTHER}/index.md": f"{text}\n\n<img src=x onerror=alert(1)>\n",
            "ressources/catalogue/module": (SUBMODULE, "1" * 40),
            ".github/workflows/site.yml": "on: pull_request_target\n",
            PAGE: (PROGRAM, "# Le projet\n"),
        }
    )


def _expected(depot: Depot) -> list[tuple[str, str, int]]:
    """Return the place of each attack: the attached files are told where they are declared."""
    lines = depot.git("show", f"contribution:{DATA}").split("\n")
    declared = {
        name: next(i for i, line in enumerate(lines, start=1) if f"fichiers/{name}," in line)
        for name in ("plan.svg", "geante.png", "bombe.zip", "macros.docx")
    }
    other = depot.git("show", f"contribution:{OTHER}/ressource.yml").split("\n")
    text = depot.git("show", f"contribution:{OTHER}/index.md").split("\n")
    licence = next(i for i, line in enumerate(other, start=1) if line.startswith("licence:"))
    return sorted(
        [
            ("CON003", ".github/workflows/site.yml", 1),
            ("CON001", PAGE, 1),
            ("CON001", "ressources/catalogue/module", 1),
            ("CON001", f"{FOLDER}/fichiers/lien.svg", 1),
            ("CON002", f"{FOLDER}/fichiers/FICHE.svg", 1),
            ("CON002", f"{FOLDER}/fichiers/fiche\u202egvs.txt", 1),
            ("CON004", f"{FOLDER}/fichiers/film.pdf", 1),
            ("FIC012", DATA, declared["plan.svg"]),
            ("FIC013", DATA, declared["geante.png"]),
            ("FIC015", DATA, declared["macros.docx"]),
            ("FIC016", DATA, declared["bombe.zip"]),
            ("MET001", f"{OTHER}/ressource.yml", licence),
            ("CON005", f"{OTHER}/index.md", len(text)),
        ]
    )


def test_one_finding_for_each(depot: Depot) -> None:
    """Every attack is told once, at its place, and the command says that something is wrong."""
    _branch(depot)

    line = ["verifier-contribution", depot.base, "--tete", "contribution"]
    result = CliRunner().invoke(
        main,
        [*line, "--racine", str(depot.path), "--format", "json"],
        prog_name="fabrique",
        env={"SOURCE_DATE_EPOCH": "1795305600"},
    )

    found = [
        (item["regle"], item["fichier"], item["ligne"])
        for item in json.loads(result.stdout)["constats"]
        if item["gravite"] == "erreur"
    ]
    assert _expected(depot) == sorted(found)
    assert 1 == result.exit_code


def test_nothing_is_checked_out_nor_run(depot: Depot, tmp_path: Path) -> None:
    """Hooks, monitors, filters and drivers of the repository stay silent, and no file is made."""
    head = _branch(depot)
    trap = tmp_path / "piege.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/lance'\ncat\n")
    trap.chmod(0o755)
    keys = (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external",
        "filter.x.smudge", "filter.x.clean", "diff.x.textconv", "uploadpack.packObjectsHook",
    )  # fmt: skip
    for key in keys:
        depot.git("config", key, str(trap))
    depot.git("config", "core.hooksPath", str(tmp_path))
    (depot.path / "info").mkdir(exist_ok=True)
    (depot.path / "info/attributes").write_text("* filter=x diff=x\n")
    before = _listed(depot.path)

    CliRunner().invoke(
        main,
        ["verifier-contribution", depot.base, "--tete", head, "--racine", str(depot.path)],
        env={"TMPDIR": str(tmp_path)},
    )

    after = _listed(depot.path)
    for key in (*keys, "core.hooksPath"):
        depot.git("config", "--unset", key)
    (depot.path / "info/attributes").unlink()
    assert before == after
    assert ["piege.sh"] == [path.name for path in tmp_path.iterdir()]


def _listed(root: Path) -> dict[Path, int]:
    """Return every file of a folder with the moment of its last change."""
    return {path: path.stat().st_mtime_ns for path in root.rglob("*")}
