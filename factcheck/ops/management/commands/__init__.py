"""Commands for those who run the workbench."""
