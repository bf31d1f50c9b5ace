#!/usr/bin/env bash
# with-engine.sh COMMAND...: runs the command with a Docker engine and a PostgreSQL image (its name in $HUB_POSTGRES_IMAGE).
# Without an engine, root on Linux gets a private one, in a network namespace that has nothing but loopback. Where neither
# is possible: a line that begins with SKIPPED, and failure when REQUIRE_CONTAINERS=1.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=18.6.0
export HUB_POSTGRES_IMAGE=localhost/hub-postgres:${version%%.*}
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
export TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE=$HUB_POSTGRES_IMAGE

skip() {
  echo "SKIPPED the tests on PostgreSQL in a container: $1"
  exit "${REQUIRE_CONTAINERS:-0}"
}

if docker info >/dev/null 2>&1; then
  "$here/pg-image.sh" "$version" "$HUB_POSTGRES_IMAGE"
  exec "$@"
fi
[ "$(id -u)" = 0 ] && [ "$(uname -sm)" = 'Linux x86_64' ] || skip 'no Docker engine, and not root on Linux x86-64'
if ! command -v dockerd >/dev/null || ! command -v ip >/dev/null; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends docker.io iproute2 >/dev/null 2>&1 || skip 'docker.io cannot be installed'
fi

space=hub-tests-$$ work=$(mktemp -d)
export DOCKER_HOST=unix://$work/docker.sock
stop() {
  set +e
  if [ -s "$work/pid" ]; then
    engine=$(cat "$work/pid")
    kill "$engine"
    for _ in $(seq 100); do
      [ -e "/proc/$engine" ] && ! grep -q '^State:.Z' "/proc/$engine/status" || break
      sleep 0.1
    done
  fi
  umount "$work"/exec/netns/* 2>/dev/null
  ip netns del "$space"
  rm -rf "$work"
}
trap stop EXIT
ip netns add "$space" || skip 'network namespaces are not permitted here'
ip -n "$space" link set lo up
nsenter --net="/run/netns/$space" dockerd -H "$DOCKER_HOST" --data-root "$work/root" --exec-root "$work/exec" \
  --pidfile "$work/pid" --iptables=false --ip6tables=false --ip-forward=false --bip=198.18.0.1/24 >"$work/log" 2>&1 &
for _ in $(seq 150); do docker info >/dev/null 2>&1 && break || sleep 0.1; done
docker info >/dev/null 2>&1 || { tail -5 "$work/log"; skip 'the Docker engine does not start here'; }
"$here/pg-image.sh" "$version" "$HUB_POSTGRES_IMAGE"
set +e
nsenter --net="/run/netns/$space" "$@"
exit $?
