-- Messages of the test lane leave a receipt like any other; counts and lists can tell them apart.
alter table receipt add column test boolean not null default false;
