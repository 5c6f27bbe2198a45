"""The claim splitter: text in, claims out. Never imports Django; usable and measurable alone."""
