-- Clients that administrators registered or changed; a client of the client file counts until it has a row here.
create table client (
    id      text primary key,
    content text not null
);

-- People who sign in. The secret of the second factor counts once it was proved; each of its steps counts once.
create table account (
    name           text    primary key,
    role           text    not null,
    worker         text,
    password       text    not null,
    one_time       boolean not null,
    active         boolean not null,
    totp_secret    bytea,
    totp_step      bigint  not null default 0,
    failures       int     not null default 0,
    failing_since  timestamptz,
    locked_until   timestamptz
);

-- Tokens and codes that were given out (the shape is Spring Authorization Server's), so that any hub takes a code back
-- and knows a token that was revoked. Rows go when the token has expired.
create table public.oauth2_authorization (
    id                            varchar(100) primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             varchar(1000),
    attributes                    text,
    state                         varchar(500),
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           varchar(1000),
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);
create index oauth2_authorization_by_token on public.oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_by_code on public.oauth2_authorization using hash (authorization_code_value);

-- Sessions of people who are signed in (the shape is Spring Session's), so that any hub knows them.
create table session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index session_by_expiry on session (expiry_time);
create table session_attributes (
    session_primary_id char(36)     not null references session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
