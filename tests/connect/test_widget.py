"""The one script that pages of others load from here: any page may, every cache may keep it, and nobody is known by it."""

import gzip
import re

import pytest

from doorbell import House
from sudare.connect import widget

SCRIPT = "/widget.js"


@pytest.fixture
def strangers_page(live: House):
    client = live.client(None)
    client.headers["Origin"] = "https://shop.example"
    return client


def a_piece() -> str:
    return f"/widget/{next((widget.FOLDER / 'widget').glob('panel-*.js')).name}"


@pytest.mark.parametrize("path", [SCRIPT, a_piece()])
def test_any_page_may_load_it_and_nothing_personal_hangs_on_it(strangers_page, path):
    answer = strangers_page.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-credentials" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_piece_is_kept_for_ever_and_the_script_asked_for_again(strangers_page):
    assert "immutable" in strangers_page.get(a_piece()).headers["cache-control"]
    script = strangers_page.get(SCRIPT)
    assert "max-age=600" in script.headers["cache-control"]
    again = strangers_page.get(SCRIPT, headers={"If-None-Match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_travels_packed_to_whoever_can_unpack_it(strangers_page):
    plain = strangers_page.get(SCRIPT, headers={"Accept-Encoding": "identity"})
    with strangers_page.stream("GET", SCRIPT, headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 2
    assert "content-encoding" not in plain.headers


def test_every_piece_it_names_is_there(strangers_page):
    """A piece may ask for others; a name that leads nowhere would break the panel on somebody else's page."""
    waiting, seen = [SCRIPT], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = strangers_page.get(path)
        assert answer.status_code == 200, path
        named = re.findall(r"\./((?:widget/)?[a-z-]+-[\w-]{8}\.js)", answer.text)
        waiting += [one for name in named if (one := f"/widget/{name.removeprefix('widget/')}") not in seen]
    assert len(seen) > 8


@pytest.mark.parametrize(
    "path",
    [
        "/widget/none-AAAAAAAA.js",
        "/widget/../app.js",
        "/widget/%2e%2e/app.js",
        "/widget/panel.js",
        "/widget/manifest.json",
    ],
)
def test_nothing_else_lies_there(strangers_page, path):
    answer = strangers_page.get(path)
    assert answer.status_code == 404
    assert answer.headers.get("cross-origin-resource-policy") != "cross-origin"


def test_it_is_only_read(strangers_page):
    assert strangers_page.post(SCRIPT).status_code == 405
    head = strangers_page.head(SCRIPT)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.django_db(transaction=True)
def test_no_other_door_is_opened_by_it(strangers_page):
    """Signing in and the API of signed-in people stay as closed to pages of others as they were."""
    for path in ("/accounts/login/", "/api/v1/me"):
        answer = strangers_page.get(path)
        assert answer.headers.get("cross-origin-resource-policy") != "cross-origin"
        assert "access-control-allow-credentials" not in answer.headers
