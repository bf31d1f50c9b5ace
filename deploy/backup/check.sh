#!/usr/bin/env bash
# check.sh: backs up a small database with pgBackRest and puts it back by drill.sh: to the end, to a moment, with damage, with a wrong
# key. Needs root, and Debian's postgresql and pgbackrest; everything runs as postgres, in a folder that is deleted.
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

fail() { printf 'FAILED backup: %s\n' "$*"; cat "$work/said" 2>/dev/null; exit 1; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ "$(id -u)" = 0 ] && [ -n "$bin" ] && [ -x "$bin/pg_amcheck" ] && command -v pgbackrest >/dev/null ||
  { skipped 'the drill: not root, or no postgresql and pgbackrest'; exit 0; }

work=$(mktemp -d)
port=$((21000 + RANDOM % 5000))
as() { runuser -u postgres -- env HOME="$work" PGBACKREST_CONFIG="$work/pgbackrest.conf" "$@"; }
trap 'as "$bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
cp drill.sh backup-age.sh "$work/"
sed "s|^repo1-path=.*|repo1-path=$work/repository|; s|^pg1-path=.*|pg1-path=$work/pg\npg1-socket-path=$work|; s|^pg1-port=.*|pg1-port=$port|
  s|^\[global\]|[global]\nlog-path=$work/logs\nlock-path=$work/locks\nspool-path=$work/spool|; s|^repo1-bundle.*||" pgbackrest.conf >"$work/pgbackrest.conf"
mkdir "$work"/{repository,logs,locks,spool}
chown -R postgres "$work"
as "$bin/initdb" -D "$work/pg" -A trust -k >/dev/null
cat >>"$work/pg/postgresql.conf" <<SETTINGS
port=$port
listen_addresses=''
unix_socket_directories='$work'
archive_mode=on
archive_command='PGBACKREST_CONFIG=$work/pgbackrest.conf pgbackrest --stanza=hub archive-push %p'
SETTINGS
as "$bin/pg_ctl" -D "$work/pg" -w -l "$work/log" start >/dev/null
ask() { as "$bin/psql" "host=$work port=$port dbname=${database:-hub}" -XAtq -v ON_ERROR_STOP=1 -c "$1"; }
drill() { as env SOURCE="host=$work port=$port" DRILL="$work/drill" DRILL_PORT=$((port + 1)) PGBIN="$bin" METRICS="$work/drill.prom" "$work/drill.sh" "$@" >"$work/said" 2>&1; }
receipts() { # from, to: each with a referral of a person
  ask "insert into hub.receipt select n, clock_timestamp() from generate_series($1, $2) n;
    insert into hub.person select 'p' || n from generate_series($1, $2) n; insert into hub.referral select 's' || n from generate_series($1, $2) n;
    insert into public.hfj_resource select 'Patient', 'p' || n from generate_series($1, $2) n;
    insert into public.hfj_resource select 'ServiceRequest', 's' || n from generate_series($1, $2) n"
}

database=postgres ask 'create database hub'
ask "create schema hub; create table hub.receipt (number text primary key, received_at timestamptz);
  create table hub.person (patient_id text primary key); create table hub.referral (service_request_id text primary key);
  create table public.hfj_resource (res_type text, fhir_id text primary key, res_deleted_at timestamptz)"
as pgbackrest --stanza=hub stanza-create
receipts 1 100
as pgbackrest --stanza=hub --type=full backup
# pgBackRest knows when a backup ended by the second.
ended=$(date +%s)
until [ "$(date +%s)" -gt $((ended + 1)) ]; do sleep 0.2; done
moment=$(ask 'select clock_timestamp()')
receipts 101 110
ask 'select pg_switch_wal()' >/dev/null
for _ in $(seq 100); do [ "$(ask 'select last_archived_wal is not null and last_archived_wal >= (select pg_walfile_name(pg_switch_wal())) from pg_stat_archiver')" = t ] && break; sleep 0.2; done

drill || fail 'a whole backup is called broken'
grep -q ' 110 receipts, 0 s ' "$work/said" || fail 'it does not reach the end of what was archived'
whole=$(sed -n 's/^drill: //p' "$work/said")
grep -qx 'nextstep_drill_success 1' "$work/drill.prom" || fail 'no metric tells of it'
drill "$moment" || fail 'it cannot be put back to a moment'
grep -q ' 100 receipts' "$work/said" || fail 'put back to another moment'
[ ! -e "$work/drill/data" ] || fail 'what was put back is still there'

ask "delete from public.hfj_resource where fhir_id = 's7'; select pg_switch_wal()" >/dev/null
as pgbackrest --stanza=hub --type=incr backup
! drill || fail 'a referral without its resource is called whole'
grep -q 'hub.referral' "$work/said" || fail 'broken, but not for its referral'
grep -qx 'nextstep_drill_success 0' "$work/drill.prom" && grep -q nextstep_drill_timestamp "$work/drill.prom" || fail 'no metric tells of its failure'
sed -i 's/^repo1-cipher-pass=.*/repo1-cipher-pass=another/' "$work/pgbackrest.conf"
! drill || fail 'put back with a wrong key'
echo "backup: $whole; to a moment; damage and a wrong key are seen"
