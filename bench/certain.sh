#!/usr/bin/env bash
# What a message costs in the compiled check and in HAPI's validator: CPU time and memory allocated, one thread; and how
# many of the good messages are certain.
# Usage: bench/certain.sh [messages for HAPI's validator, default 200; 50 times as many for the check]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -ntp -DskipTests -pl profiles -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd profiles
exec java ${BENCH_JAVA_OPTS:-} -Xmx1g -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  org.nextstephub.profiles.certain.CertaintyBenchmark "$@" 2>&1 | grep -E '^(certain|compiled|HAPI)|Exception'
