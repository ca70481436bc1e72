-- A use of a key is authenticated: `seal` is a keyed hash of the rest of its row. Without it, whoever can write the database could
-- have a message skipped, or done twice. Each append has one row, so a row that was removed shows.
ALTER TABLE idempotency_keys ADD COLUMN seal blob;

-- A checkpoint names the one before it, so that one in the middle can not be removed.
ALTER TABLE log_checkpoints ADD COLUMN previous_position integer;

-- Proof that a key was destroyed by whoever has the master key, and not by somebody who can only write the database.
ALTER TABLE subject_keys ADD COLUMN erasure blob;
