"""What a public site owes its readers and its publisher alone can say.

Legal notices (French law 2004-575), personal data (GDPR, art. 13), accessibility declaration
(law 2005-102, art. 47). A field marked `Due` may be missing while the site is prepared: its page
says so, and publication waits for it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from fabrique.model.shape import Address, Day, Line, Shape, Text


class Due:
    """Marks a field that must be filled before publication."""


class Institution(Shape):
    """The institution that publishes."""

    name: Annotated[Line | None, Due()] = Field(
        None, alias="nom", title="Nom", description="Nom officiel de l’établissement."
    )
    seat: Annotated[Text | None, Due()] = Field(
        None, alias="siege", title="Siège", description="Adresse postale du siège."
    )
    phone: Annotated[Line | None, Due()] = Field(
        None, alias="telephone", title="Téléphone", description="Numéro public."
    )
    contact: Annotated[Line | None, Due()] = Field(
        None, title="Contact", description="Adresse électronique ou formulaire de l’éditeur."
    )
    director: Annotated[Line | None, Due()] = Field(
        None,
        alias="directeur_publication",
        title="Direction de la publication",
        description="Personne responsable au sens de la loi.",
    )
    editor: Line | None = Field(
        None,
        alias="responsable_redaction",
        title="Responsable de la rédaction",
        description="S’il y en a.",
    )


class Host(Shape):
    """Who hosts, and what is known of the machines."""

    name: Annotated[Line | None, Due()] = Field(
        None, alias="nom", title="Nom", description="Nom ou raison sociale."
    )
    address: Annotated[Text | None, Due()] = Field(
        None, alias="adresse", title="Adresse", description="Adresse postale."
    )
    phone: Annotated[Line | None, Due()] = Field(
        None, alias="telephone", title="Téléphone", description="Numéro public."
    )
    place: Line | None = Field(
        None, alias="lieu", title="Lieu", description="Où sont les machines."
    )
    efficiency: Line | None = Field(
        None,
        alias="efficacite",
        title="Efficacité",
        description="Efficacité énergétique (PUE) et consommation d’eau (WUE) du centre.",
    )
    electricity: Line | None = Field(
        None,
        alias="electricite",
        title="Électricité",
        description="Origine de l’électricité.",
    )
    transfer: Line | None = Field(
        None,
        alias="transport",
        title="Transport",
        description="Compression, cache et version du protocole actifs sur le serveur.",
    )


class PersonalData(Shape):
    """What is done with the traces of readers, and whom they may ask."""

    controller: Annotated[Text | None, Due()] = Field(
        None,
        alias="responsable",
        title="Responsable du traitement",
        description="Établissement ou personne qui décide du traitement.",
    )
    officer: Annotated[Text | None, Due()] = Field(
        None,
        alias="delegue",
        title="Délégué à la protection des données",
        description="Nom ou fonction.",
    )
    contact: Annotated[Text | None, Due()] = Field(
        None, title="Contact", description="Adresses électronique et postale pour ces droits."
    )
    logs: Annotated[Text | None, Due()] = Field(
        None,
        alias="journaux",
        title="Journaux",
        description="Journaux tenus par le serveur, et dans quel but.",
    )
    basis: Annotated[Text | None, Due()] = Field(
        None, alias="base_legale", title="Base légale", description="Base légale des journaux."
    )
    retention: Annotated[Line | None, Due()] = Field(
        None, alias="conservation", title="Conservation", description="Durée des journaux."
    )
    recipients: Annotated[Text | None, Due()] = Field(
        None, alias="acces", title="Accès", description="Qui lit les journaux."
    )
    transfers: Annotated[Line | None, Due()] = Field(
        None,
        alias="transfert",
        title="Transfert",
        description="Transfert hors de l’Union européenne : aucun, ou lequel.",
    )
    messages_purpose: Annotated[Text | None, Due()] = Field(
        None,
        alias="messages_but",
        title="But des messages",
        description="Ce que l’on fait des messages reçus, et sur quelle base légale.",
    )
    messages_retention: Annotated[Line | None, Due()] = Field(
        None,
        alias="messages_conservation",
        title="Conservation des messages",
        description="Durée.",
    )
    messages_recipients: Annotated[Text | None, Due()] = Field(
        None,
        alias="messages_destinataires",
        title="Destinataires des messages",
        description="Qui les lit.",
    )


class Audit(Shape):
    """A real audit of a sample of pages against the RGAA."""

    day: Day = Field(alias="date", title="Date", description="Date de l’audit.")
    auditor: Line = Field(alias="auteur", title="Auteur", description="Qui a fait l’audit.")
    report: Address = Field(alias="rapport", title="Rapport", description="Adresse du rapport.")
    applicable: Annotated[int, Field(ge=1, le=106)] = Field(
        alias="criteres_applicables",
        title="Critères applicables",
        description="Sur les 106 du référentiel.",
    )
    respected: Annotated[int, Field(ge=0, le=106)] = Field(
        alias="criteres_respectes",
        title="Critères respectés",
        description="Parmi les critères applicables.",
    )


class Accessibility(Shape):
    """What the accessibility declaration rests on."""

    organisation: Annotated[Line | None, Due()] = Field(
        None, alias="organisme", title="Organisme", description="Organisme qui déclare."
    )
    scheme: Annotated[Address | None, Due()] = Field(
        None,
        alias="schema_pluriannuel",
        title="Schéma pluriannuel",
        description="Adresse du schéma pluriannuel en cours.",
    )
    plan: Annotated[Address | None, Due()] = Field(
        None,
        alias="plan_d_action",
        title="Plan d’action",
        description="Adresse du plan de l’année, avec le bilan de la précédente.",
    )
    contact: Annotated[Line | None, Due()] = Field(
        None, title="Contact", description="Adresse électronique ou formulaire."
    )
    service: Annotated[Text | None, Due()] = Field(
        None, title="Service", description="Service responsable et adresse postale."
    )
    audit: Audit | None = Field(
        None, title="Audit", description="Le dernier audit réel ; sans lui, « non conforme »."
    )

    def state(self, day: date) -> str:
        """Return the state to declare on `day`: never above what a valid audit proves.

        Source: RGAA, mentions et pages obligatoires. An audit is worth three years; under half of
        the applicable criteria, or without an audit, a site is « non conforme ».
        """
        audit = self.audit
        if audit is None or not audit.day <= day < _years_after(audit.day, 3):
            return "non conforme"
        if audit.respected >= audit.applicable:
            return "totalement conforme"
        half = 2 * audit.respected >= audit.applicable
        return "partiellement conforme" if half else "non conforme"


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def missing_duties(value: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the French keys that lead to each empty `Due` field, in the order of the model."""
    for name, field in type(value).model_fields.items():
        key = (*path, field.alias or name)
        held = getattr(value, name)
        if isinstance(held, BaseModel):
            yield from missing_duties(held, key)
        elif held is None and any(isinstance(item, Due) for item in field.metadata):
            yield key
