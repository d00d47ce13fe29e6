#!/bin/sh
# Makes the secrets of an installation, each a file in the folder (deploy/secrets). One that is there stays as it is.
#   deploy/secrets.sh [folder]
set -eu

folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
# Nobody else on this host gets into the folder; within, containers of several accounts read what is mounted for them.
chmod 700 "$folder"
draft="$folder/.draft"
trap 'rm -f "$draft"' EXIT

# A secret is there when there is something in it; what is made half is not kept.
make() {
  [ ! -s "$folder/$1" ] || return 0
  fill "$@"
}

fill() {
  name=$1
  shift
  "$@" >"$draft"
  [ -s "$draft" ] || { echo "Nothing was made for $name." >&2; exit 1; }
  mv -f "$draft" "$folder/$name"
}

# Of 32 bytes, and readable in an address.
words() {
  made=$(openssl rand -base64 32)
  printf '%s\n' "$made" | tr '+/' '-_' | tr -d '='
}

# What routers and this subgraph alone share comes of the routers' secret (secretFor in subgraphs/shared/credential.ts).
shared_with() {
  made=$(tr -d '\n' <"$folder/$2" | openssl dgst -sha256 -hmac "$1" -r)
  printf '%s\n' "${made%% *}"
}

for role in owner identity cases messaging agents sequencer eraser; do make "casegraph_$role" words; done
for user in identity cases messaging agents; do make "redis_$user" words; done
for name in router_secret sealing_secret refresh_secret code_secret factor_secret sso_secret ledger_sealing_secret link_secret delegation_secret mail_bounce_token; do make "$name" words; done
for subgraph in identity cases messaging agents; do fill "router_secret_$subgraph" shared_with "$subgraph" router_secret; done
# What messaging and agents show at the private routes of their peers comes of theirs in the same way.
for peer in identity cases; do fill "messaging_at_$peer" shared_with messaging "router_secret_$peer"; done
fill agents_at_identity shared_with agents router_secret_identity
make ledger_signing_key openssl genpkey -algorithm ed25519
# What the place of the ledger's heads and the mail server and Twilio ask for is not ours to make: empty where they ask for nothing.
for name in heads_token heads_secret_key smtp_password twilio_auth_token; do [ -e "$folder/$name" ] || : >"$folder/$name"; done
chmod 444 "$folder"/*
echo "The secrets are in $folder. Keep a copy apart from the database's backups: without them a backup cannot be read."
