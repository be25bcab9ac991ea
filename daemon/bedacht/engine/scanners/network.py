"""Addresses of machines: url, host (internal ones), ip, path on a server.

Left out is what documentation uses (example.com, 203.0.113.x), the machine itself
(localhost, 127.0.0.1) and what every router at home has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bedacht.engine.scan import DIGITS, Scanner, Seen, Sight
from bedacht.engine.scanners.patterns import by_pattern

_URL = r"(?:https?://|www\.)[^\s<>\"'“”„]{2,300}[^\s<>\"'“”„.,;:!?)\]]"
_REST = r"(?::\d{2,5})?(?:/[^\s<>\"'“”„,;)]{0,200}[^\s<>\"'“”„.,;:!?)\]])?"
_SCHEME = r"(?:(?:https?|ftp|sftp|ssh|smb|rdp|ldaps?|wss?)://(?:[\w.-]{1,40}@)?)?"
_PRIVATE = r"(?:lan|local|intern|internal|intra|intranet|corp|home\.arpa|localdomain|priv|private)"
_ROOM = (
    r"(?:intranet|intra|vpn|citrix|jira|confluence|wiki-?intern|sharepoint|sap|erp|crm|jenkins"
    r"|gitlab|grafana|kibana|vault|staging|stage|dev|test|preprod|admin|jump|bastion|remote|owa)\d{0,2}"
)
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61})"
_HOST = (
    rf"(?<![\w@.\\/-])(?P<it>{_SCHEME}(?:(?:{_PART}\.){{1,5}}{_PRIVATE}\b"
    rf"|{_ROOM}(?:[.-]{_PART}){{0,3}}\.{_PART}\.[a-z]{{2,10}}\b){_REST})"
)
_MACHINE = (
    r"(?<![\w\\/.@#-])[A-Z]{2,8}(?:-[A-Z]{2,6})?-(?:SRV|SV|FS|DB|DC|APP|WEB|SQL|EX|MX|TS|RDS|PRN"
    r"|PRINT|FILE|BACKUP|ESX|VM|HV|NAS|SAP|ERP|VPN|FW|GW|PROXY|TERM|CTX|MAIL|LIMS)[A-Z]{0,8}-?\d{0,5}"
    r"(?![\w-])|(?<![\w\\/.@#-])(?:srv|vm|esx|sql|db|dc|app|web|lims|pacs|erp|sap|nas)[a-z]{0,6}-?\d{2,4}(?=[ ,.;:)]|$)(?!\.\d)"
)
_UNC = r"\\\\[\w.-]{2,60}(?:\\[\w.$-]{0,60}[\w$]){0,6}"
_DRIVE = r"(?<![\w\\/])[D-Z]:\\[\w$-][\w$ .-]{0,60}(?:\\[\w$.-]{1,60}){0,6}"
_IP = re.compile(
    r"(?<![\w.-])(?P<it>(?:https?://)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})"
    r"(?:/\d{1,2}\b|:\d{2,5}\b)?(?:/[\w./%?=&-]{1,200}[\w/])?)(?![\w]|\.\d)"
)
_VERSION = re.compile(
    r"(?i)(?:\bv|version|release|build|firmware|update|patch|driver|treiber|upgrade|(?:update|upgrade)\s(?:\w+\s)?auf|\bios)"
    r"[\w.]*[ :]{0,2}$"
)
_DOCUMENTATION = re.compile(
    r"(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.\d+\.\d+|0\.0\.0|255\.\d+\.\d+)\.\d+$"
    r"|(?:8\.8\.8\.8|8\.8\.4\.4|1\.1\.1\.1|9\.9\.9\.9|1\.2\.3\.4|4\.3\.2\.1)$"
    r"|192\.168\.(?:0|1|2|178)\.1$"
)
_EXAMPLE = re.compile(
    r"(?i)(?:^|[./@])example\.(?:com|org|net)\b|\blocalhost\b|^(?:www\.)"
)


_ROOMS = (
    "intranet", "intra", "vpn", "citrix", "jira", "confluence", "intern", "sharepoint", "sap", "erp", "crm",
    "jenkins", "gitlab", "grafana", "kibana", "vault", "staging", "stage", "dev", "test", "preprod", "admin",
    "jump", "bastion", "remote", "owa",
)  # fmt: skip
_ENDINGS = (".lan", ".local", ".intern", ".intra", ".corp", ".home.arpa", ".priv")
_INSIDE = (*_ENDINGS, *(f"{room}{sign}" for room in _ROOMS for sign in ".-"))


def _is_internal(host: str) -> bool:
    return not _EXAMPLE.search(host)


def _addresses(sight: Sight) -> Iterator[Seen]:
    text = sight.original
    for match in _IP.finditer(text):
        octets = match.group(2, 3, 4, 5)
        if not _is_address(octets) or _VERSION.search(
            text, max(0, match.start() - 16), match.start()
        ):
            continue
        yield Seen("ip", *match.span("it"))


def _is_address(octets: tuple[str, ...]) -> bool:
    """Each octet is a byte without leading zeros, and somebody's own."""
    written = ".".join(octets)
    proper = all(int(o) < 256 and str(int(o)) == o for o in octets)
    return proper and not _DOCUMENTATION.match(written)


SCANNERS = (
    by_pattern("url", _URL, ("://", "www."), wide=True),
    by_pattern("host", _HOST, _INSIDE, means=_is_internal),
    by_pattern("host", _MACHINE, DIGITS),
    by_pattern("path", _UNC, ("\\\\",), wide=True),
    by_pattern("path", _DRIVE, (":\\",), wide=True),
    Scanner(_addresses, DIGITS, least=4),
)
