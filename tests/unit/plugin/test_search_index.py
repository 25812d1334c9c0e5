"""What the engine is given to read, and what it writes."""

import gzip
import json
from pathlib import Path

import pytest

from fabrique.model import FabriqueError
from fabrique.plugin import search_index
from fabrique.plugin.search_index import NOTICE, PARTS, Record, fold, to_document, write

PAGES = (
    Record("un/", "L’œuvre", "<h1>L’œuvre</h1><p>Le cœur de l’équipe.</p>", "Guide", "2 h"),
    Record("deux/", "Deux", '<p id="x" title="a > b">Du bois &amp; des <b>chutes</b></p>', "", ""),
)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    """Return what the engine keeps of each page, by address."""
    texts = [gzip.decompress(path.read_bytes()) for path in folder.rglob("*.pf_fragment")]
    kept = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in texts]
    return {page["url"]: page for page in kept}


def test_text_is_folded() -> None:
    """Ligatures are two letters with a mark between them; apostrophes are straight."""
    assert "l'o\u2060euvre, O\u2060euvre, et cæra".replace("æ", "a\u2060e") == fold(
        "l’œuvre, Œuvre, et cæra"
    )


def test_nothing_hidden_cuts_words() -> None:
    """A soft hyphen or a zero-width space of an author does not hide a word from a search."""
    assert "atelier" == fold("ate\u00adlier\u200b")


def test_document_holds_the_text_alone() -> None:
    """Tools, drawings, scripts, notes and attributes of the page are left out, its title apart."""
    html = (
        '<h1>Titre</h1><p class="impression">papier</p><p id="a" title="x > y">Un'
        '<sup id="fnref:1">1</sup> texte</p><nav>menu</nav><svg><title>dessin</title></svg>'
        "<script>code()</script><form><label>champ</label></form><noscript>sans</noscript>"
        "<button>Copier</button><p hidden>caché</p>"
    )

    document = to_document(Record("a/", "Titre", html, "Guide"))
    assert document.split('weight="1">')[1] == "<p>Un texte</p></main></body></html>"


def test_document_separates_cells() -> None:
    """Two cells side by side are two words."""
    html = "<table><tr><th>Début</th><td>Étape</td></tr></table><dl><dt>Version</dt><dd>1</dd></dl>"

    assert "Début</th> <td>Étape</td>" in to_document(Record("a/", "", html, ""))
    assert "Version</dt> <dd>1</dd>" in to_document(Record("a/", "", html, ""))


def test_title_is_text() -> None:
    """A title with markup stays a title."""
    document = to_document(Record("a/", '"><script>x</script>', "<p>a</p>", ""))

    assert "<script>" not in document


def test_same_pages_same_bytes(tmp_path: Path) -> None:
    """Indexes of the same pages are equal, whatever the folder and however often they are made."""
    folders = [tmp_path / name for name in ("un", "l’été", "trois", "quatre", "cinq", "six")]
    for folder in folders:
        write(PAGES, folder)

    assert 1 == len({tuple(contents(folder).items()) for folder in folders})


def test_index_is_small(tmp_path: Path) -> None:
    """The engine’s own interfaces are not published; its licence is."""
    write(PAGES, tmp_path)

    names = {name for name in contents(tmp_path) if "/" not in name}
    assert {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.fr.pagefind",
        NOTICE,
        PARTS,
    } == {name for name in names if not name.endswith(".pf_meta")}
    assert b"2022 CloudCannon" in (tmp_path / NOTICE).read_bytes()


def test_what_is_kept_of_a_page(tmp_path: Path) -> None:
    """A result has an address from the root, a title, a kind, a duration and the text."""
    write(PAGES, tmp_path)

    kept = fragments(tmp_path)
    assert {"/un/", "/deux/"} == set(kept)
    assert {"title": "L'o\u2060euvre", "genre": "Guide", "duree": "2 h"} == kept["/un/"]["meta"]
    assert "Le co\u2060eur de l'équipe." == kept["/un/"]["content"]
    parts = json.loads((tmp_path / PARTS).read_bytes())
    assert {"un", "deux"} == set(parts)
    assert [1, 1] == [len(names) for names in parts.values()]
    assert "Du bois & des chutes." == kept["/deux/"]["content"]


def test_missing_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the engine gets a sentence and a cure."""
    monkeypatch.setattr(search_index, "get_executable", lambda: None)

    with pytest.raises(FabriqueError, match="pagefind"):
        write(PAGES, tmp_path)


def test_failure_of_the_engine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that fails stops the build, with what it said."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'plus de place' >&2\nexit 3\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search_index, "get_executable", lambda: program)

    with pytest.raises(FabriqueError, match="plus de place"):
        write(PAGES, tmp_path / "site")
