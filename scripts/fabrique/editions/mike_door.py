"""The door to mike, in a process of its own: it works in the current folder, and nowhere else.

Called as `python -m fabrique.editions.mike_door SITE LABEL ALIAS BRANCH COMMIT DATE`. mike lays a
site that is already built, so that what is published is what was checked, whatever `mkdocs` or
`properdocs` the machine has.
"""

import sys

from mike.commands import AliasType, deploy


def lay(site: str, label: str, alias: str, branch: str, commit: str, day: str) -> None:
    """Commit the site under its label and, copied, under the alias; list it in versions.json."""
    settings = {"site_dir": site, "use_directory_urls": True}
    with deploy(
        settings,
        label,
        None,
        [alias],
        update_aliases=True,
        alias_type=AliasType.copy,
        branch=branch,
        message=f"Édition {label}",
        set_props=[("commit", commit), ("date", day)],
    ):
        pass


if __name__ == "__main__":
    lay(*sys.argv[1:])
