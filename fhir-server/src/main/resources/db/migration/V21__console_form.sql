-- Forms of the console, each counted once: whoever sends one a second time is shown what came of the first. No text of a
-- form is kept, and nobody is named but the account that sent it.
create table console_form (
    number  uuid        primary key,
    account text        not null,
    page    text,
    sent_at timestamptz not null
);
create index console_form_by_age on console_form (sent_at);
