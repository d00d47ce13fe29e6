#!/bin/sh
# Starts Redis with the users of users.acl.template. Their passwords come as files redis_<user> in SECRETS_DIR; Redis is
# given their digests alone, and no password stands in any argument or variable.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
secrets=${SECRETS_DIR:-/run/secrets}
acl=${REDIS_RUN_DIR:-/run/redis}/users.acl

digest() {
  # Without the end of line that editors add, as the services read it.
  printf %s "$(cat "$secrets/redis_$1")" | sha256sum | cut -d ' ' -f 1
}

umask 077
sed \
  -e "s/\${REDIS_IDENTITY_SHA256}/$(digest identity)/" \
  -e "s/\${REDIS_CASES_SHA256}/$(digest cases)/" \
  -e "s/\${REDIS_MESSAGING_SHA256}/$(digest messaging)/" \
  -e "s/\${REDIS_AGENTS_SHA256}/$(digest agents)/" \
  "$here/users.acl.template" >"$acl"

exec redis-server "$here/redis.conf" \
  --bind "${REDIS_BIND:-0.0.0.0}" --port "${REDIS_PORT:-6379}" --dir "${REDIS_DATA_DIR:-/data}" \
  --maxmemory "${REDIS_MAXMEMORY:-128mb}" --aclfile "$acl"
