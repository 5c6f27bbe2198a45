"""Every write of the desk, one transaction each, recorded under the name of who acts."""
