#!/usr/bin/env bash
# Referrals a second: the hub against a bare HAPI JPA server, with and without HAPI's request validation, on the same
# PostgreSQL; and HL7 v2 over MLLP against the same referral over FHIR. By turns, in one run.
# Usage: bench/throughput.sh [seconds a turn, default 20] [rounds, default 3]
BENCH_JAVA_OPTS=${BENCH_JAVA_OPTS:--Xmx2g} \
  exec "$(dirname "$0")/java.sh" ThroughputBenchmark '^(machine|round|  [0-9]|median)' "$@"
