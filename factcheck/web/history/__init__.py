"""History told in words: of a claim, an article, a source, a person, and of everything."""
