"""The real site: built twice, it is the same; a fault in a source stops it with its sentence."""

import hashlib
from pathlib import Path

from tests.conftest import ROOT
from tests.site.conftest import build, copy_project


def digest(site: Path) -> dict[str, str]:
    """Return the hash of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_equal(tmp_path: Path) -> None:
    """Same content, same bytes: whatever the folder, the time zone, the locale and the hash seed."""
    one = copy_project(tmp_path / "un")
    two = copy_project(tmp_path / "été deux")

    first = build(
        one, SOURCE_DATE_EPOCH="1700000000", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1"
    )
    second = build(
        two, SOURCE_DATE_EPOCH="1700000000", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="2"
    )

    assert 0 == first.returncode, first.stderr
    assert 0 == second.returncode, second.stderr
    assert digest(one / "site") == digest(two / "site")


def test_no_citation_is_left(built: Path) -> None:
    """No key of the bibliography and no command of the extension reaches a page."""
    for page in built.rglob("*.html"):
        text = page.read_text("utf-8")

        assert "[@" not in text or "contribuer" in page.parts, page
        assert "\\bibliography" not in text, page


def test_references_are_in_french(built: Path) -> None:
    """A cited work is given in the style of ISO 690, French words included."""
    page = (built / "catalogue/techshop-la-fin-d-un-reseau/index.html").read_text("utf-8")

    assert 'id="references"' in page
    assert "Disponible à l’adresse" in page


def test_nothing_is_written_in_docs(built: Path) -> None:
    """Computed pages exist in the site alone."""
    docs = built.parent / "docs"

    assert (built / "catalogue/index.html").is_file()
    assert digest(ROOT / "docs") == digest(docs)


def test_error_stops_the_build(tmp_path: Path) -> None:
    """A fault of a source is told as `fabrique verifier` tells it, without a traceback."""
    root = copy_project(tmp_path / "projet")
    source = root / "ressources/catalogue/animer-sa-premiere-seance/ressource.yml"
    source.write_text(source.read_text("utf-8").replace("type: guide", "type: guid"), "utf-8")

    done = build(root)

    assert 0 != done.returncode
    assert "ressources/catalogue/animer-sa-premiere-seance/ressource.yml:" in done.stderr
    assert "MET001" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


def test_warning_names_the_source(tmp_path: Path) -> None:
    """A link to nothing is told with the name of the author's file, not of the computed page."""
    root = copy_project(tmp_path / "projet")
    source = root / "ressources/catalogue/animer-sa-premiere-seance/index.md"
    source.write_text(
        source.read_text("utf-8") + "\nVoir [le vide](../nulle-part/index.md).\n", "utf-8"
    )

    done = build(root)

    assert 0 != done.returncode
    assert "ressources/catalogue/animer-sa-premiere-seance/index.md" in done.stderr


def test_address_can_be_given(tmp_path: Path) -> None:
    """SITE_URL replaces the address of `site.yml` in the pages."""
    root = copy_project(tmp_path / "projet")

    done = build(root, SITE_URL="https://fabrique.example.org/edition")

    page = (root / "site/catalogue/index.html").read_text("utf-8")
    assert 0 == done.returncode, done.stderr
    assert 'href="https://fabrique.example.org/edition/catalogue/"' in page


def test_plan_b_gives_the_same_site(built: Path, tmp_path: Path) -> None:
    """Without mkdocs-bibtex among the plugins, every page is the same to the letter."""
    root = copy_project(tmp_path / "projet")
    settings = root / "mkdocs.yml"
    lines = settings.read_text("utf-8").split("\n")
    kept = [line for line in lines if not line.strip().startswith("- bibtex")]
    settings.write_text("\n".join(kept), "utf-8")

    done = build(root)

    assert len(lines) == len(kept) + 1
    assert 0 == done.returncode, done.stderr
    assert digest(built) == digest(root / "site")
