"""Three editions of the sample in a scratch repository, published once for the tests that read."""

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.editions.scratch import Scratch

LABELS = ("2026.1", "2026.2", "2027.1")
DAYS = (1_790_000_100, 1_795_000_000, 1_800_000_000)  # 21 Sept. and 18 Nov. 2026, 15 Jan. 2027
OLD, NEW = "reparer-ensemble", "reparer-a-plusieurs"
CHANGED = "trier-les-chutes"
GONE = "fiche-matiere"
PAGE = "projet/appel-a-idees/"
REASON = "La fiche décrivait un matériau qui n'est plus fourni."
PAGE_REASON = "L'appel à idées est terminé."


@dataclass
class Story:
    """The repository, and what each publication left behind it."""

    scratch: Scratch
    before_last: Path
    tips: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    seconds: float = 0.0  # of the last publication


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return three editions: a resource is renamed and another changed, then one is withdrawn."""
    folder = tmp_path_factory.mktemp("editions")
    scratch = Scratch(folder / "depot")
    scratch.write(f"docs/{PAGE}index.md", "# Appel à idées\n\nUn objet à réparer ?\n")
    scratch.commit("appel", DAYS[0] - 50)
    made = Story(scratch, folder / "avant")
    made.said.append(scratch.edition(LABELS[0], DAYS[0]))
    made.tips.append(scratch.git("rev-parse", "gh-pages"))
    rename_and_change(scratch)
    scratch.commit("suite", DAYS[1] - 50)
    made.said.append(scratch.edition(LABELS[1], DAYS[1]))
    made.tips.append(scratch.git("rev-parse", "gh-pages"))
    withdraw(scratch)
    scratch.commit("retraits", DAYS[2] - 50)
    made.said.append(scratch.prepare(LABELS[2], DAYS[2]))
    shutil.copytree(scratch.root, made.before_last)
    start = time.perf_counter()
    done = scratch.fabrique("publier", LABELS[2])
    made.seconds = time.perf_counter() - start
    assert 0 == done.returncode, done.stderr
    made.tips.append(scratch.git("rev-parse", "gh-pages"))
    return made


@pytest.fixture(scope="session")
def served(story: Story, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return what a host serves after each publication."""
    folder = tmp_path_factory.mktemp("servi")
    return [
        story.scratch.export(folder / label, tip)
        for label, tip in zip(LABELS, story.tips, strict=True)
    ]


@pytest.fixture
def copy(story: Story, tmp_path: Path) -> Scratch:
    """Return a copy of the repository once everything is published, to be spoilt."""
    return take(story.scratch.root, tmp_path / "copie")


def take(root: Path, target: Path) -> Scratch:
    """Return the repository of a copied folder."""
    shutil.copytree(root, target)
    taken = Scratch.__new__(Scratch)
    taken.root = target
    return taken


def rename_and_change(scratch: Scratch) -> None:
    """Rename one resource and change another, as their authors would."""
    catalogue = scratch.root / "ressources/catalogue"
    (catalogue / OLD).rename(catalogue / NEW)
    scratch.merge(
        f"ressources/catalogue/{NEW}/ressource.yml",
        f'id: {NEW}\nanciens_identifiants: [{OLD}]\nversion: "0.9.1"\nmodifie: 2026-10-01\n',
    )
    pathway = scratch.root / "ressources/parcours/decouvrir-l-atelier.yml"
    pathway.write_text(pathway.read_text("utf-8").replace(OLD, NEW), "utf-8")
    scratch.merge(
        f"ressources/catalogue/{CHANGED}/ressource.yml",
        'mots_cles: [bois, tri, réemploi]\nversion: "1.1.0"\nmodifie: 2026-10-02\n',
    )
    text = scratch.root / f"ressources/catalogue/{CHANGED}/index.md"
    text.write_text(text.read_text("utf-8") + "\nLe mot de passe est : varlope.\n", "utf-8")


def withdraw(scratch: Scratch) -> None:
    """Withdraw a resource and a page of prose, each with its reason."""
    folder = "ressources/catalogue"
    scratch.merge(
        f"{folder}/{GONE}/ressource.yml",
        f"statut: retire\nmotif_retrait: {REASON}\nremplace_par: {CHANGED}\n",
    )
    scratch.merge(
        f"{folder}/{CHANGED}/ressource.yml",
        'enchaine_avec: []\nversion: "1.1.1"\nmodifie: 2027-01-02\n',
    )
    text = scratch.root / f"{folder}/{CHANGED}/index.md"
    kept = [line for line in text.read_text("utf-8").splitlines() if GONE not in line]
    text.write_text("\n".join(kept) + "\n", "utf-8")
    data = scratch.root / f"{folder}/{NEW}/ressource.yml"
    data.write_text(data.read_text("utf-8").replace(f", ressource: {GONE}", ""), "utf-8")
    scratch.merge(f"{folder}/{NEW}/ressource.yml", 'version: "0.9.2"\nmodifie: 2027-01-03\n')
    (scratch.root / f"docs/{PAGE}index.md").unlink()
    scratch.write(
        "ressources/editions/retraits.yml",
        f"retraits:\n  - {{adresse: {PAGE}, motif: {PAGE_REASON}, remplace_par: catalogue/}}\n",
    )
