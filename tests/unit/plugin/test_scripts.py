"""Our modules become one classic script, or the build says what it cannot join."""

import json
import shutil
import subprocess

import pytest

from fabrique.model import FabriqueError
from fabrique.plugin.scripts import join
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
    node = shutil.which("node")
    if node is None:
        pytest.skip("aucun Node sur cette machine")

    run = subprocess.run(
        [node, "-"], input=join(SOURCES), capture_output=True, encoding="utf-8", check=True
    )

    assert ["unun", "deux"] == json.loads(run.stdout)


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


def test_ours_can_be_joined() -> None:
    """The modules of the site, their exported names unique, make a script."""
    folder = ROOT / "docs/assets/js"
    sources = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.mjs")
    }

    assert join(sources).startswith('(() => {\n"use strict"\n')


def test_choices_have_one_key() -> None:
    """The text that runs before the first paint reads what the display page keeps."""
    folder = ROOT / "docs/assets/js"
    key = '"fabrique-affichage"'

    assert key in (folder / "start.js").read_text("utf-8")
    assert f"KEY = {key}" in (folder / "modules/affichage.mjs").read_text("utf-8")
