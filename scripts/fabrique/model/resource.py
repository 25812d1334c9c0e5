"""The unit of the catalogue: a tool, a module, a template, a case, a grid, a guide."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, PrivateAttr

from fabrique.model.credits import Author, Contributor, Source
from fabrique.model.files import Attachment, Illustration, ResourceFile
from fabrique.model.prose import Prose
from fabrique.model.session import Duration, GroupSize, Material, Phase, Room
from fabrique.model.shape import (
    Address,
    BibKey,
    CompetencyCode,
    Day,
    Identifier,
    Line,
    Shape,
    Sourced,
    Term,
    Text,
    Version,
)
from fabrique.model.usage import UsageReport


class Prerequisite(Shape):
    """What must come first: a resource of the catalogue, or a sentence; one of the two."""

    resource: Identifier | None = Field(
        None,
        alias="ressource",
        title="Ressource",
        description="Identifiant d’une ressource du catalogue.",
    )
    text: Text | None = Field(
        None,
        alias="texte",
        title="Texte",
        description="Ce qu’il faut savoir ou avoir, en une phrase.",
    )


class Target(Shape):
    """A competency that the resource trains or assesses."""

    code: CompetencyCode = Field(title="Code", description="Code du référentiel : A3.")
    level: int = Field(
        alias="niveau",
        ge=1,
        le=3,
        title="Niveau",
        description="1 avec appui, 2 en autonomie, 3 référent.",
    )
    role: Annotated[str, Term("roles-competence")] = Field(
        title="Rôle", description="travaille ou evalue."
    )


class Subject(Shape):
    """A discipline, by its address in a public vocabulary."""

    uri: Address = Field(title="Adresse", description="Adresse du concept.")
    label: Line = Field(alias="libelle", title="Libellé", description="Nom français.")


class Accessibility(Shape):
    """How the activity can be taken part in, in the terms of schema.org."""

    modes: tuple[Annotated[str, Term("modes-acces")], ...] = Field(
        (), title="Modes", description="Sens sollicités."
    )
    features: tuple[Line, ...] = Field(
        (), alias="atouts", title="Atouts", description="Ce qui facilite la participation."
    )
    hazards: tuple[Line, ...] = Field(
        (), alias="obstacles", title="Obstacles", description="Ce qui peut gêner, et la parade."
    )
    summary: Text | None = Field(None, alias="resume", title="Résumé", description="Une phrase.")


class Silence(Shape):
    """A rule that the author asks not to apply here, and why."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] = Field(
        alias="regle", title="Règle", description="Code de la règle : MET004."
    )
    reason: Line = Field(
        alias="raison", title="Raison", description="Pourquoi la règle ne sert pas ici."
    )


class Checks(Shape):
    """Settings of the verification for one resource."""

    ignore: tuple[Silence, ...] = Field(
        (), alias="ignorer", title="Règles ignorées", description="Chacune avec sa raison."
    )


