#!/usr/bin/env bash
# drill.sh [MOMENT]: puts the newest backup back beside the running database, on another port, up to the end of what was archived or
# to MOMENT ("2026-11-29 12:00:00+00"), looks whether it is whole, and says how much was lost (RPO) and how long it took (RTO).
# The running database is only asked for its newest receipt. Everything that was put back is deleted at the end: it holds people.
# As postgres, on the machine of PostgreSQL or one that reaches the repository; once a week.
#   STANZA (hub)  DATABASE (hub)  DRILL (/var/lib/nextstep-drill)  DRILL_PORT (5499)  PGBIN (the newest of /usr/lib/postgresql)
#   SOURCE: how psql reaches the running database ("port=5432"); empty where it is gone
#   HUB_CHECK: a command that starts a hub on the restored database, in the folder of its keys, and ends with 0 if it is ready;
#     it gets HUB_DB_URL   METRICS: file for node_exporter's textfile collector
set -euo pipefail
moment=${1:-}
stanza=${STANZA:-hub} database=${DATABASE:-hub} work=${DRILL:-/var/lib/nextstep-drill} port=${DRILL_PORT:-5499}
bin=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
source=${SOURCE-port=5432}
metrics=${METRICS:-}
restored="host=$work port=$port dbname=$database"
ended=0 lost=-1 began=$SECONDS

report() { # 1 where it went well
  [ -n "$metrics" ] || return 0
  {
    printf 'nextstep_drill_success %s\n' "$1"
    printf 'nextstep_drill_rto_seconds %s\n' "$ended"
    printf 'nextstep_drill_rpo_seconds %s\n' "$lost"
    [ "$1" = 0 ] || printf 'nextstep_drill_timestamp_seconds %s\n' "$(date +%s)"
    [ "$1" = 1 ] || grep '^nextstep_drill_timestamp_seconds' "$metrics" 2>/dev/null || true
  } >"$metrics.new"
  mv "$metrics.new" "$metrics"
}
clean() {
  "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "${work:?}/data"
}
failed() {
  printf 'FAILED drill: %s\n' "$*"
  report 0
  exit 1
}
trap clean EXIT
ask() { "$bin/psql" "$1" -XAtq -v ON_ERROR_STOP=1 -c "$2"; }

mkdir -p "$work"
chmod 700 "$work"
clean
before=
[ -z "$source" ] || before=$(ask "$source dbname=$database" 'select extract(epoch from max(received_at)) from hub.receipt') ||
  failed 'the running database does not answer (SOURCE= if it is gone)'

options=(--stanza="$stanza" --pg1-path="$work/data" --archive-mode=off --log-level-console=warn)
[ -z "$moment" ] || options+=(--type=time "--target=$moment" --target-action=promote)
mkdir -m 700 "$work/data"
pgbackrest "${options[@]}" restore || failed 'nothing could be put back'
: >"$work/data/drill.conf"
# Debian keeps the configuration elsewhere; a drill needs none of it.
[ -f "$work/data/postgresql.conf" ] || : >"$work/data/postgresql.conf"
printf 'local all all trust\n' >"$work/data/pg_hba.conf"
[ -z "${HUB_CHECK:-}" ] || printf 'host all all 127.0.0.1/32 trust\n' >>"$work/data/pg_hba.conf"
addresses=
[ -z "${HUB_CHECK:-}" ] || addresses=127.0.0.1
"$bin/pg_ctl" -D "$work/data" -w -t 3600 -l "$work/log" -o "-p $port -c listen_addresses='$addresses' -c unix_socket_directories=$work \
  -c hba_file=$work/data/pg_hba.conf -c ssl=off -c archive_mode=off -c shared_preload_libraries='' -c log_statement=none" start >/dev/null ||
  { tail -5 "$work/log"; failed 'PostgreSQL does not start on it'; }
for _ in $(seq 36000); do
  [ "$(ask "$restored" 'select pg_is_in_recovery()')" = t ] || break
  sleep 0.1
done
[ "$(ask "$restored" 'select pg_is_in_recovery()')" = f ] || failed 'it does not reach its end'
ended=$((SECONDS - began))

# Every page and index, then what a hub relies on.
"$bin/pg_amcheck" --install-missing -h "$work" -p "$port" "$database" >"$work/amcheck" 2>&1 ||
  { head -5 "$work/amcheck"; failed 'PostgreSQL finds damage in it'; }
for rule in "ServiceRequest hub.referral service_request_id" "Patient hub.person patient_id"; do
  read -r type table column <<<"$rule"
  for broken in \
    "select count(*) from public.hfj_resource r where r.res_type='$type' and r.res_deleted_at is null and not exists (select from $table k where k.$column=r.fhir_id)" \
    "select count(*) from $table k where not exists (select from public.hfj_resource r where r.res_type='$type' and r.fhir_id=k.$column)"; do
    [ "$(ask "$restored" "$broken")" = 0 ] || failed "rows of $table and resources of the type $type do not belong together"
  done
done
after=$(ask "$restored" 'select coalesce(extract(epoch from max(received_at)), 0) from hub.receipt')
[ -z "$before" ] || lost=$(awk "BEGIN {d = $before - $after; printf \"%d\", d < 0 ? 0 : d + 0.999}")
if [ -n "${HUB_CHECK:-}" ]; then
  HUB_DB_URL="jdbc:postgresql://127.0.0.1:$port/$database" sh -c "$HUB_CHECK" || failed 'no hub becomes ready on it'
fi
report 1
echo "drill: put back in $ended s, $(ask "$restored" 'select count(*) from hub.receipt') receipts," \
  "$([ "$lost" -lt 0 ] && echo 'nothing to compare with' || echo "$lost s between its newest receipt and the running one's"), whole"
