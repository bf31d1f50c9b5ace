-- Changes of agreements that one administrator proposed and another has yet to confirm by sending the same.
create table pending_change (
    type        text        not null,
    resource_id text        not null,
    sha256      text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    primary key (type, resource_id, sha256)
);
