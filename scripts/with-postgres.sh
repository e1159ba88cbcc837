#!/usr/bin/env bash
# `scripts/with-postgres.sh command…`: runs a command with TEST_DATABASE_URL set to a PostgreSQL server of its own, on a free port of
# loopback and in a directory that is gone afterwards. Without PostgreSQL on this machine the command runs without it.
set -euo pipefail

bin=$(dirname "$(command -v initdb || ls -1d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)" 2>/dev/null || true)
if [ -n "${TEST_DATABASE_URL:-}" ] || [ ! -x "$bin/initdb" ]; then exec "$@"; fi

data=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL does not run as root
  user=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$user" "$data"
  as=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups)
fi
stop() {
  [ ! -e "$data/db/postmaster.pid" ] || "${as[@]}" "$bin/pg_ctl" -D "$data/db" -m immediate -w stop >/dev/null || true
  rm -rf "$data"
}
trap stop EXIT
cd "$data" # where that user may be
port=$(node -e 'const server = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close(); })')
"${as[@]}" "$bin/initdb" -D "$data/db" -U fleetmap --auth=trust -E UTF8 --locale=C >"$data/log" 2>&1 || { cat "$data/log" >&2; exit 1; }
"${as[@]}" "$bin/pg_ctl" -D "$data/db" -l "$data/server.log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data" start >/dev/null ||
  { cat "$data/server.log" >&2; exit 1; }
cd "$OLDPWD"
TEST_DATABASE_URL="postgres://fleetmap@127.0.0.1:$port/postgres" "$@"
