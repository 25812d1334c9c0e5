"""What a publication refuses: one sentence, exit code 2, and nothing has moved."""

import fcntl
import json
from pathlib import Path

import pytest

from tests.editions.conftest import GONE, LABELS, NEW, OLD, Story, take
from tests.editions.scratch import Scratch

NEXT = "2027.2"


@pytest.fixture
def refused(copy: Scratch, story: Story):
    """Return a function that runs a command, and proves that it refused and moved nothing."""

    def run(*arguments: str) -> str:
        before = copy.git("rev-parse", "--verify", "--quiet", "gh-pages")
        done = copy.fabrique(*arguments)
        assert 2 == done.returncode, done.stdout
        assert "Traceback" not in done.stderr
        assert before == copy.git("rev-parse", "--verify", "--quiet", "gh-pages")
        assert not (copy.root / ".git/fabrique-edition").exists()
        return done.stderr

    return run


@pytest.mark.parametrize("label", ["2026", "2026.0", "v2026.1", "../2026.1", "--all", "2026.1\n"])
def test_label_is_year_and_number(label: str, refused) -> None:
    """A name that is not AAAA.N is refused before anything is done."""
    said = refused("publier", "--", label)

    assert "n’est pas le nom d’une édition" in said


def test_everything_is_committed(copy: Scratch, refused) -> None:
    """A file that is not committed stops both commands, and is named."""
    copy.write("docs/brouillon.md", "# Brouillon\n")

    assert "docs/brouillon.md" in refused("publier", NEXT)
    assert "docs/brouillon.md" in refused("preparer", NEXT)


def test_edition_is_prepared_first(refused) -> None:
    """Without its record in the commit, an edition is not published."""
    assert "n’est pas préparée dans ce commit" in refused("publier", NEXT)


def test_editions_follow_each_other(refused) -> None:
    """An edition never comes before another that is already recorded."""
    assert "ne vient pas après 2027.1" in refused("preparer", "2026.3")


def test_branch_must_be_whole(copy: Scratch) -> None:
    """A branch that lacks an edition of the records was not fetched: nothing is built upon it."""
    copy.git("branch", "--quiet", "-D", "gh-pages")

    done = copy.fabrique("publier", LABELS[2])

    assert 2 == done.returncode
    assert "n’a pas l’édition 2026.1, 2026.2" in done.stderr
    assert "git fetch" in done.stderr


def test_known_remote_branch_is_the_base(copy: Scratch, story: Story) -> None:
    """In a fresh clone, the branch is that of the remote: the edition there is seen."""
    copy.git("update-ref", "refs/remotes/origin/gh-pages", story.tips[2])
    copy.git("branch", "--quiet", "-D", "gh-pages")

    done = copy.fabrique("publier", LABELS[2])

    assert 0 == done.returncode, done.stderr
    assert "rien à faire" in done.stdout


def test_branches_that_diverged(copy: Scratch, story: Story, refused) -> None:
    """A local branch that went another way than the remote one is left to the person."""
    tree = copy.git("rev-parse", f"{story.tips[1]}^{{tree}}")
    other = copy.git("commit-tree", tree, "-p", story.tips[0], "-m", "autre")
    copy.git("update-ref", "refs/remotes/origin/gh-pages", other)

    assert "ont divergé" in refused("publier", LABELS[2])


def test_branch_in_use(copy: Scratch, tmp_path: Path, refused) -> None:
    """A branch that somebody works in is not moved under their feet."""
    copy.git("worktree", "add", "--quiet", str(tmp_path / "ouvert"), "gh-pages")

    assert "est ouverte dans un dossier de travail" in refused("publier", LABELS[2])


def test_alias_is_kept(story: Story, tmp_path: Path) -> None:
    """Once a name leads to the latest, another is refused: canonical addresses bear the first."""
    scratch = take(story.before_last, tmp_path / "alias")

    done = scratch.fabrique("publier", LABELS[2], "--alias", "derniere")

    assert 2 == done.returncode
    assert "emploie déjà l’alias « latest »" in done.stderr


def test_one_at_a_time(story: Story, tmp_path: Path) -> None:
    """Two commands do not work aside in the same repository together."""
    scratch = take(story.before_last, tmp_path / "deux")
    with (scratch.root / ".git/fabrique-edition.verrou").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = scratch.fabrique("publier", LABELS[2])

    assert 2 == done.returncode
    assert "est en cours dans ce dépôt" in done.stderr


