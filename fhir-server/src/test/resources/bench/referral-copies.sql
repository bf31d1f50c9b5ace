-- Multiplies referrals that came through the gate: rows of HAPI's tables and of the hub's, as if there had been so many. A
-- copy has numbers, ids, search hashes and dates of its own; its texts keep the dates, so that its consents still stand.
-- Audit events, earlier versions and texts of messages are not copied.
create schema copies;

-- What of each referral is copied: the person, and every record about them.
create table copies.part as
select placer_value as number, r.res_id, r.fhir_id, r.res_ver, v.res_text_vc as text,
    array(select key_hmac from hub.person where patient_id = r.fhir_id) as keys
from hub.referral
join hfj_resource person on person.fhir_id = patient_id and person.res_type = 'Patient'
join hfj_resource r on r.res_type <> 'AuditEvent' and r.res_deleted_at is null and (r.res_id = person.res_id
    or exists (select from hfj_res_link where src_resource_id = r.res_id and target_resource_id = person.res_id))
join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver;
create index on copies.part (res_id);
analyze copies.part;

-- In the texts a mark stands for the first eight digits of every id that a copy has anew.
do $$
declare id text;
begin
    for id in select fhir_id from copies.part loop
        update copies.part set text = replace(text, id, '~~~~~~~~' || substr(id, 9)) where text like '%' || id || '%';
    end loop;
end $$;

create table copies.copy (
    k      bigint primary key,
    number text not null,
    prefix text not null,
    shift  bigint not null,
    age    interval not null
);

-- How a column of a copy is made, by its name in whatever table; any other is as it was.
create table copies.changed (name text primary key, made text not null);
insert into copies.changed
select name, 's.' || name || ' + c.shift' from unnest(array['pid', 'res_id', 'sp_id', 'src_resource_id']) name
union all
select name, 'c.prefix || substr(s.' || name || ', 9)'
from unnest(array['fhir_id', 'patient_id', 'service_request_id', 'task_id']) name
union all
select name, 's.' || name || ' - c.age'
from unnest(array['res_published', 'res_updated', 'sp_value_low', 'sp_value_high', 'event_time', 'happened_at']) name
union all
select 'sp_value_' || bound || '_date_ordinal', 'to_char(s.sp_value_' || bound || ' - c.age, ''YYYYMMDD'')::int'
from unnest(array['low', 'high']) bound
union all
select name, 'case when s.sp_name in (''identifier'', ''group-identifier'') then ' || made || ' else s.' || name || ' end'
from (values ('sp_value', 's.sp_value || ''-'' || c.k'),
             ('hash_value', 's.hash_value # c.k'),
             ('hash_sys_and_value', 's.hash_sys_and_value # c.k')) token (name, made)
union all
select name, 's.' || name || ' || ''-'' || c.k' from unnest(array['placer_value', 'filler', 'key_hmac']) name
union all
values
    ('target_resource_id', 's.target_resource_id + case when s.target_resource_id in (select res_id from copies.part)'
        || ' then c.shift else 0 end'),
    ('res_text_vc', 'replace(replace(p.text, ''~~~~~~~~'', c.prefix), p.number, p.number || ''-'' || c.k)'),
    ('state', '''told''');

create function copies.copy_rows(source regclass, of_part text, first bigint, last bigint) returns void
language plpgsql as $$
declare
    names text;
    made text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum),
           string_agg(coalesce(changed.made, 's.' || quote_ident(attname)), ', ' order by attnum)
    into names, made
    from pg_attribute left join copies.changed on changed.name = attname
    where attrelid = source and attnum > 0 and not attisdropped and attidentity = '';
    execute format('insert into %s (%s) select %s from %s s join copies.part p on %s join copies.copy c on c.number = p.number'
        ' where c.k between %s and %s', source, names, made, source, of_part, first, last);
end $$;

-- Copies from the first to the last, spread over the three years before now: a referral waits for a week, is taken on for
-- another, and is complete after that.
create function copies.grow(first bigint, last bigint, waiting text, accepted text, complete text) returns void
language plpgsql as $$
begin
    insert into copies.copy
    select k,
           case when days < 7 then waiting when days < 14 then accepted else complete end,
           lpad(to_hex(k), 8, '0'),
           1000000000000 + k * 100000,
           days * interval '1 day'
    from (select k, mod(k * 0.6180339887, 1) * 1095 as days from generate_series(first, last) k) spread;
    perform copies.copy_rows('hfj_resource', 's.res_id = p.res_id', first, last);
    perform copies.copy_rows('hfj_res_ver', 's.res_id = p.res_id and s.res_ver = p.res_ver', first, last);
    perform copies.copy_rows('hfj_res_link', 's.src_resource_id = p.res_id', first, last);
    perform copies.copy_rows(index, 's.res_id = p.res_id', first, last)
    from unnest(array['hfj_spidx_token', 'hfj_spidx_date', 'hfj_spidx_string', 'hfj_spidx_uri']::regclass[]) index;
    perform copies.copy_rows(own, 's.patient_id = p.fhir_id', first, last)
    from unnest(array['hub.person', 'hub.referral', 'hub.notice']::regclass[]) own;
    perform copies.copy_rows('hub.consent_state', 's.key_hmac = any (p.keys)', first, last);
end $$;
