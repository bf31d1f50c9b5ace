-- What came to be of each referral in words that its agency may know, in order; and what became of telling it. Written in
-- the transaction of the change, delivered afterwards by any hub.
create table notice (
    number      bigint generated always as identity primary key,
    partner     text        not null,
    task_id     text        not null,
    patient_id  text        not null,
    fact        text        not null,
    reason      text        not null,
    happened_at timestamptz not null,
    queued_at   timestamptz not null default now(),
    state       text        not null,
    attempts    int         not null default 0,
    due_at      timestamptz not null default now(),
    said        text        not null default ''
);
create index notice_by_task on notice (task_id, number);
create index notice_due on notice (due_at) where state = 'queued';
create index referral_by_task on referral (task_id);

-- A referral that is over, with nothing left to tell or to look at: the daily look passes it by.
alter table referral add column settled boolean not null default false;

-- Referrals from before there were notices: the answer to each told that it was received.
insert into notice (partner, task_id, patient_id, fact, reason, happened_at, state)
select partner, task_id, patient_id, 'received', '', event_time, 'told' from referral;
