"""The keys of the keyboard: one table of commands, and what each person made of it."""
