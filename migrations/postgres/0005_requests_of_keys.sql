-- What was asked under a key, as a keyed hash: the same key with another request is refused. Null: the key alone names the request.
ALTER TABLE idempotency_keys ADD COLUMN request_hash bytea;
