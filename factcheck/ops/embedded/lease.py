"""Who uses the cluster: the last one out stops the server.

Every process that uses it holds a shared lock on ``users.lock``; the kernel gives the lock up on
any death. Whoever leaves and then gets the lock for itself alone was the last.
"""

import atexit
import fcntl
import os
from io import TextIOWrapper
from types import TracebackType
from typing import Self

from factcheck.ops.embedded.cluster import Cluster

MANAGED_VARIABLE = "FACTCHECK_CLUSTER_MANAGED"
"""Set for the children of the supervisor: the cluster is kept running for them."""


class Lease:
    """The use of a cluster by this process, from ``acquire`` to ``release``.

    A lease that was acquired is released at the process's ordinary end at the latest.
    """

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._lock: TextIOWrapper | None = None
        self._process = 0

    def acquire(self) -> Self:
        """Take part in the use and start the server when it is not running.

        Raises:
            ClusterError: the server cannot be started.
        """
        if self._lock is None or self._process != os.getpid():
            lock = (self.cluster.home / "users.lock").open("a")
            fcntl.flock(lock, fcntl.LOCK_SH)
            self._lock, self._process = lock, os.getpid()
            atexit.register(self.release)
        self.cluster.start()
        return self

    def release(self) -> None:
        """Leave; stop the server if nobody else uses it. Harmless when called again."""
        # A forked child shares the lock with its parent: giving it up is the parent's business.
        if self._lock is None or self._process != os.getpid():
            return
        atexit.unregister(self.release)
        lock, self._lock = self._lock, None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            self.cluster.stop()
        finally:
            lock.close()

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
