#!/bin/sh
# Compares `sagsgang measure` with DuckDB and Polars on the same files: one command, everything made here.
#   benches/measurement/run.sh [ROUNDS]
# SAGSGANG names a binary that is built already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/bench-measurement
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet duckdb polars
if [ -z "${SAGSGANG:-}" ]; then
    (cd "$root" && cargo build --release)
    SAGSGANG=${CARGO_TARGET_DIR:-$root/target}/release/sagsgang
fi
[ -f "$work/hundred-points.toml" ] || "$work/venv/bin/python" "$here/make.py" "$work"
exec "$work/venv/bin/python" "$here/run.py" "$SAGSGANG" "$work" "${1:-7}"
