#!/usr/bin/env bash
# Rows a second of a bulk export of all tasks against the same tasks by search, page after page, and the heap that each takes.
# Usage: bench/export.sh [referrals, default 100000] [rows a page of the search, default 100]
exec "$(dirname "$0")/java.sh" ExportBenchmark '^(machine|ratio|[0-9,]+ rows)' "$@"
