-- What a reporting client asked to have exported. Rows are read when a file is fetched, so that none is kept here or on disk;
-- whoever withdrew before that is not in it. A job is forgotten after an hour.
create table export_job (
    number  uuid        primary key,
    client  text        not null,
    asked   text        not null,
    types   text[]      not null,
    filters text[]      not null,
    since   timestamptz,
    at      timestamptz not null
);
create index export_job_by_client on export_job (client, at);
