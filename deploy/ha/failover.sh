#!/usr/bin/env bash
# failover.sh [kills]: three PostgreSQL under Patroni and etcd, one hub that insists on a synchronous standby, and a hospital that sends
# referrals over MLLP and repeats what was not acknowledged; the primary is killed with -9 as often as was said (3). Says how long nobody
# was answered each time, and fails when an acknowledged referral is missing or any is there twice. Needs root, Debian's patroni, etcd-server
# and postgresql, and a hub that was built (./run builds it); everything is in a folder that is deleted.
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

kills=${1:-3}
jar=$(cd ../.. && pwd)/fhir-server/target/hub/nextstep-hub.jar
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ "$(id -u)" = 0 ] && [ -n "$bin" ] && command -v patroni patronictl etcd >/dev/null && [ -f "$jar" ] ||
  { skipped 'failover: not root, no patroni, etcd and postgresql, or no hub built'; exit 0; }

work=$(mktemp -d)
base=$((22000 + RANDOM % 4000))
etcd=$base mllp=$((base + 1)) http=$((base + 2))
pids=()
fail() { printf 'FAILED failover: %s\n' "$*"; tail -3 "$work"/*.log 2>/dev/null | cut -c1-300; exit 1; }
as() { runuser -u postgres -- env HOME="$work" "$@"; }
finish() {
  kill "${pids[@]}" 2>/dev/null || true
  pkill -f "patroni $work/" || true
  for node in 1 2 3; do as "$bin/pg_ctl" -D "$work/db$node" -m immediate stop >/dev/null 2>&1 || true; done
  rm -rf "$work"
}
trap finish EXIT

port() { echo $((base + 10 + $1)); }
hosts=127.0.0.1:$(port 1),127.0.0.1:$(port 2),127.0.0.1:$(port 3)

node() { # number
  sed -e "s/^name: .*/name: db$1/; s/db1:2379.*/127.0.0.1:$etcd/; s/ADDRESS:8008/127.0.0.1:$((base + 20 + $1))/; s/ADDRESS:5432/127.0.0.1:$(port "$1")/
    s|data_dir: .*|data_dir: $work/db$1|; s|bin_dir: .*|bin_dir: $bin|; s/hostssl/host/; s/[A-Z]*_PASSWORD/secret/
    s|    - local all all peer|    - local all all trust|" patroni.yml >"$work/db$1.yml"
  sed -i "/^postgresql:/a\  parameters: {unix_socket_directories: $work, shared_buffers: 64MB}" "$work/db$1.yml"
  as patroni "$work/db$1.yml" >"$work/db$1.log" 2>&1 &
  pids+=($!)
}

# waits SECONDS for a command to be true
await() { local until=$((SECONDS + $1)); shift; until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $until ] || return 1; sleep 0.3; done; }
primary() { for node in 1 2 3; do curl -fs "127.0.0.1:$((base + 20 + node))/primary" >/dev/null && { echo $node; return; }; done; return 1; }
ask() { as env PGPASSWORD=secret "$bin/psql" "postgresql://postgres@$hosts/${database:-hub}?target_session_attrs=read-write" -XAtq -c "$1"; }
synchronous() { [ "$(database=postgres ask "select count(*) from pg_stat_replication where sync_state = 'sync'")" = 1 ]; }

etcd --data-dir "$work/etcd" --listen-client-urls "http://127.0.0.1:$etcd" --advertise-client-urls "http://127.0.0.1:$etcd" \
  --listen-peer-urls "http://127.0.0.1:$((base + 3))" >"$work/etcd.log" 2>&1 &
pids+=($!)
chown postgres "$work"
for node in 1 2 3; do node $node; done
await 120 primary && await 120 synchronous || fail 'no primary with a synchronous standby'
database=postgres ask "create role nextstep login password 'secret'" && database=postgres ask 'create database hub owner nextstep'

HUB_MODE=demo HUB_GUIDE=off HUB_DATA=$work/hub HUB_HTTP_PORT=$http HUB_MLLP_PORT=$mllp HUB_MLLP_TLS_PORT=$((base + 4)) HUB_MANAGEMENT_PORT=$((base + 5)) \
  HUB_DB_URL="jdbc:postgresql://$hosts/hub" HUB_DB_USER=nextstep HUB_DB_PASSWORD=secret \
  java -Xmx480m -XX:+UseSerialGC -jar "$jar" --nextstep.db.replicated=true >"$work/hub.log" 2>&1 &
pids+=($!)
await 240 grep -q ^READY "$work/hub.log" || fail 'the hub does not start on it'

# send NUMBER: one referral of somebody new; true when it was acknowledged. What a hospital does: the same message until it is.
send() {
  local said
  exec 3<>"/dev/tcp/127.0.0.1/$mllp" || return 1
  printf '\x0b%s\x1c\r' "$(sed "s/LGH26112200481/FO$1/; s/LGH-REF-2026-00417/FO-REF-$1/g; s/LG004417/FO$1/g; s/LGH-CON-00417/FO-CON-$1/g; s/~9876543217[^|]*//" \
    ../../examples/referral.hl7)" >&3 2>/dev/null || return 1
  IFS= read -r -d $'\x1c' -t 20 -u 3 said || return 1
  exec 3>&-
  [[ $said == *"MSA|AA|"* ]]
}

hospital() {
  local number=0 since
  while [ ! -e "$work/enough" ]; do
    number=$((number + 1)) since=$SECONDS
    until send $number 2>/dev/null; do [ ! -e "$work/enough" ] || return 0; sleep 0.3; done
    echo "FO-REF-$number $((SECONDS - since))" >>"$work/acknowledged"
  done
}
await 60 send 0 || fail 'no referral is accepted'
hospital &
pids+=($!)
counted() { [ "$(wc -l <"$work/acknowledged")" -ge "$1" ]; }
await 60 counted 5 || fail 'nothing is acknowledged'

for kill in $(seq "$kills"); do
  node=$(primary) before=$(wc -l <"$work/acknowledged")
  kill -9 "$(head -1 "$work/db$node/postmaster.pid")"
  killed=$(date +%s%N)
  await 120 counted $((before + 2)) || fail "nobody is answered after kill $kill"
  printf 'kill %d: answered again after %d ms\n' "$kill" $((($(date +%s%N) - killed) / 1000000))
  await 120 synchronous || fail "no synchronous standby after kill $kill"
done
touch "$work/enough"
await 60 counted 1

ask 'select placer_value from hub.referral' | sort >"$work/held"
cut -d' ' -f1 "$work/acknowledged" | sort >"$work/owed"
lost=$(comm -13 <(sort -u "$work/held") "$work/owed" | wc -l)
twice=$(uniq -d "$work/held" | wc -l)
printf '%d acknowledged, %d lost, %d twice, %d kills of the primary\n' "$(wc -l <"$work/owed")" "$lost" "$twice" "$kills"
[ "$lost" = 0 ] && [ "$twice" = 0 ] || fail 'acknowledged referrals are missing, or there twice'
