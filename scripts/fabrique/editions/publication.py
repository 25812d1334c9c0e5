"""`fabrique edition publier`: everything aside, everything proved, then one update of the branch.

Whatever stops the command leaves the previous publication whole: nothing of the repository changes
before the objects are complete, and the branch moves in one step that git makes atomic. A second
run does the same work again, from the same commit, and ends at the same commit.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fabrique.editions.branch import VERSIONS, Published, write_commit, write_tree
from fabrique.editions.front import front_files
from fabrique.editions.git import NOTHING, Git, environment, open_repository
from fabrique.editions.judging import Tell, require_permanence, require_sound_site, sound_project
from fabrique.editions.preparation import require_clean, require_label, require_newer
from fabrique.editions.recording import make_record
from fabrique.editions.workshop import Workshop, open_workshop
from fabrique.loading import ALIAS, LATEST, read_published, site_url
from fabrique.model import Catalogue, Edition, EditionRecord, FabriqueError, Site
from fabrique.model.record import LABEL, rank

BRANCH = "gh-pages"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """What a publication did; nothing when the edition was already there."""

    label: str
    commit: str
    done: bool
    edition_bytes: int = 0
    total_bytes: int = 0


def publish(
    root: Path,
    label: str,
    tell: Tell,
    *,
    alias: str = LATEST,
    branch: str = BRANCH,
    remote: str = "origin",
) -> Result:
    """Publish the edition that the present commit records, in the local branch.

    A label already published is never written again: from the same commit there is nothing to do,
    from another it is refused. Raise FabriqueError for whatever does not hold.
    """
    require_label(label)
    if not ALIAS.match(alias):
        raise FabriqueError(
            f"« {alias[:40]} » ne peut pas être un alias", "Prenez un mot en minuscules."
        )
    ours = open_repository(root)
    require_clean(ours)
    commit = ours.read("rev-parse", "HEAD")
    tip = find_base(ours, branch, remote)
    base = Published(ours, tip)
    if label in base.labels:
        return _already(base, label, commit)
    with open_workshop(ours, commit) as workshop:
        tell("Vérification des ressources…")
        project, site = sound_project(workshop.root, tell)
        record = _record_of(label, project.catalogue)
        _require_known(base, project.catalogue, label)
        require_newer(label, base.labels)
        _require_same_alias(base, alias)
        tell("Fabrication du site…")
        workshop.build(label, alias, tell)
        tell("Vérification des liens, des poids, de l’accessibilité et des anciennes adresses…")
        home = site_url(project.catalogue)
        edition = Edition(label, record.date, f"{home}{alias}/", site.publisher)
        require_sound_site(workshop.site, workshop.root, edition, site, tell)
        require_permanence(workshop.site, project.catalogue, tell)
        _require_recorded(workshop, record, project.catalogue)
        tell("Mise en place à l’écart, par mike…")
        made = _lay(workshop, base, record, alias, branch, home, site)
        proved = _prove(workshop.git, base, made, record, alias, site)
        bring(ours, workshop.git, branch, made, tip, f"édition {label}")
    return Result(label, made, True, *proved)


def push(root: Path, branch: str, remote: str) -> None:
    """Send the branch to a remote, never by force."""
    open_repository(root).run("push", "--quiet", remote, f"refs/heads/{branch}:refs/heads/{branch}")


def find_base(ours: Git, branch: str, remote: str) -> str:
    """Return the commit to publish upon: the most advanced of the local and the known remote one.

    Raise FabriqueError when they went different ways, or when the branch is checked out.
    """
    if f"branch refs/heads/{branch}" in ours.read("worktree", "list", "--porcelain").splitlines():
        raise FabriqueError(
            f"La branche « {branch} » est ouverte dans un dossier de travail",
            "Quittez-la (git switch) : elle ne s’écrit que par cette commande.",
        )
    local = ours.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")
    known = ours.ask("rev-parse", "--verify", "--quiet", f"refs/remotes/{remote}/{branch}")
    if not local or not known or local == known:
        return local or known
    if ours.holds("merge-base", "--is-ancestor", local, known):
        return known
    if ours.holds("merge-base", "--is-ancestor", known, local):
        return local
    raise FabriqueError(
        f"« {branch} » et « {remote}/{branch} » ont divergé",
        "Reprenez la branche distante (git fetch, puis git branch -f) : ce qui est en ligne fait foi.",
    )


def bring(ours: Git, aside: Git, branch: str, made: str, before: str, reason: str) -> None:
    """Take the objects made aside, then move the branch, in one step, from what it was.

    `before` is what the work was based upon: a branch that moved meanwhile is left as it is.
    """
    local = ours.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")
    aside.run("update-ref", "refs/heads/publication", made)
    ours.run(
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance",
        str(aside.folder), "refs/heads/publication",
    )  # fmt: skip
    if local and local != before and not ours.holds("merge-base", "--is-ancestor", local, made):
        raise FabriqueError(f"La branche « {branch} » a bougé pendant le travail", "Recommencez.")
    ours.run(
        "update-ref", "-m", f"fabrique : {reason}", f"refs/heads/{branch}", made, local or NOTHING
    )


def identity(ours: Git, home: str, seconds: str) -> dict[str, str]:
    """Return who signs what is published: the person whom git knows, else the toolchain."""
    host = urlsplit(home).hostname or "localhost"
    name = ours.ask("config", "user.name") or "fabrique"
    email = ours.ask("config", "user.email") or f"fabrique@{host}"
    moment = f"{seconds} +0000"
    return {
        "GIT_AUTHOR_DATE": moment,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_NAME": name,
        "GIT_COMMITTER_DATE": moment,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_NAME": name,
    }


def require_room(published: Published, site: Site) -> int:
    """Return the size of a published branch; raise FabriqueError when it passes its budget."""
    total = sum(published.sizes().values())
    limit = site.editions.total_mb
    if total > limit * _MEGABYTE:
        raise FabriqueError(
            f"La branche publiée pèserait {total / _MEGABYTE:.1f} Mo, pour {limit} Mo au plus",
            "Archivez une ancienne édition (fabrique edition retirer AAAA.N), ou changez « editions: taille_totale_mo » de site.yml.",
        )
    return total


def _already(base: Published, label: str, commit: str) -> Result:
    published = base.property_of(label, "commit")
    if published == commit:
        return Result(label, base.tip, False)
    raise FabriqueError(
        f"L’édition {label} est déjà publiée, depuis le commit {str(published)[:10]} : une édition ne se réécrit pas",
        "Préparez et publiez l’édition suivante.",
    )


def _record_of(label: str, catalogue: Catalogue) -> EditionRecord:
    for record in catalogue.records:
        if record.label == label:
            return record
    raise FabriqueError(
        f"L’édition {label} n’est pas préparée dans ce commit",
        f"Lancez « fabrique edition preparer {label} », puis validez le relevé qu’elle écrit.",
    )


def _require_known(base: Published, catalogue: Catalogue, label: str) -> None:
    """Refuse a branch that lacks an earlier edition: it was not fetched, and would be lost."""
    held = set(base.labels)
    lost = [item.label for item in catalogue.records if item.label not in (*held, label)]
    if lost:
        raise FabriqueError(
            f"La branche publiée n’a pas l’édition {', '.join(lost)}, que ce commit connaît",
            "Récupérez-la d’abord : git fetch origin gh-pages:gh-pages.",
        )
    unknown = held.difference(item.label for item in catalogue.records)
    if unknown:
        raise FabriqueError(
            f"Ce commit ne connaît pas l’édition {', '.join(sorted(unknown, key=rank))}, déjà publiée",
            "Reprenez la branche principale, où son relevé est validé.",
        )


def _require_same_alias(base: Published, alias: str) -> None:
    others = {name for item in base.versions for name in item.get("aliases", ())} - {alias}
    if others:
        raise FabriqueError(
            f"La branche publiée emploie déjà l’alias « {min(others)} »",
            "Gardez-le (--alias) : toutes les adresses canoniques y mènent.",
        )


def _require_recorded(workshop: Workshop, record: EditionRecord, catalogue: Catalogue) -> None:
    """Refuse what is no longer what was prepared: the record would say something else."""
    now = make_record(record.label, record.date, catalogue, read_published(workshop.site))
    if now == record:
        return
    addresses = sorted(now.addresses.items() ^ record.addresses.items())
    differ = [address for address, _ in addresses] or [
        key for key in now.resources if now.resources[key] != record.resources.get(key)
    ]
    shown = ", ".join(dict.fromkeys(differ[:5])) or "la liste des changements"
    raise FabriqueError(
        f"Ce commit n’est plus ce que l’édition {record.label} avait préparé : {shown}",
        f"Retirez « {record.file} », validez, puis lancez « fabrique edition preparer {record.label} ».",
    )


def _lay(
    workshop: Workshop,
    base: Published,
    record: EditionRecord,
    alias: str,
    branch: str,
    home: str,
    site: Site,
) -> str:
    """Return the commit to publish, made aside: the editions by mike, the top by us."""
    git = workshop.git
    who = identity(base.git, home, workshop.seconds)
    if base.tip:
        git.run("update-ref", f"refs/heads/{branch}", base.tip)
    module = f"{__package__}.mike_door"
    facts = (str(workshop.site), record.label, alias, branch, workshop.commit, str(record.date))
    done = subprocess.run(
        [sys.executable, "-m", module, *facts],
        cwd=workshop.root,
        env={**environment(), **who, "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise FabriqueError(f"mike a refusé : {' '.join(done.stderr.split())[-400:]}")
    front = front_files(workshop.site, home, alias, site.name)
    tree = write_tree(git, f"refs/heads/{branch}", front)
    message = f"Édition {record.label}\n\nFabriquée depuis le commit {workshop.commit}."
    return write_commit(git, tree, base.tip, message, who)


def _prove(
    git: Git, base: Published, made: str, record: EditionRecord, alias: str, site: Site
) -> tuple[int, int]:
    """Raise FabriqueError unless the commit adds this edition and touches no other; return sizes."""
    after = Published(git, made)
    before, now = base.folders, after.folders
    touched = [name for name in before if LABEL.match(name) and now.get(name) != before[name]]
    listed = {str(item.get("version")) for item in after.versions}
    if touched or record.label not in now or now[record.label] != now.get(alias):
        what = ", ".join(touched) or record.label
        raise FabriqueError(f"Ce qui allait être publié n’est pas ce qui était prévu ({what})")
    if listed != set(after.labels):
        raise FabriqueError(f"« {VERSIONS} » ne dit pas les éditions de la branche")
    own = sum(after.sizes(record.label).values())
    if own > site.editions.edition_mb * _MEGABYTE:
        raise FabriqueError(
            f"L’édition pèse {own / _MEGABYTE:.1f} Mo, pour {site.editions.edition_mb} Mo au plus",
            "Allégez-la, ou changez « editions: taille_edition_mo » de site.yml.",
        )
    return own, require_room(after, site)
