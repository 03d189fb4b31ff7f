#!/bin/sh
# Compares `sagsgang statements` with WeasyPrint, Typst and ReportLab on the same pages: one command, everything made here.
#   benches/statements/run.sh [STATEMENTS] [ROUNDS]
# SAGSGANG names a binary that is built already. WeasyPrint needs the library Pango on the machine.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/bench-statements
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet weasyprint typst reportlab
if [ -z "${SAGSGANG:-}" ]; then
    (cd "$root" && cargo build --release)
    SAGSGANG=${CARGO_TARGET_DIR:-$root/target}/release/sagsgang
fi
exec "$work/venv/bin/python" "$here/run.py" "$SAGSGANG" "$work" "$root/src/letters/fonts" "${1:-300}" "${2:-3}"
