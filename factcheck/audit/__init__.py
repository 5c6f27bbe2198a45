"""Events: who changed what, when and why; written by the database itself."""
