#!/usr/bin/env bash
# Referrals a second through the hub against a bare HAPI JPA server on the same PostgreSQL, in turns, in one run.
# Usage: bench/throughput.sh [seconds a turn, default 20] [rounds, default 3]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -ntp -DskipTests -pl fhir-server -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd fhir-server
exec java ${BENCH_JAVA_OPTS:-} -Xmx1g -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  org.nextstephub.server.ThroughputBenchmark "$@" 2>&1 | grep -E '^(machine|round|median)|Exception'
