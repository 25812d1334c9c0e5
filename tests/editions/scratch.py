"""A scratch repository: the sample project, under an identity that says it is an example."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from fabrique.rules.catalogue.met024_duty_missing import RULE as DUTIES
from tests.conftest import ROOT, SAMPLE, merge_keys

SETTINGS = """
site_name: Exemple
strict: true
nav:
  - Accueil: index.md
  - Contribuer: contribuer/index.md
  - Catalogue: catalogue/index.md
  - Parcours: parcours/index.md
  - Référentiel: referentiel/index.md
not_in_nav: "*"
theme:
  name: material
  custom_dir: overrides
  language: fr
  font: false
markdown_extensions: [abbr, def_list, footnotes, tables, {toc: {permalink: false}}]
plugins: [fabrique]
"""
COMMAND = [sys.executable, "-c", "from fabrique.cli import main; main()", "edition"]
HOME = "# La fabrique d'exemple\n\nLe catalogue : [le lire](catalogue/index.md).\n"


def headings(page: Path) -> str:
    """Return a page of prose reduced to its headings: what computed pages link to is there."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("#")]
    kept = [line for rank, line in enumerate(lines) if not rank or line.startswith("##")]
    return "\n\n".join([*kept, "Un texte d'exemple.", ""])


class Scratch:
    """A repository made of the sample, and the commands run in it as a person runs them."""

    def __init__(self, root: Path) -> None:
        """Lay the project, then commit it."""
        self.root = root
        shutil.copytree(SAMPLE, root)
        shutil.copytree(ROOT / "ressources/vocabulaires", root / "ressources/vocabulaires")
        shutil.copytree(ROOT / "overrides", root / "overrides")
        shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
        shutil.copytree(ROOT / "docs/recherche", root / "docs/recherche")
        self.write("mkdocs.yml", SETTINGS)
        for page in (ROOT / "docs").rglob("*.md"):
            path = page.relative_to(ROOT).as_posix()
            if not path.startswith("docs/recherche/"):
                self.write(path, HOME if path == "docs/index.md" else headings(page))
        self.write(".gitignore", "/site/\n/build/\n")
        self.merge("ressources/site.yml", str(DUTIES.good["ressources/site.yml"]))
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("depart", 1_790_000_000)

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def merge(self, path: str, keys: str) -> None:
        """Replace top-level keys of a YAML file."""
        self.write(path, merge_keys((self.root / path).read_text("utf-8"), keys))

    def git(self, *arguments: str, **extra: str) -> str:
        """Run git, and return what it says."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            env={**clean_environment(), **extra},
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stderr
        return done.stdout.strip()

    def commit(self, message: str, seconds: int) -> None:
        """Commit everything at a given moment."""
        self.git("add", "--all")
        moment = f"{seconds} +0000"
        self.git(
            "commit", "--quiet", "--message", message, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment
        )  # fmt: skip

    def fabrique(self, *arguments: str, **extra: str) -> "subprocess.CompletedProcess[str]":
        """Run our command at the root of the repository."""
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=self.root,
            env={**clean_environment(), **extra},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def edition(self, label: str, seconds: int) -> str:
        """Prepare, commit and publish an edition; return what the preparation said."""
        said = self.prepare(label, seconds)
        done = self.fabrique("publier", label)
        assert 0 == done.returncode, done.stderr
        return said

    def prepare(self, label: str, seconds: int) -> str:
        """Prepare an edition on a given day and commit its record; return what was said."""
        done = self.fabrique("preparer", label, SOURCE_DATE_EPOCH=str(seconds))
        assert 0 == done.returncode, done.stderr
        self.commit(f"edition: {label}", seconds)
        return done.stdout

    def export(self, target: Path, revision: str = "gh-pages") -> Path:
        """Lay a published state in a folder, as a host serves it."""
        target.mkdir(parents=True)
        archive = target.with_suffix(".tar")
        self.git("archive", "--format=tar", f"--output={archive}", revision)
        shutil.unpack_archive(archive, target, "tar", filter="data")
        return target


def clean_environment() -> dict[str, str]:
    """Return an environment in which a scratch repository has its own identity and no other."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    for name in ("SITE_URL", "FABRIQUE_EDITION", "SOURCE_DATE_EPOCH"):
        kept.pop(name, None)
    return {
        **kept,
        "GIT_AUTHOR_EMAIL": "essai@example.org",
        "GIT_AUTHOR_NAME": "Établissement d'exemple",
        "GIT_COMMITTER_EMAIL": "essai@example.org",
        "GIT_COMMITTER_NAME": "Établissement d'exemple",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
