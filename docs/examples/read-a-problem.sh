#!/bin/sh
# Sends a wrong request and acts by the type of the problem, never by its words: those may change.
set -eu

api=${CALLMASK_API:-http://127.0.0.1:3000}
json='content-type: application/json'

field() { sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p'; }

answer=$(curl --silent --show-error "$api/masks" -H "$json" -w '\n%{content_type}' -d '{"number": "911", "country": "US"}')
type=$(echo "$answer" | field type)

echo "content type: $(echo "$answer" | tail -n 1)"
echo "type: $type"

case $type in
  urn:callmask:problem:number-not-allowed) echo "so: ask the person for another number" ;;
  urn:callmask:problem:day-quota) echo "so: try again tomorrow" ;;
  *) echo "so: look the type up in docs/problems.md" ;;
esac
