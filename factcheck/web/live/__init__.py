"""What keeps a page true while others work: changes, the stream that tells of them, presence."""
