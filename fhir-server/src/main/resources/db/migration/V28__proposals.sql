-- A proposal is kept whole until it counts, is withdrawn or a week is over: the second administrator reads what they confirm.
-- Those of an earlier version have no content; they are confirmed by sending the same.
alter table pending_change add column content text not null default '';

-- When an account last signed in, and each key of a client: since when it is known, and the last day on which it proved somebody.
alter table account add column signed_in_at timestamptz;
create table client_key (
    client     text not null,
    kid        text not null,
    since      date not null,
    last_used  date,
    primary key (client, kid)
);
