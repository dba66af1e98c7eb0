"""LINE's signature: HMAC-SHA256 over the body as it came, in base64.

Source: Messaging API reference, "Signature validation".

The kit's own check is the same three lines behind two seconds of loading; tests hold ours against it.
"""

import base64
import hashlib
import hmac


def is_signed(*, body: bytes, secret: str, signature: str) -> bool:
    wanted = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest())
    return bool(secret) and hmac.compare_digest(wanted, signature.encode("utf-8", "replace"))
