#!/usr/bin/env bash
# Makes the guide: target/guide is the site, with package.tgz in it. Needs a JDK and Maven; everything comes from Maven Central.
# Fails when the publisher finds an error or a broken link.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
cd "$here"
target=$here/target

# The publisher refuses to work below a folder with a space in its name.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$target/guide"
mkdir -p "$target/bin"
tool Inputs "$here/.." "$work"
jar --create --no-manifest --file "$work/template/content/conformance-pack.zip" -C "$here" conformance

# The publisher asks for a program of this name.
cat >"$target/bin/jekyll" <<JEKYLL
#!/bin/sh
[ "\$1" = -v ] || [ "\$1" = --version ] && { echo "jekyll 4.3.2"; exit 0; }
exec java -cp "$here/publisher/target/classes:$libraries/*" org.nextstephub.guide.Site "\$@"
JEKYLL
chmod +x "$target/bin/jekyll"

(cd "$work" && PATH=$target/bin:$PATH java -Xmx1400m -Duser.home="$home" -Dfile.encoding=UTF-8 \
  -cp "$libraries/*" org.hl7.fhir.igtools.publisher.Publisher -ig ig.ini -tx n/a -no-network -no-sushi \
  -publish https://nextstep-hub.example/fhir >"$target/publisher.log" 2>&1) ||
  { tail -40 "$target/publisher.log"; exit 1; }
[ -f "$work/output/qa.json" ] || { tail -40 "$target/publisher.log"; exit 1; }

count() { sed -n "s/.*\"$1\" *: *\([0-9]*\).*/\1/p" "$work/output/qa.json"; }
errors=$(count errs)
links=$(count brokenLinks)
echo "guide: $(ls "$work"/output/*.html | wc -l) pages, ${errors:-?} errors, ${links:-0} broken links"
if [ "${errors:-1}" != 0 ] || [ "${links:-0}" != 0 ]; then
  grep -iE 'error' "$work/output/qa.txt" | head -40
  exit 1
fi
tool PublishedPages "$work/output" "$work"
mv "$work/output" "$target/guide"
titleless=$(grep -L '<title>[^ <]' "$target"/guide/*.html | head -5 || true)
foreign=$(grep -lE '<script|src="https?:|/tmp/' "$target"/guide/*.html | head -5 || true)
if [ -n "$titleless$foreign" ]; then
  echo "Pages without a title, or with a script, a picture from elsewhere or a path of this machine:" $titleless $foreign
  exit 1
fi
