-- A head is authenticated: `seal` is a keyed hash of everything else in its row, made with a key that the database never sees.
-- `recorded_at` is the last event's time, `signed_…` the last checkpoint. A head from before has no seal, and is not accepted.
ALTER TABLE log_heads ADD COLUMN recorded_at integer NOT NULL DEFAULT 0;
ALTER TABLE log_heads ADD COLUMN signed_position integer NOT NULL DEFAULT 0;
ALTER TABLE log_heads ADD COLUMN signed_hash blob NOT NULL
    DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE log_heads ADD COLUMN seal blob;

CREATE TRIGGER log_heads_never_go_back BEFORE UPDATE ON log_heads
WHEN NEW.workspace_id <> OLD.workspace_id OR NEW.position < OLD.position OR NEW.recorded_at < OLD.recorded_at
    OR NEW.signed_position < OLD.signed_position OR (NEW.position = OLD.position AND NEW.hash <> OLD.hash)
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on log_heads is refused: the event log is never rewritten');
END;
CREATE TRIGGER log_heads_are_permanent BEFORE DELETE ON log_heads
BEGIN
    SELECT RAISE(ABORT, 'DELETE on log_heads is refused: the event log is never rewritten');
END;

CREATE TRIGGER workspace_keys_are_permanent_update BEFORE UPDATE ON workspace_keys
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on workspace_keys is refused: the event log is never rewritten');
END;
CREATE TRIGGER workspace_keys_are_permanent_delete BEFORE DELETE ON workspace_keys
BEGIN
    SELECT RAISE(ABORT, 'DELETE on workspace_keys is refused: the event log is never rewritten');
END;

-- A person's key may be destroyed, and nothing else.
CREATE TRIGGER subject_keys_are_only_destroyed BEFORE UPDATE ON subject_keys
WHEN NEW.workspace_id <> OLD.workspace_id OR NEW.subject <> OLD.subject OR NEW.wrapped IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on subject_keys is refused: the event log is never rewritten');
END;
CREATE TRIGGER subject_keys_are_permanent BEFORE DELETE ON subject_keys
BEGIN
    SELECT RAISE(ABORT, 'DELETE on subject_keys is refused: the event log is never rewritten');
END;
