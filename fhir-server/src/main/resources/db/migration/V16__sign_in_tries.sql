-- Tries to sign in, counted before they are judged: by account and by where they come from ("-" stands for all names that
-- are no account). Nothing that a stranger does at an account keeps its owner out.
create table sign_in_try (
    account text        not null,
    place   text        not null,
    tries   int         not null,
    since   timestamptz not null,
    primary key (account, place)
);
create index sign_in_try_by_age on sign_in_try (since);

-- Browsers on which somebody has signed in; of the cookie that names one, the hash.
create table known_device (
    cookie_sha256 text        not null,
    account       text        not null references account (name),
    last_used     timestamptz not null,
    primary key (cookie_sha256, account)
);
create index known_device_by_account on known_device (account);

-- What is left of an account's own count: wrong passwords from elsewhere since its owner last signed in.
alter table account drop failing_since, drop locked_until;
update account set failures = 0;
