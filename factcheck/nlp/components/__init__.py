"""The splitter's own spaCy components, one module each, in the order they run."""
