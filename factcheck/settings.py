"""Django's settings; what differs between installations comes from the environment (ops)."""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from factcheck.ops.database import databases
from factcheck.ops.environment import read_environment
from factcheck.ops.mail import mailers

ENVIRONMENT = read_environment()
BASE_DIR = Path(__file__).resolve().parent.parent
NODE_MODULES = BASE_DIR / "node_modules"

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key()
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "factcheck.audit",
    "factcheck.accounts",
    "factcheck.articles",
    "factcheck.sources",
    "factcheck.claims",
    "factcheck.desk",
    "factcheck.search",
    "factcheck.web",
    "factcheck.ops",
    "factcheck.web.admin_app.WorkbenchAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.web.session.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "factcheck.web.middleware.RequestIdMiddleware",
    "factcheck.web.undo.offer.OfferUndoMiddleware",
    "factcheck.web.middleware.OnceMiddleware",
    "factcheck.web.middleware.DomainErrorMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["factcheck.web.templatetags.once"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = databases(ENVIRONMENT)

# People sign in here and nowhere else; every page asks for it.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["factcheck.accounts.backends.RoleBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
CSRF_FAILURE_VIEW = "factcheck.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}

LANGUAGE_CODE = "en-us"
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.static_path
STATICFILES_DIRS: list[Any] = [
    BASE_DIR / "static",
    ("vendor/combobox-nav", NODE_MODULES / "@github" / "combobox-nav" / "dist"),
    ("vendor/uplot", NODE_MODULES / "uplot" / "dist"),
    ("vendor/idiomorph", NODE_MODULES / "idiomorph" / "dist"),
    ("vendor/source-serif-4", NODE_MODULES / "@fontsource-variable" / "source-serif-4"),
    ("vendor/inter", NODE_MODULES / "@fontsource-variable" / "inter"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "factcheck.web.storage.ModuleStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# An article may be a book's length; what is longer gets a sentence from the form, not a bare 400.
ARTICLE_MAX_CHARACTERS = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# The worker imports the tasks and with them spaCy; the web server defers by name without it.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["factcheck.claims.tasks", "factcheck.desk.tasks"]
PROCRASTINATE_WORKER_DEFAULTS = {
    "queues": ["reading", "rescue", "default", "mail"],
    "concurrency": 2,
    "update_heartbeat_interval": 5,
    "stalled_worker_timeout": 15,
    "fetch_job_polling_interval": 2,
    "delete_jobs": "successful",
}

# Notices go out by mail only where a server is set; nothing else sends mail.
MAILERS: dict[str, Any] = mailers(ENVIRONMENT.mail_server)
NOTICES_BY_MAIL = ENVIRONMENT.mail_server is not None
NOTICES_BY_MAIL_SECONDS = 120
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
SITE_ADDRESS = ENVIRONMENT.address

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"factcheck": {"level": "INFO"}},
}
