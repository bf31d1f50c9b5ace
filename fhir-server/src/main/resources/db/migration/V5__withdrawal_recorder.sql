-- Who passed the withdrawal on: a partner may read the full reason only of a withdrawal that it recorded itself.
alter table consent_state add column recorded_by text;
