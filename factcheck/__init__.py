"""The fact-check workbench: articles in, checked claims with sources and history out."""
