#!/bin/sh
# Erases a number: releases its masks, and removes it where a mask blocks it as a caller.
set -eu

api=${CALLMASK_API:-http://127.0.0.1:3000}
json='content-type: application/json'
person='{"number": "(415) 555-2672", "country": "US"}'

ask() { curl --silent --show-error --fail-with-body "$@"; }

for order in 1 2; do
  ask "$api/masks" -H "$json" -H "idempotency-key: erase-$$-$order" -d "$person" > /dev/null
done

# An erasure may be repeated. Repeat it until it says 200: 202 means that something is left to do.
status=$(ask "$api/erasures" -H "$json" -d "$person" -o /dev/null -w '%{http_code}')
echo "erased with $status"

echo "masks of the number: $(ask "$api/masks?number=%2B14155552672")"
