#!/usr/bin/env bash
# Lays the built jar and its libraries side by side under target/hub, if they are not there yet.
# With "archive" it also keeps, for this JVM, the classes that a start loads, and prints the options that use them, one a line.
# What is kept belongs to that jar, this JVM and this folder; another one is made for another, and none is used for none.
set -euo pipefail
cd "$(dirname "$0")/target"
app=$PWD/hub
jar=$app/nextstep-hub.jar
exec 9>hub.lock
flock 9

# The build gives every jar the same date, so that one is known by when its file was last written.
unpack() {
  local made
  made=$(stat -c '%s %Z' nextstep-hub.jar)
  [ "$made" != "$(cat "$app/made-of" 2>/dev/null)" ] || return 0
  rm -rf "$app"
  java -Djarmode=tools -jar nextstep-hub.jar extract --destination "$app" >&2 9>&-
  touch "$jar"
  printf '%s\n' "$made" >"$app/made-of"
}

# A start of a hub that nobody knows, on ports that nobody uses and data that nobody keeps, with one more option for its JVM.
rehearse() {
  : >"$work/log"
  HUB_MODE=demo HUB_DATA=$work/data HUB_DB_URL='' HUB_HTTP_PORT=0 HUB_MLLP_PORT=0 HUB_MLLP_TLS_PORT='' HUB_MANAGEMENT_PORT=0 \
    java -Xmx480m -Xmn96m -XX:+UseSerialGC "$1" -jar "$jar" >"$work/log" 2>&1 9>&- &
  rehearsal=$!
  local limit=$((SECONDS + 600))
  until grep -q '^READY' "$work/log" || [ $SECONDS -gt $limit ] || ! kill -0 $rehearsal 2>/dev/null; do sleep 0.2; done
  kill -TERM $rehearsal 2>/dev/null || true
  wait $rehearsal || true
}

# JDK 17 cannot always archive the classes of lambdas (its dump may crash), so they are left out.
keep_classes() {
  rehearse "-XX:DumpLoadedClassList=$work/loaded"
  grep -v @lambda-proxy "$work/loaded" >"$work/classes" || return
  java -Xshare:dump -XX:+UseSerialGC "-XX:SharedClassListFile=$work/classes" "-XX:SharedArchiveFile=$kept.new" -cp "$jar" \
    >"$work/log" 2>&1 9>&-
}

# However it ends, the hub starts: a JVM aborts on half an archive, so that one is tried before it is kept. One that failed is not
# made again before the next build.
keep() {
  touch "$kept.tried"
  work=$(mktemp -d)
  trap 'kill -KILL ${rehearsal:-} 2>/dev/null; rm -rf "$work" "$kept.tried"' EXIT
  if "$@" && [ -f "$kept.new" ] && java "$use=$kept.new" -XX:+UseSerialGC -cp "$jar" -version >"$work/log" 2>&1 9>&-; then
    mv "$kept.new" "$kept"
  fi
  trap - EXIT
  rm -rf "$work" "$kept.new"
}

unpack
[ "${1:-}" = archive ] || exit 0

version=$(java -version 2>&1 9>&-)
kept=$app/start-$(printf '%s\n%s' "$version" "$app" | cksum | cut -d' ' -f1)
if [ "$(sed -nE '1s/.*version "([0-9]+).*/\1/p' <<<"$version")" -ge 25 ]; then
  how=(rehearse "-XX:AOTCacheOutput=$kept.new") use=-XX:AOTCache quiet='-Xlog:aot*=error,cds*=error'
else
  how=(keep_classes) use=-XX:SharedArchiveFile quiet='-Xlog:cds*=error'
fi
[ -f "$kept" ] || [ -f "$kept.tried" ] || keep "${how[@]}"
[ ! -f "$kept" ] || printf '%s\n' "$use=$kept" "$quiet"
