#!/bin/sh
# Makes a certificate that nobody else trusts, for a laptop and for tests; on a real host put your own in its place.
#   deploy/certificate.sh <host name> [folder]
set -eu

name=${1:-}
[ -n "$name" ] || { echo "usage: deploy/certificate.sh <host name> [folder]" >&2; exit 2; }
folder=${2:-$(dirname "$0")/secrets}
mkdir -p "$folder"
# As deploy/secrets.sh says: the folder keeps everybody out, the files are read in containers.
chmod 700 "$folder"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$name" \
  -addext "subjectAltName=DNS:$name" -keyout "$folder/tls_key" -out "$folder/tls_certificate" 2>/dev/null
chmod 444 "$folder/tls_key" "$folder/tls_certificate"
