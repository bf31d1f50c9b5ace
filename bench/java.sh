#!/usr/bin/env bash
# Builds what is missing and runs one benchmark of fhir-server's tests; other scripts here call it.
# Usage: bench/java.sh ClassOfOrgNextstephubServer 'regular expression of the lines to show' [its arguments]
set -euo pipefail
cd "$(dirname "$0")/.."
class=$1
shown=$2
shift 2
mvn -B -q -ntp -DskipTests -pl fhir-server -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd fhir-server
java ${BENCH_JAVA_OPTS:--Xmx1g} -cp "target/test-classes:target/classes:$(cat target/bench-classpath)" \
  "org.nextstephub.server.$class" "$@" 2>&1 | grep -E --line-buffered "$shown|Exception"