def test_changed_content_needs_a_version(copy: Scratch, refused) -> None:
    """Content that changed under the same version stops the preparation (MET027)."""
    text = copy.root / f"ressources/catalogue/{NEW}/index.md"
    text.write_text(text.read_text("utf-8") + "\nUne phrase de plus.\n", "utf-8")
    copy.commit("sans version", 1_800_001_000)

    said = refused("preparer", NEXT)

    assert "MET027" in said
    assert "« version » (0.9.2)" in said
    assert "« modifie » (2027-01-03)" in said


def test_folder_deleted_without_a_word(copy: Scratch, refused) -> None:
    """A published resource whose folder disappears stops the preparation (MET030)."""
    copy.git("rm", "-r", "--quiet", f"ressources/catalogue/{GONE}")
    copy.commit("disparue", 1_800_001_000)

    assert "MET030" in refused("preparer", NEXT)


def test_former_id_forgotten(copy: Scratch, refused) -> None:
    """A former id that is taken away leaves an address without answer: said, and refused."""
    path = f"ressources/catalogue/{NEW}/ressource.yml"
    text = (copy.root / path).read_text("utf-8").replace(f"anciens_identifiants: [{OLD}]\n", "")
    copy.write(path, text)
    copy.commit("oubli", 1_800_001_000)

    assert f"({OLD})" in refused("preparer", NEXT)


def test_page_removed_without_a_word(copy: Scratch, refused) -> None:
    """A page of prose that disappears is named by its address (LIE201)."""
    copy.git("rm", "--quiet", "docs/demarche/evaluer.md")
    nav = (copy.root / "mkdocs.yml").read_text("utf-8")
    copy.write("mkdocs.yml", nav)
    copy.commit("page otee", 1_800_001_000)

    said = refused("preparer", NEXT)

    assert "LIE201" in said
    assert "« demarche/evaluer/ » ne répond plus" in said


def test_size_has_a_bound(story: Story, tmp_path: Path) -> None:
    """A branch that would weigh more than site.yml allows is refused, with what to do."""
    scratch = take(story.before_last, tmp_path / "gros")
    scratch.write(
        "ressources/site.yml",
        (scratch.root / "ressources/site.yml").read_text("utf-8")
        + "editions: {taille_totale_mo: 1}\n",
    )
    scratch.commit("borne", 1_800_001_000)

    done = scratch.fabrique("publier", LABELS[2])

    assert 2 == done.returncode
    assert "pour 1 Mo au plus" in done.stderr
    assert "fabrique edition retirer" in done.stderr
    assert story.tips[1] == scratch.git("rev-parse", "gh-pages")


def test_content_after_the_preparation(story: Story, tmp_path: Path) -> None:
    """What changed between the preparation and the publication is refused, and named."""
    scratch = take(story.before_last, tmp_path / "apres")
    scratch.write("docs/demarche/ajoutee.md", "# Ajoutée\n\nAprès coup.\n")
    scratch.commit("apres coup", 1_800_001_000)

    done = scratch.fabrique("publier", LABELS[2])

    assert 2 == done.returncode
    assert "demarche/ajoutee/" in done.stderr


def test_nothing_is_sent_unless_asked(story: Story, tmp_path: Path) -> None:
    """The remote is untouched by a publication; --pousser sends the branch, without force."""
    far = tmp_path / "loin.git"
    scratch = take(story.scratch.root, tmp_path / "pres")
    scratch.git("init", "--quiet", "--bare", str(far))
    scratch.git("remote", "add", "origin", str(far))

    scratch.fabrique("publier", LABELS[2])
    quiet = scratch.git("ls-remote", "origin")
    scratch.fabrique("publier", LABELS[2], "--pousser")

    assert "" == quiet
    assert f"{story.tips[2]}\trefs/heads/gh-pages" == scratch.git("ls-remote", "origin")


def test_list_in_json(story: Story) -> None:
    """The list gives, oldest first, label, alias, commit, date and weight of each edition."""
    done = story.scratch.fabrique("lister", "--format", "json")

    listed = json.loads(done.stdout)
    assert list(LABELS) == [item["label"] for item in listed]
    assert [[], [], ["latest"]] == [item["aliases"] for item in listed]
    assert all(item["size_bytes"] > 100_000 for item in listed)
