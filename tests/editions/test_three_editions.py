"""Three editions, one of each kind of change: nothing that was published is ever lost."""

import gzip
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.editions.conftest import (
    CHANGED,
    GONE,
    LABELS,
    NEW,
    OLD,
    PAGE,
    PAGE_REASON,
    REASON,
    Story,
    take,
)
from tests.editions.scratch import COMMAND, Scratch, clean_environment

HOME = "https://fabrique.example.org/"
MOMENTS = 10
GONE_KINDS = ("renvoi", "retrait")


def record(story: Story, label: str) -> dict[str, dict[str, str]]:
    """Return the record of an edition."""
    path = story.scratch.root / f"ressources/editions/{label}.json"
    return json.loads(path.read_text("utf-8"))


def read(folder: Path, address: str) -> str:
    """Return the page at an address, as a host answers; a file’s folder answers for it."""
    path = folder / address
    return (path / "index.html" if path.is_dir() or not address else path).read_text("utf-8")


def digest(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kind_of(html: str) -> str:
    """Return the kind of a page, as the page says it."""
    found = re.search(r'<body data-type="([a-z]+)"', html)
    return found[1] if found else ""


def plain(html: str) -> str:
    """Return the words of a page, its special spaces and apostrophes made ordinary."""
    text = re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("’", "'")
    return " ".join(text.split())


def test_every_address_answers(story: Story, served: list[Path]) -> None:
    """Every address ever recorded answers, in its own edition and in the latest one."""
    last = served[-1]
    for label in LABELS:
        for address, kind in record(story, label)["adresses"].items():
            own, latest = last / label / address, last / "latest" / address

            assert own.is_file() if kind == "fichier" else (own / "index.html").is_file(), own
            assert latest.is_file() or (latest / "index.html").is_file(), latest


def test_renamed_resource_sends_to_its_new_address(served: list[Path]) -> None:
    """The old page sends at once, without script, to the new one; its files still answer."""
    latest = served[-1] / "latest"
    html = read(latest, f"catalogue/{OLD}/")
    [target] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    there = urljoin(f"{HOME}latest/catalogue/{OLD}/", target)

    assert "renvoi" == kind_of(html)
    assert f"{HOME}latest/catalogue/{NEW}/" == there
    assert f'<link rel="canonical" href="{there}">' in html
    assert f'<a href="{target}">' in html
    assert (latest / f"catalogue/{NEW}/index.html").is_file()
    assert (latest / f"catalogue/{OLD}/{OLD}.zip").read_bytes() == (
        latest / f"catalogue/{NEW}/{NEW}.zip"
    ).read_bytes()
    assert (latest / f"catalogue/{OLD}/amb.json").is_file()


def test_withdrawn_resource_says_why(served: list[Path]) -> None:
    """The page, and each of its files, gives the reason, the successor and the last edition."""
    latest = served[-1] / "latest"
    for address in (f"catalogue/{GONE}/", f"catalogue/{GONE}/fichiers/fiche.svg"):
        html = read(latest, address)

        assert "retrait" == kind_of(html)
        assert REASON in plain(html)
        assert "Trier les chutes de bois" in plain(html)
        assert f'href="{HOME}2026.2/{address}"' in html
        assert '<meta name="robots" content="noindex">' in html


def test_removed_page_says_why(served: list[Path]) -> None:
    """A page of prose taken away gives the reason written in the table, and where to go."""
    html = read(served[-1] / "latest", PAGE)

    assert "retrait" == kind_of(html)
    assert PAGE_REASON in plain(html)
    assert 'href="../../catalogue/"' in html


def test_earlier_editions_do_not_change(served: list[Path]) -> None:
    """After each publication, every earlier edition is the same to the byte."""
    first, second, third = served

    assert digest(first / "2026.1") == digest(second / "2026.1") == digest(third / "2026.1")
    assert digest(second / "2026.2") == digest(third / "2026.2")


def test_latest_is_a_copy(served: list[Path]) -> None:
    """The alias is a copy, not a link: any host serves it."""
    for folder, label in zip(served, LABELS, strict=True):
        assert not (folder / "latest").is_symlink()
        assert digest(folder / label) == digest(folder / "latest")


def test_each_page_bears_its_edition(story: Story, served: list[Path]) -> None:
    """Label, date, commit, the way to the others and the banner’s data are those of the edition."""
    days = ("21 septembre 2026", "18 novembre 2026", "15 janvier 2027")
    for label, day in zip(LABELS, days, strict=True):
        commit = story.scratch.git("log", "-1", "--format=%H", f"--grep=edition: {label}", "main")
        for path in (served[-1] / label).rglob("index.html"):
            html = path.read_text("utf-8")
            depth = len(path.relative_to(served[-1] / label).parts)

            assert f"Édition {label} du {day}, commit {commit[:10]}" in plain(html), path
            assert f'<a href="{HOME}latest/a-propos/versions/">autres éditions</a>' in html
            assert f'data-edition="{label}" data-versions="{"../" * depth}versions.json"' in html


def test_paper_names_the_edition(served: list[Path]) -> None:
    """A printed page gives the address that will always show what was printed."""
    html = read(served[-1] / "latest", f"catalogue/{CHANGED}/")

    assert f"La fabrique d'exemple, {HOME}2027.1/catalogue/{CHANGED}/. Édition" in plain(html)


def test_canonical_is_under_latest(served: list[Path]) -> None:
    """Each page of each edition names its address under the alias, or nothing when it is gone."""
    for label in LABELS:
        folder = served[-1] / label
        for path in folder.rglob("index.html"):
            html = path.read_text("utf-8")
            address = path.parent.relative_to(folder).as_posix().removeprefix(".")
            found = re.findall(r'<link rel="canonical" href="([^"]+)">', html)
            expected = [f"{HOME}latest/{address + '/' if address else ''}"]

            assert found == expected or kind_of(html) in GONE_KINDS, path


def test_versions_are_listed(story: Story, served: list[Path]) -> None:
    """The list that the banner reads names the editions, newest first, and the latest alone has the alias."""
    listed = json.loads((served[-1] / "versions.json").read_text("utf-8"))

    assert ["2027.1", "2026.2", "2026.1"] == [item["version"] for item in listed]
    assert [["latest"], [], []] == [item["aliases"] for item in listed]
    assert story.scratch.git("rev-parse", "main") == listed[0]["properties"]["commit"]


def test_search_is_of_its_edition(served: list[Path]) -> None:
    """The index of each edition holds the text of that edition, and only pages that it has."""
    found = {}
    for label in LABELS:
        texts = [
            json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
            for path in (served[-1] / label).rglob("*.pf_fragment")
        ]
        found[label] = any("varlope" in text["content"] for text in texts)
        addresses = {text["url"] for text in texts}

        assert (f"/catalogue/{OLD}/" in addresses) == (label == "2026.1")
        assert (f"/catalogue/{GONE}/" in addresses) == (label != "2027.1")
    assert {"2026.1": False, "2026.2": True, "2027.1": True} == found


def test_change_list_is_exact(story: Story, served: list[Path]) -> None:
    """What each record says of the one before is what was done, key by key."""
    assert [] == record(story, "2026.1")["changements"]
    assert [
        {
            "nature": "renommage",
            "id": NEW,
            "ancien_identifiant": OLD,
            "titre": "Réparer ensemble un objet du quotidien",
            "ancienne_version": "0.9.0",
            "version": "0.9.1",
            "cles": ["modifie", "version"],
        },
        {
            "nature": "modification",
            "id": CHANGED,
            "titre": "Trier les chutes de bois",
            "ancienne_version": "1.0.0",
            "version": "1.1.0",
            "cles": ["modifie", "mots_cles", "texte", "version"],
        },
    ] == record(story, "2026.2")["changements"]
    last = {item["id"]: item for item in record(story, "2027.1")["changements"]}
    assert {NEW, CHANGED, GONE} == set(last)
    assert ["deroule", "modifie", "version"] == last[NEW]["cles"]
    assert ["enchaine_avec", "modifie", "texte", "version"] == last[CHANGED]["cles"]
    assert ("retrait", REASON) == (last[GONE]["nature"], last[GONE]["motif"])
    page = plain(read(served[-1] / "latest", "a-propos/versions/"))
    assert "Réparer ensemble un objet du quotidien , version 0.9.0 devenue 0.9.1" in page
    assert f"Motif : {REASON}" in page
    assert f"{CHANGED} : modifiée" in story.said[1]


def test_history_of_a_resource(served: list[Path]) -> None:
    """The page of a resource lists the editions that published it, under its former name too."""
    html = read(served[-1] / "latest", f"catalogue/{NEW}/")

    assert re.findall(r'<a href="([^"]+)">Édition', html) == [
        f"{HOME}2027.1/catalogue/{NEW}/",
        f"{HOME}2026.2/catalogue/{NEW}/",
        f"{HOME}2026.1/catalogue/{OLD}/",
    ]


def test_citations_name_the_edition(story: Story, served: list[Path]) -> None:
    """Citation, attribution, BibTeX, CITATION.cff and JSON-LD name label, date and commit."""
    html = read(served[-1] / "2026.2", f"catalogue/{CHANGED}/")
    text = plain(html)
    [data] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', html)
    node = json.loads(data)
    commit = story.scratch.git("log", "-1", "--format=%H", "--grep=edition: 2026.2", "main")
    whole = read(served[-1] / "2026.2", "CITATION.cff")

    assert f"Édition 2026.2 du 18 novembre 2026 (commit {commit[:10]})." in text
    assert f"{HOME}2026.2/catalogue/{CHANGED}/" in text
    assert "edition = {2026.2}" in text
    assert f"{HOME}latest/catalogue/{CHANGED}/" == node["@id"]
    assert f"{HOME}2026.2/catalogue/{CHANGED}/" == node["archivedAt"]
    assert (commit, "2026-11-18") == (
        node["publication"]["identifier"],
        node["publication"]["startDate"],
    )
    assert f"version: '2026.2'\ncommit: {commit}\ndate-released: '2026-11-18'" in whole


def test_top_of_the_site(served: list[Path]) -> None:
    """The top leads to the latest without script; its site map lists nothing but the latest."""
    top = served[-1]
    addresses = re.findall(r"<loc>([^<]+)</loc>", read(top, "sitemap.xml"))

    assert 'content="0; url=latest/"' in read(top, "index.html")
    assert all(address.startswith(f"{HOME}latest/") for address in addresses)
    assert f"{HOME}latest/catalogue/{CHANGED}/" in addresses
    assert f"{HOME}latest/catalogue/{OLD}/" not in addresses
    assert f"{HOME}latest/catalogue/{GONE}/" not in addresses
    assert f"Sitemap: {HOME}sitemap.xml" in read(top, "robots.txt")
    assert (top / "404.html").is_file()
    assert (top / ".nojekyll").is_file()


def test_one_commit_per_edition(story: Story) -> None:
    """The branch gains one commit per edition, whose history is never rewritten."""
    history = story.scratch.git("rev-list", "--reverse", "gh-pages").split()

    assert story.tips == history


@pytest.mark.skipif(os.name != "posix", reason="les groupes de processus de POSIX")
def test_killed_at_any_moment(story: Story, tmp_path: Path) -> None:
    """Killed at ten moments, the branch is that of before or that of after; then a run ends the work."""
    scratch = take(story.before_last, tmp_path / "tue")
    draw = random.Random(8)
    before, after = story.tips[1], story.tips[2]
    seen = []
    for _ in range(MOMENTS):
        if seen and seen[-1] == after:  # already whole: put it back, to be interrupted again
            scratch.git("update-ref", "refs/heads/gh-pages", before)
        run = subprocess.Popen(
            [*COMMAND, "publier", LABELS[2]],
            cwd=scratch.root,
            env=clean_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(draw.uniform(0.02, 1.0) * story.seconds)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        seen.append(scratch.git("rev-parse", "gh-pages"))
        scratch.git("fsck", "--connectivity-only", "--no-dangling", "gh-pages")
        assert "" == scratch.git("status", "--porcelain")
    end = scratch.fabrique("publier", LABELS[2])

    assert 0 == end.returncode, end.stderr
    assert set(seen) <= {before, after}
    assert before in seen
    assert after == scratch.git("rev-parse", "gh-pages")
    assert not (scratch.root / ".git/fabrique-edition").exists()


def test_published_again_does_nothing(story: Story) -> None:
    """From the same commit, a published edition is left as it is."""
    done = story.scratch.fabrique("publier", LABELS[2])

    assert 0 == done.returncode, done.stderr
    assert "déjà publiée : rien à faire" in done.stdout
    assert story.tips[2] == story.scratch.git("rev-parse", "gh-pages")


def test_published_is_never_rewritten(copy: Scratch, story: Story) -> None:
    """From another commit, a published edition is refused in one sentence."""
    copy.write("docs/index.md", "# Autre chose\n")
    copy.commit("autre", 1_800_000_500)

    done = copy.fabrique("publier", LABELS[2])

    assert 2 == done.returncode
    assert "une édition ne se réécrit pas" in done.stderr
    assert story.tips[2] == copy.git("rev-parse", "gh-pages")
