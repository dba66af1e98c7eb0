"""A package is whole, or says what isn't: changed, missing, added, signed by somebody else."""

import json
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.packages import KEY, PUBLIC, a_package, again, files_of, packed
from sudare.cli.bench.conversation import conversation
from sudare.evidence import FaultKind, StampState, pack, verify
from sudare.evidence.errors import NotAPackage
from sudare.evidence.manifest import UNLISTED, fingerprint

FILES = files_of(a_package())


def kinds(package: bytes, **more) -> set[tuple[FaultKind, str]]:
    return {(fault.kind, fault.path) for fault in verify(package, **more).faults}


def test_a_package_is_whole_and_names_its_case_and_key() -> None:
    found = verify(a_package(), keys=[PUBLIC])
    assert found.is_whole
    assert (found.case_number, found.organisation, found.is_known_signer) == (12, "あおぞら相談室", True)
    assert found.fingerprint == fingerprint(PUBLIC)
    assert found.stamp.state is StampState.PENDING
    assert found.files == len(FILES)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert packed() == packed()


def test_other_programs_open_it_and_openssl_checks_the_signature(tmp_path) -> None:
    with zipfile.ZipFile(BytesIO(a_package())) as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path)
    command = "openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.json -sigfile manifest.sig"
    assert b"Successfully" in subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=True).stdout


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(a_package()) - 1), flip=st.integers(1, 255))
def test_a_byte_changed_anywhere_in_the_archive_is_found(place: int, flip: int) -> None:
    worn = bytearray(a_package())
    worn[place] ^= flip
    try:
        assert verify(bytes(worn)).faults
    except NotAPackage:
        assert place < 100 or worn[:4] != b"PK\x03\x04"


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(FILES)), part=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_byte_changed_in_any_file_is_found_though_all_checksums_were_made_anew(name, part, flip) -> None:
    worn = bytearray(FILES[name])
    worn[int(part * len(worn))] ^= flip
    found = kinds(again({**FILES, name: bytes(worn)}))
    assert (FaultKind.CHANGED, name) in found if name not in UNLISTED else found


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_missing_file_is_named(name: str) -> None:
    rest = {each: content for each, content in FILES.items() if each != name}
    if name == "manifest.json":
        with pytest.raises(NotAPackage):
            verify(again(rest))
        return
    assert (FaultKind.MISSING, name) in kinds(again(rest))


@pytest.mark.parametrize("name", ["added.txt", "screens/0.png", "pictures/zzz.jpg"])
def test_an_added_file_is_named(name: str) -> None:
    assert kinds(again({**FILES, name: b"x"})) == {(FaultKind.ADDED, name)}


def test_one_made_anew_with_another_key_is_told_to_whoever_knows_the_right_one() -> None:
    other = Ed25519PrivateKey.generate()
    forged = pack(conversation(3), signer=other.sign, public_key=other.public_key().public_bytes_raw())
    assert verify(forged).is_known_signer is None
    assert kinds(forged, keys=[PUBLIC]) == {(FaultKind.SIGNER, "manifest.json")}


def test_a_signature_of_another_list_is_found() -> None:
    other = KEY.sign(b"another list")
    assert kinds(again({**FILES, "manifest.sig": other})) == {(FaultKind.SIGNATURE, "manifest.sig")}


@pytest.mark.parametrize("junk", [b"", b"PK", b"not a package" * 50, b"\0" * 5000])
def test_what_is_no_package_is_refused(junk: bytes) -> None:
    with pytest.raises(NotAPackage):
        verify(junk)


def test_the_log_has_ids_both_times_and_what_was_before() -> None:
    rows = json.loads(FILES["messages.json"])
    assert [row["number"] for row in rows] == list(range(1, 13))
    assert rows[0]["at"] == {"utc": "2026-11-20T09:02:01.000001Z", "jst": "2026-11-20T18:02:01.000001+09:00"}
    assert [row["part"] for row in rows].count("reported") == 1
    assert {rows[0]["part"], rows[-1]["part"]} == {"before", "after"}
    assert rows[7]["words"]
    assert rows[7]["deleted_at"]
    case = json.loads(FILES["case.json"])
    assert case["clock"]["source"]
    assert case["participants"][1]["declared_by_themselves"]["年齢"] == "24歳"


def test_words_that_were_not_kept_are_told_as_such() -> None:
    record = conversation(3)
    gone = replace(record.messages[0], words=None)
    files = files_of(packed(replace(record, messages=(gone, *record.messages[1:]))))
    assert json.loads(files["messages.json"])[0]["words"] is None
