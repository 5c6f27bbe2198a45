"""The page of the desk in numbers."""
