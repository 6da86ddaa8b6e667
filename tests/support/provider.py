"""An OpenID Connect provider: a process of its own on this machine, with keys, codes that count once, and faults.

`python -m tests.support.provider PORT` serves it. `running_provider` starts it, and `RealProvider` speaks to it as a
browser does. What it does wrong, and what it says of people, tests tell it at `/control`.
"""

import json
import logging
import subprocess
import sys
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from http.client import HTTPConnection
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from joserfc.jws import JWSRegistry
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.support.ports import free_port

CLIENT_ID = "the forum"
CLIENT_SECRET = "a secret: of tests"
NAME = "Zzhouse"
START_SECONDS = 20


class ProviderApp:
    """The WSGI application, with everything in memory."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.keys = [RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("first", "second")]
        self.key = self.keys[0]
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, str] = {}
        self.told: dict[str, Any] = {}

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        pages = {
            "/.well-known/openid-configuration": self.document,
            "/keys": self.show_keys,
            "/authorize": self.authorize,
            "/token": self.token,
            "/userinfo": self.userinfo,
            "/control": self.control,
        }
        page = pages.get(request.path)
        response = page(request) if page else Response("nothing here", 404)
        return response(environ, start_response)

    def fault(self, name: str) -> bool:
        return self.told.get("fault") == name

    def control(self, request: Request) -> Response:
        self.told = request.get_json()
        self.key = self.keys[1 if self.told.get("new_key") else 0]
        return _json({})

    def document(self, _request: Request) -> Response:
        if self.fault("broken"):
            return Response("<html>", 200)
        if self.fault("slow"):
            time.sleep(3)
        found = {
            "issuer": "https://elsewhere.example" if self.fault("other document") else self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        if self.told.get("auth_method"):
            found["token_endpoint_auth_methods_supported"] = [self.told["auth_method"]]
        return _json(found)

    def show_keys(self, _request: Request) -> Response:
        return _json({"keys": [self.key.as_dict(private=False), {"kty": "zz", "kid": "odd"}]})

    def authorize(self, request: Request) -> Response:
        """A page that asks who one is; its buttons lead back."""
        asked = request.values
        if asked.get("client_id") != CLIENT_ID or asked.get("response_type") != "code":
            return Response("unknown client", 400)
        if request.method == "GET":
            kept = "".join(
                f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
                for name, value in request.args.items()
            )
            page = (
                f'<!doctype html><html lang="en"><title>{NAME}</title><h1>{NAME}</h1>'
                '<form method="post" action="/authorize">'
                f'{kept}<label>Who are you? <input name="person"></label>'
                '<button name="answer" value="allow">Allow</button>'
                '<button name="answer" value="deny">Deny</button></form>'
            )
            return Response(page, mimetype="text/html")
        back: dict[str, str] = {"state": asked["state"], "iss": self.issuer}
        if asked.get("answer") == "deny":
            back["error"] = "access_denied"
        else:
            back["code"] = token_urlsafe(16)
            self.codes[back["code"]] = dict(asked.items())
        return Response(status=302, headers={"Location": f"{asked['redirect_uri']}?{urlencode(back)}"})

    def token(self, request: Request) -> Response:
        if self.fault("down"):
            return Response("away", 502)
        if self.fault("slow token"):
            time.sleep(3)
        sent = request.form
        if self._client(request) != (CLIENT_ID, CLIENT_SECRET):
            return _json({"error": "invalid_client"}, 401)
        code = sent.get("code", "")
        asked = self.codes.get(code) if self.told.get("keeps_codes") else self.codes.pop(code, None)
        digest = urlsafe_b64encode(sha256(sent.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if (
            asked is None
            or asked.get("code_challenge") != digest
            or asked.get("code_challenge_method") != "S256"
            or asked["redirect_uri"] != sent.get("redirect_uri")
        ):
            return _json({"error": "invalid_grant"}, 400)
        access = token_urlsafe(16)
        self.tokens[access] = asked["person"]
        found = {"access_token": access, "token_type": "Bearer", "expires_in": 60}
        if not self.fault("no ID token"):
            found["id_token"] = self.id_token(asked)
        return _json(found)

    def _client(self, request: Request) -> tuple[str, str]:
        scheme, _space, words = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return request.form.get("client_id", ""), request.form.get("client_secret", "")
        name, _colon, secret = b64decode(words).decode().partition(":")
        return unquote(name), unquote(secret)

    def id_token(self, asked: Mapping[str, str]) -> str:
        moment = int(time.time())
        person = asked["person"]
        claims = {
            "iss": "https://elsewhere.example" if self.fault("issuer") else self.issuer,
            "sub": self.told.get("subject", person),
            "aud": "another site" if self.fault("audience") else CLIENT_ID,
            "iat": moment + 600 if self.fault("future") else moment,
            "exp": moment - 600 if self.fault("expired") else moment + 300,
            "nonce": "another" if self.fault("nonce") else asked.get("nonce"),
        }
        if self.fault("two audiences"):
            claims |= {"aud": [CLIENT_ID, "another site"], "azp": "another site"}
        if self.fault("no nonce"):
            del claims["nonce"]
        if not self.told.get("only_userinfo"):
            claims |= self.profile(person)
        if self.fault("unsigned"):
            parts = ({"alg": "none"}, claims)
            head, body = (urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
            return f"{head}.{body}."
        if self.fault("shared secret"):
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET * 3), ["HS256"])
        key = RSAKey.generate_key(2048, {"kid": self.key.kid or ""}) if self.fault("other key") else self.key
        written = jwt.encode(
            {"alg": "RS256", "kid": self.key.kid, "extra": "head"},
            claims,
            key,
            registry=JWSRegistry(strict_check_header=False),
        )
        return written[:-8] + "AAAAAAAA" if self.fault("signature") else written

    def profile(self, person: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "email": f"{person}@example.org",
            "email_verified": True,
            "name": person.capitalize(),
        }
        found |= self.told.get("profile", {})
        return {name: value for name, value in found.items() if value is not None}

    def userinfo(self, request: Request) -> Response:
        person = self.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if person is None or self.fault("no userinfo"):
            return _json({"error": "invalid_token"}, 401)
        return _json({"sub": "somebody" if self.fault("other userinfo") else person} | self.profile(person))


def _json(found: Mapping[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(found), status, mimetype="application/json")


class RealProvider:
    """The running process, and somebody with a browser who goes there."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.settings: dict[str, Any] = {
            "oidc_issuer": url,
            "oidc_client_id": CLIENT_ID,
            "oidc_client_secret": CLIENT_SECRET,
            "oidc_name": NAME,
        }

    def tell(self, **told: Any) -> None:
        """How it goes on from now; without anything it does all as it should."""
        self._send("POST", "/control", json.dumps(told), {"Content-Type": "application/json"})

    def visit(self, address: str, person: str, answer: str = "allow") -> str:
        """Signs in where a redirect led; gives the path that the browser comes back to."""
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}" == self.url, address
        fields = {name: values[0] for name, values in parse_qs(parts.query).items()}
        body = urlencode({**fields, "person": person, "answer": answer})
        location = self._send("POST", parts.path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        back = urlsplit(location)
        return f"{back.path}?{back.query}"

    def _send(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> str:
        parts = urlsplit(self.url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            response.read()
            assert response.status in {200, 302}, response.status
            return response.headers.get("Location", "")
        finally:
            connection.close()


@contextmanager
def running_provider() -> Iterator[RealProvider]:
    """The process, until the block ends."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.support.provider", str(port)])
    provider = RealProvider(f"http://127.0.0.1:{port}")
    try:
        _await(provider, process)
        yield provider
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await(provider: RealProvider, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None, "the provider did not start"
        try:
            provider.tell()
        except OSError:
            assert time.monotonic() < end, "the provider does not answer"
            time.sleep(0.05)
        else:
            return


def main() -> None:
    port = int(sys.argv[1])
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    make_server("127.0.0.1", port, ProviderApp(f"http://127.0.0.1:{port}"), threaded=True).serve_forever()


if __name__ == "__main__":
    main()
