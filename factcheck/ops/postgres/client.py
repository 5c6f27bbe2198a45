"""``manage.py dbshell`` on the embedded cluster, by the psql that comes with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import client

from factcheck.ops.embedded import find_binaries
from factcheck.ops.postgres.server import running_cluster


class DatabaseClient(client.DatabaseClient):
    """Django's client for psql, told where the cluster's socket is."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """The command line and environment of psql; the cluster runs by then."""
        place = running_cluster(Path(settings_dict["CLUSTER"])).parameters()
        settings = {**settings_dict, "HOST": place["host"], "PORT": place["port"]}
        (_, *arguments), environ = super().settings_to_cmd_args_env(settings, list(parameters))
        return [find_binaries().program("psql"), *arguments], environ
