"""Pages of an article's texts: a new one, former ones, and what one did to the claims."""
