#!/bin/sh
# Buys a mask, calls it on the simulated carrier, blocks a caller, changes the mask and releases it.
set -eu

api=${CALLMASK_API:-http://127.0.0.1:3000}
carrier=${CALLMASK_CARRIER:-http://127.0.0.1:3001}
json='content-type: application/json'
caller=+12125550187

# A text field of a JSON answer. In a program of your own use a JSON parser, such as jq.
field() { sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p'; }

# --fail-with-body makes curl print a problem and then fail.
ask() { curl --silent --show-error --fail-with-body "$@"; }

call() { ask "$carrier/simulator/calls" -H "$json" -d "{\"from\": \"$caller\", \"to\": \"$mask\"}"; }

# Use a key of your own for each mask that you want, such as the id of an order.
mask=$(ask "$api/masks" -H "$json" -H "idempotency-key: order-$$" \
  -d '{"number": "(415) 555-2671", "country": "US", "label": "bicycle advert"}' | field mask)
echo "bought $mask"

echo "a call reaches $(call | field connectedTo)"

ask -X PUT "$api/masks/$mask/blocks/$caller" > /dev/null
echo "after the block a call is $(call | field state)"

ask -X DELETE "$api/masks/$mask/blocks/$caller" > /dev/null
echo "without the block a call reaches $(call | field connectedTo)"

shown=$(ask -X PATCH "$api/masks/$mask" -H "$json" -d '{"callerId": "mask"}' | field callerId)
echo "from now on the person called sees the $shown: $(call | field callerIdShown)"

status=$(ask -X DELETE "$api/masks/$mask" -o /dev/null -w '%{http_code}')
echo "released with $status"

gone=$(curl --silent "$api/masks/$mask" -o /dev/null -w '%{http_code}')
echo "now the mask answers $gone"
