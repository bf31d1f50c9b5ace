#!/usr/bin/env bash
# What the token of a request costs before the database is asked, in microseconds with percentiles (JMH).
exec "$(dirname "$0")/jmh.sh" bench/token/org/nextstephub/server/token/bearer/TokenBenchmark.java "$@"
