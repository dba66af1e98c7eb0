"""``sudare ask`` as a person or a program at a terminal meets it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reading.paper import Paper


def run(*arguments, language="C.UTF-8"):
    environment = os.environ | {"LC_ALL": language}
    command = [sys.executable, "-m", "sudare.cli", "ask", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False)


@pytest.fixture(scope="module")
def receipt(tmp_path_factory) -> Path:
    paper = Paper(640, 900).write(160, 30, "喫茶ひだまり", 44).write(60, 110, "2026年11月21日 14:05")
    rows = (
        ("ブレンド", "¥480"),
        ("チーズケーキ", "¥550"),
        ("=1+1", "¥100"),
        ("小計", "¥1,130"),
        ("合計", "¥1,130"),
        ("お預り", "¥2,000"),
        ("お釣り", "¥870"),
    )
    for number, (name, amount) in enumerate(rows):
        paper.write(60, 200 + 70 * number, name).write(440, 200 + 70 * number, amount)
    place = tmp_path_factory.mktemp("asked") / "receipt.png"
    paper.image.save(place)
    return place


def test_a_question_is_answered_with_its_place(receipt):
    done = run(receipt, "--question", "チーズケーキはいくらですか", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert "¥550" in said["answer"]
    (field,) = said["fields"]
    assert (field["value"], field["status"], field["evidence"][0]["picture"]) == (550, "seen", 0)
    assert 0.3 < field["evidence"][0]["box"][1] < 0.35
    assert said["reader"] == "built-in"


def test_a_template_becomes_a_table_that_excel_can_not_run(receipt):
    done = run(receipt, "--template", "receipt", "--csv", "--bom", language="ja_JP.UTF-8")
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert rows[0]["合計"] == "1130"
    assert rows[0]["日付"] == "2026-11-21"
    assert "チーズケーキ" in {row["品目: 品名"] for row in rows}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_what_can_not_be_opened_is_refused_with_the_reason(receipt, tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    done = run(receipt, broken, "--question", "合計は?", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 2
    assert said["answer"] is None
    assert [each["file"] for each in said["refused"]] == [str(broken)]
    assert said["refused"][0]["reasons"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "--question"),
        (("--question", "?", "--template", "receipt"), "--template"),
        (("--template", "recipe"), "receipt, invoice"),
        (("--question", " "), "2000"),
        (("--question", "合計は?", "--policy", "bakery"), "bakery"),
    ],
)
def test_bad_usage_is_named_before_anything_is_opened(receipt, arguments, named):
    done = run(receipt, *arguments)
    assert done.returncode == 2
    assert named in " ".join(done.stderr.decode().split())


def test_an_own_template_with_a_mistake_is_told_where(receipt, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('name = "own"\nversion = 1\n', encoding="utf-8")
    done = run(receipt, "--template", own)
    assert done.returncode == 2
    assert "title" in done.stderr.decode()


def test_a_picture_that_would_be_held_is_answered_and_says_so_and_what_is_covered(tmp_path):
    paper = Paper(640, 520).write(160, 30, "喫茶ひだまり", 44).write(60, 110, "2026年11月21日 14:05")
    paper.write(60, 200, "ブレンド").write(440, 200, "¥480").write(60, 270, "合計").write(440, 270, "¥480")
    paper.write(60, 400, "電話 03-5550-0142", 28).image.save(tmp_path / "held.png")
    rules = tmp_path / "rules.toml"
    rules.write_text(
        'profile = "mine"\nversion = 1\nextends = "shop"\n[[rules]]\nid = "letters"\nwhen = { text = 0.5 }\n'
        'then = "hold"\nbecause.ja = "文字"\nbecause.plain_ja = "もじ"\nbecause.en = "Letters stand in it."\n'
        'source = "a test"\nas_of = "2026-11"\n',
        encoding="utf-8",
    )
    done = run(tmp_path / "held.png", "--template", "receipt", "--policy", rules)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Total: 480 (seen)" in said
    assert "Phone: — (covered)" in said
    assert "! Parts of the picture are covered" in said
    assert f"! {tmp_path / 'held.png'}: held for a person to look at" in said
    assert "Letters stand in it." in said
