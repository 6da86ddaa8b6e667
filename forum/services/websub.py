"""Tells a WebSub hub that a feed changed (https://www.w3.org/TR/websub/): the hub fetches it and tells subscribers."""

from urllib.parse import urlencode

from forum.services.outgoing import Exchange, post_bytes

# Hubs answer 202 or 204 where the standard only asks for success.
EXCHANGE = Exchange(seconds=3.0, most_bytes=64 * 1024, successes=frozenset({200, 201, 202, 204}))
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def tell_hub(hub: str, feed_url: str) -> None:
    """One feed a request, as every hub understands it. Raises `OutgoingError`."""
    body = urlencode({"hub.mode": "publish", "hub.url": feed_url}).encode()
    post_bytes(hub, body, HEADERS, EXCHANGE)
