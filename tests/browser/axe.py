"""Accessibility: axe-core's verdict on a page."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from factcheck.ops.environment import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""WCAG 2.2, levels A and AA, without what axe-core only advises: for Django's own templates."""


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong on the page as it is now, a line for each rule and place.

    Args:
        page: The page.
        rules: Tags of the rules to apply; all that axe-core has when there are none.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{found['id']}: {found['help']} at {' '.join(map(str, node['target']))}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
