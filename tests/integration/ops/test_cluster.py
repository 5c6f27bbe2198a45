"""The embedded cluster on real processes: crashes, races, leftovers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from factcheck.ops.embedded import OWNER_ROLE, Cluster, ClusterError, Lease
from tests.database import ROOT
from tests.settings import TEST_DATA

pytestmark = pytest.mark.slow

USER = """
import sys
from pathlib import Path
from factcheck.ops.embedded import Cluster, Lease
with Lease(Cluster(Path(sys.argv[1]), durable=False)):
    print("in", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path / "postgres", durable=False)
    yield made
    made.destroy()


def rows(cluster: Cluster) -> int:
    with psycopg.connect(cluster.url(role=OWNER_ROLE)) as connection:
        found = connection.execute("SELECT count(*) FROM kept").fetchone()
    return int(found[0]) if found else 0


def fill(cluster: Cluster, number: int) -> None:
    with psycopg.connect(cluster.url(role=OWNER_ROLE)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, %s)", [number])


def kill_all(cluster: Cluster) -> None:
    for pid in cluster.server_processes():
        os.kill(pid, signal.SIGKILL)
    while cluster.server_processes():
        time.sleep(0.01)


def test_start_and_stop_and_start_again_keeps_the_data(cluster: Cluster) -> None:
    assert not cluster.alive()
    cluster.start()
    fill(cluster, 10)
    cluster.stop()
    assert not cluster.alive()
    assert cluster.server_processes() == []
    cluster.stop()
    cluster.start()
    assert rows(cluster) == 10


def test_nobody_else_is_let_in_and_no_port_is_open(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(cluster.url(role=OWNER_ROLE)) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        connection.execute("CREATE ROLE stranger LOGIN")
    with pytest.raises(psycopg.OperationalError, match=r"[Pp]eer authentication failed"):
        psycopg.connect(cluster.url(role="stranger"))


def test_acknowledged_rows_survive_a_kill(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "postgres")
    try:
        cluster.start()
        fill(cluster, 5000)
        kill_all(cluster)
        assert (cluster.data / "postmaster.pid").exists()
        cluster.start()
        assert rows(cluster) == 5000
    finally:
        cluster.destroy()


def test_the_number_of_a_dead_server_may_be_a_strangers_by_now(cluster: Cluster) -> None:
    cluster.start()
    kill_all(cluster)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        pid_file = cluster.data / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        cluster.stop()
        assert stranger.poll() is None
        cluster.start()
        assert cluster.alive()
        assert stranger.poll() is None
        stranger.communicate(b"\n")


def test_a_half_made_cluster_is_made_anew(cluster: Cluster) -> None:
    left_over = cluster.home / ".new-1"
    left_over.mkdir()
    (left_over / "PG_VERSION").write_text("18\n")
    cluster.start()
    assert cluster.alive()
    assert not left_over.exists()


def test_data_of_another_version_are_not_touched(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(ClusterError, match=r"made by PostgreSQL 9.*make a backup"):
        cluster.start()


def test_what_postgresql_says_is_in_the_error(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "postgres", durable=False, settings={"max_connections": "many"})
    try:
        with pytest.raises(ClusterError, match="max_connections"):
            cluster.start()
    finally:
        cluster.destroy()


def test_many_start_it_at_once(cluster: Cluster) -> None:
    def start(_: int) -> bool:
        one = Cluster(cluster.home, durable=False)
        one.start()
        return one.alive()

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(start, range(6)))


def test_a_deep_folder_gets_a_short_socket() -> None:
    deep = TEST_DATA / f"deep-{os.getpid()}-{'d' * 90}"  # one that the server's account can reach
    cluster = Cluster(deep / "postgres", durable=False)
    try:
        cluster.start()
        assert cluster.alive()
        assert not cluster.socket.is_relative_to(cluster.home)
    finally:
        cluster.destroy()
        deep.rmdir()
    assert not cluster.socket.exists()


def test_the_last_user_stops_the_server(cluster: Cluster) -> None:
    command = [sys.executable, "-c", USER, str(cluster.home)]
    first, second = (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
        for _ in range(2)
    )
    for process in (first, second):
        assert process.stdout is not None
        assert process.stdout.readline() == b"in\n"
    assert first.communicate(b"\n")[0] == b""
    assert cluster.alive()
    assert second.communicate(b"\n")[0] == b""
    assert not cluster.alive()


def test_a_killed_user_does_not_keep_the_server_for_ever(cluster: Cluster) -> None:
    command = [sys.executable, "-c", USER, str(cluster.home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"in\n"
        killed.kill()
    assert cluster.alive()
    with Lease(cluster):
        assert cluster.alive()
    assert not cluster.alive()


def test_a_lease_ends_once_and_can_be_taken_again(cluster: Cluster) -> None:
    lease = Lease(cluster).acquire()
    lease.acquire()
    lease.release()
    lease.release()
    assert not cluster.alive()
    with lease:
        assert cluster.alive()
    assert not cluster.alive()
