#!/usr/bin/env bash
# Compiles the FSH sources to fsh-generated/resources. Needs node, npm, unzip and Maven; the HL7 packages that the
# profiles build on come out of artifacts of Maven Central. With --check: fails when the committed JSON is not up to date.
set -euo pipefail
cd "$(dirname "$0")"
home=$PWD/target/fhir-home
packages=$home/.fhir/packages
jars=$PWD/target/fhir-jars

fetch() { [ -f "$jars/$2-$3.jar" ] || mvn -B -q -N -f ../pom.xml dependency:copy -Dartifact="$1:$2:$3" -DoutputDirectory="$jars"; }

describe() { # name version folder: what a FHIR package says of itself, and its index
  node -e '
    const fs = require("fs"), [name, version, folder] = process.argv.slice(1);
    const files = fs.readdirSync(folder).filter(f => f.endsWith(".json") && f !== "package.json" && f[0] !== ".").map(f => {
      const r = JSON.parse(fs.readFileSync(`${folder}/${f}`));
      return {filename: f, resourceType: r.resourceType, id: r.id, url: r.url, version: r.version, kind: r.kind, type: r.type, derivation: r.derivation};
    });
    fs.writeFileSync(`${folder}/.index.json`, JSON.stringify({"index-version": 2, files}));
    if (!fs.existsSync(`${folder}/package.json`))
      fs.writeFileSync(`${folder}/package.json`, JSON.stringify({name, version, fhirVersions: ["4.0.1"], dependencies: {}}));
  ' "$@"
}

if [ ! -f "$packages/hl7.fhir.r4.core#4.0.1/package/.index.json" ]; then
  fetch com.ibm.fhir fhir-registry 4.11.1
  core="$packages/hl7.fhir.r4.core#4.0.1/package"
  mkdir -p "$core"
  unzip -qoj "$jars/fhir-registry-4.11.1.jar" 'hl7/fhir/core/package/*.json' -x '*/.*' '*StructureDefinition-de-*' -d "$core"
  describe hl7.fhir.r4.core 4.0.1 "$core"
fi
for package in hl7.terminology.r4-6.3.0 hl7.fhir.uv.extensions.r4-5.2.0; do
  target="$packages/${package%-*}#${package##*-}"
  if [ ! -d "$target/package" ]; then
    fetch de.gematik.refv.valmodule valmodule-erp 2.12.0
    mkdir -p "$target"
    unzip -qop "$jars/valmodule-erp-2.12.0.jar" "*src-package/$package.tgz" | tar xz -C "$target"
  fi
done

[ -d node_modules/fsh-sushi ] || npm ci --no-audit --no-fund --silent
rm -rf fsh-generated
HOME=$home FPL_REGISTRY=http://127.0.0.1:9 node node_modules/fsh-sushi/dist/app.js build . >target/sushi.log 2>&1 ||
  { grep -A3 '^error' target/sushi.log; exit 1; }
rm -rf fsh-generated/data fsh-generated/includes fsh-generated/fsh-index.txt
ls fsh-generated/resources input/examples | grep '\.json$' | sort >src/main/resources/fhir/index.txt
echo "compiled $(ls fsh-generated/resources | wc -l) artefacts"

if [ "${1:-}" = --check ] && [ -n "$(git status --porcelain -- fsh-generated src/main/resources/fhir)" ]; then
  git status --short -- fsh-generated src/main/resources/fhir
  echo "The committed JSON is not what the FSH sources say: run profiles/compile.sh and commit both"
  exit 1
fi
