"""The port of last time."""

from bedacht.host import ports
from bedacht.host.places import Places, write_private


def test_port_is_kept(here: Places) -> None:
    assert ports.last(here) is None
    ports.keep(here, 23456)
    ports.keep(here, 23456)
    assert ports.last(here) == 23456


def test_nonsense_is_no_port(here: Places) -> None:
    write_private(here.state / "port", b"-1")
    assert ports.last(here) is None
