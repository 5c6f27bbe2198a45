"""The claim panel: reading, deciding and correcting one claim."""
