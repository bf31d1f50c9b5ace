#!/usr/bin/env bash
# base.sh FILE.tar: a base image out of this machine's JDK (jlink) and the C library that it needs, where no image registry can be
# reached. No shell, no package manager; the same machine makes the same bytes.
set -euo pipefail
out=$(realpath -m "$1")
java=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
modules=java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{etc/ssl/certs/java,tmp,usr/lib,usr/lib64,opt} "$(dirname "$out")"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
"$java/bin/jlink" --add-modules $modules --include-locales en,fr --strip-java-debug-attributes --no-header-files --no-man-pages \
  --output "$root/opt/java"
if [ -f /etc/ssl/certs/java/cacerts ]; then
  rm -f "$root/opt/java/lib/security/cacerts"
  cp -L /etc/ssl/certs/java/cacerts "$root/opt/java/lib/security/cacerts"
fi
find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jspawnhelper \) -exec ldd {} + 2>/dev/null \
  | grep -oE '/[^ ():]+\.so[^ ():]*' | sort -u | grep -v "^$root" | while read -r library; do
  folder="$root/usr$(dirname "${library#/usr}")"
  mkdir -p "$folder"
  cp -L "$library" "$folder/"
done
printf 'root:x:0:0::/:/none\nhub:x:65532:65532::/data:/none\n' >"$root/etc/passwd"
printf 'root:x:0:\nhub:x:65532:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
chmod -R u=rwX,go=rX "$root"
chmod 1777 "$root/tmp"
packed() { tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1 --format=gnu "$@"; }
packed -C "$root" -cf "$work/layer.tar" .
layer=$(sha256sum <"$work/layer.tar" | cut -d' ' -f1)
printf '{"architecture":"amd64","os":"linux","created":"1970-01-01T00:00:01Z","config":{"Env":["PATH=/opt/java/bin","JAVA_HOME=/opt/java","LANG=C.UTF-8"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
  "$layer" >"$work/config.json"
printf '[{"Config":"config.json","RepoTags":["nextstep-hub-base:local"],"Layers":["layer.tar"]}]' >"$work/manifest.json"
packed -C "$work" -cf "$out" manifest.json config.json layer.tar
du -h "$out" | cut -f1
