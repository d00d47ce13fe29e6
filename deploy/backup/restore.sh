#!/bin/sh
# Restores a backup into an empty database.
#   restore.sh <file>
# The database is named by PG* variables, as its owner; PGPASSWORD_FILE holds the password. It refuses a file that is not
# what was written, and a database that holds anything. Afterwards: the migrations (they also give the roles their
# passwords), and the ledger's new epoch.
set -eu

file=${1:?name the backup file}
if [ -n "${PGPASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$PGPASSWORD_FILE") && export PGPASSWORD; fi

(cd "$(dirname "$file")" && sha256sum --check --quiet "$(basename "$file").sha256")

schemas=$(psql --no-psqlrc --no-password -Atc "select count(*) from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')")
if [ "$schemas" != 0 ]; then
  echo "This database is not empty: restore into a new one." >&2
  exit 1
fi

# Who may what comes with the backup; the roles themselves belong to the server. Signing in and passwords come with the migrations.
pg_restore --schema-only --file=- "$file" | sed -n 's/^GRANT .* TO \(casegraph_[a-z_]*\);$/\1/p' | sort -u | while read -r role; do
  psql --no-psqlrc --no-password --quiet -c "do \$\$ begin create role $role; exception when duplicate_object then null; end \$\$"
done

# Whole or not at all.
pg_restore --dbname="$PGDATABASE" --no-password --no-owner --exit-on-error --single-transaction "$file"
echo "$(basename "$file") is restored. Now: the migrations, then the ledger's new epoch."
