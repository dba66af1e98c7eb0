"""What Sudare writes is its user's alone, wherever the operator let it write."""

import os
import stat
import subprocess
import sys

SCRIPT = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"


def test_a_database_in_an_open_folder_is_not_open(tmp_path):
    shared = tmp_path / "data"
    shared.mkdir(mode=0o755)
    surroundings = os.environ | {"SUDARE_DATA_DIR": str(shared), "DJANGO_SETTINGS_MODULE": "sudare.config.settings"}
    surroundings.pop("SUDARE_DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", SCRIPT], env=surroundings, check=True, umask=0o022)
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in shared.iterdir()}
    assert "sudare.sqlite3" in made
    assert {mode & 0o077 for mode in made.values()} == {0}, made
