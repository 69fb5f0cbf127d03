"""Settings, all from the environment; a bare checkout runs as development on SQLite in `var/`.

XANH_HOME            folder of the database, evidence, forms and reports (default: var/ in the current folder)
XANH_ENV             development (default) or production
XANH_DATABASE_URL    postgres://… ; SQLite in XANH_HOME where unset
XANH_SECRET_KEY      required in production; made and kept in XANH_HOME otherwise
XANH_ALLOWED_HOSTS   comma-separated; required in production
XANH_SECRET_KEYS_BEFORE  comma-separated; secrets used until lately: what they signed is still read
XANH_PROXIES         comma-separated addresses or networks of the proxies in front (127.0.0.1,::1)
XANH_METRICS_FROM    comma-separated addresses or networks that may ask for /metrics; nobody where unset
XANH_CLAMD           "host:port" or a socket of clamd; where set, no evidence is taken unscanned
XANH_CITY            folder under xanh/data/cities whose data this installation serves
XANH_OIDC_ISSUER     address of the single sign-on (OpenID Connect); with XANH_OIDC_CLIENT_ID and
                     XANH_OIDC_CLIENT_SECRET as it gave them; the way in is shown only where all three are set
XANH_SMTP_URL        mail server: smtps://, smtp+starttls:// or smtp://; where unset, messages stay in the inbox
XANH_MAIL_FROM       the address e-mails come from; required with XANH_SMTP_URL
XANH_SITE_URL        address of the site in e-mails; the first of XANH_ALLOWED_HOSTS where unset
XANH_EXCHANGE_URL    https:// address of the system that figures are handed to by “xanh exchange push”
XANH_EXCHANGE_TOKEN  what that system knows us by: sent as “Authorization: Bearer …”
XANH_WEBHOOK_NETWORKS  comma-separated networks inside the house that webhooks may call, such as 10.1.2.0/24
XANH_SPARK_MASTER    the Spark cluster of `xanh warehouse … --engine spark` (local[*], the cores of this machine)
XANH_API_ANSWERS_KEPT_DAYS  days for which a request of the API sent again gets the answer it got first (7)
"""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from xanh.basis.language import gettext as _
from xanh_web.base.log import log_settings
from xanh_web.base.outbox.environment import allowed_networks, exchange_address, mail_server, sender, site_address
from xanh_web.base.proxies import proxy_networks, watcher_networks

ENV = os.environ.get("XANH_ENV", "development")
PRODUCTION = ENV == "production"
HOME = Path(os.environ.get("XANH_HOME", "var")).resolve()
CITY = os.environ.get("XANH_CITY", "can_tho")
BASE = Path(__file__).parent


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(_("XANH_HOME is a folder that cannot be written: name another one.")) from error
    return folder


def _secret_key() -> str:
    if key := os.environ.get("XANH_SECRET_KEY", ""):
        if PRODUCTION and len(key) < 50:
            raise ImproperlyConfigured(_("XANH_SECRET_KEY must have at least 50 characters in production."))
        return key
    if PRODUCTION:
        raise ImproperlyConfigured(_("Set XANH_SECRET_KEY: production does not start without it."))
    kept = _made(HOME) / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


def _secrets_before() -> list[str]:
    keys = [key.strip() for key in os.environ.get("XANH_SECRET_KEYS_BEFORE", "").split(",") if key.strip()]
    if PRODUCTION and any(len(key) < 50 for key in keys):
        raise ImproperlyConfigured(
            _("Every secret in XANH_SECRET_KEYS_BEFORE must have at least 50 characters in production.")
        )
    return keys


def _allowed_hosts() -> list[str]:
    hosts = [host.strip() for host in os.environ.get("XANH_ALLOWED_HOSTS", "").split(",") if host.strip()]
    if PRODUCTION and (not hosts or "*" in hosts):
        raise ImproperlyConfigured(_("Set XANH_ALLOWED_HOSTS to the names of this site; “*” is refused in production."))
    return hosts or ["127.0.0.1", "localhost", "[::1]"]


def _database() -> dict[str, Any]:
    url = os.environ.get("XANH_DATABASE_URL", "")
    if url:
        try:
            found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
        except ValueError as error:
            raise ImproperlyConfigured(
                _("XANH_DATABASE_URL is not the address of a database: write postgres://USER:PASSWORD@HOST/NAME.")
            ) from error
        # 0: what `base.statements` asks is planned once for a connection.
        return found | {"OPTIONS": {"prepare_threshold": 0, **found.get("OPTIONS", {})}}
    return {
        "ENGINE": "xanh_web.base.sqlite",
        "NAME": HOME / "xanh.sqlite3",
        "TEST": {"NAME": ":memory:"},
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what is acknowledged survives a power cut. Recursive triggers: REPLACE cannot slip past the guards.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
        },
    }


