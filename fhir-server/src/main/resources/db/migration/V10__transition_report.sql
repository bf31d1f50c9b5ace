-- What was counted of a month, once and for all, when somebody first asked after its end: numbers, and nobody's.
create table counted_month (
    month      text        primary key,
    counted_at timestamptz not null default now(),
    numbers    text        not null
);
create index notice_by_time on notice (happened_at);
