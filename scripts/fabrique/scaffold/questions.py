"""What is asked before a draft is written; each answer is a key of the resource."""

from dataclasses import dataclass

from fabrique.model import EXPECTED, Catalogue


@dataclass(frozen=True, slots=True)
class Question:
    """A question: key, words, default, and the vocabulary that its answer comes from, if any."""

    key: str
    words: str
    default: str = ""
    vocabulary: str = ""
    is_number: bool = False

    @property
    def option(self) -> str:
        """Return the option of the command that answers."""
        return "--" + self.key.replace("_", "-")

    def fault(self, answer: str, catalogue: Catalogue) -> str:
        """Return what is wrong with an answer, in French, or an empty text."""
        if not answer.strip():
            return "il faut une réponse"
        if self.is_number and not (answer.isascii() and answer.isdigit() and int(answer) < 10_000):
            return "il faut un nombre entier"
        if self.key == "competence" and not _is_competency(answer, catalogue):
            return (
                f"« {answer[:40]} » n’est pas un code du référentiel, comme A1 ;"
                " ils sont dans ressources/referentiel/referentiel.yml"
            )
        known = self.choices(catalogue)
        if known and answer not in known:
            return f"« {answer[:40]} » n’est pas dans la liste : {', '.join(known)}"
        return ""

    def choices(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Return the keys that may answer, those with a known anatomy first."""
        vocabulary = catalogue.vocabularies.get(self.vocabulary)
        if vocabulary is None:
            return ()
        keys = tuple(vocabulary.by_key)
        if self.vocabulary != "types":
            return keys
        return (
            *(key for key in EXPECTED if key in keys),
            *(key for key in keys if key not in EXPECTED),
        )


QUESTIONS = (
    Question("titre", "Titre, en quelques mots"),
    Question("resume", "Résumé, de 80 à 300 caractères : ce que l’on obtient, et pour qui"),
    Question("type", "Type", "outil-animation", "types"),
    Question("auteur", "Votre nom, ou celui de votre organisation"),
    Question("competence", "Compétence travaillée, par son code"),
    Question("animation", "Durée avec le groupe, en minutes", "60", is_number=True),
    Question("groupe_min", "Nombre de personnes, au moins", "6", is_number=True),
    Question("groupe_max", "Nombre de personnes, au plus", "12", is_number=True),
)


def _is_competency(code: str, catalogue: Catalogue) -> bool:
    return catalogue.framework is None or code in catalogue.framework.competencies
