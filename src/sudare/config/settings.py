"""Django's settings, read top to bottom. What an operator may change is in ``environment``."""

import json
import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from sudare.config.environment import Environment
from sudare.kit import log

ENVIRONMENT = Environment()
SECRETS_AFTER = (
    "/invite/",
    "/setup/",
    "/mine/",
    "/talk/",
    "/fetch/",
    "/accounts/password/reset/key/",
)  # what follows opens a door: never logged
log.configure(level=ENVIRONMENT.log_level, as_json=ENVIRONMENT.log_json, secrets_after=SECRETS_AFTER)

os.umask(0o077)  # whatever a process of ours makes is its user's alone, also in a folder that others may enter

# --- who and where -----------------------------------------------------------------------------------------
PACKAGE = Path(__file__).parent.parent
BASE_URL = ENVIRONMENT.base_url.rstrip("/")
IS_HTTPS = BASE_URL.startswith("https://")
SECRET_KEY = ENVIRONMENT.signing_key
DEBUG = ENVIRONMENT.debug
IS_DEMO = ENVIRONMENT.demo
ALLOWED_HOSTS = [
    name
    for name in (urlsplit(BASE_URL).hostname, *ENVIRONMENT.allowed_hosts.split(","), "127.0.0.1", "localhost")
    if name
]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ROOT_URLCONF = "sudare.config.urls"
ASGI_APPLICATION = "sudare.config.asgi.application"
APPEND_SLASH = True

# --- the packages ------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.forms",
    "servestatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(f"allauth.socialaccount.providers.{name}" for name in ENVIRONMENT.social_providers.split(",") if name),
    "allauth.usersessions",
    "csp",
    "ninja",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "sudare.config",
    "sudare.audit",
    "sudare.storage",
    "sudare.accounts",
    "sudare.rulebook",
    "sudare.consents",
    "sudare.attachments",
    "sudare.rooms",
    "sudare.viewing",
    "sudare.assistant",
    "sudare.senders",
    "sudare.incidents",
    "sudare.watching",
    "sudare.takedowns",
    "sudare.reception",
    "sudare.channels",
    "sudare.notifications",
    "sudare.connect",
    "sudare.web",
]
MIDDLEWARE = [
    "sudare.connect.metrics.Measured",
    "sudare.connect.problems.ProblemsForPrograms",
    "django.middleware.security.SecurityMiddleware",
    "sudare.connect.threaded.Files",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sudare.web.language.PersonalLanguageMiddleware",
    "sudare.web.resting.RestingMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sudare.web.busy.BusyMiddleware",
]

# --- counting tries ----------------------------------------------------------------------------------------
# In the database, so that all processes count together; for sign-in and other rare deeds. Decision 0031.
_MANY = {"MAX_ENTRIES": 100_000}  # more than that and a third is forgotten, live counts among them
_SHARED = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "OPTIONS": _MANY}
_HERE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": _MANY}
CACHES = {
    "default": _SHARED,
    "here": {**_HERE, "LOCATION": "here"},  # counts too frequent to be shared
    # What one web process, as SQLite has it, counts as well by itself; each count in SQLite is three synced writes.
    "together": _SHARED if ENVIRONMENT.database_url else {**_HERE, "LOCATION": "together"},
}

# --- the database and the work to be done ------------------------------------------------------------------
DATABASES = {"default": ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["check", "upkeep", "ask", "tell"]}}

# --- people ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SITE_ID = 1
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "sudare.accounts.adapter.InvitedOnly"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation link is the proof; see docs/decisions
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}  # the sixth bad try at one address waits five minutes
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.behind_proxy else 0
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": json.loads(ENVIRONMENT.oidc_config or "[]")}}
SOCIALACCOUNT_ADAPTER = "sudare.accounts.adapter.InvitedOnlySocial"
SOCIAL_PROVIDERS = [name for name in ENVIRONMENT.social_providers.split(",") if name]
STEP_UP = ENVIRONMENT.step_up
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "sudare.accounts.adapter.SecondSteps"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = (
    "required"  # a passkey signs in by itself: it must ask for a finger, a face or a number
)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS  # browsers allow passkeys without https on this machine alone
MFA_TOTP_ISSUER = "Sudare"
MFA_TOTP_TOLERANCE = 1  # half a minute either way: telephones' clocks differ
USERSESSIONS_TRACK_ACTIVITY = False  # it would write, durably, on every request for every picture

