#!/bin/sh
# Makes the secrets of an installation, each a file in the folder (deploy/secrets). One that is there stays as it is.
#   deploy/secrets.sh [folder]
set -eu

folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
# Nobody else on this host gets into the folder; within, containers of several accounts read what is mounted for them.
chmod 700 "$folder"

fresh() {
  [ -e "$folder/$1" ] || openssl rand -base64 32 | tr '+/' '-_' | tr -d '=' >"$folder/$1"
}

for role in owner identity cases sequencer eraser; do fresh "casegraph_$role"; done
for user in identity cases; do fresh "redis_$user"; done
for name in router_secret sealing_secret refresh_secret ledger_sealing_secret; do fresh "$name"; done
[ -e "$folder/ledger_signing_key" ] || openssl genpkey -algorithm ed25519 -out "$folder/ledger_signing_key" 2>/dev/null
chmod 444 "$folder"/*
echo "The secrets are in $folder. Keep a copy apart from the database's backups: without them a backup cannot be read."
