"""Every write on claims, one transaction each, recorded under the name of who acts."""