def _oidc(name: str) -> str:
    value = os.environ.get(f"XANH_OIDC_{name}", "").strip()
    given = [part for part in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET") if os.environ.get(f"XANH_OIDC_{part}")]
    if given and not value:
        raise ImproperlyConfigured(
            _("Set XANH_OIDC_ISSUER, XANH_OIDC_CLIENT_ID and XANH_OIDC_CLIENT_SECRET together, or none of them.")
        )
    if PRODUCTION and name == "ISSUER" and value and not value.startswith("https://"):
        raise ImproperlyConfigured(_("XANH_OIDC_ISSUER must begin with https:// in production."))
    return value


def _days(name: str, otherwise: int) -> int:
    text = os.environ.get(name, "").strip() or str(otherwise)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 366):
        raise ImproperlyConfigured(
            _("{name} is a number of days: write a whole number from 1 to 366.").format(name=name)
        )
    return int(text)


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = _secrets_before()
DEBUG = False
ALLOWED_HOSTS = _allowed_hosts()
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "base.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_ENGINE = "xanh_web.base.accounts.session_store"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = _oidc("ISSUER"), _oidc("CLIENT_ID"), _oidc("CLIENT_SECRET")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "xanh_web.base",
    "xanh_web.agencies",
    "xanh_web.plans",
    "xanh_web.ledger",
    "xanh_web.emissions",
    "xanh_web.amendments",
    "xanh_web.reporting",
    "xanh_web.portal",
    "xanh_web.desk",
    "xanh_web.api",
]
MIDDLEWARE = [
    "xanh_web.base.proxies.believe_proxies_alone",
    "xanh_web.base.log.log_requests",
    "xanh_web.base.metrics.count_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "xanh_web.base.middleware.refuse_large_bodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "xanh_web.base.middleware.vietnamese_first",
    "django.middleware.locale.LocaleMiddleware",
    "xanh_web.base.middleware.pure_language",
    "xanh_web.base.machines.answer_machines",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "xanh_web.base.middleware.end_revoked_sessions",
    "xanh_web.base.machines.know_by_key",
    "xanh_web.base.middleware.guard_screens",
    "xanh_web.agencies.middleware.ask_the_register_once",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# The most the site asks for at once: twenty evidence files of 25 MB, with what lies around them.
LARGEST_BODY = 512 * 1024 * 1024
# Three for each paragraph of the longest section of a consolidated report.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
SECURE_CSP = {
    "default-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# The header in which the proxy says who asks, for counting failed sign-ins. In production there always is a proxy: the
# redirect to https above goes by another header of the same one.
CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR" if PRODUCTION else ""
PROXIES = proxy_networks(os.environ.get("XANH_PROXIES", "127.0.0.1,::1"))
METRICS_FROM = watcher_networks(os.environ.get("XANH_METRICS_FROM", ""))

API_ANSWERS_KEPT_DAYS = _days("XANH_API_ANSWERS_KEPT_DAYS", 7)

ROOT_URLCONF = "xanh_web.addresses"
WSGI_APPLICATION = "xanh_web.base.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "xanh_web.portal.navigation.navigation",
                "xanh_web.portal.context.place_and_time",
                "xanh_web.base.outbox.context.unread",
            ],
        },
    },
]

# What goes out: e-mails and webhook calls, by `xanh worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAIL_SERVER = mail_server(os.environ.get("XANH_SMTP_URL", ""), production=PRODUCTION)
MAIL_FROM = sender(os.environ.get("XANH_MAIL_FROM", ""), needed=MAIL_SERVER is not None)
SITE_URL = site_address(os.environ.get("XANH_SITE_URL", ""), ALLOWED_HOSTS, production=PRODUCTION)
EXCHANGE_URL = exchange_address(os.environ.get("XANH_EXCHANGE_URL", ""), production=PRODUCTION)
EXCHANGE_TOKEN = os.environ.get("XANH_EXCHANGE_TOKEN", "").strip()
WEBHOOK_NETWORKS = allowed_networks(os.environ.get("XANH_WEBHOOK_NETWORKS", ""))

LOGIN_URL = "/account/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = _made(HOME / "static")
WHITENOISE_USE_FINDERS = not PRODUCTION
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
LOGGING = log_settings(production=PRODUCTION)
