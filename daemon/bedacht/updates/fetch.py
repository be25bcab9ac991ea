"""The server: https only, no detour, no more than a policy may be, nothing that tells who asks."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field

import aiohttp

from bedacht.errors import UpdateError
from bedacht.updates.envelope import LARGEST

_PATIENCE = aiohttp.ClientTimeout(total=30)
_HEADERS = {"User-Agent": "bedacht", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the server gave; `policy` is None where it has not changed."""

    policy: bytes | None = field(repr=False)
    chain: bytes = field(repr=False)
    tag: str


def fetch(url: str, tag: str, trusting: ssl.SSLContext | None = None) -> Fetched:
    """Ask for the policy once; UpdateError where there is no answer that can be used.

    `tag` is what the server called the one that we have, `trusting` other certificates
    than those of this machine. A proxy that the machine is set to is used.
    """
    try:
        return asyncio.run(_fetch(url, tag, trusting or ssl.create_default_context()))
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        raise UpdateError("no-answer") from None


async def _fetch(url: str, tag: str, trusting: ssl.SSLContext) -> Fetched:
    connector = aiohttp.TCPConnector(ssl=trusting)
    async with aiohttp.ClientSession(
        connector=connector, timeout=_PATIENCE, headers=_HEADERS, trust_env=True,
        cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
    ) as session:  # fmt: skip
        policy, called = await _get(session, f"{url}policy.json", tag)
        if policy is None:
            return Fetched(None, b"[]", tag)
        chain, _ = await _get(session, f"{url}keys.json", "")
        return Fetched(policy, chain or b"[]", called)


async def _get(
    session: aiohttp.ClientSession, url: str, tag: str
) -> tuple[bytes | None, str]:
    """The body and its tag; no body where it is as before. A detour is no answer."""
    known = {"If-None-Match": tag} if tag else {}
    async with session.get(url, headers=known, allow_redirects=False) as answer:
        if answer.status == 304 and tag:
            return None, tag
        if answer.status != 200:
            raise UpdateError("no-answer")
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise UpdateError("malformed")
        return await _body(answer.content), answer.headers.get("ETag", "")[:200]


async def _body(content: aiohttp.StreamReader) -> bytes:
    pieces: list[bytes] = []
    length = 0
    async for piece in content.iter_any():
        length += len(piece)
        if length > LARGEST:
            raise UpdateError("too-large")
        pieces.append(piece)
    return b"".join(pieces)
