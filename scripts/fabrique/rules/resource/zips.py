"""Archives of examples, the same bytes at every run."""

import io
import zipfile

_MOMENT = (2026, 1, 1, 0, 0, 0)


def zipped(*parts: tuple[str, str]) -> bytes:
    """Return a ZIP archive of these parts, name and text, in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return stream.getvalue()
