"""What lies in the database of a session must not open one: a backup without the keys folder is of no use."""

import re

import httpx
import pytest

import factories
from doorbell import cookies_of, sealed_cookies_of
from sudare.accounts.models import User
from sudare.connect.cookies import seal, unseal

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/api/v1/me"
STREAM = "/api/v1/stream"


def knock(live, path, cookie):
    with httpx.Client(base_url=live.base, timeout=5) as client, client.stream("GET", path, headers=cookie) as answer:
        return answer.status_code


@pytest.mark.parametrize("path", [ME, STREAM, "/api/v1/uploads/tus/01a20060-eb78-7115-8519-be58dabfab0d"])
def test_a_session_key_from_the_database_opens_no_door(lasting_cast, live, path):
    key = cookies_of(lasting_cast.alice)["sessionid"]
    other = sealed_cookies_of(lasting_cast.bob)["sessionid"].partition(".")[2]
    spellings = (
        "sessionid={}",
        "sessionid ={}",
        "sessionid= {}",
        'sessionid="{}"',
        "a=b;\tsessionid\t={}",
        "\xa0sessionid={}",
    )
    headers = {"Tus-Resumable": "1.0.0"}
    for value in (key, f"{key}.", f"{key}.{other}"):
        for spelling in spellings:
            cookie = spelling.format(value).encode("latin-1")
            assert knock(live, path, headers | {"Cookie": cookie}) in {401, 405}, cookie
    both = [("Cookie", f"sessionid={seal(key)}"), ("Cookie", f"sessionid={key}")]
    assert knock(live, ME, both) == 401
    assert knock(live, ME, {"Cookie": f"sessionid={seal(key)}"}) == 200


def test_a_browser_that_signs_in_gets_a_sealed_cookie_and_comes_in_with_it(lasting_cast, live):
    alice = User.objects.get(pk=lasting_cast.alice.user_id)
    alice.set_password(factories.PASSWORD)
    alice.save()
    client = live.client(None)
    client.cookies.clear()
    page = client.get("/accounts/login/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    words = {"csrfmiddlewaretoken": token, "login": alice.email, "password": factories.PASSWORD}
    assert client.post("/accounts/login/", data=words).status_code == 302
    assert unseal(client.cookies["sessionid"])
    assert client.get(ME).status_code == 200
    left = client.post("/accounts/logout/", data={"csrfmiddlewaretoken": client.cookies["csrftoken"]})
    assert left.status_code == 302
    assert "sessionid" not in client.cookies
    assert client.get(ME).status_code == 401
