-- Which master key this database belongs to: a keyed hash that only that key makes, and that says nothing of it.
CREATE TABLE master_key_check (
    id   bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    hash bytea  NOT NULL
);

-- What a node writes to find out whether it can.
CREATE TABLE write_check (
    id         bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    written_at bigint NOT NULL,
    padding    bytea  NOT NULL
);
