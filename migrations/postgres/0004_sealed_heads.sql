-- A head is authenticated: `seal` is a keyed hash of everything else in its row, made with a key that the database never sees.
-- `recorded_at` is the last event's time, `signed_…` the last checkpoint. A head from before has no seal, and is not accepted.
ALTER TABLE log_heads
    ADD COLUMN recorded_at     bigint NOT NULL DEFAULT 0,
    ADD COLUMN signed_position bigint NOT NULL DEFAULT 0,
    ADD COLUMN signed_hash     bytea  NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
    ADD COLUMN seal            bytea;

-- A condition in WHEN costs an append next to nothing: the function is called for what is refused alone.
CREATE TRIGGER log_heads_never_go_back BEFORE UPDATE ON log_heads FOR EACH ROW
    WHEN (NEW.workspace_id <> OLD.workspace_id OR NEW.position < OLD.position OR NEW.recorded_at < OLD.recorded_at
        OR NEW.signed_position < OLD.signed_position OR (NEW.position = OLD.position AND NEW.hash <> OLD.hash))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_heads_are_permanent BEFORE DELETE ON log_heads
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_heads_are_never_truncated BEFORE TRUNCATE ON log_heads
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_checkpoints_are_never_truncated BEFORE TRUNCATE ON log_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER idempotency_keys_are_never_truncated BEFORE TRUNCATE ON idempotency_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER workspace_keys_are_permanent BEFORE UPDATE OR DELETE ON workspace_keys
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER workspace_keys_are_never_truncated BEFORE TRUNCATE ON workspace_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A person's key may be destroyed, and nothing else.
CREATE TRIGGER subject_keys_are_only_destroyed BEFORE UPDATE ON subject_keys FOR EACH ROW
    WHEN (NEW.workspace_id <> OLD.workspace_id OR NEW.subject <> OLD.subject OR NEW.wrapped IS NOT NULL)
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subject_keys_are_permanent BEFORE DELETE ON subject_keys
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subject_keys_are_never_truncated BEFORE TRUNCATE ON subject_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
