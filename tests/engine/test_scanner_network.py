"""Addresses of machines; those of documentation and of every router are left out."""

from __future__ import annotations

import pytest

from tests.engine.sight import seen


@pytest.mark.parametrize(
    "host",
    [
        "druck02.werk.lan",
        "pacs02.haus.intern:8443",
        "https://intranet.firma.example/dienstplan?woche=3",
        "vpn.falkenried.example",
        "lager.corp/v2/artikel",
        "LZ-SRV-0417",
        "BN-DB-03",
    ],
)
def test_a_host_inside_is_seen_as_it_stands(host: str) -> None:
    assert seen(f"Kommt jemand auf {host}, oder nur ich nicht?", "host") == [host]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.falkenried.example/presse",
        "intranet.example.com",
        "localhost:3000",
        "Herr.Intern ist kein Wort",
        "COVID-19, ISO-9001, A320-200",
        "usw. Local heroes",
    ],
)
def test_public_hosts_and_abbreviations_are_left_out(text: str) -> None:
    assert seen(text, "host") == []


@pytest.mark.parametrize(
    "address", ["10.20.30.41", "172.16.4.9:8443", "http://10.44.7.21:8080/varcall"]
)
def test_an_address_is_seen_with_what_belongs_to_it(address: str) -> None:
    assert seen(f"läuft auf {address}.", "ip") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "203.0.113.7, 198.51.100.1 und 192.0.2.55",
        "127.0.0.1 und 0.0.0.0",
        "192.168.178.1",
        "Version 10.4.2.1 ist draußen",
        "Update auf 10.4.2.1",
        "1.2.3.4.5 und 300.1.1.1 und 01.02.03.04",
        "am 12.11.2026.",
    ],
)
def test_documentation_versions_and_dates_are_no_address(text: str) -> None:
    assert seen(text, "ip") == []


def test_a_share_is_a_path() -> None:
    share = "\\\\BX-FS-03\\Kalkulation\\2026"
    assert seen(f"liegt unter {share}, seit gestern", "path") == [share]


def test_a_link_ends_before_the_full_stop() -> None:
    link = "https://news.falkenried.example/q3?a=1"
    assert seen(f"({link}).", "url") == [link]
