"""Signing in with others is off, until the operator switches it on by settings; then it opens no way around invitations."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from faults import child_environment

ASK = """
import django, json; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS.append("testserver")
from django.core.management import call_command; call_command("migrate", verbosity=0)
from django.test import Client
client = Client(headers={"accept-language": "en"})
login, away = client.get("/accounts/login/"), client.get("/accounts/oidc/corp/login/")
print(json.dumps({"login": login.content.decode(), "away": away.status_code, "csp": login["Content-Security-Policy"]}))
"""
APP = {"provider_id": "corp", "name": "Corp", "client_id": "x", "secret": "y"}
APP["settings"] = {"server_url": "https://id.example.com"}


def test_nobody_else_is_asked_by_default(db: None) -> None:
    page = Client().get("/accounts/login/")
    assert "oidc" not in page.content.decode()
    directives = {part.strip() for part in page["Content-Security-Policy"].split(";")}
    assert "form-action 'self'" in directives  # exactly that, wherever in the policy it stands
    assert Client().get("/accounts/oidc/corp/login/").status_code == 404


@pytest.mark.timeout(60)
def test_settings_switch_it_on(tmp_path: Path) -> None:
    chosen = {"SUDARE_DATA_DIR": str(tmp_path / "data"), "SUDARE_SOCIAL_PROVIDERS": "openid_connect"}
    chosen["SUDARE_OIDC_CONFIG"] = json.dumps([APP])
    (tmp_path / "data").mkdir()
    environment = {name: value for name, value in child_environment().items() if name != "SUDARE_DATABASE_URL"}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=environment | chosen, capture_output=True, text=True, check=True
    )
    answer = json.loads(asked.stdout.splitlines()[-1])
    assert "/accounts/oidc/corp/login/" in answer["login"]
    assert answer["away"] == 200
    assert "form-action 'self' https:" in answer["csp"]
    assert "script-src 'self'" in answer["csp"].split("; ")  # nothing beside it, wherever it stands
