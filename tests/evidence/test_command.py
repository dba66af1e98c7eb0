"""`sudare evidence verify`, as somebody at a desk types it."""

import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typer.testing import CliRunner

from evidence.packages import PUBLIC, a_package, again, files_of
from sudare.audit.proofs import spelled_key
from sudare.cli.main import app
from sudare.evidence.manifest import as_pem


def told(tmp_path, package: bytes, *more: str):
    file = tmp_path / "package.zip"
    file.write_bytes(package)
    return CliRunner().invoke(app, ["evidence", "verify", str(file), *more])


def test_a_whole_one(tmp_path) -> None:
    (tmp_path / "key").write_text(spelled_key("sudare", PUBLIC))
    (tmp_path / "pem").write_bytes(as_pem(PUBLIC))
    assert told(tmp_path, a_package()).exit_code == 0
    for key in ("key", "pem"):
        said = told(tmp_path, a_package(), "--json", "--key", str(tmp_path / key))
        row = json.loads(said.output)
        assert (said.exit_code, row["is_whole"], row["faults"], row["signed_by"]["is_known"]) == (0, True, [], True)
        assert row["stamp"]["state"] == "pending"


def test_each_fault_is_named_and_counts(tmp_path) -> None:
    files = files_of(a_package())
    worn = {
        **files,
        "memo.json": files["memo.json"].replace("ギフトカード".encode(), "ポイントカード".encode()),
        "more.txt": b"",
    }
    del worn["custody.json"]
    said = told(tmp_path, again(worn), "--json")
    faults = {(row["kind"], row["path"]) for row in json.loads(said.output)["faults"]}
    assert said.exit_code == 1
    assert faults == {("changed", "memo.json"), ("missing", "custody.json"), ("added", "more.txt")}
    assert "memo.json" in told(tmp_path, again(worn)).output


def test_another_key_than_the_one_to_believe(tmp_path) -> None:
    (tmp_path / "key").write_text(spelled_key("sudare", Ed25519PrivateKey.generate().public_key().public_bytes_raw()))
    assert told(tmp_path, a_package(), "--key", str(tmp_path / "key")).exit_code == 1


def test_what_is_no_package_or_no_key(tmp_path) -> None:
    assert told(tmp_path, b"hello").exit_code == 2
    (tmp_path / "key").write_text("hello")
    assert told(tmp_path, a_package(), "--key", str(tmp_path / "key")).exit_code == 2
    assert CliRunner().invoke(app, ["evidence", "verify", str(tmp_path / "nowhere.zip")]).exit_code == 2
