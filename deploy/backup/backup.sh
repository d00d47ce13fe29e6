#!/bin/sh
# Backs up the database every night: one file a night, checked as far as a file can be, the newest of them kept.
#   backup.sh          waits for BACKUP_AT (UTC, 02:30), backs up, and so on for ever
#   backup.sh now      backs up once
# The database is named by PG* variables; PGPASSWORD_FILE holds the password. Files go to BACKUP_DIR, BACKUP_KEEP of them stay.
set -eu

dir=${BACKUP_DIR:-/backups}
keep=${BACKUP_KEEP:-14}
at=${BACKUP_AT:-02:30}

backup() {
  name="casegraph-$(date -u +%Y%m%dT%H%M%SZ).dump"
  if [ -n "${PGPASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$PGPASSWORD_FILE") && export PGPASSWORD; fi
  # A transaction that writes has no business here.
  export PGOPTIONS="-c default_transaction_read_only=on"
  rm -f "$dir"/*.partial
  pg_dump --format=custom --no-password --file="$dir/$name.partial"
  # Reads the whole file back: what was cut short is no backup.
  pg_restore --file=/dev/null "$dir/$name.partial"
  sync
  mv "$dir/$name.partial" "$dir/$name"
  (cd "$dir" && sha256sum "$name" >"$name.sha256")
  echo "$name is written, $(wc -c <"$dir/$name") bytes"
  # The oldest first; names sort by time.
  ls "$dir" | grep '^casegraph-.*\.dump$' | sort -r | tail -n +"$((keep + 1))" | while read -r old; do
    rm -f "$dir/$old" "$dir/$old.sha256"
    echo "$old is older than the newest $keep and removed"
  done
}

umask 077
if [ "${1:-}" = now ]; then
  backup
  exit
fi

while true; do
  now=$(date -u +%s)
  next=$(date -u -d "$(date -u +%F) $at" +%s)
  [ "$next" -gt "$now" ] || next=$((next + 86400))
  sleep "$((next - now))" &
  trap 'kill $!; exit 0' TERM INT
  wait $!
  # A process of its own: behind `||` the shell would go on after a step that failed.
  "$0" now || echo "the backup failed; the next one is tomorrow" >&2
done
