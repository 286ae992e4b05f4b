"""Settings of the company store's framework, made from our own."""

import os

from maodun.project.settings import read_settings

SECRET_KEY = "not used: nothing is signed yet"  # noqa: S105 - no session, cookie or token exists
INSTALLED_APPS = ["maodun.company"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(read_settings(os.environ).company_database),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
