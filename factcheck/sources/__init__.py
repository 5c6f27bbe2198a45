"""Sources: documents, articles and interviews that evidence rests on."""
