"""OpenID Connect with one provider (Core 1.0, Discovery 1.0): the code flow with PKCE (RFC 7636), state and nonce.

Only `forum.services.provider` imports this, and only where a site has a provider: the libraries take memory that
others need not pay. Nothing here knows a database or a request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from requests import PreparedRequest, Response

from forum.services.outgoing import OutgoingError
from forum.settings_checks import is_https_or_local

SCOPE = "openid email profile"
# What a provider may sign with: with a key of its own that everybody can check. Never "none", nor a shared secret.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
# What its document and its keys say holds so long; a key that is not known is looked for at once.
KEPT_SECONDS = 3600
# Clocks differ.
LEEWAY_SECONDS = 60
SECONDS = 5
MOST_BYTES = 256 * 1024
PIECE = 8192
LONGEST_SUBJECT = 255
DOCUMENT = "/.well-known/openid-configuration"
STATUS_OK = 200

# Providers write names of their own into the head of a token.
_REGISTRY = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
log: Any = structlog.get_logger()


@dataclass(frozen=True)
class Client:
    """What the site is at its provider."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str


@dataclass(frozen=True)
class Endpoints:
    """Where the provider takes what, by its own document."""

    authorization: str
    token: str
    keys: str
    userinfo: str | None
    auth_method: str


@dataclass(frozen=True)
class Said:
    """What an ID token, and where that is silent the UserInfo endpoint, say of a person."""

    subject: str
    email: str
    is_email_verified: bool
    name: str


class _Session(OAuth2Session):  # type: ignore[misc] # Authlib has no types
    """Follows no redirect, waits for nobody long, and reads no more than an answer may have."""

    def send(self, request: PreparedRequest, **options: Any) -> Response:
        options |= {"allow_redirects": False, "stream": True, "timeout": SECONDS}
        response: Response = super().send(request, **options)
        with response:
            found = bytearray()
            for piece in response.iter_content(PIECE):
                found += piece
                if len(found) > MOST_BYTES:
                    raise OutgoingError("the answer is too long")
        response._content = bytes(found)
        return response


