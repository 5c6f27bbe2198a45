"""Events are told to whoever listens, and found by transaction; forms that were sent are known."""

from django.db import migrations, models
from django.db.models.functions import Now

TELL = """
-- Tells listeners on the channel "changes" of the article that an event belongs to, once the
-- transaction has committed. PostgreSQL sends equal words of one transaction once, so a change of
-- a thousand claims is one message.
CREATE FUNCTION audit_tell() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    article bigint := NEW.article_id;
BEGIN
    IF article IS NULL THEN
        SELECT article_id INTO article FROM claims_claim WHERE id = NEW.claim_id;
    END IF;
    PERFORM pg_notify('changes', json_build_object(
        'article', article, 'actor', NEW.actor_id, 'request', NEW.request_id,
        'transaction', NEW.transaction
    )::text);
    RETURN NULL;
END $$;

CREATE TRIGGER audit_tell AFTER INSERT ON audit_event FOR EACH ROW
WHEN (NEW.article_id IS NOT NULL OR NEW.claim_id IS NOT NULL)
EXECUTE FUNCTION audit_tell();
"""

UNDO = """
DROP TRIGGER audit_tell ON audit_event;
DROP FUNCTION audit_tell();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_trigger_functions")]
    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["transaction"], name="event_transaction"),
        ),
        migrations.CreateModel(
            name="Once",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(db_default=Now())),
                ("answer", models.TextField(blank=True, default="", db_default="")),
            ],
            options={"indexes": [models.Index(fields=["at"], name="once_at")]},
        ),
        migrations.RunSQL(TELL, UNDO),
    ]