class Resource(Sourced):
    """A resource of the catalogue, as its author wrote it.

    Source of the keys: IEEE LOM 1484.12.1, schema.org `LearningResource`, AMB.
    """

    id: Identifier = Field(
        title="Identifiant",
        description="Nom du dossier ; ne change plus une fois publié ; donne l’adresse de la page.",
    )
    title: Line = Field(
        alias="titre", title="Titre", description="Ce que l’on obtient, en 110 caractères au plus."
    )
    summary: Text = Field(
        alias="resume",
        title="Résumé",
        description="De 80 à 300 caractères : ce que l’on obtient et pour qui.",
    )
    language: Annotated[str, Term("langues")] = Field(
        alias="langue", title="Langue", description="Code de langue : fr."
    )
    type: Annotated[str, Term("types")] = Field(title="Type", description="Nature de la ressource.")
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Identifiant SPDX : CC-BY-SA-4.0."
    )
    authors: tuple[Author, ...] = Field(
        alias="auteurs",
        min_length=1,
        title="Auteurs",
        description="Personnes ou organisations qui ont écrit la ressource.",
    )
    contributors: tuple[Contributor, ...] = Field(
        (), alias="contributeurs", title="Contributeurs", description="Qui a relu, testé, illustré."
    )
    publisher: Line = Field(
        alias="editeur", title="Éditeur", description="Organisation qui publie."
    )
    version: Version = Field(
        title="Version", description='Trois nombres entre guillemets : "1.2.0".'
    )
    created: Day | None = Field(
        None, alias="cree", title="Créée le", description="Date de première écriture."
    )
    published: Day | None = Field(
        None, alias="publie", title="Publiée le", description="Date de première publication."
    )
    updated_on: Day | None = Field(
        None, alias="modifie", title="Modifiée le", description="Date de la dernière modification."
    )
    keywords: tuple[Line, ...] = Field(
        (), alias="mots_cles", title="Mots-clés", description="Mots que l’on chercherait."
    )
    subjects: tuple[Subject, ...] = Field(
        (),
        alias="disciplines",
        title="Disciplines",
        description="Concepts d’un vocabulaire public.",
    )
    levels: tuple[Annotated[str, Term("niveaux")], ...] = Field(
        (), alias="niveaux", title="Niveaux", description="Niveaux d’études ou de formation."
    )
    audiences: tuple[Annotated[str, Term("publics")], ...] = Field(
        (), alias="publics", title="Publics", description="À qui la ressource s’adresse."
    )
    modalities: tuple[Annotated[str, Term("modalites")], ...] = Field(
        (), alias="modalites", title="Modalités", description="Façons de la vivre."
    )
    difficulty: Annotated[str, Term("difficultes")] | None = Field(
        None, alias="difficulte", title="Difficulté", description="De tres-facile à tres-difficile."
    )
    duration: Duration | None = Field(
        None,
        alias="duree",
        title="Durée",
        description="Préparation, animation et restitution, en minutes.",
    )
    group: GroupSize | None = Field(
        None,
        alias="groupe",
        title="Groupe",
        description="Nombre de participants et taille des sous-groupes.",
    )
    material: tuple[Material, ...] = Field(
        (),
        alias="materiel",
        title="Matériel",
        description="Ce qu’il faut réunir, avec les quantités.",
    )
    rooms: tuple[Room, ...] = Field(
        (), alias="espace", title="Espace", description="Zones du lieu et machines nécessaires."
    )
    prerequisites: tuple[Prerequisite, ...] = Field(
        (), alias="prerequis", title="Prérequis", description="Ce qui doit venir avant."
    )
    outcomes: tuple[Line, ...] = Field(
        (),
        alias="objectifs",
        title="Objectifs",
        description="Ce que l’on saura faire, avec un verbe observable.",
    )
    targets: tuple[Target, ...] = Field(
        (),
        alias="competences",
        title="Compétences",
        description="Compétences travaillées ou évaluées.",
    )
    phases: tuple[Phase, ...] = Field(
        (), alias="deroule", title="Déroulé", description="Étapes minutées, dans l’ordre."
    )
    followed_by: tuple[Identifier, ...] = Field(
        (),
        alias="enchaine_avec",
        title="S’enchaîne avec",
        description="Ressources qui suivent bien.",
    )
    references: tuple[BibKey, ...] = Field(
        (), title="Références", description="Clés de la bibliographie."
    )
    adapted_from: tuple[Source, ...] = Field(
        (),
        alias="adapte_de",
        title="Adaptée de",
        description="Œuvres sous licence libre dont la ressource est tirée.",
    )
    files: tuple[Attachment, ...] = Field(
        (),
        alias="fichiers",
        title="Fichiers",
        description="Fichiers qui accompagnent la ressource.",
    )
    image: Illustration | None = Field(None, title="Image", description="Image des listes.")
    access: Annotated[str, Term("acces")] = Field(
        alias="acces", title="Accès", description="libre : sans compte ni paiement."
    )
    accessibility: Accessibility | None = Field(
        None,
        alias="accessibilite",
        title="Accessibilité",
        description="Comment chacun peut prendre part à l’activité.",
    )
    status: Annotated[str, Term("statuts")] = Field(
        alias="statut", title="Statut", description="brouillon, relu, publie ou retire."
    )
    for_teachers: bool = Field(
        False,
        alias="reserve_enseignant",
        title="Réservée à l’enseignant",
        description="true pour un corrigé ou un barème.",
    )
    next_review: Day | None = Field(
        None,
        alias="prochaine_relecture",
        title="Prochaine relecture",
        description="Date à laquelle relire la ressource.",
    )
    replaced_by: Identifier | None = Field(
        None,
        alias="remplace_par",
        title="Remplacée par",
        description="Ressource qui prend la suite d’une ressource retirée.",
    )
    withdrawal_reason: Text | None = Field(
        None,
        alias="motif_retrait",
        title="Motif du retrait",
        description="Pourquoi la ressource est retirée.",
    )
    former_ids: tuple[Identifier, ...] = Field(
        (),
        alias="anciens_identifiants",
        title="Anciens identifiants",
        description="Adresses d’avant un changement de nom.",
    )
    checks: Checks | None = Field(
        None,
        alias="verification",
        title="Vérification",
        description="Règles que l’on demande d’ignorer.",
    )

    _prose: Prose | None = PrivateAttr(default=None)
    _found_files: tuple[ResourceFile, ...] = PrivateAttr(default=())
    _usages: tuple[UsageReport, ...] = PrivateAttr(default=())
    _usage_files: tuple[ResourceFile, ...] = PrivateAttr(default=())
    _doubtful: frozenset[str] = PrivateAttr(default=frozenset())

    def model_post_init(self, context: Any, /) -> None:
        """Take from the validation context what lies beside the YAML file: text and files."""
        super().model_post_init(context)
        if isinstance(context, Mapping):
            self._prose = context.get("prose")
            self._found_files = context.get("found_files", ())
            self._usages = context.get("usages", ())
            self._usage_files = context.get("usage_files", ())
            self._doubtful = context.get("doubtful", frozenset())

    @property
    def prose(self) -> Prose | None:
        """Return the text of `index.md`, or None when it could not be read."""
        return self._prose

    @property
    def found_files(self) -> tuple[ResourceFile, ...]:
        """Return what lies in `fichiers/`, sorted by path, whether declared or not."""
        return self._found_files

    def withholding(self, files: tuple[ResourceFile, ...]) -> "Resource":
        """Return the resource with these files beside those found, to be neither missed nor read."""
        copy = self.model_copy()
        copy._found_files = tuple(sorted((*self._found_files, *files), key=lambda item: item.path))
        return copy

    @property
    def usages(self) -> tuple[UsageReport, ...]:
        """Return the reports of use, the latest first."""
        return self._usages

    @property
    def usage_files(self) -> tuple[ResourceFile, ...]:
        """Return the files of the reports of use, sorted by path."""
        return self._usage_files

    def trusts(self, *keys: str) -> bool:
        """Tell whether none of these French keys had to be mended or left out while reading.

        A rule that adds up or compares asks this first, so that one fault gives one finding.
        """
        return self._doubtful.isdisjoint(keys)

    @property
    def folder(self) -> str:
        """Return the POSIX path of the resource's folder from the project's root."""
        return self.origin.file.rpartition("/")[0]

    @property
    def url(self) -> str:
        """Return the address of the page, relative to the site's root."""
        return f"catalogue/{self.id}/"

    @property
    def is_published(self) -> bool:
        """Tell whether the resource is offered to readers."""
        return self.status == "publie"

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the resource has been taken back."""
        return self.status == "retire"

    @property
    def trained(self) -> tuple[Target, ...]:
        """Return the competencies that the resource trains."""
        return tuple(target for target in self.targets if target.role == "travaille")
