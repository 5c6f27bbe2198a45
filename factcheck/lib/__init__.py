"""Text offsets, errors, clock: small typed helpers that know nothing of the product."""
