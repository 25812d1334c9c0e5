"""What a reader receives: our pages against the same content under Material as it comes.

The other site has the pages that `bare.py` writes, Material's usual settings and its search. Its
fonts come from a third party: the requests are counted, their bytes cannot be.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from tests.browser.browser import ARGUMENTS, find_browser
from tests.mesures import ROOT, MeasureError, Settings
from tests.mesures.figures import french, verdict
from tests.mesures.process import measure
from tests.mesures.visit import SLOWER, Visit, serve, visit

TITLE = "poids des pages, comparé à Material tel quel"

PAGES = {
    "accueil": "",
    "fiche": "catalogue/materiautheque-trier-etiqueter-prix/",
    "catalogue": "catalogue/",
}
AT_MOST = 0.25  # times the bytes of the same resource page under Material
LEAST_SCORE = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

_PARTS = ("docs", "overrides", "ressources", "mkdocs.yml")


def run(settings: Settings) -> Iterator[str]:
    """Build both sites, visit three pages of each, then ask Lighthouse when it is installed."""
    program = find_browser()
    if program is None:
        raise MeasureError("Il faut un Chromium : installez-le, ou donnez CHROMIUM=/chemin")
    with tempfile.TemporaryDirectory(prefix="fabrique-mesures-") as name:
        ours, stock = Path(name) / "fabrique", Path(name) / "material"
        _build(ours, stock)
        yield (
            "première visite, brotli (1 Ko = 1 000 octets) ; script : médiane de"
            f" {settings.pairs} visites, processeur ralenti {SLOWER} fois"
        )
        with (
            serve(ours / "site") as own,
            serve(stock / "site") as other,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
            pairs = {
                title: (
                    visit(browser, ours / "site", own, page, settings.pairs),
                    visit(browser, stock / "site", other, page, settings.pairs),
                )
                for title, page in PAGES.items()
            }
            browser.close()
            yield from judge(pairs)
            yield from _lighthouse(own, program)


def judge(pairs: Mapping[str, tuple[Visit, Visit]]) -> Iterator[str]:
    """Yield the figures of each page, ours then Material's, then whether the aims are met."""
    for title, (ours, stock) in pairs.items():
        yield f"{title} :"
        yield f"  la fabrique   {_told(ours)}"
        yield f"  Material      {_told(stock)}"
        yield f"  rapport des octets {french(ours.kilobytes / stock.kilobytes, 2)}"
    sheet, other = pairs["fiche"]
    ratio = sheet.kilobytes / other.kilobytes
    yield verdict(
        f"au plus {french(AT_MOST, 2)} fois les octets de Material sur une fiche",
        ratio <= AT_MOST,
        f"{french(ratio, 2)} fois, sans les octets des tiers de Material",
    )
    strangers = [host for ours, _ in pairs.values() for host in ours.strangers]
    theirs = sorted({host for _, stock in pairs.values() for host in stock.strangers})
    yield verdict(
        "aucun tiers",
        not strangers,
        f"{len(set(strangers))} contre {len(theirs)} : {', '.join(theirs) or 'aucun'}",
    )


def find_lighthouse() -> str | None:
    """Return the program given by $LIGHTHOUSE, else the one of the PATH, or None."""
    return os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def _lighthouse(address: str, browser: str) -> Iterator[str]:
    program = find_lighthouse()
    if not program:
        yield (
            "Lighthouse n’est pas installé : ses notes ne sont pas mesurées"
            " (npm install --global lighthouse, ou LIGHTHOUSE=/chemin)"
        )
        return
    worst = 100
    for title, page in PAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "rapport.json"
            command = (
                "env",
                f"CHROME_PATH={browser}",
                program,
                address + page,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--only-categories={','.join(CATEGORIES)}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            )
            measure(command, ROOT)
            scores = read_scores(report.read_text("utf-8"))
        worst = min(worst, *scores.values())
        yield f"Lighthouse, {title} : " + ", ".join(f"{key} {mark}" for key, mark in scores.items())
    yield verdict(
        f"les quatre notes de Lighthouse à {LEAST_SCORE} au moins, réglages mobiles",
        worst >= LEAST_SCORE,
        f"la plus basse est {worst}",
    )


def read_scores(report: str) -> dict[str, int]:
    """Return the marks out of 100 of a report, by category."""
    categories = json.loads(report)["categories"]
    return {key: round(categories[key]["score"] * 100) for key in CATEGORIES}


def _build(ours: Path, stock: Path) -> None:
    ours.mkdir()
    for part in _PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, ours / part)
    measure((sys.executable, "-m", "mkdocs", "build", "--strict", "-q"), ours)
    measure((sys.executable, "-m", "tests.mesures.bare", str(ours), str(stock)), ROOT)
    settings = yaml.safe_load((stock / "mkdocs.yml").read_text("utf-8"))
    settings |= {"theme": {"name": "material", "language": "fr"}, "plugins": ["search"]}
    (stock / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    measure((sys.executable, "-m", "mkdocs", "build", "-q"), stock)


def _told(cost: Visit) -> str:
    strangers = f", {cost.refused} à {len(cost.strangers)} tiers" if cost.refused else ""
    return (
        f"{french(cost.kilobytes, 1)} Ko, {cost.requests + cost.refused} requêtes{strangers},"
        f" {cost.elements} éléments, EcoIndex {french(cost.ecoindex, 1)},"
        f" script {french(cost.script_ms)} ms"
    )
