"""Settings of the framework, made from our own: the company store, and the web desk."""

import os
from datetime import timedelta
from pathlib import Path

from maodun.company.places import Desk
from maodun.project.settings import read_settings

_OURS = read_settings(os.environ)
_HERE = Path(__file__).parents[1]

SECRET_KEY = "signs nothing: the desk is served with a key of its own"  # noqa: S105 - see serving
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "django_tasks_db",
    "maodun.company",
    "maodun.web",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
AUTH_USER_MODEL = "company.Person"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False  # sentences are translated by our own catalogue
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(_OURS.company_database),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}

ROOT_URLCONF = "maodun.web.urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",  # refuses hosts that are not this machine
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "maodun.web.middleware.guard",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "maodun.web.middleware.complaints",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(_HERE / "web" / "templates"), str(_HERE / "reports" / "templates")],
        "OPTIONS": {"environment": "maodun.web.templating.environment"},
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
DESK = Desk(
    _OURS.register,
    _OURS.company_database.parent / "pictures",
    _OURS.company_database,
    _OURS.register_max_age_days,
)
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5  # wrong passwords for one login from one place
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "maodun.web.pages.accounts.locked"
AXES_USERNAME_FORM_FIELD = "username"  # as authenticate() is asked
AXES_VERBOSE = False
LOGIN_URL = "sign-in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
STATIC_URL = "static/"
STATICFILES_DIRS = [("maodun", str(_HERE / "reports" / "templates" / "blocks"))]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000  # bytes
