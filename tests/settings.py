"""The workbench's settings for tests: the test cluster, whatever the environment says."""

import os
from pathlib import Path

TEST_DATA = Path(__file__).resolve().parents[1] / "var" / "test"

for _name in (
    *("DATABASE_URL", "DATABASE_OWNER_URL", "HOST", "ALLOWED_HOSTS", "DEBUG", "HTTPS"),
    *("MAIL_URL", "MAIL_FROM", "SITE_ADDRESS"),
):
    os.environ.pop(_name, None)
    os.environ.pop(f"FACTCHECK_{_name}", None)
os.environ["FACTCHECK_DATA"] = str(TEST_DATA)
os.environ["FACTCHECK_SECRET_KEY"] = "only-for-tests"
os.environ["FACTCHECK_CLUSTER_MANAGED"] = "1"  # tests/database.py keeps it running

from factcheck.settings import *  # noqa: E402, F403
from factcheck.settings import DATABASES, STORAGES  # noqa: E402

for _database in DATABASES.values():
    # Tests point each alias at a database of their own: no pool may hold on to another one.
    _database.get("OPTIONS", {}).pop("pool", None)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {  # without a manifest, which would have to be collected first
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
