"""Whether looks at pictures are in the log, as a signed checkpoint vouches.

Source: RFC 9162, section 2.1.3.2; C2SP signed-note.

The log's own package knows this too, but stands a floor above; whoever checks a package needs these lines alone.
"""

import base64
import json
import re
from hashlib import sha256
from typing import Any, Final

from sudare.evidence.manifest import is_signed

_NOTE: Final = re.compile(
    r"(?P<body>(?P<origin>\S+)\n(?P<size>[1-9][0-9]{0,18})\n(?P<root>[A-Za-z0-9+/]+={0,2})\n(?:[^\n]+\n)*)\n"
    r"— \S+ (?P<signature>[A-Za-z0-9+/]+={0,2})\n"
)
_KEY_ID_BYTES: Final = 4


def proved(views_json: bytes) -> tuple[int, int, list[int]]:
    """How many looks there are, how many are proved, and which (from 1) have a proof that doesn't hold."""
    try:
        told = json.loads(views_json)
        rows = [dict(row) for row in told["views"]]
        root = _root(str(told["checkpoint"]), str(told["key"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0, 0, [0]
    claimed = [number for number, row in enumerate(rows, 1) if row.get("proof")]
    wrong = [number for number in claimed if root is None or not _holds(rows[number - 1], *root)]
    return len(rows), len(claimed) - len(wrong), wrong


def _root(note: str, key: str) -> tuple[int, bytes] | None:
    """Size and root that the note tells, if it is signed by that key."""
    found = _NOTE.fullmatch(note)
    if found is None:
        return None
    public_key = base64.b64decode(key.strip().split("+", 2)[-1], validate=True)[1:]
    signature = base64.b64decode(found["signature"], validate=True)[_KEY_ID_BYTES:]
    if not is_signed(found["body"].encode(), signature=signature, public_key=public_key):
        return None
    return int(found["size"]), base64.b64decode(found["root"], validate=True)


def _holds(row: dict[str, Any], size: int, root: bytes) -> bool:
    try:
        proof = row["proof"]
        path = [bytes.fromhex(each) for each in proof["path"]]
        leaf = sha256(b"\x00" + str(row["entry"]).encode()).digest()
        return int(proof["size"]) == size and climbed(leaf, int(proof["sequence"]) - 1, size, path) == root
    except (ValueError, KeyError, TypeError):
        return False


def climbed(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root that ``path`` leads to; None when it has too many or too few steps."""
    here, last, found = index, size - 1, leaf
    if not 0 <= index < size:
        return None
    for step in path:
        if last == 0:
            return None
        is_right = here & 1 or here == last
        found = sha256(b"\x01" + (step + found if is_right else found + step)).digest()
        while is_right and not here & 1 and here:
            here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    return found if last == 0 else None
