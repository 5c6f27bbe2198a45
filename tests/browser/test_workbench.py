"""The running workbench as such, and that the watch over its pages can fail."""

import json

import pytest
from playwright.sync_api import Browser

from tests.browser.running import OpenPage, RunningWorkbench
from tests.browser.watch import Watch


def test_all_parts_are_up(workbench: RunningWorkbench, open_page: OpenPage) -> None:
    answer = open_page().goto("/healthz")
    assert answer is not None
    assert answer.status == 200
    assert json.loads(answer.text())["parts"] == {
        "database": "up",
        "queue": "up",
        "worker": "up",
    }


@pytest.mark.parametrize(
    ("script", "wrong"),
    [
        ("console.error('broken')", "console error: broken"),
        ("fetch('/nowhere-at-all')", "404: GET"),
        ("location = 'http://127.0.0.1:59999/'", "foreign host: http://127.0.0.1:59999/"),
        ("setTimeout(() => { throw new Error('thrown') })", "script: "),
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "console error: policy: script-src",
        ),
    ],
)
def test_the_watch_sees(
    workbench: RunningWorkbench, browser: Browser, script: str, wrong: str
) -> None:
    context = browser.new_context(base_url=workbench.base_url)
    watch = Watch(context, workbench.base_url.removeprefix("http://"))
    page = context.new_page()
    page.goto("/healthz")
    assert watch.wrongs == []
    page.evaluate(script)
    page.wait_for_timeout(300)
    context.close()
    assert any(found.startswith(wrong) for found in watch.wrongs), watch.wrongs
