-- The event log: one gapless, hash-chained log per workspace.
-- Columns of `events` are a superset of sqlite-es's, so its repository reads our streams.
CREATE TABLE log_heads (
    workspace_id text   NOT NULL PRIMARY KEY,
    position     integer NOT NULL,
    hash         blob  NOT NULL
);

CREATE TABLE events (
    workspace_id   text   NOT NULL,
    position       integer NOT NULL CHECK (position > 0),
    event_id       text   NOT NULL,
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       integer NOT NULL CHECK (sequence > 0),
    event_type     text   NOT NULL,
    event_version  text   NOT NULL,
    payload        text   NOT NULL,
    metadata       text   NOT NULL,
    recorded_at    integer NOT NULL,
    hash           blob  NOT NULL,
    PRIMARY KEY (workspace_id, position)
);
-- The last guard of a stream's order; this column order also serves a read by stream alone.
CREATE UNIQUE INDEX events_stream ON events (aggregate_id, sequence, aggregate_type, workspace_id);

CREATE TABLE idempotency_keys (
    workspace_id   text   NOT NULL,
    key_hash       blob  NOT NULL,
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    first_position integer NOT NULL,
    last_position  integer NOT NULL,
    PRIMARY KEY (workspace_id, key_hash)
);

CREATE TABLE workspace_keys (
    workspace_id text  NOT NULL PRIMARY KEY,
    wrapped      blob NOT NULL
);

-- `wrapped` becomes null when the subject is erased.
CREATE TABLE subject_keys (
    workspace_id text   NOT NULL,
    subject      text   NOT NULL,
    wrapped      blob,
    erased_at    integer,
    PRIMARY KEY (workspace_id, subject)
);

CREATE TABLE log_checkpoints (
    workspace_id text   NOT NULL,
    position     integer NOT NULL,
    hash         blob  NOT NULL,
    signed_at    integer NOT NULL,
    public_key   blob  NOT NULL,
    signature    blob  NOT NULL,
    PRIMARY KEY (workspace_id, position)
);

CREATE TABLE leases (
    name       text   NOT NULL PRIMARY KEY,
    holder     text   NOT NULL,
    fence      integer NOT NULL,
    expires_at integer NOT NULL
);

CREATE TRIGGER events_are_never_rewritten_update BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on events is refused: the event log is never rewritten');
END;
CREATE TRIGGER events_are_never_rewritten_delete BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'DELETE on events is refused: the event log is never rewritten');
END;
CREATE TRIGGER idempotency_keys_are_permanent_update BEFORE UPDATE ON idempotency_keys
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on idempotency_keys is refused: the event log is never rewritten');
END;
CREATE TRIGGER idempotency_keys_are_permanent_delete BEFORE DELETE ON idempotency_keys
BEGIN
    SELECT RAISE(ABORT, 'DELETE on idempotency_keys is refused: the event log is never rewritten');
END;
CREATE TRIGGER log_checkpoints_are_permanent_update BEFORE UPDATE ON log_checkpoints
BEGIN
    SELECT RAISE(ABORT, 'UPDATE on log_checkpoints is refused: the event log is never rewritten');
END;
CREATE TRIGGER log_checkpoints_are_permanent_delete BEFORE DELETE ON log_checkpoints
BEGIN
    SELECT RAISE(ABORT, 'DELETE on log_checkpoints is refused: the event log is never rewritten');
END;
