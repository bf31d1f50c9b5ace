-- The eight questions of docs/reporting.md, in DuckDB's SQL, over the tables that ./run report wrote.
-- In the folder with the tables: duckdb < questions.sql

-- The day from which waiting is counted. Another one: date '2026-11-30'
set variable today = today();

-- The tables. A cell that is empty is null.
create or replace view referrals as
select * from read_csv('referrals.csv', delim = ',', header = true, types = {
  'received': 'date', 'accepted': 'date', 'not_accepted': 'date', 'introduced': 'date', 'overlap_active': 'date',
  'overlap_not_possible': 'date', 'transition_complete': 'date', 'closed': 'date', 'overlap_first': 'date',
  'overlap_last': 'date', 'changed': 'date'});

create or replace view relationships as
select * from read_csv('relationships.csv', delim = ',', header = true, types = {
  'planned': 'date', 'ended': 'date', 'stage_since': 'date', 'previous_relationship': 'varchar', 'changed': 'date'});

create or replace view contacts as
select * from read_csv('contacts.csv', delim = ',', header = true, types = {'day': 'date', 'changed': 'date'});

create or replace view consents as
select * from read_csv('consents.csv', delim = ',', header = true, types = {
  'withdrawn': 'boolean', 'given': 'date', 'changed': 'date'});

-- 1. Referrals a month by agency
select strftime(received, '%Y-%m') as month, agency, count(*) as referrals
from referrals
group by all order by all;

-- 2. Median days to the answer, and to the first contact
select
  strftime(received, '%Y-%m') as month,
  count(coalesce(accepted, not_accepted)) as answered,
  median(coalesce(accepted, not_accepted) - received) as days_to_answer,
  count(introduced) as introduced_people,
  median(introduced - received) as days_to_first_contact
from referrals
group by all order by all;

-- 3. Overlap rate: of the people who met peer support, those who had both services
select
  strftime(received, '%Y-%m') as month,
  count(*) as introduced_people,
  count(overlap_active) as overlapped,
  round(100.0 * count(overlap_active) / count(*), 1) as percent
from referrals
where introduced is not null
group by all order by all;

-- 4. Not taken up, and why
select status_reason, count(*) as referrals
from referrals
where status in ('rejected', 'cancelled')
group by all order by all;

-- 5. Withdrawals: people, by the month in which they withdrew
select strftime(changed, '%Y-%m') as month, count(distinct person) as people
from consents
where withdrawn and direction = 'clinical-to-peer' and says is distinct from 'deny'
group by all order by all;

-- 6. Waiting list now, by age in days
select getvariable('today') - received as days, count(*) as referrals
from referrals
where status in ('requested', 'received')
group by all order by all;

-- 7. Stages of the relationships that go on
select stage, count(*) as relationships
from relationships
where status in ('active', 'onhold')
group by all order by all;

-- 8. Re-entries: relationships of people who had one before, by the month for which they are planned
select strftime(planned, '%Y-%m') as month, count(*) as relationships
from relationships
where previous_relationship is not null
group by all order by all;

-- The same tables as Parquet
copy referrals to 'referrals.parquet' (format parquet);
copy relationships to 'relationships.parquet' (format parquet);
copy contacts to 'contacts.parquet' (format parquet);
copy consents to 'consents.parquet' (format parquet);
