#!/usr/bin/env bash
# check.sh: what setup.sh makes is usable, HAProxy takes its configuration, and compose the file; nothing is started.
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

fail() { printf 'FAILED compose: %s\n' "$*"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v openssl >/dev/null || { skipped 'compose: no openssl'; exit 0; }
[ "$(id -u)" = 0 ] || { skipped 'compose: setup.sh gives files to their users, which root alone can'; exit 0; }
./setup.sh "$work/setup" https://hub.example:8443 >/dev/null
find "$work/setup" -type f | sort | xargs sha256sum >"$work/first"
./setup.sh "$work/setup" https://hub.example:8443 >/dev/null
sha256sum --quiet -c "$work/first" || fail 'run again, setup.sh changes what is there'
[ -z "$(find "$work/setup" -type f -perm /077)" ] || fail 'others can read what setup.sh made'
for certificate in postgres/postgres haproxy/hub hub/mllp; do
  openssl verify -CAfile "$work/setup/hub/ca.crt" "$work/setup/$certificate.crt" >/dev/null || fail "the certificate $certificate"
done

if command -v haproxy >/dev/null || debian haproxy haproxy liblua5.3-0 libopentracing-c-wrapper0 libopentracing1 libsystemd0 >/dev/null &&
  LD_LIBRARY_PATH=$tools/usr/lib/x86_64-linux-gnu haproxy -v >/dev/null 2>&1; then
  sed "s|/tls/|$work/setup/haproxy/|; s|hub-\([12]\):|127.0.0.\1:|" haproxy.cfg >"$work/haproxy.cfg"
  LD_LIBRARY_PATH=$tools/usr/lib/x86_64-linux-gnu haproxy -c -q -f "$work/haproxy.cfg" || fail 'haproxy.cfg'
else
  skipped 'haproxy.cfg: haproxy cannot be had'
fi
if docker compose version >/dev/null 2>&1; then
  HUB_SETUP=$work/setup docker compose -f ../compose.yaml config -q || fail 'compose.yaml'
elif command -v docker-compose >/dev/null; then
  HUB_SETUP=$work/setup docker-compose -f ../compose.yaml config -q || fail 'compose.yaml'
else
  skipped 'compose.yaml: no docker compose'
fi
echo 'compose: setup, certificates, balancer'
