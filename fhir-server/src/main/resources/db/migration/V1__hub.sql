-- The hub's own rows: what FHIR resources cannot guarantee (uniqueness, order, locks) and receipts.

-- Counts every committed change of organizations, agreements and endpoints, so that replicas see it at once.
create table registry (
    one     boolean primary key default true check (one),
    version bigint not null
);
insert into registry (version) values (1);

-- Accepted messages and the answer each of them got. Only an accepted message takes its key.
create table inbox (
    partner     text        not null,
    key_system  text        not null,
    key_value   text        not null,
    sha256      text        not null,
    accepted_at timestamptz not null,
    answer      text        not null,
    primary key (partner, key_system, key_value)
);

-- One row a decision, permitted or not; of a refusal nothing else is kept. Never changed.
create table receipt (
    number      text primary key,
    partner     text        not null,
    key_system  text,
    key_value   text,
    door        text        not null,
    received_at timestamptz not null,
    sha256      text        not null,
    outcome     text        not null,
    decision    text,
    reason      text        not null,
    rule        text,
    agreement   text,
    consent     text
);
create index receipt_by_time on receipt (received_at);

-- A person as one partner knows them. The key is an HMAC of identifier system and value.
create table person (
    partner    text not null,
    key_hmac   text not null,
    patient_id text not null,
    primary key (partner, key_hmac)
);

-- A referral as its sender knows it; event_time orders changes that arrive by different doors.
create table referral (
    partner            text        not null,
    placer_system      text        not null,
    placer_value       text        not null,
    service_request_id text        not null,
    task_id            text        not null,
    patient_id         text        not null,
    filler             text        not null unique,
    content_sha256     text        not null,
    event_time         timestamptz not null,
    cancelled          boolean     not null default false,
    primary key (partner, placer_system, placer_value)
);
create index referral_by_patient on referral (patient_id);

-- The lock that intake and withdrawal share, and the instant of the last withdrawal.
create table consent_state (
    key_hmac  text not null,
    discloser text not null,
    direction text not null,
    watermark timestamptz,
    primary key (key_hmac, discloser, direction)
);

-- Client assertions that were used once and never again.
create table used_assertion (
    issuer  text        not null,
    jti     text        not null,
    expires timestamptz not null,
    primary key (issuer, jti)
);

create sequence filler_number;
create sequence person_number;
