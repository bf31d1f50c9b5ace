#!/usr/bin/env bash
# Runs one benchmark by JMH: bench/jmh.sh path/to/SomeBenchmark.java [JMH's own options]
set -euo pipefail
cd "$(dirname "$0")/.."
source=$1
name=$(basename "$source" .java)
shift
mvn -B -q -ntp -DskipTests -pl fhir-server -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
jmh=$PWD/target/jmh
for jar in org.openjdk.jmh:jmh-core:1.37 org.openjdk.jmh:jmh-generator-annprocess:1.37 net.sf.jopt-simple:jopt-simple:5.0.4 \
  org.apache.commons:commons-math3:3.6.1; do
  mvn -B -q -ntp -N dependency:copy -Dartifact="$jar" -DoutputDirectory="$jmh" -Dmdep.overWriteIfNewer=true
done
classpath="fhir-server/target/test-classes:fhir-server/target/classes:$(cat fhir-server/target/bench-classpath):$jmh/*"
mkdir -p "$jmh/classes"
javac -cp "$classpath" -processorpath "$(printf %s: "$jmh"/*.jar)" -d "$jmh/classes" "$source"
exec java -cp "$jmh/classes:$classpath" org.openjdk.jmh.Main "$name" "$@" 2>&1 \
  | grep -E "^(Benchmark|$name|# VM version|Result)|Exception|p0\."
