# Sourced: the keys of a new hub in production, with openssl alone. Nothing that is there already is made again.

secret() { # file: 32 random bytes
  [ -e "$1" ] || (umask 077 && openssl rand 32 >"$1")
}

url64() { perl -e 'print pack "H*", join "", <STDIN>' | openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# jwk ID FILE: a private key (P-384, RFC 7518 6.2) of which FILE.jwks.json has the public half.
jwk() {
  local key d public kid=$1-1
  key=$(openssl ecparam -name secp384r1 -genkey -noout | openssl ec -text -noout 2>/dev/null | tr -d ' \n')
  d=$(sed -E 's/.*priv:([0-9a-f:]+)pub:.*/\1/' <<<"$key" | tr -d ':\n')
  while [ ${#d} -lt 96 ]; do d=0$d; done
  d=${d: -96}
  public=$(sed -E 's/.*pub:04:?([0-9a-f:]+)ASN1.*/\1/' <<<"$key" | tr -d ':\n')
  public=$(printf '"kty":"EC","crv":"P-384","use":"sig","alg":"ES384","kid":"%s","x":"%s","y":"%s"' "$kid" \
    "$(printf %s "${public:0:96}" | url64)" "$(printf %s "${public:96:96}" | url64)")
  (umask 077 && printf '{%s,"d":"%s"}\n' "$public" "$(printf %s "$d" | url64)" >"$2")
  printf '{"keys":[{%s}]}\n' "$public" >"${2%.jwk.json}.jwks.json"
}

# clients FOLDER FILE: the first clients, two administrators and the routes, whose keys are in FOLDER.
clients() {
  local admin='"user/Organization.crus","user/Contract.crus","user/Endpoint.crus","user/HealthcareService.crus","user/PractitionerRole.crus","hub/client.write"'
  local routes='"system/ServiceRequest.c","system/Consent.cu","system/Organization.rs","system/Endpoint.rs","system/HealthcareService.rs","system/Contract.rs","system/Task.s","hub/assert-sender"'
  {
    printf '[\n {"id":"admin","role":"admin","scopes":[%s],"jwks":%s},\n' "$admin" "$(cat "$1/admin.jwks.json")"
    printf ' {"id":"second-admin","role":"admin","scopes":[%s],"jwks":%s},\n' "$admin" "$(cat "$1/second-admin.jwks.json")"
    printf ' {"id":"camel-routes","role":"intake","partners":[],"scopes":[%s],"jwks":%s}\n]\n' "$routes" "$(cat "$1/camel-routes.jwks.json")"
  } >"$2"
}

# own FOLDER: everything that a new hub needs, in FOLDER: keys/ (which belong into the backup), clients.json, signing-key.jwk.json,
# camel-routes.jwk.json, and administrators/, whose private keys the two administrators take away.
own() {
  [ ! -e "$1/clients.json" ] || return 0
  mkdir -p "$1/keys" "$1/administrators"
  chmod 700 "$1/keys" "$1/administrators"
  for name in person reporting accounts; do secret "$1/keys/$name.secret"; done
  jwk signing-key "$1/signing-key.jwk.json"
  jwk camel-routes "$1/camel-routes.jwk.json"
  for name in admin second-admin; do jwk "$name" "$1/administrators/$name.jwk.json"; done
  mv "$1/camel-routes.jwks.json" "$1/administrators/"
  clients "$1/administrators" "$1/clients.json"
  rm "$1/signing-key.jwks.json" "$1/administrators/camel-routes.jwks.json"
}
