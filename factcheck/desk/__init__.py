"""Work on claims: who has what, and how urgent it is."""
