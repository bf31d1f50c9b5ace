#!/usr/bin/env bash
# Resident memory of the packaged hub, started by ./run with its own options, after some time of load over MLLP.
# Usage: bench/memory.sh [seconds, default 40] [connections, default 4]
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
export HUB_GUIDE=off HUB_DATA=$data HUB_HTTP_PORT=${HUB_HTTP_PORT:-18080} HUB_MLLP_PORT=${HUB_MLLP_PORT:-12575} \
  HUB_MLLP_TLS_PORT=${HUB_MLLP_TLS_PORT:-12576} HUB_MANAGEMENT_PORT=${HUB_MANAGEMENT_PORT:-18081}
./run >"$data/log" 2>&1 &
hub=$!
trap 'kill $hub 2>/dev/null; wait $hub 2>/dev/null || true; rm -rf "$data"' EXIT
until grep -q '^READY' "$data/log"; do
  kill -0 $hub 2>/dev/null || { echo "The hub did not start: $(tail -1 "$data/log")" >&2; exit 1; }
  sleep 1
done
megabytes() { awk -v name="$1:" '$1 == name { printf "%d", $2 / 1024 }' /proc/$hub/status; }
echo "machine: $(nproc) processors, $(ps -o args= $hub | grep -oE -- '-Xm[xn][0-9a-z]+' | paste -sd' '), $(java -version 2>&1 | head -1)"
echo "ready: resident $(megabytes VmRSS) MiB"
bench/java.sh MllpLoad '^load' "$HUB_MLLP_PORT" "${1:-40}" "${2:-4}"
rss=$(megabytes VmRSS)
echo "resident $rss MiB after it, at most $(megabytes VmHWM) MiB (must 800)"
