"""Claims: anchors, attribution, evidence and verdicts."""
