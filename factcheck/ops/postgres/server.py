"""The clusters that this process uses: started when first needed, left when it ends."""

import atexit
import os
import threading
from pathlib import Path

from django.db import connections
from django.db.backends.postgresql import base

from factcheck.ops.embedded import MANAGED_VARIABLE, Cluster, Lease

_guard = threading.Lock()
_clusters: dict[Path, Cluster] = {}


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
