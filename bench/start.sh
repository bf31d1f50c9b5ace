#!/usr/bin/env bash
# Seconds until READY (and of processor time of the JVM until then) of the built hub (a new folder, warm data, without and with
# the archive of classes) and of a bare HAPI JPA server on warm data, by turns, in one run; then the size of the jar and of its
# archive.
# Usage: bench/start.sh [rounds, default 3]      JAVA_HOME says which JVM
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH
mvn -B -q -ntp -DskipTests -pl profiles,camel-routes,fhir-server package \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd fhir-server
mapfile -t faster < <(./unpack.sh archive 2>/dev/null)
work=$(mktemp -d)
trap '[ -z "${started:-}" ] || kill "$started" 2>/dev/null || true; rm -rf "$work"' EXIT
common=(-Xmx480m -Xmn96m -XX:+UseSerialGC)

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

processor() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.1f", ($12 + $13) / hertz }' "/proc/$1/stat"; }

# Prints the seconds from the start of a process to its line READY and those of processor time, then stops it.
seconds() {
  local begin=$EPOCHREALTIME
  "$@" >"$work/log" 2>&1 &
  started=$!
  until grep -q '^READY' "$work/log"; do
    kill -0 "$started" 2>/dev/null || { tail -5 "$work/log" >&2; exit 1; }
    sleep 0.05
  done
  awk -v a="$begin" -v b="$EPOCHREALTIME" -v c="$(processor "$started")" 'BEGIN { printf "%.1f (%s)\n", b - a, c }'
  kill -TERM "$started"
  wait "$started" || true
  started=
}

hub() {
  local data=$1
  shift
  seconds env HUB_MODE=demo HUB_DATA="$data" HUB_HTTP_PORT="$(free_port)" HUB_MLLP_PORT="$(free_port)" HUB_MLLP_TLS_PORT= \
    HUB_MANAGEMENT_PORT="$(free_port)" java "${common[@]}" "$@" -jar target/hub/nextstep-hub.jar
}

bare() {
  seconds java "${common[@]}" -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
    org.nextstephub.server.BareHapiStart "$work/bare" "$(free_port)"
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

echo "machine $(nproc) cores, $(java -version 2>&1 | head -1), load $(cut -d' ' -f1 /proc/loadavg)"
hub "$work/warm" >/dev/null
bare >/dev/null
for ((round = 1; round <= rounds; round++)); do
  hub "$work/new-$round" "${faster[@]}" >>"$work/first"
  hub "$work/warm" >>"$work/plain"
  hub "$work/warm" "${faster[@]}" >>"$work/kept"
  bare >>"$work/base"
  echo "round $round: first $(tail -1 "$work/first"), warm $(tail -1 "$work/plain")," \
    "warm with archive $(tail -1 "$work/kept"), bare HAPI $(tail -1 "$work/base")"
done
echo "median: first $(median "$work/first"), warm $(median "$work/plain"), warm with archive $(median "$work/kept")," \
  "bare HAPI $(median "$work/base"), ratio $(awk -v a="$(median "$work/kept")" -v b="$(median "$work/base")" 'BEGIN { printf "%.2f", a / b }')"
echo "size: jar $(($(stat -c %s target/nextstep-hub.jar) / 1000000)) MB," \
  "archive $(($(cat target/hub/start-* 2>/dev/null | wc -c) / 1000000)) MB"
