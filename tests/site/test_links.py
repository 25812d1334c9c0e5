"""The links of the real site, and the way back from a page to its source."""

import json
from pathlib import Path

from click.testing import CliRunner

from fabrique.cli import main
from tests.site.conftest import build, copy_project


def test_no_broken_link(built: Path) -> None:
    """Every link of the site leads where it says."""
    done = CliRunner().invoke(main, ["liens", str(built)])

    assert 0 == done.exit_code, done.output


def test_table_is_not_published(built: Path) -> None:
    """The table of sources lies beside the site, and names a source for every page."""
    table = json.loads((built.parent / "build/sources.json").read_text("utf-8"))
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}

    assert pages <= set(table["pages"])
    assert not list(built.rglob("sources.json"))


def test_author_line(tmp_path: Path) -> None:
    """A link that only the built page shows to be broken is told at the line of its author."""
    root = copy_project(tmp_path / "projet")
    text, menu = root / "docs/demarche/evaluer.md", root / "overrides/partials/footer.html"
    text.write_text(text.read_text("utf-8") + '\n<a href="nulle-part/">Suite</a>\n', "utf-8")
    menu.write_text('<a href="/menu-absent/">Rien</a>\n' + menu.read_text("utf-8"), "utf-8")
    assert 0 == build(root).returncode

    done = CliRunner().invoke(main, ["liens", str(root / "site"), "--format", "json"])

    found = {
        (item["cible"], item["fichier"], item["ligne"])
        for item in json.loads(done.output)["constats"]
    }
    last = text.read_text("utf-8").count("\n")
    assert {
        ("nulle-part/", "docs/demarche/evaluer.md", last),
        ("/menu-absent/", "overrides/partials/footer.html", 1),
    } == found
