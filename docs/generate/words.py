"""The sentences of docs/performance.md; figures come from what was measured."""

HEAD = """# What it costs

`make bench` measures, `make docs` draws this page from `bench/results.json`. Everybody in turn; medians / 99th percentiles. Take the
ratios: milliseconds are those of one machine on one day."""

AIMS = """## What was wanted

Drawn from a prototype before the product was there. What is missed is said here, not softened."""

GATES = """## What CI holds

`python -m bench gates` measures ratios to a yardstick of the same run, three times before it gives up; a cost that has doubled stops it."""

PROGRAMS = """## A check, beside others

They do other jobs than Bedacht: a ratio says what a check costs, not who is better. Each measures itself. Presidio runs without a
language model: its makers publish none on the package registry, and nothing is fetched at run time. With one it finds more (names of people and places) and takes longer."""

WHOLE = """Whole drafts of 300, 1,300 and 3,000 characters, one word of each line new each time, ms:"""

TIMES = """The medians as multiples of Bedacht with 10,000 terms:"""

TYPED = """Typing: one letter more in a draft of 1,300 characters, ms. Who takes longer than the pause has less of it."""

START = """## From start to first verdict

From the start of the process, with the rules compiled before (the first start of a version compiles them once). The first verdict goes
through the door, sealed. *Bare import*: a process that imports asyncio and websockets, and listens."""

FIRST = """The programs of above, each by itself, until the first answer for a draft of 300 characters, without any door:"""

DOOR = """## The way through the door

Each word of a post of 1,300 characters, at the pace of a person, sealed on both ways, with 10,000 terms; in turn with an echo over the same library,
without seal and check. At rest with a browser connected the daemon woke up {woken} times in {rest} s, and held {held} MB."""

CROWD = """## Many drafts at once

One daemon serves one person; it takes 16 connections. 50 drafts are tabs of 16 browsers, each draft read every 0.4 s."""

PAGE = """## In the page

A composer of LinkedIn's kind with 3,000 characters, by itself, with Bedacht, with harper.js in the page; measured by Chromium's
tracing, in time of the processor. What Bedacht adds is more than its script: painting the underlines is in it."""

UPDATES = """## A company's web server

Every machine asks for the policy about once a day (18 to 30 hours, drawn anew each time), while its person works; where nobody answers,
after an hour, then two, four, at most a day. Who has the policy gets 304 and no body. `python -m bench updates`: 100,000
machines, nine in ten switched on between seven and ten in the morning, one in ten never switched off."""

UPDATES_AFTER = """The server is aiohttp's own for files, over TLS, one process: a machine that asks costs it {same} ms of one core where nothing has changed, {new} ms
where it fetches policy (60 kB) and keys, most of it the handshake. The last column takes the latter for all. Due times are the product's code
(`updates/due.py`) in virtual time, so the counts are the same in every run; what an answer costs is measured. A server made for files costs
less.

A new version of 10:00 is on 41 % of the machines by midnight, on 99.7 % by the next, on all by the one after. An outage makes no crowd: machines
that found nobody come back by their own draw, and nobody's policy is lost meanwhile."""
