"""What an address that leaves the site may have wrong in its writing alone."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple

from ada_url import URL

from fabrique.model.site_links import LinkKind
from fabrique.rules.built import lie006_mail_malformed, lie007_phone_malformed

WEB = ("http", "https")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# « http//exemple.org », « https;//exemple.org », « https: //exemple.org »
_LOST_COLON = re.compile(r"(https?|ftp)(?:[;,.]?//+|[;,]|:\s+/*|:/(?!/))(?P<rest>.*)", re.I | re.S)
_NO_SCHEME = re.compile(r":?//?:?//|:/*")
_USUAL = ("https", "http", "mailto", "tel", "ftp")
_OTHERS = frozenset(
    [
        "about",
        "bitcoin",
        "blob",
        "callto",
        "data",
        "doi",
        "fax",
        "feed",
        "ftps",
        "geo",
        "git",
        "imap",
        "irc",
        "ircs",
        "javascript",
        "ldap",
        "magnet",
        "matrix",
        "mms",
        "news",
        "nntp",
        "rtsp",
        "sftp",
        "sip",
        "sips",
        "sms",
        "ssh",
        "svn",
        "urn",
        "view-source",
        "webcal",
        "ws",
        "wss",
        "xmpp",
    ]
)
_CLOSE = 0.75  # resemblance of « htpp » with « http »
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
_LOCAL_ENDS = (
    ".localhost",
    ".local",
    ".localdomain",
    ".lan",
    ".internal",
    ".intranet",
    ".home.arpa",
)


class Fault(NamedTuple):
    """What is wrong: the kind, the end of a sentence whose subject is the address, the cures."""

    kind: LinkKind
    what: str
    suggestions: tuple[str, ...] = ()


def scheme_of(address: str) -> str:
    """Return the scheme in lower case, or an empty text for a relative address."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def judge_scheme(address: str) -> Fault | None:
    """Judge an address with a scheme that is not of the web, or that lost part of it."""
    lost = _LOST_COLON.match(address)
    if lost and _plausible_host(lost["rest"]):
        meant = f"{lost[1].lower()}://{lost['rest'].lstrip('/ ')}"
        return Fault(LinkKind.ADDRESS, f"commence mal : il faut « {lost[1].lower()}:// »", (meant,))
    if _NO_SCHEME.match(address) and not address.startswith("//"):
        return Fault(LinkKind.ADDRESS, "n’a pas de protocole avant « : »")
    scheme = scheme_of(address)
    if not scheme or scheme in WEB:
        return None
    if scheme == "mailto":
        return _told(LinkKind.MAIL, lie006_mail_malformed.explain(address))
    if scheme == "tel":
        return _told(LinkKind.PHONE, lie007_phone_malformed.explain(address))
    if scheme == "file":
        return Fault(LinkKind.LOCAL, "désigne un fichier de l’ordinateur de qui l’a écrite")
    if len(scheme) == 1:
        return Fault(LinkKind.LOCAL, "désigne un disque de l’ordinateur de qui l’a écrite")
    if scheme == "localhost":
        return Fault(LinkKind.LOCAL, "désigne l’ordinateur même de qui la suit")
    if scheme == "data" and "," not in address:
        return Fault(
            LinkKind.ADDRESS, "annonce des données et n’en contient pas : il y manque une virgule"
        )
    return None if scheme in _OTHERS else _judge_unknown(address, scheme)


def _judge_unknown(address: str, scheme: str) -> Fault | None:
    rest = address[len(scheme) + 1 :]
    if "." in scheme:  # « exemple.org:8080/plan »
        return Fault(LinkKind.ADDRESS, "n’a pas de protocole", (f"https://{address}",))
    near = max(_USUAL, key=lambda usual: _likeness(scheme, usual))
    if _likeness(scheme, near) >= _CLOSE:
        what = f"a pour protocole « {scheme}: », qui n’existe pas"
        return Fault(LinkKind.ADDRESS, what, (f"{near}:{rest}",))
    return None


def _likeness(scheme: str, usual: str) -> float:
    return SequenceMatcher(None, scheme, usual, False).ratio()


def _plausible_host(rest: str) -> bool:
    """Tell whether what follows looks like a host, so that « http/plan.html » stays a path."""
    host = re.split(r"[/?#]", rest.lstrip("/ "), maxsplit=1)[0]
    return "." in host or host.startswith("localhost")


def _told(kind: LinkKind, what: str) -> Fault | None:
    return Fault(kind, what) if what else None


@lru_cache(maxsize=50_000)
def judge_web(address: str) -> Fault | None:
    """Judge an absolute web address that leads to another host."""
    try:
        url = URL(address)
    except ValueError:
        return Fault(LinkKind.ADDRESS, "n’est comprise par aucun navigateur")
    return judge_host(url.hostname)


def judge_host(host: str) -> Fault | None:
    """Judge a host in its normal form, as a browser would call it."""
    number = _number(host)
    if number is not None:
        if number.is_global:
            return None
        return Fault(LinkKind.LOCAL, f"désigne « {host} », qui n’existe que sur un réseau privé")
    name = host.removesuffix(".")
    if name in WEB:
        return Fault(LinkKind.ADDRESS, "répète son protocole")
    if name == "localhost" or name.endswith(_LOCAL_ENDS):
        return Fault(LinkKind.LOCAL, f"désigne « {host} », qui n’existe que sur place")
    if not _HOST.fullmatch(name):
        return Fault(LinkKind.ADDRESS, f"a un nom de site impossible : « {host} »")
    if "." not in name:
        return Fault(
            LinkKind.LOCAL, f"désigne « {host} », un nom sans point qui n’existe que sur place"
        )
    return None


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None
