-- One Idempotency-Key stands for one body; both as hashes, for a key may hold anything.
create table idempotency_key (
    partner       text        not null,
    key_sha256    text        not null,
    body_sha256   text        not null,
    first_used_at timestamptz not null,
    primary key (partner, key_sha256)
);
