"""The kinds of action at the desk that history knows."""

from factcheck.audit.kinds import register

ASSIGN = register("claim.assign", "assigned the claim")
PRIORITIZE = register("claim.prioritize", "changed the claim’s priority")
