-- The oldest program that may write these tables: one that knows at least this version of them. A migration that takes
-- something away, or means something else by it, raises it.
create table release (
    one           boolean primary key default true check (one),
    oldest_schema int     not null
);
insert into release (oldest_schema) values (25);
