#!/usr/bin/env bash
# setup.sh FOLDER BASE_URL: as root, what compose.yaml needs: keys, passwords, and certificates of an authority of its own, which you
# may replace by your own (haproxy/hub.pem is what clients see, hub/mllp.* what senders see). Run again, it changes nothing.
set -euo pipefail
cd "$(dirname "$0")"
. ../keys.sh
folder=$(realpath -m "$1") base=$2
name=${base#*://}
name=${name%%:*}
umask 077
mkdir -p "$folder"/{hub,data-1,data-2,journal,secrets,postgres,haproxy,authority}
if [ ! -e "$folder/hub/clients.json" ]; then
  own "$folder/hub"
  mv "$folder/hub/administrators" "$folder/"
  for data in data-1 data-2; do cp -r "$folder/hub/keys" "$folder/$data/"; done
  rm -r "$folder/hub/keys"
fi
[ -e "$folder/secrets/nextstep.db.password" ] || openssl rand -hex 24 | tr -d '\n' >"$folder/secrets/nextstep.db.password"

authority=$folder/authority
[ -e "$authority/ca.key" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
  -subj "/CN=Next Step Hub, this machine" -keyout "$authority/ca.key" -out "$authority/ca.crt" 2>/dev/null
certificate() { # name of the host, file without ending
  [ ! -e "$2.crt" ] || return 0
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$2.key" -out "$2.csr" 2>/dev/null
  openssl x509 -req -in "$2.csr" -CA "$authority/ca.crt" -CAkey "$authority/ca.key" -CAcreateserial -days 825 \
    -extfile <(printf 'subjectAltName=DNS:%s\n' "$1") -out "$2.crt" 2>/dev/null
  rm "$2.csr"
}
cp "$folder/secrets/nextstep.db.password" "$folder/postgres/password"
certificate postgres "$folder/postgres/postgres"
certificate "$name" "$folder/haproxy/hub"
cat "$folder/haproxy/hub.crt" "$folder/haproxy/hub.key" >"$folder/haproxy/hub.pem"
certificate "$name" "$folder/hub/mllp"
cp "$authority/ca.crt" "$folder/hub/ca.crt"
# Certificates of the senders; their authority's, or each by itself.
[ -e "$folder/hub/partners.pem" ] || cp "$authority/ca.crt" "$folder/hub/partners.pem"

[ -e "$folder/hub/application.properties" ] || sed "s|BASE_URL|$base|" >"$folder/hub/application.properties" <<'SETTINGS'
# Further settings: docs/operating.md
nextstep.base-url=BASE_URL
nextstep.tokens.clients=/etc/nextstep-hub/clients.json
nextstep.tokens.signing-key=/etc/nextstep-hub/signing-key.jwk.json
nextstep.routes.client=camel-routes
nextstep.routes.key-file=/etc/nextstep-hub/camel-routes.jwk.json
nextstep.db.connections=10
server.address=0.0.0.0
server.forward-headers-strategy=framework
management.server.address=0.0.0.0
# The address of HAProxy in compose.yaml, through which everybody comes.
nextstep.http.proxies=127.0.0.1,::1,172.31.57.10
nextstep.mllp.proxies=127.0.0.1,::1,172.31.57.10
nextstep.mllp.port=-1
nextstep.mllp.address=0.0.0.0
nextstep.mllp.tls-port=2576
spring.ssl.bundle.pem.mllp.keystore.certificate=/etc/nextstep-hub/mllp.crt
spring.ssl.bundle.pem.mllp.keystore.private-key=/etc/nextstep-hub/mllp.key
spring.ssl.bundle.pem.mllp.truststore.certificate=/etc/nextstep-hub/partners.pem
spring.ssl.bundle.pem.mllp.reload-on-update=true
SETTINGS

# The hub runs as 65532, HAProxy as 99; PostgreSQL reads its password and key as root, before it steps down.
chown -R 65532:65532 "$folder"/{hub,data-1,data-2,journal}
chown -R 65532:65532 "$folder/secrets"
chown -R 99:99 "$folder/haproxy"
chmod 711 "$folder"
printf 'Made in %s. Take administrators/ and authority/ to a safe place, and keep data-1/keys in the backup.\n' "$folder"
