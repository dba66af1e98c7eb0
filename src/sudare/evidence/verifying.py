"""Checking a package: without the house, without a network, without believing anything it says of itself."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from cryptography.x509 import Certificate

from sudare.evidence import container
from sudare.evidence.errors import NotAPackage
from sudare.evidence.findings import Fault, FaultKind, Findings, Stamp, StampState
from sudare.evidence.manifest import (
    MANIFEST,
    SIGNATURE,
    SIGNER,
    STAMP,
    UNLISTED,
    Manifest,
    as_pem,
    fingerprint,
    is_signed,
    manifest_in,
)
from sudare.evidence.proving import proved
from sudare.evidence.stamping import checked_stamp

VIEWS = "views.json"


def verify(untrusted: bytes, *, keys: Sequence[bytes] = (), roots: Sequence[Certificate] = ()) -> Findings:
    """Every fault there is. ``keys``: public keys to believe; ``roots``: of time stamping authorities to believe.

    Without ``keys`` a package that somebody made anew as a whole, signed by a key of their own, has no fault: compare
    ``fingerprint`` with the one the organisation gave. Raises: NotAPackage for bytes that hold nothing of a package.
    """
    contents = container.read(untrusted)
    if MANIFEST not in contents.files and not contents.oddities:
        raise NotAPackage
    if not contents.files:
        raise NotAPackage
    faults = [Fault(FaultKind.ARCHIVE, name, odd) for odd, name in contents.oddities]
    return _found(contents, faults, tuple(keys), tuple(roots))


def _found(
    contents: container.Contents, faults: list[Fault], keys: tuple[bytes, ...], roots: tuple[Certificate, ...]
) -> Findings:
    files = contents.files
    manifest = manifest_in(files.get(MANIFEST, b""))
    stamp = checked_stamp(files, roots=roots)
    views, held, wrong = proved(files[VIEWS]) if VIEWS in files else (0, 0, [])
    faults += _unlike(contents, manifest)
    faults += _signing(files, manifest, keys)
    faults += _stamping(files, stamp)
    faults += [Fault(FaultKind.PROOF, VIEWS, str(number)) for number in wrong]
    found = Findings(tuple(dict.fromkeys(faults)), stamp=stamp, views=views, views_proved=held, files=len(files))
    return _named(found, manifest, keys)


def _named(found: Findings, manifest: Manifest | None, keys: tuple[bytes, ...]) -> Findings:
    if manifest is None:
        return found
    return Findings(
        found.faults,
        manifest.case_id,
        manifest.case_number,
        manifest.organisation,
        manifest.made_at,
        files=found.files,
        public_key=manifest.public_key,
        fingerprint=fingerprint(manifest.public_key),
        is_known_signer=manifest.public_key in keys if keys else None,
        stamp=found.stamp,
        views=found.views,
        views_proved=found.views_proved,
    )


def _unlike(contents: container.Contents, manifest: Manifest | None) -> Iterator[Fault]:
    """Files that differ from the list, aren't there, or aren't on it."""
    listed = manifest.files if manifest else {}
    for name, (digest, size) in listed.items():
        content = contents.files.get(name)
        if content is None:
            yield Fault(FaultKind.MISSING, name)
        elif len(content) != size or sha256(content).hexdigest() != digest:
            yield Fault(FaultKind.CHANGED, name)
    for name in sorted({MANIFEST, SIGNATURE, STAMP} - set(contents.files)):
        yield Fault(FaultKind.MISSING, name)
    if manifest:
        for name in sorted(set(contents.files) - set(listed) - UNLISTED):
            yield Fault(FaultKind.ADDED, name)
    for name in contents.worn:
        yield Fault(FaultKind.CHANGED, name)


def _signing(files: dict[str, bytes], manifest: Manifest | None, keys: tuple[bytes, ...]) -> Iterator[Fault]:
    if MANIFEST not in files or SIGNATURE not in files:
        return
    key = manifest.public_key if manifest else b""
    if not is_signed(files[MANIFEST], signature=files[SIGNATURE], public_key=key):
        yield Fault(FaultKind.SIGNATURE, SIGNATURE)
    elif files.get(SIGNER) != as_pem(key):
        yield Fault(FaultKind.SIGNER, SIGNER)
    elif keys and key not in keys:
        yield Fault(FaultKind.SIGNER, MANIFEST)


def _stamping(files: dict[str, bytes], stamp: Stamp) -> Iterator[Fault]:
    if stamp.state is StampState.BROKEN and STAMP in files:
        yield Fault(FaultKind.STAMP, STAMP)