# --- cookies, headers, what a browser may do ---------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sudare.web.failures.form_expired"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *(["https:"] if SOCIAL_PROVIDERS else [])],  # signing in with others leads to them
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- bytes on the way in -----------------------------------------------------------------------------------
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # never a clear temp file
FILE_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT.upload_max_bytes + 65_536  # the file and the form around it: all in memory
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_MAX_BYTES = ENVIRONMENT.upload_max_bytes
DECODED_MAX_PX = ENVIRONMENT.decoded_max_px
SANDBOX_SECONDS = ENVIRONMENT.sandbox_seconds
MESSAGES_PER_MINUTE = ENVIRONMENT.messages_per_minute
UPLOADS_PER_MINUTE = ENVIRONMENT.uploads_per_minute
ROOMS_PER_MINUTE = ENVIRONMENT.rooms_per_minute
EDITS_PER_MINUTE = ENVIRONMENT.edits_per_minute
DECISIONS_PER_MINUTE = ENVIRONMENT.decisions_per_minute
QUESTIONS_PER_MINUTE = ENVIRONMENT.questions_per_minute
DESK_READS_PER_MINUTE = ENVIRONMENT.desk_reads_per_minute
DESK_ENTRIES_PER_MINUTE = ENVIRONMENT.desk_entries_per_minute
VISITOR_MESSAGES_PER_MINUTE = ENVIRONMENT.visitor_messages_per_minute
VISITOR_UPLOADS_PER_MINUTE = ENVIRONMENT.visitor_uploads_per_minute
METRICS_TOKEN = ENVIRONMENT.metrics_token
TIMESTAMP_URLS = ENVIRONMENT.timestamp_urls
TIMESTAMP_ROOTS = ENVIRONMENT.timestamp_roots
UNSENT_MINUTES = ENVIRONMENT.unsent_minutes
PROFILE = ENVIRONMENT.profile
RETENTION_DAYS = ENVIRONMENT.retention_days
BACKUP_DAYS = ENVIRONMENT.backup_days
REVIEW_MINUTES = ENVIRONMENT.review_minutes
REVIEW_DAYS = ENVIRONMENT.review_days
CASE_DAYS = ENVIRONMENT.case_days
REPORTING_WINDOW_DAYS = ENVIRONMENT.reporting_window_days

# --- sealed storage ----------------------------------------------------------------------------------------
DATA_DIR = ENVIRONMENT.data_dir
SEALED_DIR = ENVIRONMENT.data_dir / "sealed"
MASTER_KEY = ENVIRONMENT.master_key
MASTER_KEY_FILE = ENVIRONMENT.keys / "master.key"
LOG_KEY = ENVIRONMENT.log_key
LOG_KEY_FILE = ENVIRONMENT.keys / "log.key"
CHECKPOINT_DIR = ENVIRONMENT.checkpoints
CHECKPOINT_MAIL = [name.strip() for name in ENVIRONMENT.checkpoint_mail.split(",") if name.strip()]
CHECKPOINT_S3 = ENVIRONMENT.checkpoint_s3
CHECKPOINT_LOCK = timedelta(days=ENVIRONMENT.checkpoint_s3_days)

# --- asking about pictures ---------------------------------------------------------------------------------
AI_BASE_URL = ENVIRONMENT.ai_base_url
AI_MODEL = ENVIRONMENT.ai_model
AI_KEY = ENVIRONMENT.ai_key
AI_VISION = ENVIRONMENT.ai_vision
AI_ABOUT = ENVIRONMENT.ai_about
AI_TIMEOUT_SECONDS = ENVIRONMENT.ai_timeout_seconds
AI_TRIES = ENVIRONMENT.ai_tries
AI_ANSWER_TOKENS = ENVIRONMENT.ai_answer_tokens
AI_PRICES = {
    "currency": ENVIRONMENT.ai_currency,
    "per_million_in": ENVIRONMENT.ai_price_in,
    "per_million_out": ENVIRONMENT.ai_price_out,
    "tokens_per_picture": ENVIRONMENT.ai_picture_tokens,
}
AI_PLAN = ENVIRONMENT.ai_plan
AI_PLANS = json.loads(ENVIRONMENT.ai_plans or "{}")
AI_DRAFT_HOURS = ENVIRONMENT.ai_draft_hours

# --- other doors, and telling people who aren't looking ----------------------------------------------------
LINE_API_URL = ENVIRONMENT.line_api_url
LINE_CONTENT_URL = ENVIRONMENT.line_content_url
MAIL_HOSTS = [name.strip() for name in ENVIRONMENT.mail_hosts.split(",") if name.strip()]
MAIL_MAX_BYTES = ENVIRONMENT.mail_max_bytes
CHAT_HOSTS = [name.strip() for name in ENVIRONMENT.chat_hosts.split(",") if name.strip()]
PUSH_HOSTS = [name.strip() for name in ENVIRONMENT.push_hosts.split(",") if name.strip()]
PUSH_KEY_FILE = ENVIRONMENT.keys / "push.key"

# --- mail --------------------------------------------------------------------------------------------------
globals().update(ENVIRONMENT.mail())
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# --- words and time ----------------------------------------------------------------------------------------
LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "sudare.config.formats"  # days and hours in English that mean the same on both sides of the sea

# --- pages -------------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sudare.web.seat.seat_of_page",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # so that our templates draw the fields too
STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data_dir.parent / "static"
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = False
LOGGING_CONFIG = None