class Provider:
    """One provider, for all threads of a process; each call may raise `OutgoingError`, OSError or ValueError."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lock = Lock()
        self._endpoints: Endpoints | None = None
        self._keys: KeySet | None = None
        self._read_at = float("-inf")

    def address(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where a browser goes to sign in there."""
        with self._session() as session:
            endpoint = self._known(session).authorization
            address, _state = session.create_authorization_url(
                endpoint, state=state, nonce=nonce, code_verifier=verifier
            )
        return str(address)

    def ask(self, *, code: str, nonce: str, verifier: str) -> Said:
        """Who signed in, for the code that a browser brought back."""
        with self._session() as session:
            found = self._known(session)
            session.token_endpoint_auth_method = found.auth_method
            try:
                token = session.fetch_token(found.token, code=code, code_verifier=verifier)
            except AuthlibBaseError as error:
                raise OutgoingError(f"the code was refused: {error.error}") from error
            claims = self._claims(session, token, nonce)
            said = _said(claims)
            if said.email or found.userinfo is None:
                return said
            return self._more(session, found.userinfo, said)

    def _more(self, session: Any, address: str, said: Said) -> Said:
        """With what the UserInfo endpoint adds; nobody needs it to sign in."""
        try:
            found = _json(session.get(address))
        except (AuthlibBaseError, OutgoingError, OSError, ValueError) as error:
            log.warning("provider_userinfo_failed", error=str(error))
            return said
        return _said(found) if found.get("sub") == said.subject else said

    def _session(self) -> Any:
        client = self._client
        session = _Session(
            client.client_id,
            client.client_secret,
            scope=SCOPE,
            redirect_uri=client.redirect_uri,
            code_challenge_method="S256",
            leeway=0,
        )
        if urlsplit(client.issuer).scheme == "http":
            # On this machine, which no proxy reaches.
            session.trust_env = False
        return session

    def _known(self, session: Any) -> Endpoints:
        with self._lock:
            endpoints = self._endpoints
            if endpoints is not None and monotonic() - self._read_at < KEPT_SECONDS:
                return endpoints
        document = _json(session.get(self._client.issuer.rstrip("/") + DOCUMENT, withhold_token=True))
        endpoints = _endpoints(document, self._client.issuer)
        with self._lock:
            self._endpoints, self._keys, self._read_at = endpoints, None, monotonic()
        return endpoints

    def _read_keys(self, session: Any) -> KeySet:
        address = self._known(session).keys
        keys = KeySet.import_key_set(_public_keys(_json(session.get(address, withhold_token=True))))
        with self._lock:
            self._keys = keys
        return keys

    def _claims(self, session: Any, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """What the ID token says, once all is checked that Core 1.0 §3.1.3.7 asks for."""
        written = token.get("id_token")
        if not isinstance(written, str):
            raise OutgoingError("there is no ID token")
        try:
            decoded = self._decoded(session, written)
            issuer, client_id = self._client.issuer, self._client.client_id
            claims = CodeIDToken(
                decoded.claims,
                decoded.header,
                {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
                {"nonce": nonce, "client_id": client_id, "access_token": token.get("access_token")},
            )
            claims.validate(leeway=LEEWAY_SECONDS)
        except Exception as error:
            # Whatever the libraries raise for what a token or a key holds.
            raise OutgoingError(f"the ID token is refused: {error}") from error
        return claims  # type: ignore[no-any-return] # Authlib has no types

    def _decoded(self, session: Any, written: str) -> jwt.Token:
        if self._keys is not None:
            try:
                return jwt.decode(written, self._keys, registry=_REGISTRY)
            except JoseError:
                # Its keys may be other ones by now.
                pass
        return jwt.decode(written, self._read_keys(session), registry=_REGISTRY)


def _json(response: Response) -> dict[str, Any]:
    if response.status_code != STATUS_OK:
        raise OutgoingError(f"status {response.status_code} of {response.url}")
    try:
        found = response.json()
    except RecursionError as error:
        raise OutgoingError(f"too deep JSON at {response.url}") from error
    if not isinstance(found, dict):
        raise OutgoingError(f"no object of JSON at {response.url}")
    return found


def _endpoints(document: Mapping[str, Any], issuer: str) -> Endpoints:
    if document.get("issuer") != issuer:
        raise OutgoingError(f"the document is of {document.get('issuer')!r}, which must be FORUM_OIDC_ISSUER")
    methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    userinfo = document.get("userinfo_endpoint")
    return Endpoints(
        authorization=_address(document, "authorization_endpoint"),
        token=_address(document, "token_endpoint"),
        keys=_address(document, "jwks_uri"),
        userinfo=_address(document, "userinfo_endpoint") if userinfo else None,
        auth_method="client_secret_basic" if "client_secret_basic" in methods else "client_secret_post",
    )


def _address(document: Mapping[str, Any], name: str) -> str:
    address = document.get(name)
    if not isinstance(address, str) or not address.startswith(("https://", "http://")):
        raise OutgoingError(f"the document has no {name}")
    if not is_https_or_local(address):
        raise OutgoingError(f"{name} is no https address")
    return address


def _public_keys(found: Mapping[str, Any]) -> Any:
    """Those of kinds that are known: a provider may have others beside them."""
    keys = found.get("keys")
    if not isinstance(keys, list):
        raise OutgoingError("there are no keys")
    return {"keys": [key for key in keys if isinstance(key, dict) and key.get("kty") in {"RSA", "EC", "OKP"}]}


def _said(claims: Mapping[str, Any]) -> Said:
    subject, email, name = (claims.get(key) for key in ("sub", "email", "name"))
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise OutgoingError("the ID token has no subject that can be kept")
    email = email if isinstance(email, str) else ""
    return Said(
        subject=subject,
        email=email,
        is_email_verified=bool(email) and claims.get("email_verified") is True,
        name=name if isinstance(name, str) else "",
    )
