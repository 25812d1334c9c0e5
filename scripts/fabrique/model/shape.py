"""The base of every value read from YAML, and the types of its fields.

A validator that refuses a value raises `PydanticCustomError` whose type names the fault;
`loading.shape` turns it into a finding. Closed vocabularies are data: they come in the
validation context, under `vocabularies` (name → keys).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PrivateAttr,
    StringConstraints,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    SchemaValidator,
    ValidationError,
    core_schema,
)

from fabrique.model.origin import NOWHERE, Origin

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?\.?\Z", re.IGNORECASE
)
SEMVER = r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$"
ORCID = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
ROR = r"^https://ror\.org/0[a-z0-9]{6}[0-9]{2}$"
BIB_KEY = r"^[A-Za-z0-9_-]+$"

_URL = SchemaValidator(core_schema.url_schema(max_length=2000, allowed_schemes=["http", "https"]))


class Shape(BaseModel):
    """A frozen, strict value whose aliases are the French keys; an unknown key is refused."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class Sourced(Shape):
    """A value that fills a whole file and remembers where each of its keys was written."""

    _origin: Origin = PrivateAttr(default_factory=lambda: NOWHERE)  # a default would be copied

    def model_post_init(self, context: Any, /) -> None:
        """Take the table of positions from the validation context."""
        if isinstance(context, Mapping) and "origin" in context:
            self._origin = context["origin"]

    @property
    def origin(self) -> Origin:
        """Return the table of positions of the file that this value fills."""
        return self._origin


class Term:
    """Marks a text field whose values are the keys of the closed vocabulary `name`."""

    def __init__(self, name: str) -> None:
        """Keep the name of the vocabulary, which is also the name of its file."""
        self.name = name

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Check membership against the vocabularies of the validation context."""
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name the vocabulary, for the generator to write its keys as `enum`."""
        return {**handler(schema), "x-vocabulaire": self.name}

    def _check(self, value: str, info: ValidationInfo) -> str:
        known = ((info.context or {}).get("vocabularies") or {}).get(self.name)
        if known is not None and value not in known:
            raise PydanticCustomError(
                "vocabulaire",
                "« {value} » n’est pas dans la liste « {vocabulary} »",
                {"value": value, "vocabulary": self.name, "known": tuple(known)},
            )
        return value


def _check_identifier(value: str) -> str:
    if len(value) > 80 or not IDENTIFIER.match(value):
        raise PydanticCustomError(
            "identifiant", "« {value} » n’est pas un identifiant", {"value": value}
        )
    return value


def _check_address(value: str) -> str:
    reason = address_fault(value)
    if reason:
        raise PydanticCustomError(
            "adresse",
            "« {value} » n’est pas une adresse utilisable : {reason}",
            {"value": value, "reason": reason},
        )
    return value


def address_fault(value: str) -> str:
    """Return what makes an address unusable, in French, or an empty text.

    Parsing follows the WHATWG URL standard; host names are ASCII with at least one dot, since an
    address given by number or without a domain means nothing to the reader of a public page.
    """
    if any(ord(char) <= 32 or char in '\\<>"`{}|' for char in value):
        return "elle contient une espace ou un signe interdit"
    if not value.lower().startswith(("http://", "https://")):
        return "elle ne commence pas par https:// ou http://"
    try:
        url = _URL.validate_python(value)
    except ValidationError:
        return "elle est mal formée"
    if url.username or url.password:
        return "elle contient un identifiant de connexion"
    raw_host = re.split(r"[/?#]", value.split("//", 1)[1], maxsplit=1)[0].rsplit(":", 1)[0]
    if not raw_host.isascii() or not HOST.match(raw_host):
        return "son nom de domaine n’est pas un nom public écrit en lettres simples"
    return ""


def _read_quoted_date(value: Any) -> Any:
    """Accept a date between quotes; strict mode would see a text only."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError(
                "date_impossible", "« {value} » n’existe pas", {"value": value}
            ) from error
    return value


def _check_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("vide", "le texte est vide", {})
    return value


Line = Annotated[
    str, StringConstraints(max_length=500, pattern=r"^[^\n]*$"), AfterValidator(_check_blank)
]
Text = Annotated[str, StringConstraints(max_length=5000), AfterValidator(_check_blank)]
Identifier = Annotated[str, AfterValidator(_check_identifier)]
Address = Annotated[str, AfterValidator(_check_address)]
Day = Annotated[date, BeforeValidator(_read_quoted_date)]
Version = Annotated[str, StringConstraints(pattern=SEMVER)]
BibKey = Annotated[str, StringConstraints(pattern=BIB_KEY, max_length=100)]
CompetencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{1,2}$")]
