"""Full-text search of claims."""
