"""`verify.html` and `index.html` in Chromium, from a folder and without a network."""

import base64
import hashlib
import os
import random
import zipfile
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence.authority import Authority
from evidence.packages import PUBLIC, a_package, again, files_of, packed, zipped
from sudare.cli.bench.conversation import conversation
from sudare.evidence import Both, checker, stamp_later
from sudare.evidence.authorities import Authorities
from sudare.evidence.manifest import fingerprint

FILES = files_of(a_package())
CHECK = "async (packed) => (await check(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)))).faults"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    file = tmp_path_factory.mktemp("checker") / "verify.html"
    file.write_bytes(checker.page())
    opened = browser.new_page()
    complaints = []
    opened.on("console", lambda said: complaints.append(said.text))
    opened.on("request", lambda asked: asked.url.startswith("file:") or complaints.append(asked.url))
    opened.goto(file.as_uri())
    yield opened
    assert not complaints


def faults(page, package: bytes) -> set[tuple[str, str]]:
    return {(kind, name) for kind, name, _ in page.evaluate(CHECK, base64.b64encode(package).decode())}


def test_a_person_drops_a_whole_one_and_then_a_changed_one(page) -> None:
    page.set_input_files("#file", {"name": "package.zip", "mimeType": "application/zip", "buffer": a_package()})
    page.wait_for_selector("#verdict.good")
    assert f"{len(FILES)}個のファイルはすべて" in page.inner_text("#verdict")
    assert fingerprint(PUBLIC) in page.inner_text("#facts")
    assert "時刻証明待ち" in page.inner_text("#facts")
    worn = again({**FILES, "memo.json": FILES["memo.json"] + b" ", "more.txt": b""})
    page.set_input_files("#file", {"name": "package.zip", "mimeType": "application/zip", "buffer": worn})
    page.wait_for_selector("#verdict.bad")
    assert "memo.json" in page.inner_text("#faults")
    assert "added: more.txt" in page.inner_text("#faults")


def test_a_byte_changed_in_any_file_is_found_and_named(page) -> None:
    chance = random.Random(7)
    for name, content in FILES.items():
        place = chance.randrange(len(content))
        worn = content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
        found = faults(page, again({**FILES, name: worn}))
        if name in {"manifest.json", "manifest.sig", "timestamp.json"}:
            assert found, name
        else:
            assert ("changed", name) in found


def test_missing_and_added_files_are_named(page) -> None:
    for name in FILES:
        assert ("missing", name) in faults(page, again({each: FILES[each] for each in FILES if each != name}))
    assert faults(page, again({**FILES, "screens/9999.png": b"x"})) == {("added", "screens/9999.png")}


def test_a_byte_changed_in_the_archive_itself_is_found(page) -> None:
    flips = """async ([packed, places]) => {
        const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
        const unseen = [];
        for (const place of places) {
            bytes[place] ^= 4;
            if (!(await check(bytes)).faults.length) unseen.push(place);
            bytes[place] ^= 4;
        }
        return unseen;
    }"""
    package, chance = a_package(), random.Random(11)
    begin = package.index(b"PK\x01\x02")
    places = [*range(46), *range(begin, begin + 60), *range(len(package) - 22, len(package))]
    places += [chance.randrange(len(package)) for _ in range(40)]
    assert page.evaluate(flips, [base64.b64encode(package).decode(), places]) == []
    for odd in (package + b"x", b"x" + package, package[:-1], package + package, b""):
        assert faults(page, odd)


def test_archives_with_two_readings_are_found(page) -> None:
    twice = sorted([*FILES.items(), ("case.json", b"{}")])
    for odd in (
        zipped(twice),
        zipped(sorted([*FILES.items(), ("../case.json", b"{}")])),
        zipped(sorted(FILES.items(), reverse=True)),
        zipped(sorted(FILES.items()), comment=b"hello"),
        zipped(sorted(FILES.items()), compression=zipfile.ZIP_DEFLATED),
    ):
        assert {"archive", "none"} & {kind for kind, _ in faults(page, odd)}


def test_both_ways_of_checking_a_signature_agree(page) -> None:
    """A browser without the curve, or without sums, falls back on what the page carries."""
    for number in range(6):
        key, content = Ed25519PrivateKey.generate(), os.urandom(number * 37)
        public, signature = key.public_key().public_bytes_raw(), key.sign(content)
        told = [list(public), list(signature), list(content)]
        here = "([key, signature, content]) => isSignedHere(...[key, signature, content].map((each) => Uint8Array.from(each)))"
        assert page.evaluate(here, told) is True
        assert page.evaluate(here, [told[0], [signature[0] ^ 1, *signature[1:]], told[2]]) is False
        assert page.evaluate(here, [told[0], told[1], [*content, 0]]) is False
        sums = "(content) => [hex(sha256Here(Uint8Array.from(content))), hex(sha512Here(Uint8Array.from(content)))]"
        expected = [hashlib.sha256(content).hexdigest(), hashlib.sha512(content).hexdigest()]
        assert page.evaluate(sums, list(content)) == expected


def test_a_signature_of_somebody_else_is_found(page) -> None:
    assert ("signature", "manifest.sig") in faults(page, again({**FILES, "manifest.sig": b"\1" * 64}))


def test_a_stamp_is_told_and_a_moved_one_found(page, tmp_path) -> None:
    with Authority(tmp_path / "tsa").serving() as url:
        stamped = stamp_later(a_package(), Authorities([url]))
        other = files_of(packed(replace(conversation(3), made_by="somebody else"), stamper=Authorities([url])))
    assert faults(page, stamped) == set()
    page.set_input_files("#file", {"name": "package.zip", "mimeType": "application/zip", "buffer": stamped})
    page.wait_for_selector("#verdict.good")
    assert "Z(この署名に対するもの" in page.inner_text("#facts")
    moved = {name: other[name] for name in ("timestamp.json", "timestamp.tsr")}
    assert faults(page, again({**files_of(stamped), **moved})) == {("stamp", "timestamp.tsr")}


HOSTILE = (
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">\u202etfel\u202c 😀 مرحبا"
)


def test_hostile_words_stay_words_on_the_page(browser, tmp_path) -> None:
    record = conversation(6, pictures_every=3)
    messages = tuple(replace(each, words=HOSTILE) for each in record.messages)
    people = tuple(replace(each, name=HOSTILE) for each in record.participants)
    case = replace(record.case, room=HOSTILE, reason=Both(HOSTILE, HOSTILE), organisation=HOSTILE)
    files = files_of(packed(replace(record, case=case, messages=messages, participants=people)))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    page = browser.new_page()
    asked = []
    page.on("request", lambda each: asked.append(each.url))
    page.goto((tmp_path / "index.html").as_uri())
    shown = page.inner_text("li:nth-child(1) .words")
    assert shown.startswith("<script>document.title")
    assert "〔RIGHT-TO-LEFT OVERRIDE〕tfel〔POP DIRECTIONAL FORMATTING〕 😀 مرحبا" in shown
    assert page.title().startswith("証拠の記録")
    assert page.locator("script").count() == 0
    assert {url.rsplit("/", 1)[0] for url in asked} <= {
        tmp_path.as_uri(),
        (tmp_path / "screens").as_uri(),
        (tmp_path / "pictures").as_uri(),
    }
    widths = page.evaluate(
        "[...document.images].map((each) => { each.loading = 'eager'; return each.naturalWidth || each.loading; })"
    )
    assert len(widths) >= 1
    page.close()
