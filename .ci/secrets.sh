#!/usr/bin/env bash
# Fails when a file that git tracks holds a private key or an access key. Public halves and made-up numbers are no secrets.
set -euo pipefail
cd "$(dirname "$0")/.."

found=$(git ls-files -z | xargs -0 perl -0777 -ne '
  print "$ARGV: a private key (PEM)\n" if /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+\/=\s]{60,}/;
  print "$ARGV: a private key (JWK)\n" if /"d"\s*:\s*"[A-Za-z0-9_-]{20,}"/;
  print "$ARGV: an access key\n" if /\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[bap]-[A-Za-z0-9-]{20,}/;
  print "$ARGV: a bearer token\n" if /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{40,}/;
')
if [ -n "$found" ]; then
  echo "$found"
  exit 1
fi
