"""The kinds of action on sources that history knows."""

from factcheck.audit.kinds import register

ADD = register("source.add", "added a source")
EDIT = register("source.edit", "changed a source")
