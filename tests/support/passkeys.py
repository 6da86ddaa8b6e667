"""A device that keeps passkeys, without a screen: it answers what pages ask, and can be told to answer wrongly."""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

from tests.support.web import Browser

_OPTIONS = re.compile(r'data-passkey="([^"]*)"')
PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """One passkey. `count` is what it counted to; None for one that does not count, as those that are shared do."""

    origin: str = "http://localhost"
    host: str = "localhost"
    count: int | None = None
    flags: int = PRESENT | VERIFIED
    handle: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def copy(self, **changes: Any) -> "Device":
        """Another with the same key."""
        return replace(self, **changes)

    def make(self, options: str) -> str:
        """The answer to a page that asks for a new passkey."""
        asked = json.loads(options)
        self.handle = base64url_to_bytes(asked["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        cose = encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        length = len(self.credential_id).to_bytes(2, "big")
        data = self._data(HAS_KEY) + bytes(16) + length + self.credential_id + cose
        made = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer({"clientDataJSON": client, "attestationObject": made})

    def answer(self, options: str) -> str:
        """The answer to a page that asks for a passkey."""
        asked = json.loads(options)
        data, client = self._data(0), self._client("webauthn.get", asked["challenge"])
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {"clientDataJSON": client, "authenticatorData": data, "signature": signed, "userHandle": self.handle}
        )

    def _data(self, more: int) -> bytes:
        if self.count is not None:
            self.count += 1
        host, flags = hashlib.sha256(self.host.encode()).digest(), bytes([self.flags | more])
        return host + flags + (self.count or 0).to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        name = bytes_to_base64url(self.credential_id)
        told = {each: bytes_to_base64url(value) for each, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})


def options_in(browser: Browser) -> str:
    """What the page that a browser shows asks of a device."""
    assert browser.page is not None
    found = _OPTIONS.search(browser.page.text)
    assert found is not None, "the page asks for no passkey"
    return unescape(found[1])
