"""Every setting an operator can make, read once from the environment (or a ``.env`` file).

The table in docs/reference/settings.md is checked against this class by tests/house.
"""

import secrets
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


class Environment(BaseSettings):
    """What the operator decides. Names in the environment carry the prefix ``SUDARE_``."""

    model_config = SettingsConfigDict(env_prefix="SUDARE_", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="Where the database and the sealed pictures live.")
    keys_dir: Path | None = Field(
        None,
        description="Where the keys live. Never inside the data directory: a backup of one must not open the other. "
        "Default: a folder beside the data directory, named `<data>-keys`.",
    )
    master_key: str | None = Field(
        None, description="The installation's master key, 32 bytes in base64, instead of the file `master.key`."
    )
    secret_key: str | None = Field(
        None, description="What signs sessions and links, instead of the generated file `session.key`."
    )
    log_key: str | None = Field(
        None,
        description="The secret of the audit log, 32 bytes in base64, instead of the file `log.key`. It signs "
        "checkpoints and wraps the keys of people's words.",
    )
    checkpoint_dir: Path | None = Field(
        None,
        description="Where checkpoints of the audit log are appended, one file for each organisation; best on another "
        "machine's disk. Never inside the data directory. Default: a folder beside it, named `<data>-checkpoints`.",
    )
    checkpoint_mail: str = Field(
        "", description="Who gets the newest checkpoints by mail once a day; addresses separated by commas."
    )
    checkpoint_s3: str | None = Field(
        None,
        description="A bucket with object lock for checkpoints: `https://KEY:SECRET@host/bucket/prefix`.",
    )
    checkpoint_s3_days: int = Field(400, description="For how many days the bucket locks each checkpoint.")
    timestamp_urls: str = Field(
        "",
        description="Time stamping authorities (RFC 3161) for evidence packages, asked in this order; addresses "
        "separated by commas. Only a hash goes there. Default: none; packages are marked 時刻証明待ち.",
    )
    timestamp_roots: Path | None = Field(
        None,
        description="A file of root certificates (PEM) that an authority's answer must lead to. Default: any answer "
        "over the right hash counts, and whoever checks the package decides whom to believe.",
    )
    database_url: str | None = Field(
        None, description="`postgres://user:password@host:port/name`. Default: SQLite in the data directory."
    )
    base_url: str = Field("http://127.0.0.1:8000", description="The address people use, for links and cookies.")
    allowed_hosts: str = Field(
        "", description="Further host names, separated by commas. The host of the base address is always allowed."
    )
    behind_proxy: bool = Field(
        False, description="Trust `X-Forwarded-Proto` and `X-Forwarded-For` of one proxy in front."
    )
    mail_url: str | None = Field(
        None, description="`smtp://user:password@host:port` (or `smtps://`). Default: mail is printed to the log."
    )
    mail_from: str = Field("sudare@example.com", description="The sender of mail.")
    social_providers: str = Field(
        "", description="Sign-in with others: `openid_connect,google,…`, separated by commas. Default: none."
    )
    oidc_config: str = Field(
        "", description="JSON list of OpenID Connect apps in the form django-allauth expects (`APPS`)."
    )
    language: str = Field("ja", description="The language of people who haven't chosen one: `ja` or `en`.")
    time_zone: str = Field("Asia/Tokyo", description="The time zone people read times in.")
    upload_max_bytes: int = Field(50_000_000, description="The largest picture accepted, in bytes.")
    decoded_max_px: int = Field(
        90_000_000, description="The largest picture opened, in pixels (width × height × frames)."
    )
    sandbox_seconds: float = Field(20.0, description="How long opening one picture may take before it is ended.")
    unsent_minutes: int = Field(15, description="How long an upload waits to be sent before it vanishes.")
    profile: Literal["shop", "clinic", "school", "counsellor", "law", "consult", "team", "factory"] = Field(
        "shop", description="The rules an organisation starts with: one of `sudare policy list`."
    )
    retention_days: int | None = Field(
        None, description="After how many days a sent picture is forgotten at the latest, whatever a policy says."
    )
    backup_days: int = Field(
        30, description="After how many days a backup should be thrown away; printed on it and on every receipt."
    )
    review_minutes: int = Field(10, description="How soon somebody should look at a held picture.")
    review_days: int = Field(
        3,
        description="How long a held picture waits for somebody, and a refused one for its sender to object; "
        "then it is destroyed.",
    )
    reporting_window_days: int = Field(
        14,
        description="For how many days the words of a deleted or changed message stay under seal, so that whoever got "
        "it can still report it. `0`: nothing is kept.",
    )
    case_days: int = Field(
        400, description="After how many days what was preserved for a closed case, and its packages, are destroyed."
    )
    step_up: bool = Field(
        True,
        description="Ask again who somebody is, unless shown within ten minutes, before they lift masks, export, "
        "release a hold, delete pictures of others, change a role, share outside or agree as a case's second person.",
    )
    messages_per_minute: int = Field(600, description="How many messages one person may post in a minute.")
    uploads_per_minute: int = Field(300, description="How many uploads one person may begin in a minute.")
    rooms_per_minute: int = Field(60, description="How many rooms and members one person may add in a minute.")
    edits_per_minute: int = Field(60, description="How many times one person may have pictures drawn anew in a minute.")
    decisions_per_minute: int = Field(
        30, description="How many times one person may unmask, object or ban in a minute."
    )
    questions_per_minute: int = Field(
        20, description="How many questions about pictures one person may ask in a minute."
    )
    desk_reads_per_minute: int = Field(
        240, description="How many times a minute a desk may be looked at from one network (/24 or /48)."
    )
    desk_entries_per_minute: int = Field(
        20, description="How many visitors a minute may come in at desks from one network."
    )
    visitor_messages_per_minute: int = Field(30, description="How many messages one visitor may post in a minute.")
    visitor_uploads_per_minute: int = Field(20, description="How many pictures one visitor may begin in a minute.")
    ai_base_url: str | None = Field(
        None,
        description="Where an AI model answers by the OpenAI protocol, as `http://127.0.0.1:8080/v1`. Covered pictures "
        "go there and nowhere else. Default: none; the built-in reader answers.",
    )
    ai_model: str = Field("", description="The model's name there.")
    ai_key: str = Field("", description="The key for it.")
    ai_vision: bool = Field(
        True, description="Whether that model sees pictures. If not, it gets the text read in them."
    )
    ai_about: str = Field(
        "", description="What people should know about that model: whose it is, where it runs, what it keeps."
    )
    ai_timeout_seconds: float = Field(120.0, description="How long an answer of the model may take.")
    ai_tries: int = Field(3, description="How often an unreachable model is asked, with growing pauses.")
    ai_answer_tokens: int = Field(1500, description="How long an answer of the model may get, in tokens.")
    ai_price_in: float = Field(0.0, description="What a million tokens to the model cost.")
    ai_price_out: float = Field(0.0, description="What a million tokens from the model cost.")
    ai_currency: str = Field("JPY", description="The currency of these prices.")
    ai_picture_tokens: int = Field(
        1500, description="About how many tokens a picture is, for the price shown before asking."
    )
    ai_plan: str = Field("standard", description="The plan organisations begin with.")
    ai_plans: str = Field(
        "",
        description='What a month of each plan holds, as JSON: `{"standard": {"pictures": 500, "tokens": 2000000, '
        '"cost": 3000}}`; what is left out is without limit. Default: one plan without limits.',
    )
    ai_draft_hours: int = Field(24, description="How long an AI's draft waits for somebody to approve it.")
    line_api_url: str = Field(
        "https://api.line.me", description="Where LINE's Messaging API is. Change it only for a peer of your own."
    )
    line_content_url: str = Field(
        "https://api-data.line.me", description="Where LINE keeps what people send there. As above."
    )
    mail_hosts: str = Field(
        "",
        description="Mail servers on your own network that desks may be connected to, separated by commas. Those on "
        "the open internet need no entry. As `host:port`, also without TLS.",
    )
    mail_max_bytes: int = Field(26_214_400, description="The largest mail a desk takes in, in bytes.")
    chat_hosts: str = Field(
        "",
        description="Hosts of chat tools you run yourself (Mattermost, ntfy, Rocket.Chat, …) that may be told when "
        "somebody waits; `host` or `host:port`, separated by commas.",
    )
    push_hosts: str = Field(
        "fcm.googleapis.com,.push.services.mozilla.com,.push.apple.com,.notify.windows.com",
        description="The push services of browsers that may be called, separated by commas.",
    )
    metrics_token: str | None = Field(
        None, description="Who presents it as a bearer token may read `/metrics`. Without one: this machine only."
    )
    workers: int = Field(1, description="How many worker processes `sudare serve` starts.")
    log_level: str = Field("INFO", description="`DEBUG`, `INFO`, `WARNING` or `ERROR`.")
    log_json: bool = Field(False, description="Write log lines as JSON.")
    demo: bool = Field(
        False, description="Show the invented shop's page at `/demo/shop/`. `sudare serve --demo` sets it by itself."
    )
    debug: bool = Field(False, description="Show details of errors in the browser. Never for real people.")

    @property
    def keys(self) -> Path:
        return self.keys_dir or self.data_dir.parent / f"{self.data_dir.name}-keys"

    @property
    def checkpoints(self) -> Path:
        return self.checkpoint_dir or self.data_dir.parent / f"{self.data_dir.name}-checkpoints"

    @cached_property
    def signing_key(self) -> str:
        """The session key: given, read, or made on the first start (mode 0600)."""
        return self.secret_key or _read_or_make(self.keys / "session.key")

    def database(self) -> dict[str, Any]:
        """Django's ``DATABASES['default']`` for this installation."""
        return _postgres(self.database_url) if self.database_url else _sqlite(self.data_dir / "sudare.sqlite3")

    def mail(self) -> dict[str, Any]:
        """Django's ``EMAIL_*`` settings for this installation."""
        if not self.mail_url:
            return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        url = urlsplit(self.mail_url)
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": url.hostname or "localhost",
            "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 25),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": url.scheme == "smtps",
        }


def _sqlite(path: Path) -> dict[str, Any]:
    """WAL, and a full sync at each commit: an audit entry must survive a power cut before a picture is shown."""
    return {
        "ENGINE": "sudare.config.sqlite",  # Django's own, with a queue for those who write
        "NAME": str(path),
        "CONN_MAX_AGE": None,  # a few threads answer, and keep theirs; opening one reads the whole schema
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
        "TEST": {"NAME": None},
    }


def _postgres(address: str) -> dict[str, Any]:
    url = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": url.port or "",
        "CONN_HEALTH_CHECKS": True,
    }


def _read_or_make(path: Path) -> str:
    """The text of a key file; a missing one is made, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=PRIVATE_FILE)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(fresh)  # two first starts at once: one of them wins, both read the same key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
