-- The event log: one gapless, hash-chained log per workspace.
-- Columns of `events` are a superset of postgres-es's, so its repository reads our streams.
CREATE TABLE log_heads (
    workspace_id text   NOT NULL PRIMARY KEY,
    position     bigint NOT NULL,
    hash         bytea  NOT NULL
);

CREATE TABLE events (
    workspace_id   text   NOT NULL,
    position       bigint NOT NULL CHECK (position > 0),
    event_id       text   NOT NULL,
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence > 0),
    event_type     text   NOT NULL,
    event_version  text   NOT NULL,
    payload        json   NOT NULL,
    metadata       json   NOT NULL,
    recorded_at    bigint NOT NULL,
    hash           bytea  NOT NULL,
    PRIMARY KEY (workspace_id, position)
);
-- The last guard of a stream's order; this column order also serves a read by stream alone.
CREATE UNIQUE INDEX events_stream ON events (aggregate_id, sequence, aggregate_type, workspace_id);

CREATE TABLE idempotency_keys (
    workspace_id   text   NOT NULL,
    key_hash       bytea  NOT NULL,
    aggregate_type text   NOT NULL,
    aggregate_id   text   NOT NULL,
    first_position bigint NOT NULL,
    last_position  bigint NOT NULL,
    PRIMARY KEY (workspace_id, key_hash)
);

CREATE TABLE workspace_keys (
    workspace_id text  NOT NULL PRIMARY KEY,
    wrapped      bytea NOT NULL
);

-- `wrapped` becomes null when the subject is erased.
CREATE TABLE subject_keys (
    workspace_id text   NOT NULL,
    subject      text   NOT NULL,
    wrapped      bytea,
    erased_at    bigint,
    PRIMARY KEY (workspace_id, subject)
);

CREATE TABLE log_checkpoints (
    workspace_id text   NOT NULL,
    position     bigint NOT NULL,
    hash         bytea  NOT NULL,
    signed_at    bigint NOT NULL,
    public_key   bytea  NOT NULL,
    signature    bytea  NOT NULL,
    PRIMARY KEY (workspace_id, position)
);

CREATE TABLE leases (
    name       text   NOT NULL PRIMARY KEY,
    holder     text   NOT NULL,
    fence      bigint NOT NULL,
    expires_at bigint NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the event log is never rewritten', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER idempotency_keys_are_permanent BEFORE UPDATE OR DELETE ON idempotency_keys
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_checkpoints_are_permanent BEFORE UPDATE OR DELETE ON log_checkpoints
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
