#!/usr/bin/env bash
# check.sh: everything under deploy/ that can be tried in a minute without a hub.
set -euo pipefail
cd "$(dirname "$0")"
for check in monitoring chart compose deb backup; do
  [ ! -x "$check/check.sh" ] || "$check/check.sh"
done
