#!/usr/bin/env bash
# Fails when the subject of a commit is longer than 72 characters, does not begin with a capital letter, ends with a full stop,
# or is not in the imperative ("Add", not "Added" or "Adds"). As a hook: ln -s ../../.ci/commits.sh .git/hooks/commit-msg
# As a check of a range: .ci/commits.sh main~5..main; without one, of all since this file is there.
set -euo pipefail

judge() { # subject
  local subject=$1 first=${1%% *}
  [ ${#subject} -le 72 ] || echo "longer than 72 characters: $subject"
  [[ $subject =~ ^[A-Z0-9] ]] || echo "does not begin with a capital letter: $subject"
  [[ $subject != *. ]] || echo "ends with a full stop: $subject"
  [[ ! $first =~ (ed|ing)$ || $first =~ ^(Embed|Feed|Need|Proceed|Shed|Speed|Bring|Ping|String)$ ]] \
    || echo "not in the imperative: $subject"
  [[ ! $first =~ ^(Adds|Fixes|Makes|Removes|Updates|Uses|Changes|Moves)$ ]] || echo "not in the imperative: $subject"
}

if [ -f "${1:-}" ]; then
  found=$(judge "$(head -1 "$1")")
else
  first=$(git log --diff-filter=A --format=%H -- "$0" | tail -1)
  range=${1:-${first:+$first..}HEAD}
  found=$(git log --no-merges --format=%s "$range" | while read -r subject; do judge "$subject"; done)
fi
if [ -n "$found" ]; then
  echo "$found"
  exit 1
fi
