-- How often the hub itself failed on a message of a partner; the key as a hash, for it may hold anything. Counted in a
-- transaction of its own, so that it outlives what failed, a restart, and the one hub of several.
create table fault (
    partner    text        not null,
    key_sha256 text        not null,
    times      int         not null,
    last_at    timestamptz not null,
    primary key (partner, key_sha256)
);
