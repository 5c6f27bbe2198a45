"""Taking back what one did: the key, the offer after a change, and the list of ten minutes."""
