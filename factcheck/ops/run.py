"""``python -m factcheck.ops.run``: start the workbench and keep it running until Ctrl-C."""

import os
import signal
import sys
import threading
import webbrowser
from types import FrameType

from django.core.exceptions import ImproperlyConfigured

from factcheck.ops.embedded import BinariesNotFoundError, ClusterError
from factcheck.ops.environment import (
    ROOT,
    EnvironmentSettingError,
    read_environment,
)
from factcheck.ops.progress import complain, say
from factcheck.ops.supervisor import StartError, Workbench


class StopRequestedError(Exception):
    """A signal asked for the end while the workbench was still starting."""


class Signals:
    """Turns SIGINT, SIGTERM and SIGHUP into one orderly stop.

    While the workbench starts they raise ``StopRequestedError``; once it runs they set ``stopped``.
    Further ones change nothing: the stop is bounded in time already.
    """

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.starting = True
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup's wish is kept
                signal.signal(number, self._receive)

    def _receive(self, number: int, frame: FrameType | None) -> None:
        again = self.stopped.is_set()
        self.stopped.set()
        if self.starting and not again:
            raise StopRequestedError


def main() -> int:
    """Run until a signal; 0 after an orderly stop, 1 when the start failed, 2 on bad settings."""
    signals = Signals()
    try:
        environment = read_environment()
        os.chdir(ROOT)
        with Workbench(environment) as workbench:
            signals.starting = False
            greet(workbench)
            workbench.watch(signals.stopped)
            say("Stopping ...")
    except StopRequestedError:
        pass
    except (EnvironmentSettingError, ImproperlyConfigured) as error:
        complain(str(error))
        return 2
    except (StartError, ClusterError, BinariesNotFoundError) as error:
        complain(str(error))
        return 1
    say("Stopped. Everything is kept; `make run` starts it again.")
    return 0


def greet(workbench: Workbench) -> None:
    """Print the address and how to sign in; open a browser where there is a screen."""
    environment = workbench.environment
    say(f"\nThe workbench is ready: {workbench.address}")
    if environment.sign_in_path.exists():
        say(f"How to sign in ({environment.sign_in_path}):")
        say(environment.sign_in_path.read_text(encoding="utf-8").rstrip())
    else:
        say("Make the first account: .venv/bin/python manage.py createsuperuser")
    say("Ctrl-C stops it.\n")
    if environment.open_browser and has_screen():
        webbrowser.open(workbench.address)


def has_screen() -> bool:
    """Whether a person sits at this machine: a terminal, a display, and not the root account."""
    display = sys.platform == "darwin" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return display and sys.stdout.isatty() and os.geteuid() != 0


if __name__ == "__main__":
    sys.exit(main())
