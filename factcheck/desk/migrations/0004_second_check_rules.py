"""What a second check must be, held by triggers; one can be taken back before it is decided on."""

from django.conf import settings
from django.db import migrations, models

RULES = """
-- A second check stands beside the verdict that the claim has while it waits for one, and never
-- changes afterwards, but for what an editor decides and for being taken back.
CREATE FUNCTION desk_second_check_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE given claims_claim;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.claim_id, NEW.first_by_id, NEW.first_verdict, NEW.first_rationale, NEW.first_at,
            NEW.by_id, NEW.verdict, NEW.rationale, NEW.at)
           IS DISTINCT FROM
           (OLD.claim_id, OLD.first_by_id, OLD.first_verdict, OLD.first_rationale, OLD.first_at,
            OLD.by_id, OLD.verdict, OLD.rationale, OLD.at)
           OR OLD.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at
        THEN
            RAISE EXCEPTION 'second check % is not changed any more', OLD.id
                USING ERRCODE = '23514', CONSTRAINT = 'second_check_unchanged';
        END IF;
        RETURN NEW;
    END IF;
    SELECT * INTO given FROM claims_claim WHERE id = NEW.claim_id FOR UPDATE;
    IF given.stage IS DISTINCT FROM 'second_check'
       OR NEW.withdrawn_at IS NOT NULL OR NEW.resolved_at IS NOT NULL
       OR (NEW.first_by_id, NEW.first_verdict, NEW.first_rationale, NEW.first_at)
          IS DISTINCT FROM
          (given.decided_by_id, given.verdict, given.rationale, given.decided_at)
    THEN
        RAISE EXCEPTION 'claim % does not wait for a second check of this verdict', NEW.claim_id
            USING ERRCODE = '23514', CONSTRAINT = 'second_check_of_present_verdict';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER second_check_fits BEFORE INSERT OR UPDATE ON desk_secondcheck
FOR EACH ROW EXECUTE FUNCTION desk_second_check_fits();

-- A claim says what became of its second check only as far as there is one that says so.
CREATE FUNCTION desk_second_check_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM desk_secondcheck AS c
        WHERE c.claim_id = NEW.id AND c.withdrawn_at IS NULL AND CASE
            WHEN NEW.second_check = 'resolved' THEN
                (c.resolved_by_id, c.resolved_verdict, c.resolved_at)
                = (NEW.decided_by_id, NEW.verdict, NEW.decided_at)
            ELSE c.resolved_at IS NULL
                AND (c.first_by_id, c.first_verdict, c.first_rationale, c.first_at)
                    = (NEW.decided_by_id, NEW.verdict, NEW.rationale, NEW.decided_at)
                AND (c.verdict = c.first_verdict) = (NEW.second_check = 'agreed')
            END
    ) THEN
        RAISE EXCEPTION 'no second check of claim % says “%”', NEW.id, NEW.second_check
            USING ERRCODE = '23514', CONSTRAINT = 'second_check_given';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER second_check_given AFTER INSERT OR UPDATE
OF second_check, verdict, rationale, decided_by_id, decided_at ON claims_claim
FOR EACH ROW WHEN (NEW.second_check <> '') EXECUTE FUNCTION desk_second_check_given();
"""

UNDO_RULES = """
DROP TRIGGER second_check_given ON claims_claim;
DROP FUNCTION desk_second_check_given();
DROP TRIGGER second_check_fits ON desk_secondcheck;
DROP FUNCTION desk_second_check_fits();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_stage"),
        ("desk", "0003_undo"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="secondcheck", name="second_check_once"),
        migrations.AddField(
            model_name="secondcheck",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
        ),
        migrations.AddConstraint(
            model_name="secondcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("claim", "first_at"),
                name="second_check_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at", None), ("resolved_at", None), _connector="OR"),
                name="second_check_withdrawn_before_resolved",
            ),
        ),
        migrations.RunSQL(RULES, UNDO_RULES),
    ]
