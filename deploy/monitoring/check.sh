#!/usr/bin/env bash
# check.sh: the alert rules, their tests, the configurations and the dashboard, with Prometheus' own tools.
# check.sh live [URL of the metrics]: Prometheus scrapes a running hub after `./run demo`; fails when a metric that a rule or a
# panel names is not there, or a panel answers nothing.
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

fail() { printf 'FAILED %s\n' "$*"; exit 1; }

# Metrics that begin with an event which a demonstration does not bring about. Each must be named in the sources.
rare=(hub_casefile_alerts_total hub_casefile_failures_total hub_http_refused_connections_total hub_mllp_closed_connections_total
  hub_mllp_framing_total hub_mllp_refused_connections_total hub_notices_uncarried hub_requests_failed_total
  hub_requests_over_limit_total hub_routes_faults_total)

alerts() { sed -n 's/^ *- alert: *//p' *.rules.yml; }
queries() { jq -r '.panels[].targets[]?.expr' dashboard.json | sed 's/\$__rate_interval/5m/g'; }
named() { # metrics that rules and panels use, but those that Prometheus makes itself
  { sed -n '/expr:/,/\(for\|labels\):/p' hub.rules.yml; queries; } | grep -oE '\b(hub|jvm|disk|process|system|hikaricp)_[a-z_]+' | sort -u
}

# Each alert says what to do, leads to a section of the manual, and has a test in which it fires and one in which it is quiet.
complete() {
  local alert anchor lines anchors
  anchors=$(sed -n 's/^##* //p' ../../docs/operating.md | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-')
  for alert in $(alerts); do
    lines=$(sed -n "/alert: $alert\$/,/runbook_url/p" *.rules.yml)
    for word in 'severity: \(page\|ticket\)' 'summary: .' 'do: .' 'runbook_url: .'; do
      grep -q "$word" <<<"$lines" || fail "$alert has no $word"
    done
    anchor=$(sed -n 's/.*runbook_url:.*#//p' <<<"$lines")
    grep -qx -- "$anchor" <<<"$anchors" || fail "$alert leads to #$anchor, which docs/operating.md does not have"
    grep -q "alertname: $alert, exp_alerts: \[\]" *_test.yml || fail "no test in which $alert is quiet"
    grep -hA1 "alertname: $alert\$" *_test.yml | grep -q 'exp_alerts:$' || fail "no test in which $alert fires"
  done
}

# The words of the sources are joined by dots; Prometheus' have underlines and an ending.
in_sources() {
  local words
  words=$(grep -rhoE '"hub\.[a-z.]+"' ../../{fhir-server,camel-routes}/src/main/java | tr -d '"' | tr . _ | sort -u)
  for metric in $(named | grep '^hub_'); do
    grep -qx "$(sed -E 's/(_seconds)?_bucket$//; s/_total$//' <<<"$metric")" <<<"$words" || fail "no source names the metric $metric"
  done
}

panels_parse() { # as rules, since promtool 2.42 reads no bare query
  local file
  file=$(mktemp --suffix=.yml)
  queries | jq -Rs '{groups: [{name: "panels", rules: (split("\n") | map(select(. != "")) | to_entries
    | map({record: "panel:\(.key)", expr: .value}))}]}' >"$file"
  promtool check rules "$file" >/dev/null || fail 'a query of the dashboard cannot be parsed'
  rm "$file"
}

fixed() {
  debian jq jq libjq1 libonig5 || { skipped 'the checks of monitoring: jq cannot be had'; return; }
  complete
  in_sources
  if debian promtool prometheus; then
    promtool check config prometheus.yml | grep -v '^$'
    promtool test rules *_test.yml
    panels_parse
  else
    skipped 'rules and their tests: promtool cannot be had'
  fi
  if debian amtool prometheus-alertmanager; then
    amtool check-config alertmanager.yml >/dev/null || fail 'alertmanager.yml'
  else
    skipped 'alertmanager.yml: amtool cannot be had'
  fi
  echo "monitoring: $(alerts | wc -l) alerts, $(queries | wc -l) queries of panels"
}

ask() { curl -fsS --get "http://127.0.0.1:$port/api/v1/query" --data-urlencode "query=$1" | jq '.data.result | length'; }

live() {
  local target=${1#*://} there query metric
  debian jq jq libjq1 libonig5 && debian prometheus prometheus && command -v curl >/dev/null ||
    { skipped 'the check with a running hub: prometheus, jq or curl cannot be had'; return; }
  port=$((20000 + RANDOM % 10000)) work=$(mktemp -d)
  sed "s|hub-1:8081, hub-2:8081|$(cut -d/ -f1 <<<"$target")|; s/15s/1s/; s|- \(.*rules.yml\)|- $PWD/\1|; s/\[alertmanager:9093\]/[]/" \
    prometheus.yml >"$work/prometheus.yml"
  prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --web.listen-address="127.0.0.1:$port" \
    --log.level=error >"$work/log" 2>&1 &
  scraper=$!
  trap 'kill $scraper; wait $scraper || true; rm -rf "$work"' EXIT
  for _ in $(seq 60); do
    [ "$(ask 'count_over_time(up{job="nextstep-hub"}[1m]) > 5' 2>/dev/null || echo 0)" -gt 0 ] && break
    kill -0 $scraper || { cat "$work/log"; fail 'Prometheus does not start'; }
    sleep 1
  done
  [ "$(ask 'up{job="nextstep-hub"} == 1')" -gt 0 ] || fail "no hub answers at $1"
  there=$(curl -fsS "http://127.0.0.1:$port/api/v1/label/__name__/values" | jq -r '.data[]')
  for metric in $(named); do
    grep -qx "$metric" <<<"$there" || [[ " ${rare[*]} " == *" $metric "* ]] || fail "the hub has no metric $metric"
  done
  while read -r query; do
    [ "$(ask "$query")" -gt 0 ] || fail "a panel answers nothing: $query"
  done < <(queries)
  echo "monitoring: $(named | wc -l) metrics and $(queries | wc -l) queries tried on a running hub; firing:" \
    "$(curl -fsS "http://127.0.0.1:$port/api/v1/alerts" | jq -r '[.data.alerts[].labels.alertname] | unique | join(" ")')"
}

case ${1:-} in
  live) live "${2:-http://127.0.0.1:8081/actuator/prometheus}" ;;
  *) fixed ;;
esac
