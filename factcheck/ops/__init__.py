"""Operation: environment, embedded database, start and stop, health."""
