-- How often an account was made: a token names the generation that it was given out to, and counts for no later one.
alter table account add generation int not null default 1;
