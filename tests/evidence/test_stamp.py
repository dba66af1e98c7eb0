"""An outside authority says when: a real `openssl ts` behind HTTP, one that is down, one that lies."""

import subprocess

import pytest
from cryptography import x509
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.authority import Authority, served
from evidence.packages import a_package, again, files_of, packed
from sudare.evidence import FaultKind, StampState, stamp_later, verify
from sudare.evidence.authorities import Authorities, configured
from sudare.evidence.errors import NotAPackage, NoTimestamp
from sudare.evidence.manifest import TOKEN, UNLISTED
from sudare.evidence.tokens import TOKEN_MAX_BYTES, told_by


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "two", name="Somebody Else")


@pytest.fixture(scope="module")
def stamped(authority) -> bytes:
    with authority.serving() as url:
        return packed(stamper=Authorities([url], roots=roots(authority)))


def roots(*authorities: Authority) -> list[x509.Certificate]:
    return [x509.load_pem_x509_certificate(each.root.read_bytes()) for each in authorities]


def down(_):
    raise ConnectionError


def test_a_stamp_is_vouched_for_by_its_root(stamped, authority, other) -> None:
    found = verify(stamped, roots=roots(authority))
    assert found.is_whole
    assert (found.stamp.state, found.stamp.is_vouched) == (StampState.STAMPED, True)
    assert (found.stamp.authority, len(found.stamp.at)) == ("CN=AozoraTestTime", 20)
    assert verify(stamped).stamp.is_vouched is None
    assert {fault.kind for fault in verify(stamped, roots=roots(other)).faults} == {FaultKind.STAMP}


def test_openssl_checks_the_stamp_over_the_signature(stamped, authority, tmp_path) -> None:
    for name in ("manifest.sig", TOKEN):
        (tmp_path / name).write_bytes(files_of(stamped)[name])
    command = f"openssl ts -verify -data manifest.sig -in timestamp.tsr -CAfile {authority.root}"
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_the_next_authority_is_asked_when_one_is_down_or_lies(authority, other) -> None:
    with served(down) as first, other.serving() as second, authority.serving() as third:
        stamper = Authorities([first, "http://127.0.0.1:9/", second, third], roots=roots(authority))
        assert verify(packed(stamper=stamper), roots=roots(authority)).stamp.authority == "CN=AozoraTestTime"


def test_none_to_be_had_is_marked_and_completed_later_without_touching_what_was_signed(authority) -> None:
    with served(down) as url:
        package = packed(stamper=Authorities([url]))
        with pytest.raises(NoTimestamp):
            stamp_later(package, Authorities([url]))
    assert "時刻証明待ち" in files_of(package)["timestamp.json"].decode()
    with authority.serving() as url:
        later = stamp_later(package, Authorities([url], roots=roots(authority)))
        assert stamp_later(later, Authorities([url])) == later
    before, after = files_of(package), files_of(later)
    assert {name: after[name] for name in set(before) - UNLISTED} == {n: before[n] for n in set(before) - UNLISTED}
    assert (before["manifest.json"], before["manifest.sig"]) == (after["manifest.json"], after["manifest.sig"])
    assert verify(later).stamp.state is StampState.STAMPED
    with pytest.raises(NotAPackage):
        stamp_later(package + b"x", Authorities([]))


def test_an_answer_to_another_question_is_not_taken(authority) -> None:
    first = []

    def replaying(request: bytes) -> bytes:
        first.append(authority.answer(request))
        return first[0]

    with authority.serving(replaying) as url:
        stamper = Authorities([url])
        kept = stamper.stamp(b"one signature")
        with pytest.raises(NoTimestamp):
            stamper.stamp(b"another signature")
        with pytest.raises(NoTimestamp):
            stamper.stamp(b"one signature")  # the same hash, but the number asked with was another
    assert told_by(kept).nonce


@pytest.mark.parametrize("said", [b"", b"no", b"\x30\x80" * 400, b"0" * (TOKEN_MAX_BYTES + 1)])
def test_nonsense_is_no_stamp(said: bytes) -> None:
    with served(lambda _: said) as url, pytest.raises(NoTimestamp):
        Authorities([url]).stamp(b"a signature")


def test_a_refusal_is_no_stamp(authority) -> None:
    """Asked for a hash it doesn't do, `openssl ts` answers with a rejection."""
    query = ["openssl", "ts", "-query", "-digest", "00" * 20, "-sha1"]
    refused = authority.answer(subprocess.run(query, capture_output=True, check=True).stdout)
    assert told_by(refused) is None


def test_a_stamp_of_another_package_is_found(stamped, authority) -> None:
    token = files_of(stamped)[TOKEN]
    with authority.serving() as url:
        elsewhere = files_of(stamp_later(a_package(), Authorities([url])))
    moved = {**elsewhere, "manifest.sig": b"\0" * 64, TOKEN: token}
    assert FaultKind.STAMP in {fault.kind for fault in verify(again(moved)).faults}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), name=st.sampled_from(sorted(UNLISTED)))
def test_a_byte_changed_in_what_comes_after_the_list_is_found(stamped, part, flip, name) -> None:
    files = files_of(stamped)
    worn = bytearray(files[name])
    worn[int(part * len(worn))] ^= flip
    assert verify(again({**files, name: bytes(worn)})).faults


def test_settings_name_authorities_in_order(authority) -> None:
    assert configured("", None) is None
    with authority.serving() as url, served(down) as broken:
        chosen = configured(f"{broken}, {url}", authority.root)
        assert chosen is not None
        assert told_by(chosen.stamp(b"x")) is not None
