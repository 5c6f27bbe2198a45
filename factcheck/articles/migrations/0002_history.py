"""History of articles; what a revision must be, and that it never changes."""

from django.db import migrations

HISTORY = """
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON articles_article
FOR EACH ROW EXECUTE FUNCTION audit_record('articles.article', 'version');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON articles_article
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON articles_revision
FOR EACH ROW EXECUTE FUNCTION audit_record('articles.revision', 'text,length');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON articles_revision
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

UNDO_HISTORY = """
DROP TRIGGER audit_record ON articles_article;
DROP TRIGGER audit_no_truncate ON articles_article;
DROP TRIGGER audit_record ON articles_revision;
DROP TRIGGER audit_no_truncate ON articles_revision;
"""

IMMUTABLE = """
CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON articles_revision
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
ALTER TABLE articles_revision
    ADD CONSTRAINT revision_text_canonical
        CHECK (position(E'\\r' in text) = 0 AND text IS NFC NORMALIZED),
    ADD CONSTRAINT revision_checksum
        CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'));
"""

UNDO_IMMUTABLE = """
DROP TRIGGER revision_immutable ON articles_revision;
ALTER TABLE articles_revision
    DROP CONSTRAINT revision_text_canonical,
    DROP CONSTRAINT revision_checksum;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("audit", "0002_trigger_functions")]
    operations = [
        migrations.RunSQL(HISTORY, UNDO_HISTORY),
        migrations.RunSQL(IMMUTABLE, UNDO_IMMUTABLE),
    ]
