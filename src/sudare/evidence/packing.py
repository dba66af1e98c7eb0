"""Making a package: the documents, the list over them, the signature over the list, the stamp over the signature."""

from sudare.evidence import checker, container, documents, pages, report, screens
from sudare.evidence.errors import NotAPackage, NoTimestamp
from sudare.evidence.manifest import MANIFEST, SIGNATURE, SIGNER, STAMP, TOKEN, Signer, as_pem, manifest_of
from sudare.evidence.record import Record
from sudare.evidence.refusing import refuse
from sudare.evidence.stamping import Stamper, stamp_files
from sudare.evidence.writing import about, moment


def pack(record: Record, *, signer: Signer, public_key: bytes, stamper: Stamper | None = None) -> bytes:
    """One package, as a ZIP. The same record and key give the same bytes, but for the stamp.

    Raises: PictureNotHandedOn when the record carries bytes of a picture that may not be copied, RecordIncomplete when
    it contradicts itself. Skips: nothing when no authority answers; the package is then marked 時刻証明待ち.
    """
    refuse(record)
    files = _files(record, public_key)
    head = about(record.case) | {"made_at": moment(record.made_at)}
    files[MANIFEST] = manifest_of(files, about=head, public_key=public_key)
    files[SIGNATURE] = signer(files[MANIFEST])
    return container.written(files | stamp_files(_asked(stamper, files[SIGNATURE])))


def _files(record: Record, public_key: bytes) -> dict[str, bytes]:
    """Every file the signature stands over; the paper comes last, as it lists the others."""
    files = documents.of(record)
    drawn = screens.drawn(record)
    files |= {pages.screen_name(number): content for number, content in enumerate(drawn, 1)}
    files["index.html"] = pages.index(record, public_key=public_key, screens=len(drawn))
    files["readme.txt"] = pages.readme(record, public_key=public_key)
    files["verify.html"] = checker.page()
    files[SIGNER] = as_pem(public_key)
    return files | {"report.pdf": report.printed(record, public_key=public_key, files=files)}


def stamp_later(package: bytes, stamper: Stamper) -> bytes:
    """The package with a stamp; nothing that was signed changes. One that has its stamp comes back as it is.

    Raises: NoTimestamp when no authority answers, NotAPackage for other bytes or a package that isn't whole.
    """
    found = container.read(package)
    if found.oddities or found.worn or SIGNATURE not in found.files or STAMP not in found.files:
        raise NotAPackage
    if TOKEN in found.files:
        return package
    return container.written(found.files | stamp_files(stamper.stamp(found.files[SIGNATURE])))


def _asked(stamper: Stamper | None, signature: bytes) -> bytes | None:
    try:
        return stamper.stamp(signature) if stamper else None
    except NoTimestamp:
        return None
