#!/usr/bin/env bash
# Whether the time of an answer tells what is hidden from who asks: hidden against never there, by turns, in one run.
# Usage: bench/timing.sh [pairs a question, default 3000]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -ntp -DskipTests -pl fhir-server -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd fhir-server
exec java ${BENCH_JAVA_OPTS:-} -Xmx1g -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  org.nextstephub.server.TimingBenchmark "$@" 2>&1 | grep -E 'hidden|Exception'
