"""The key that names the extension of a company: made once, kept for every release after it."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from bedacht.errors import DeployError
from bedacht.files import read_bytes, write_text

_BITS, _EXPONENT = 2048, 65537


def extension_key(file: Path) -> RSAPrivateKey:
    """The key in `file`; a new one where there is no such file.

    Raises:
        DeployError: the file holds no RSA key without a password.
    """
    try:
        kept = read_bytes(file)
        key = _made(file) if kept is None else load_pem_private_key(kept, None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey):
        raise DeployError(f"{file} is no RSA key in PEM without a password")
    return key


def _made(file: Path) -> RSAPrivateKey:
    key = generate_private_key(_EXPONENT, _BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_text(file, pem.decode())
    return key
