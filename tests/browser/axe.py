"""Accessibility: axe-core's verdict on a page."""

from typing import Any

from playwright.sync_api import Page

from factcheck.ops.environment import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong on the page as it is now, a line for each rule and place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {found['help']} at {' '.join(map(str, node['target']))}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
