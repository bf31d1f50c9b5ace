#!/usr/bin/env bash
# Has HL7's own engine judge everything that the tests of the profiles judge, and fails where the two disagree and
# differences.json does not say why. Needs a JDK and Maven; everything comes from Maven Central.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

(cd "$here/.." && mvn -B -q -ntp -pl profiles test -Dtest=VerdictsTests >"$here/target/verdicts.log" 2>&1) ||
  { tail -40 "$here/target/verdicts.log"; exit 1; }
tool SecondOpinion "$(cd "$here/.." && pwd)" >"$here/target/second-opinion.log" 2>&1 ||
  { tail -60 "$here/target/second-opinion.log"; exit 1; }
tail -1 "$here/target/second-opinion.log"
