-- By what each secret of the hub can be recognised, so that a replica or a restored hub with another one does not start:
-- under another key it would not know the people who withdrew.
create table secret_check (
    name        text primary key,
    fingerprint text not null
);
