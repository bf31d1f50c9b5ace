#!/usr/bin/env bash
# backup-age.sh FILE: when the newest backup ended, for node_exporter's textfile collector; from cron, as postgres.
set -euo pipefail
at=$(pgbackrest --stanza="${STANZA:-hub}" --output=json info | jq '[.[].backup[].timestamp.stop] | max // 0')
printf 'nextstep_backup_timestamp_seconds %s\n' "$at" >"$1.new"
mv "$1.new" "$1"
