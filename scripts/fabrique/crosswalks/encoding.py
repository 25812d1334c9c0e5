"""The files of a resource as the web names them: address and media type."""

from collections.abc import Mapping
from urllib.parse import quote, urljoin

from fabrique.model import Attachment, Edition, Resource, ResourceFile, extension_of

# Registry of media types of IANA; DXF and 3MF as registered, the rest of CAD by its usual name.
MEDIA_TYPES: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odg": "application/vnd.oasis.opendocument.graphics",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
    "h5p": "application/zip",
    "csv": "text/csv",
    "md": "text/markdown",
    "txt": "text/plain",
    "json": "application/json",
    "bib": "application/x-bibtex",
    "stl": "model/stl",
    "3mf": "model/3mf",
    "step": "model/step",
    "dxf": "image/vnd.dxf",
}


def media_type(path: str) -> str:
    """Return the media type that the extension of a path announces."""
    return MEDIA_TYPES.get(extension_of(path), "application/octet-stream")


def attached(resource: Resource) -> list[tuple[Attachment, ResourceFile]]:
    """Return the declared files that are really there, in the order of the author."""
    found = {file.path: file for file in resource.found_files if file.kind == "file"}
    return [(item, found[item.path]) for item in resource.files if item.path in found]


def file_url(resource: Resource, path: str, edition: Edition) -> str:
    """Return the public address of a file; what an address cannot hold is percent-encoded."""
    return urljoin(edition.site_url, resource.url + quote(path))
