"""The database backend ``factcheck.ops.postgres``: PostgreSQL that is there when asked for.

The first connection of a process starts the embedded cluster when it is not running, so plain
``manage.py`` commands work without a server; the last process that ends stops it.
"""

import atexit
import os
import threading
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.postgresql import base

from factcheck.ops.embedded import MANAGED_VARIABLE, Cluster, Lease

_guard = threading.Lock()
_clusters: dict[Path, Cluster] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose server is the cluster in the folder that the setting CLUSTER names."""

    def get_connection_params(self) -> dict[str, Any]:
        """Django's connection parameters and the place of the running cluster."""
        cluster = running_cluster(Path(self.settings_dict["CLUSTER"]))
        return {**super().get_connection_params(), **cluster.parameters()}


def running_cluster(home: Path) -> Cluster:
    """The cluster in ``home``, started on its first use in this process unless it is managed.

    Raises:
        ClusterError: it cannot be started.
    """
    with _guard:
        cluster = _clusters.get(home)
        if cluster is None:
            cluster = Cluster(home)
            if not os.environ.get(MANAGED_VARIABLE):
                Lease(cluster).acquire()
                # Run before the lease's own release: last registered, first called.
                atexit.register(_close_connections)
            _clusters[home] = cluster
        return cluster


def _close_connections() -> None:
    """Leave the server before it may be stopped, so that no pool tries to come back."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, base.DatabaseWrapper):
            connection.close_pool()
