"""The desk's pages: the queue, who has what, the sheet of an article."""
