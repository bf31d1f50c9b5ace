#!/bin/sh
# Starts PostgreSQL in the container as Testcontainers' PostgreSQLContainer expects it: says twice that it is ready.
set -eu
[ "${1:-postgres}" = postgres ] || exec "$@"
[ $# -eq 0 ] || shift
export PGDATA="${PGDATA:-/var/lib/postgresql/data}"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R 999:999 "$PGDATA"
  exec setpriv --reuid=999 --regid=999 --clear-groups "$0" postgres "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=${POSTGRES_USER:-postgres} database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
  printf '%s\n' "${POSTGRES_PASSWORD:?is required}" >/tmp/.password
  initdb -D "$PGDATA" -U "$user" --pwfile=/tmp/.password -A scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync
  rm /tmp/.password
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  [ "$database" = postgres ] || echo "CREATE DATABASE \"$database\"" | postgres --single -F -D "$PGDATA" postgres
  echo 'initialised: database system is ready to accept connections'
fi
exec postgres -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"
