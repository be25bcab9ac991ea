"""A company's patterns of hosts: what the star stands for."""

from dataclasses import replace

import pytest

from tests.policy.company import small
from tests.policy.test_vocabulary import seen


@pytest.mark.parametrize(
    ("pattern", "text", "quote"),
    [
        ("FR-SRV-*", "Auf FR-SRV-0417 läuft es.", "FR-SRV-0417"),
        ("FR-SRV-*", "Auf fr-srv-12 läuft es.", "fr-srv-12"),
        ("FR-SRV-*", "Auf FR-SRV-DB läuft es.", "FR-SRV"),
        ("FR-SRV-*", "Auf FR-SRV läuft es.", "FR-SRV"),
        ("FR-SRV*", "Auf FR-SRV0417 läuft es.", "FR-SRV0417"),
        ("frsrv*", "Auf frsrv07.example läuft es.", "frsrv07"),
        ("*.fr.lan", "Auf build3.fr.lan läuft es.", "fr.lan"),
    ],
)
def test_star_of_a_host_stands_for_what_comes(
    pattern: str, text: str, quote: str
) -> None:
    policy = small()
    organisation = replace(policy.organisation, internal=(pattern,))
    found = seen(text, replace(policy, organisation=organisation))
    assert found["internal-host"] == quote


def test_star_of_a_host_does_not_reach_into_the_sentence() -> None:
    policy = small()
    organisation = replace(policy.organisation, internal=("FR-SRV-*", "frsrv*"))
    found = seen(
        "Kein Frsr, kein SRV-0417.", replace(policy, organisation=organisation)
    )
    assert "internal-host" not in found
