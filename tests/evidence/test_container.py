"""Archives as an attacker would build them: two readings of one file, paths that lead elsewhere, bombs, look-alikes."""

import struct
import zipfile

import pytest

from evidence.packages import a_package, again, files_of, zipped
from sudare.evidence import FaultKind, container, verify
from sudare.evidence.container import Oddity
from sudare.evidence.errors import NotAPackage, RecordIncomplete

FILES = files_of(a_package())


def told(package: bytes) -> set[str]:
    return {fault.about for fault in verify(package).faults if fault.kind is FaultKind.ARCHIVE}


def test_trailing_bytes_comments_and_a_second_archive_are_told() -> None:
    package = a_package()
    assert told(package + b"\n") == {Oddity.BEHIND}
    assert told(package[:-2] + b"\x05\x00hello") == {Oddity.BEHIND}
    assert Oddity.BEHIND in told(package + package)
    assert Oddity.BEHIND in told(package + again({**FILES, "case.json": b"{}"}))


def test_bytes_in_front_make_it_no_package() -> None:
    found = verify(a_package() + b"x")
    assert not found.is_whole
    with pytest.raises(NotAPackage):
        verify(b"MZ" + a_package())


def test_a_second_directory_that_shows_other_files_is_told() -> None:
    """Readers that trust the list at the end would show something else than readers that go from the front."""
    package = a_package()
    end = package.rindex(b"PK\x05\x06")
    (begin,) = struct.unpack_from("<I", package, end + 16)
    directory = package[begin:end]
    assert told(package[:end] + directory + package[end:]) == {Oddity.DIRECTORY}
    hidden = directory.replace(b"messages.json", b"messagez.json")
    assert told(package[:begin] + hidden + package[end:]) == {Oddity.DIRECTORY}


def test_two_files_of_one_name_are_told_and_the_first_counts() -> None:
    rows = sorted([*FILES.items(), ("case.json", b"{}")])
    package = zipped(rows)
    assert Oddity.TWICE in told(package)
    assert container.read(package).files["case.json"] == next(content for name, content in rows if name == "case.json")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/abs.json",
        "a/../b.json",
        "c\\d.json",
        "cаse.json",
        "case.json\u202e",
        "CASE.json",
        "a/b/c.json",
    ],
)
def test_paths_that_lead_elsewhere_and_look_alikes_are_told_and_never_written(name: str) -> None:
    assert Oddity.NAME in told(zipped(sorted([*FILES.items(), (name, b"x")])))
    with pytest.raises(RecordIncomplete):
        again({**FILES, name: b"x"})


def test_packed_entries_are_not_unpacked() -> None:
    bomb = zipped([("a.json", b"\0" * 50_000_000)], compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    contents = container.read(bomb)
    assert not contents.files
    assert (Oddity.FIELDS, "a.json") in contents.oddities


def test_a_size_that_promises_more_than_there_is_is_told() -> None:
    package = bytearray(a_package())
    struct.pack_into("<II", package, 18, 0xFFFFFFF0, 0xFFFFFFF0)
    assert [odd for odd, _ in container.read(bytes(package)).oddities] == [Oddity.CUT]


def test_the_wrong_order_is_told() -> None:
    assert Oddity.ORDER in told(zipped(sorted(FILES.items(), reverse=True)))


def test_a_name_that_never_ends_is_told_and_breaks_nothing() -> None:
    package = bytearray(a_package())
    struct.pack_into("<H", package, 26, 0xFFFF)  # what follows is read as a name; spelled out it is too long for any
    assert (Oddity.NAME, "") in container.read(bytes(package)).oddities
    with pytest.raises(RecordIncomplete):
        again({**FILES, f"{'a' * 300}.json": b"x"})
