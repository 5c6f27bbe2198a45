"""The database backend ``factcheck.ops.postgres``: PostgreSQL that is there when asked for.

The first connection of a process starts the embedded cluster when it is not running, so plain
``manage.py`` commands work without a server; the last process that ends stops it.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from factcheck.ops.postgres.client import DatabaseClient
from factcheck.ops.postgres.server import running_cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose server is the cluster in the folder that the setting CLUSTER names."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Django's connection parameters and the place of the running cluster."""
        cluster = running_cluster(Path(self.settings_dict["CLUSTER"]))
        return {**super().get_connection_params(), **cluster.parameters()}
