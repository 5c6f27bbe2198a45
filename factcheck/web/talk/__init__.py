"""What people say to each other on pages: comments, and the page of what concerns a person."""
