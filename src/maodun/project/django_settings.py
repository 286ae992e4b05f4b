"""Settings of the company store's framework."""

SECRET_KEY = "not used: nothing is signed yet"  # noqa: S105 - no session, cookie or token exists
INSTALLED_APPS: list[str] = []
USE_TZ = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
