-- What read models and reactors share. The read models' own tables are made by the program from their description in
-- code, and made anew when it changes.

-- One row per projection: the version its table was built by, and how often the table was replaced.
CREATE TABLE projection_versions (
    projection text   COLLATE "C" NOT NULL PRIMARY KEY,
    version    bigint NOT NULL,
    generation bigint NOT NULL
);

-- How far a projection (or a reactor) is in a workspace's log: it applied events 1 to `position`, `count` in number,
-- with the running SHA-256 over (position, event hash). `expected` is the position before the last batch.
CREATE TABLE projection_checkpoints (
    projection   text   COLLATE "C" NOT NULL,
    workspace_id text   COLLATE "C" NOT NULL,
    position     bigint NOT NULL,
    count        bigint NOT NULL,
    hash         text   NOT NULL,
    counters     text   NOT NULL,
    expected     bigint NOT NULL,
    PRIMARY KEY (projection, workspace_id)
);

-- Nodes that run projections and reactors, to share the work.
CREATE TABLE runner_nodes (
    node       text   COLLATE "C" NOT NULL PRIMARY KEY,
    seen_until bigint NOT NULL
);

-- The outbox: what is to be done outside because an event says so. `lane` is what order is kept in (a chat, an order).
CREATE TABLE effects (
    effect_id      text   COLLATE "C" NOT NULL PRIMARY KEY,
    workspace_id   text   COLLATE "C" NOT NULL,
    lane           text   COLLATE "C" NOT NULL,
    seq            bigint NOT NULL,
    kind           text   NOT NULL,
    payload        text   NOT NULL,
    event_position bigint NOT NULL,
    state          text   NOT NULL CHECK (state IN ('pending', 'leased', 'done', 'failed')),
    attempts       bigint NOT NULL,
    due_at         bigint NOT NULL,
    leased_by      text,
    lease_until    bigint,
    fence          bigint NOT NULL,
    created_at     bigint NOT NULL,
    finished_at    bigint,
    last_error     text
);
-- Unfinished effects only, so that leasing stays fast however many are done.
CREATE INDEX effects_due ON effects (due_at) WHERE state IN ('pending', 'leased');
CREATE INDEX effects_lane ON effects (workspace_id, lane, seq, effect_id) WHERE state IN ('pending', 'leased');
CREATE INDEX effects_failed ON effects (workspace_id, created_at) WHERE state = 'failed';
CREATE INDEX effects_done ON effects (finished_at) WHERE state = 'done';
