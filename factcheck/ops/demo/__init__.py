"""The demo newsroom: people, articles, sources and a history that really happened.

Everything is done by the same actions the pages use, so the demo can show nothing that the
workbench cannot do. ``newsroom.build`` is the way in.
"""
