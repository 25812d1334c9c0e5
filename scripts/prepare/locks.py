"""Write the two lock files: `requirements.txt` (site) and `requirements-dev.txt` (development).

Run by `make verrous`; needs the network. The resolver lives in a throwaway environment, so that
it is never part of the project. A lock holds names, versions, markers and hashes only: no address
of a package index, which remains a choice of the machine that installs.
"""

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

OLDEST_PYTHON = "3.11.5"

HEADER = """\
# Versions exactes et empreintes {purpose}.
# Fichier produit depuis pyproject.toml par « make verrous » : ne pas modifier à la main.
# Toutes les versions au plus récent : « make verrous MISE_A_JOUR=1 ».
"""

LINE = re.compile(
    r"#.*"
    r"|[A-Za-z0-9._-]+==[A-Za-z0-9.!+-]+( ; [^\\@/]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
)


def compile_lock(uv: Path, name: str, purpose: str, *options: str) -> None:
    """Resolve into the file `name`, keeping the versions it already holds where they still fit.

    Raises `SystemExit` when a line is anything but a name, a version, a marker or a hash.
    """
    target = Path(name)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, name)
        if target.exists():
            output.write_bytes(target.read_bytes())
        command = [
            str(uv), "pip", "compile", "--quiet", "--universal", "--generate-hashes",
            "--no-header", "--no-annotate", "--python-version", OLDEST_PYTHON,
            "--output-file", str(output), *options,
        ]  # fmt: skip
        if os.environ.get("MISE_A_JOUR"):
            command.append("--upgrade")
        subprocess.run(command, check=True)
        lines = output.read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    strangers = [line for line in lines if not LINE.fullmatch(line)]
    if strangers:
        sys.exit(f"{name} : ligne inattendue « {strangers[0]} »")
    check_pandoc(name, lines)
    text = HEADER.format(purpose=purpose) + "\n".join(lines) + "\n"
    target.write_text(text, encoding="utf-8", newline="\n")


def check_pandoc(name: str, lines: list[str]) -> None:
    """Refuse two versions of the module that `pypandoc` and `pypandoc_binary` both provide."""
    pins = dict(line.split(" ")[0].split("==") for line in lines if "==" in line)
    if pins["pypandoc"] != pins["pypandoc-binary"]:
        sys.exit(f"{name} : pypandoc et pypandoc_binary doivent avoir la même version")


def main() -> None:
    """Write both locks, the second within the bounds of the first."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        binaries = Path(folder, "Scripts" if os.name == "nt" else "bin")
        subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        uv = binaries / "uv"
        compile_lock(uv, "requirements.txt", "pour fabriquer le site", "pyproject.toml")
        compile_lock(
            uv, "requirements-dev.txt", "pour le site et son développement",
            "--group", "dev", "--constraint", "requirements.txt", "pyproject.toml",
        )  # fmt: skip


if __name__ == "__main__":
    main()
