-- When a partner's feed last told how a person is reached: an older word does not replace a newer one.
alter table person add column told_at timestamptz;
