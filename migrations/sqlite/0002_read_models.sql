-- What read models and reactors share. The read models' own tables are made by the program from their description in
-- code, and made anew when it changes.

-- One row per projection: the version its table was built by, and how often the table was replaced.
CREATE TABLE projection_versions (
    projection text   NOT NULL PRIMARY KEY,
    version    integer NOT NULL,
    generation integer NOT NULL
);

-- How far a projection (or a reactor) is in a workspace's log: it applied events 1 to `position`, `count` in number,
-- with the running SHA-256 over (position, event hash). `expected` is the position before the last batch.
CREATE TABLE projection_checkpoints (
    projection   text   NOT NULL,
    workspace_id text   NOT NULL,
    position     integer NOT NULL,
    count        integer NOT NULL,
    hash         text   NOT NULL,
    counters     text   NOT NULL,
    expected     integer NOT NULL,
    PRIMARY KEY (projection, workspace_id)
);

-- Nodes that run projections and reactors, to share the work.
CREATE TABLE runner_nodes (
    node       text   NOT NULL PRIMARY KEY,
    seen_until integer NOT NULL
);

-- The outbox: what is to be done outside because an event says so. `lane` is what order is kept in (a chat, an order).
CREATE TABLE effects (
    effect_id      text   NOT NULL PRIMARY KEY,
    workspace_id   text   NOT NULL,
    lane           text   NOT NULL,
    seq            integer NOT NULL,
    kind           text   NOT NULL,
    payload        text   NOT NULL,
    event_position integer NOT NULL,
    state          text   NOT NULL CHECK (state IN ('pending', 'leased', 'done', 'failed')),
    attempts       integer NOT NULL,
    due_at         integer NOT NULL,
    leased_by      text,
    lease_until    integer,
    fence          integer NOT NULL,
    created_at     integer NOT NULL,
    finished_at    integer,
    last_error     text
);
-- Unfinished effects only, so that leasing stays fast however many are done.
CREATE INDEX effects_due ON effects (due_at) WHERE state IN ('pending', 'leased');
CREATE INDEX effects_lane ON effects (workspace_id, lane, seq, effect_id) WHERE state IN ('pending', 'leased');
CREATE INDEX effects_failed ON effects (workspace_id, created_at) WHERE state = 'failed';
CREATE INDEX effects_done ON effects (finished_at) WHERE state = 'done';
