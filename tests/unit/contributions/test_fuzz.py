"""No bytes make a reader fail, hang or fill the memory: SVG, ZIP, PDF, pictures, office, Markdown.

The readers are called here without their child, so that an error shows; the memory of the whole
run is measured in a process of its own. The draws are always the same.
"""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fabrique.loading.attachments.archive import read_archive_flaws
from fabrique.loading.attachments.drawing import read_drawing_flaws
from fabrique.loading.attachments.office import read_office_flaws
from fabrique.loading.attachments.pdf import read_pdf_flaws
from fabrique.loading.attachments.picture import read_picture_flaws
from fabrique.loading.confined.rendering import refused_markup
from fabrique.model import Flaw
from tests.unit.contributions import hostile as h
from tests.unit.contributions.test_attachments import (
    ARCHIVES,
    DOCUMENTS,
    DRAWINGS,
    PDFS,
    PICTURES,
    SOUND,
)

SECONDS = 2
MEMORY_BYTES = 60_000_000  # for inputs of a few kilobytes
SMALL = 20_000  # bytes of a seed

Reader = Callable[[bytes], Iterable[Flaw]]

PIECES = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"<", b">", b"</g>", b"<g>" * 50,
    b"&#0;", b"&a;", b"<!DOCTYPE a [", b"<![CDATA[", b"]]>", b"<?a ", b"<style>", b"url(", b"\\",
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"obj", b"endobj",
    b"stream\n", b"endstream", b"xref\n", b"startxref\n", b"%%EOF", b"<<", b">>", b"[", b"]", b"/S",
    b"/Length 99999999999", b"/Kids [1 0 R]", b"/Prev 0", b"/Filter /FlateDecode", b"1 0 R", b"R",
    b"/JavaScript", b"/ObjStm", b"IHDR", b"acTL", b"IDAT", b"ANMF", b"RIFF", b"GIF89a", b"\x2c",
    b"\xff\xd8", b"\xff\xc0", b"ftyp", b"meta", b"ispe", b"avif",
)  # fmt: skip


def _seeds(*tables: dict[str, tuple[bytes, str]], ending: str = "") -> list[bytes]:
    """Return the small files among the cases, hostile and sound."""
    sound = [content for name, content in SOUND.items() if name.endswith(ending)]
    cases = [content for table in tables for content, _ in table.values()]
    return [content for content in (*cases, *sound) if len(content) < SMALL]


READERS: dict[str, tuple[Reader, list[bytes]]] = {
    "svg": (read_drawing_flaws, _seeds(DRAWINGS, ending="svg")),
    "zip": (read_archive_flaws, _seeds(ARCHIVES, ending="zip")),
    "office": (read_office_flaws, _seeds(DOCUMENTS, ending="docx")),
    "pdf": (read_pdf_flaws, _seeds(PDFS, ending="pdf")),
    "image": (read_picture_flaws, [*_seeds(PICTURES, ending="gif"), h.png(9, 9)]),
}
STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def near(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Draw a file near a known one: cut, doubled, sown with pieces, its numbers changed."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 5))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(min_size=1, max_size=4)))
        content = draw(
            st.sampled_from(
                [
                    content[:first],
                    content[:first] + content[second:],
                    content[:first] + piece + content[first:],
                    content[:first] + piece + content[first + len(piece) :],
                    content[:second] + content[first:second] * 3 + content[second:],
                ]
            )
        )
    return content


def _examine(read: Reader, content: bytes) -> None:
    """Read within bounds; every flaw is a sentence."""
    tracemalloc.start()
    start = time.process_time()
    try:
        flaws = list(read(content))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.process_time() - start < SECONDS
    assert peak < MEMORY_BYTES
    assert all(flaw.message and not flaw.message.endswith(".") for flaw in flaws)


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
@STEADY
def test_any_bytes(kind: str, data: st.DataObject) -> None:
    """Any bytes are read to an answer."""
    read, _ = READERS[kind]

    _examine(read, data.draw(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))))  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
@STEADY
def test_near_a_known_file(kind: str, data: st.DataObject) -> None:
    """A known file that is cut, mixed or sown with pieces is read to an answer."""
    read, seeds = READERS[kind]

    _examine(read, data.draw(near(seeds)))


MARKUP = (
    "<b onclick=a>", "</b>", "<", ">", "`", "```\n", "~~~\n", "\n\n", "    ", "> ", "- ", "[a](", ")",
    "![", "]: ", "[^1]", "{: x=y }", "&#106;", "javascript:", "<!--", "-->", "<svg>", "<p>", "|", "---\n",
    "*", "_", "# ", "é", "\u202e", "\x00", "\\", "<script>", "<style>", "title: ", "<template>", "]]>",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=4)), max_size=50).map("".join))
@STEADY
def test_markdown(text: str) -> None:
    """Any text is rendered and judged, each refusal on one of its lines."""
    names = ("toc", "tables", "abbr", "def_list", "footnotes", "pymdownx.betterem", "attr_list")

    found = refused_markup(
        text, "", [(name, {}) for name in (*names, "pymdownx.superfences")], True
    )

    assert all(1 <= line <= text.count("\n") + 1 for _, _, line in found)


_MANY = """
import resource, sys
sys.path[:0] = {path!r}
from tests.unit.contributions.test_fuzz import READERS

def run(times):
    for _ in range(times):
        for read, seeds in READERS.values():
            for seed in seeds:
                for cut in (len(seed), len(seed) // 2):
                    list(read(seed[:cut]))

run(3)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run(12)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="la mémoire s’y mesure en Kio")
def test_memory_does_not_grow() -> None:
    """Reading the same hostile files again and again keeps the memory where it was."""
    code = _MANY.format(path=[path for path in sys.path if path])

    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True
    )

    assert int(answer.stdout) < 10_000  # KiB
