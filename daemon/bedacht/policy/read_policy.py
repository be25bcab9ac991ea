"""The text of a policy file, format 1 -> `Policy`, or what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from bedacht.policy.fault import Fault, nearest
from bedacht.policy.fields import Notes, Table
from bedacht.policy.label import Label
from bedacht.policy.lint import Lint
from bedacht.policy.places import find_places
from bedacht.policy.policy import Business, Organisation, Person, Policy, Setting
from bedacht.policy.read_contact import read_contact, read_periods
from bedacht.policy.read_guideline import read_guideline
from bedacht.policy.read_terms import read_terms
from bedacht.policy.read_topics import read_roles, read_topics

FORMAT = 1
LARGEST = 1 << 20
_SYNTAX = re.compile(
    r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
)
# A key of more parts than anybody means: the time to read one grows with their square.
_DEEP = re.compile(
    r"""(?:^|[{,])[ \t]*\[{0,2}[ \t]*(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){33}""",
    re.MULTILINE,
)


def read_policy(
    source: str, rules: tuple[str, ...], lint: Lint
) -> Policy | tuple[Fault, ...]:
    """Read a policy; `rules` are the ids whose levels it may set."""
    values = parse_toml(source)
    if isinstance(values, tuple):
        return values
    notes = Notes(find_places(source))
    if _is_later(values.get("policy")):
        given = {"format": str(values["policy"])[:10], "known": str(FORMAT)}
        notes.add(("policy",), "format-later", **given)
        return notes.in_order()
    policy = _policy(Table(values, (), notes), rules)
    lint.look_at(policy, notes)
    return policy if not notes.faults else notes.in_order()


def _is_later(told: object) -> bool:
    """Whether a later version of the product wrote it: then nothing of it is read."""
    return isinstance(told, int) and told > FORMAT


def parse_toml(source: str) -> dict[str, Any] | tuple[Fault, ...]:
    """Well-formed TOML of bearable size, or the fault."""
    if len(source) > LARGEST:
        return (Fault(1, 1, "too-large", {"most": str(LARGEST)}),)
    deep = _DEEP.search(source)
    if deep is not None:
        return (Fault(source.count("\n", 0, deep.end()) + 1, 1, "too-deep"),)
    try:
        return tomllib.loads(source)
    except ValueError as error:  # also from numbers of thousands of digits
        return (_syntax_fault(source, str(error)),)
    except RecursionError:
        return (Fault(1, 1, "too-deep"),)


def check_level_key(table: Table, key: str, rules: tuple[str, ...]) -> None:
    """Note a key that is no family and no rule.

    A rule of a known family that is spelt like no other may come with a later version
    of the product: it waits there without harm.
    """
    family, _, name = key.partition(".")
    names = [rule.partition(".")[2] for rule in rules if rule.startswith(f"{family}.")]
    if not names:
        near = nearest(family, {rule.partition(".")[0] for rule in rules})
        table.fault(key, "rule", rule=key[:60], near=near)
    elif name and name not in names and (meant := nearest(name, names, cutoff=0.75)):
        table.fault(key, "rule", rule=key[:60], near=f"{family}.{meant}")


def _syntax_fault(source: str, message: str) -> Fault:
    match = _SYNTAX.match(message)
    line = match and match["line"]
    if not (match and line):
        return Fault(source.count("\n") + 1, 1, "syntax", {"what": message})
    return Fault(int(line), int(match["column"]), "syntax", {"what": match["what"]})


def _policy(root: Table, rules: tuple[str, ...]) -> Policy:
    if root.number("policy", need=True) != FORMAT and "policy" in root.values:
        root.fault("policy", "format", format=str(FORMAT))
    version = root.number("version", need=True)
    organisation = _organisation(root.table("organisation", need=True))
    terms, sealed = read_terms(root)
    roles = read_roles(root.table("roles"))
    guidelines, sections = read_guideline(root.table("guidelines"))
    policy = Policy(
        version=version,
        organisation=organisation,
        confidential=terms,
        sealed=sealed,
        business=_business(root.table("business")),
        people=tuple(_person(table) for table in root.tables("people")),
        roles=roles,
        topics=read_topics(root.tables("topics"), roles),
        contact=read_contact(root.table("contact")),
        guidelines=guidelines,
        sections=sections,
        levels=_levels(root.table("levels"), rules),
        texts=_texts(root.table("texts"), rules),
        reader=root.flag("reader") or "reader" not in root.values,
    )
    root.close()
    return policy


def _organisation(table: Table | None) -> Organisation:
    if table is None:
        return Organisation("")
    organisation = Organisation(
        name=table.text("name", need=True),
        aliases=table.texts("aliases"),
        ambiguous=table.texts("ambiguous"),
        brands=table.texts("brands"),
        hashtags=tuple(tag.lstrip("#") for tag in table.texts("hashtags")),
        domains=table.texts("domains"),
        internal=table.texts("internal"),
        listed=table.flag("listed"),
        handles=_handles(table.table("handles")),
    )
    table.close()
    names = {organisation.name, *organisation.aliases, *organisation.brands}
    for word in organisation.ambiguous:
        if word not in names and not table.notes.faults:
            table.fault("ambiguous", "ambiguous-unknown", name=word)
    return organisation


def _handles(table: Table | None) -> tuple[str, ...]:
    if table is None:
        return ()
    named = [table.texts(site) for site in ("linkedin", "xing", "facebook")]
    table.close()
    return tuple(dict.fromkeys(h.lstrip("@") for handles in named for h in handles))


def _business(table: Table | None) -> Business:
    if table is None:
        return Business()
    business = Business(
        customers=table.texts("customers"),
        references=table.texts("references"),
        partners=table.texts("partners"),
        competitors=table.texts("competitors"),
        quiet_periods=read_periods(table, "quiet_periods"),
    )
    table.close()
    return business


def _person(table: Table) -> Person:
    person = Person(table.text("name", need=True), table.text("role"))
    table.close()
    return person


def _levels(table: Table | None, rules: tuple[str, ...]) -> Mapping[str, Setting]:
    if table is None:
        return {}
    settings = {}
    for key in table.values:
        check_level_key(table, key, rules)
        inner = table.table(key)
        if inner is not None:
            settings[key] = _setting(inner)
    return settings


def _setting(table: Table) -> Setting:
    setting = Setting(
        table.level("default"), table.level("floor"), table.label_if_told("why")
    )
    if setting.why is not None and setting.floor is None:
        table.fault("why", "why-without-floor")
    table.close()
    return setting


def _texts(table: Table | None, rules: tuple[str, ...]) -> Mapping[str, Label]:
    if table is None:
        return {}
    for key in table.values:
        check_level_key(table, key, rules)
    return {key: table.label(key) for key in table.values}
