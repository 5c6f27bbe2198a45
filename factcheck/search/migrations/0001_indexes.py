"""Indexes for the words of quotes and the names of a chain, as factcheck.search.claims asks."""

from django.db import migrations

INDEXES = """
CREATE INDEX search_anchor_quote ON claims_anchor
USING gin (to_tsvector('english'::regconfig, quote));
CREATE INDEX search_attribution_name ON claims_attribution
USING gin (to_tsvector('simple'::regconfig, name));
"""

UNDO_INDEXES = """
DROP INDEX search_attribution_name;
DROP INDEX search_anchor_quote;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("claims", "0002_history")]
    operations = [migrations.RunSQL(INDEXES, UNDO_INDEXES)]
