"""Web push (RFC 8030, encrypted as RFC 8291, signed as RFC 8292), to browsers' services and nobody else."""

import base64
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sudare.notifications.errors import DeviceGone, DeviceUnusable, WayRefused, WayUnreachable

SECONDS: Final = 15.0
LIVES_SECONDS: Final = 3600  # a phone that was off for an hour finds what waits when it looks
GONE: Final = frozenset({404, 410})
LATER: Final = frozenset({408, 425, 429})
BROKEN: Final = 500
POINT_BYTES: Final = 65  # an uncompressed point of P-256
AUTH_BYTES: Final = 16


def check_subscription(untrusted: Mapping[str, Any], *, listed: Sequence[str]) -> dict[str, Any]:
    """What a browser gave us, if it names a push service and real keys. Raises: DeviceUnusable."""
    endpoint, keys = str(untrusted.get("endpoint", "")), untrusted.get("keys") or {}
    try:
        parts = urlsplit(endpoint)
        public, auth = _bytes(keys["p256dh"]), _bytes(keys["auth"])
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        is_known = len(endpoint) <= 1000 and _is_service(parts.scheme, parts.hostname or "", parts.port, listed)  # noqa: PLR2004  longer ones are no browser's
    except (ValueError, KeyError, TypeError) as error:
        raise DeviceUnusable from error
    if not is_known or len(public) != POINT_BYTES or len(auth) != AUTH_BYTES or parts.username:
        raise DeviceUnusable
    return {"endpoint": endpoint, "keys": {"p256dh": keys["p256dh"], "auth": keys["auth"]}}


def push(*, subscription: Mapping[str, Any], words: Mapping[str, str], key_file: Path, contact: str) -> None:
    """Ring one device. Raises: DeviceGone, WayRefused, WayUnreachable."""
    import requests  # noqa: PLC0415  with what follows 40 MB that only a worker with such a device needs
    from py_vapid import Vapid02  # noqa: PLC0415  as above
    from pywebpush import WebPusher  # noqa: PLC0415  as above

    endpoint = str(subscription["endpoint"])
    parts = urlsplit(endpoint)
    signed = Vapid02.from_file(str(_key(key_file))).sign({"aud": f"{parts.scheme}://{parts.netloc}", "sub": contact})
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 0  # a service that points elsewhere isn't followed there
    try:
        answer = WebPusher(dict(subscription), requests_session=session).send(
            json.dumps(dict(words)), headers=signed | {"Urgency": "high"}, ttl=LIVES_SECONDS, timeout=SECONDS
        )
    except requests.TooManyRedirects as error:
        raise WayRefused from error
    except requests.RequestException as error:
        raise WayUnreachable from error
    _judge(int(answer.status_code))


def public_key(key_file: Path) -> str:
    """What browsers are given to know us by: the point of our key, in base64url."""
    private = serialization.load_pem_private_key(_key(key_file).read_bytes(), password=None)
    point = private.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _judge(status: int) -> None:
    if status in GONE:
        raise DeviceGone
    if status in LATER or status >= BROKEN:
        raise WayUnreachable
    if not 200 <= status < 300:  # noqa: PLR2004  HTTP's span of success
        raise WayRefused


@cache
def _key(path: Path) -> Path:
    """Our key, made on the first use, readable by its owner alone."""
    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{id(made):x}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(made)
        try:
            path.hardlink_to(fresh)  # two workers at once: one of them wins, both read the same key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


def _is_service(scheme: str, host: str, port: int | None, listed: Sequence[str]) -> bool:
    """``.example.com`` lists every host below it; with a port, a peer that speaks in clear is meant, too."""
    known = host.lower()
    if f"{known}:{port}" in listed:
        return True
    is_named = any(known == name or (name.startswith(".") and known.endswith(name)) for name in listed)
    return scheme == "https" and port in {None, 443} and is_named
