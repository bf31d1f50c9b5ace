-- Lines of the journal outside of this database that are done here. What stands there and not here came after the moment
-- that this database was put back to.
create table journal (
    number   uuid        primary key,
    file     text        not null,
    noted_at timestamptz not null default now()
);
