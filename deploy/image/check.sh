#!/usr/bin/env bash
# check.sh: looks into the image that build.sh made, and runs it as a careful engine does: read-only root, no capabilities, uid 65532,
# against PostgreSQL in another container. Needs an engine: fhir-server/src/test/containers/with-engine.sh deploy/image/check.sh
# check.sh twice: two clean builds of the committed sources in two folders; fails when their digests differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=fhir-server/target/image.tar
work=$(mktemp -d)
containers=()
cleanup() {
  for container in "${containers[@]}"; do docker rm -f "$container" >/dev/null 2>&1 || true; done
  rm -rf "$work"
}
trap cleanup EXIT

fail() { printf 'FAILED image: %s\n' "$*"; exit 1; }

contents() {
  tar -xf "$image" -C "$work"
  for layer in "$work"/*.tar.gz; do tar --warning=no-unknown-keyword -tzvf "$layer"; done >"$work/files"
  ! grep -E ' \./?(usr/)?s?bin/[a-z]*sh$| (usr/)?s?bin/[a-z]*sh$' "$work/files" || fail 'there is a shell in it'
  ! grep embedded-postgres "$work/files" || fail 'the embedded database is in it'
  ! grep -E '^-[r-][w-]s' "$work/files" || fail 'a file in it runs as its owner'
  grep -qE '^drwxrwxrwx .* data/$' "$work/files" || fail 'it cannot write into /data'
  grep -qE '"User":"65532:65532"' "$work/config.json" || fail 'it runs as root'
  grep -q '"org.opencontainers.image.version"' "$work/config.json" || fail 'it has no labels'
}

twice() {
  for place in one two; do
    mkdir "$work/$place"
    git archive HEAD | tar -x -C "$work/$place"
    (cd "$work/$place" && deploy/image/build.sh >/dev/null && cat fhir-server/target/jib-image.digest && echo)
  done | sort -u >"$work/digests"
  [ "$(wc -l <"$work/digests")" = 1 ] || fail 'two builds of the same sources differ'
  echo "image: two clean builds, one digest: $(cat "$work/digests")"
}

started() { # container, what it says when it is ready
  for _ in $(seq 1200); do
    docker logs "$1" 2>&1 | grep -q "$2" && return 0
    [ "$(docker inspect -f '{{.State.Running}}' "$1")" = true ] || break
    sleep 0.2
  done
  docker logs "$1" 2>&1 | tail -20
  fail "$1 did not start"
}

in_hub() { docker exec hub-under-test java -XX:TieredStopAtLevel=1 -cp @/app/jib-classpath-file "$@" 2>"$work/said"; }

runs() {
  docker load -q -i "$image" >"$work/loaded"
  name=$(sed 's/^Loaded image: //' "$work/loaded")
  containers+=(hub-under-test pg-under-test)
  docker run -d --name pg-under-test --network host -e POSTGRES_DB=hub -e POSTGRES_PASSWORD=fictional "$HUB_POSTGRES_IMAGE" >/dev/null
  started pg-under-test 'initialised: database system is ready'
  docker run -d --name hub-under-test --network host --read-only --cap-drop ALL --security-opt no-new-privileges --pids-limit 500 \
    --memory 1600m --tmpfs /tmp -v "$PWD/examples:/examples:ro" -e HUB_MODE=demo -e HUB_DB_URL=jdbc:postgresql://127.0.0.1:5432/hub \
    -e HUB_DB_USER=postgres -e HUB_DB_PASSWORD=fictional "$name" >/dev/null
  ! in_hub org.nextstephub.server.health.HealthCommand || fail 'it calls itself healthy before it is ready'
  started hub-under-test '^READY'
  in_hub org.nextstephub.server.health.HealthCommand || fail 'it is ready, and calls itself unhealthy'
  in_hub org.nextstephub.routes.cli.HubCommands send /examples/referral.hl7 >"$work/answer" || fail 'the example was not answered'
  grep -q 'MSA|AA' "$work/answer" || { cat "$work/answer"; fail 'the example was not accepted'; }
  docker stop -t 90 hub-under-test >/dev/null
  [ "$(docker inspect -f '{{.State.ExitCode}}' hub-under-test)" = 143 ] || fail 'it does not end when it is told to'
  echo "image: $(du -m "$image" | cut -f1) MB, ran read-only without capabilities as 65532, took a message, ended in order"
}

# As compose.yaml has it, out of what setup.sh makes: one container migrates and ends, a hub in production mode serves an administrator.
production() {
  [ "$(id -u)" = 0 ] || { echo 'SKIPPED the image in production mode: not root'; return; }
  local setup=$work/setup at=http://127.0.0.1:8080 careful
  deploy/compose/setup.sh "$setup" "$at" >/dev/null
  printf fictional >"$setup/secrets/nextstep.db.password"
  chmod 711 "$work"
  careful=(--network host --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp -v "$setup/hub:/etc/nextstep-hub:ro"
    -v "$setup/secrets:/run/secrets:ro" -v "$setup/journal:/journal" -e HUB_JOURNAL=/journal -e HUB_DB_USER=postgres
    -e "HUB_DB_URL=jdbc:postgresql://127.0.0.1:5432/hub?currentSchema=public")
  containers+=(hub-in-production pg-in-production)
  docker rm -f pg-under-test >/dev/null
  docker run -d --name pg-in-production --network host -e POSTGRES_DB=hub -e POSTGRES_PASSWORD=fictional "$HUB_POSTGRES_IMAGE" >/dev/null
  started pg-in-production "initialised: database system is ready"
  chown -R 65532 "$setup/administrators"
  timeout 900 docker run --rm "${careful[@]}" --tmpfs /data:uid=65532,gid=65532,mode=700 -e NEXTSTEP_DB_MIGRATE=only "$name" >"$work/migrated" 2>&1 ||
    { tail -5 "$work/migrated"; fail "the tables cannot be made apart"; }
  docker run -d --name hub-in-production "${careful[@]}" -v "$setup/data-1:/data" -v "$setup/administrators:/administrators:ro" \
    -e NEXTSTEP_DB_MIGRATE=check "$name" >/dev/null
  for _ in $(seq 1200); do
    [ "$(docker inspect -f "{{.State.Running}}" hub-in-production)" = true ] || break
    curl -fsS -o /dev/null http://127.0.0.1:8081/actuator/health/readiness 2>/dev/null && break
    sleep 0.5
  done
  docker exec hub-in-production java -cp @/app/jib-classpath-file org.nextstephub.routes.cli.HubCommands client list --to "$at" \
    --admin-key /administrators/admin.jwk.json >"$work/clients" 2>&1 ||
    { tail -5 "$work/clients"; docker logs hub-in-production 2>&1 | tail -5; fail "a hub in production mode does not serve its administrator"; }
  grep -q "^camel-routes" "$work/clients" || { cat "$work/clients"; fail "it does not know its first clients"; }
  echo "image: migrated apart; in production mode it knew the clients that setup.sh made"
}

case ${1:-} in
  twice) twice ;;
  *)
    [ -f "$image" ] || { echo 'SKIPPED the image: none was made (deploy/image/build.sh)'; exit 0; }
    contents
    if docker info >/dev/null 2>&1; then runs; production; else echo 'SKIPPED running the image: no Docker engine'; fi
    ;;
esac
