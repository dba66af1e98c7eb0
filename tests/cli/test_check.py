"""``sudare check`` as a person or a program at a terminal meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from specimens.pictures import CANARY, photo
from sudare.policy.library import text_of


def run(*arguments, language="C.UTF-8"):
    environment = os.environ | {"LC_ALL": language}
    command = [sys.executable, "-m", "sudare.cli", "check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.jpg").write_bytes(photo(orientation=6))
    (tmp_path / "bad.jpg").write_bytes(b"not a picture")
    return tmp_path


def test_json_says_everything_about_each_file_on_a_line_of_its_own(folder):
    done = run("--json", "--out", folder / "out", folder / "good.jpg", folder / "bad.jpg", folder / "absent.jpg")
    good, bad, absent = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert good["verdict"] == "accept"
    assert good["media"] == {"format": "jpeg", "width_px": 480, "height_px": 640, "pages": 1}
    assert {"exif.gps", "exif.device", "exif.time"} <= set(good["removed"])
    assert set(good["renditions"]) == {"clean", "masked"}
    for place in good["renditions"].values():
        assert CANARY.encode() not in Path(place).read_bytes()
    assert [r["rule"] for r in bad["reasons"]] == ["unsupported_format"]
    assert [r["rule"] for r in absent["reasons"]] == ["no_such_file"]


def test_people_read_sentences_and_good_files_exit_with_0(folder):
    done = run(folder / "good.jpg")
    assert done.returncode == 0
    assert "The place where it was taken was inside. We removed it." in done.stdout


def test_a_profile_that_does_not_exist_is_answered_with_those_that_do(folder):
    done = run("--policy", "bakery", folder / "good.jpg")
    assert done.returncode == 2
    assert "bakery" in done.stderr
    assert "shop" in done.stderr


def test_rules_from_a_file_judge_and_mistakes_in_them_are_named(folder):
    (folder / "own.toml").write_text(text_of("base"), encoding="utf-8")
    done = run("--json", "--policy", folder / "own.toml", folder / "good.jpg")
    assert json.loads(done.stdout)["verdict"] == "accept"
    (folder / "bad.toml").write_text("rules = 3")
    done = run("--policy", folder / "bad.toml", folder / "good.jpg")
    assert done.returncode == 2
    assert "bad.toml" in done.stderr


def test_no_django_is_loaded(folder):
    script = "import sys; sys.argv = ['sudare', 'check', sys.argv[1]]\nfrom sudare.cli.main import app\ntry:\n    app()\nfinally:\n    assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", script, folder / "good.jpg"], check=True, capture_output=True)
