"""Take the picture of the README: ``make screenshot``.

Starts the whole workbench with the demo newsroom on a data folder that is thrown away, signs in as
a checker, chooses a claim of the article on diplomacy, and writes ``docs/screenshot.png`` as it
looks in a window of 1440 by 900 pixels.
"""

import os
import sys
import tempfile

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from factcheck.ops.embedded import Cluster
from factcheck.ops.environment import ROOT, Environment, read_environment
from factcheck.ops.progress import complain, say
from factcheck.ops.supervisor import Workbench
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.running import free_port

PICTURE = ROOT / "docs" / "screenshot.png"
SIZE = ViewportSize(width=1440, height=900)
CHECKER = "aiko"
CLAIM = "Vornia: foreign warships would be party to conflict"


def main() -> int:
    """Take the picture; 1 when there is no browser to take it with."""
    browser = find_chromium()
    if browser is None:
        complain("There is no Chromium; `sh scripts/browser` says how to get one.")
        return 1
    with tempfile.TemporaryDirectory(prefix="factcheck-screenshot-") as folder:
        settings = {"DATA": folder, "PORT": str(free_port()), "DEMO": "1", "OPEN": "0"}
        environ = {**os.environ, **{f"FACTCHECK_{name}": to for name, to in settings.items()}}
        environment = read_environment(environ)
        try:
            with Workbench(environment, environ=environ) as workbench:
                take(workbench.address, password_of(environment), browser)
        finally:
            Cluster(environment.cluster_path).destroy()
    say(f"{PICTURE.relative_to(ROOT)} is written.")
    return 0


def password_of(environment: Environment) -> str:
    """The demo newsroom's password."""
    first_line = environment.sign_in_path.read_text(encoding="utf-8").splitlines()[0]
    return first_line.rpartition(" ")[2]


def take(address: str, password: str, browser: str) -> None:
    """Sign in, choose the claim, write the picture."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
        page = started.new_page(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
        sign_in(page, address, password)
        page.goto(f"{address}claims?q=foreign+warships")
        page.get_by_role("link", name=CLAIM).first.click()
        expect(page.get_by_role("heading", name=CLAIM)).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURE)
        started.close()


def sign_in(page: Page, address: str, password: str) -> None:
    """Sign in as a checker, as a person does."""
    page.goto(f"{address}sign-in")
    page.locator("input[name=username]").fill(CHECKER)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


if __name__ == "__main__":
    sys.exit(main())
