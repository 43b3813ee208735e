"""Reads all masks, page by page, with the standard library alone."""

import json
import os
import urllib.parse
import urllib.request

API = os.environ.get("CALLMASK_API", "http://127.0.0.1:3000")
PAGE_SIZE = 2


def pages():
    """Follows the cursor. A page without one is the last; a page before it may be empty."""
    cursor = None
    while True:
        query = {"limit": PAGE_SIZE} | ({"cursor": cursor} if cursor else {})
        with urllib.request.urlopen(f"{API}/masks?{urllib.parse.urlencode(query)}") as answer:
            page = json.load(answer)
        yield page["masks"]
        cursor = page.get("cursor")
        if cursor is None:
            return


masks = [mask for page in pages() for mask in page]
for mask in sorted(masks, key=lambda mask: mask["mask"]):
    print(mask["mask"], mask["state"], mask.get("label", "-"))
print(f"{len(masks)} masks")
