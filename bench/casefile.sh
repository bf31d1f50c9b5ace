#!/usr/bin/env bash
# Rows a second through a partner's folder against the same messages posted one by one to $process-message, in turns, in one run;
# then the memory that a file of 5,000 rows takes.
# Usage: bench/casefile.sh [rows a turn, default 300] [rounds, default 3] [rows of the large file, default 5000; 0 = none]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -ntp -DskipTests -pl fhir-server -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd fhir-server
exec java ${BENCH_JAVA_OPTS:-} -Xmx1g -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  org.nextstephub.server.CaseFileBenchmark "$@" 2>&1 | grep -E '^(machine|round|median|memory)|Exception'
