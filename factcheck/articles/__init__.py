"""Articles and their immutable revisions."""
