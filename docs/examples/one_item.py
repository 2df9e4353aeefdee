"""Report to items: what the reading of one report has on a place, and where its sentence came from.

python docs/examples/one_item.py parley/samples/2018-01-31-red-river-post.html "Bien Hoa"
"""

import json
import sys

from parley.reading import read
from parley.sources import clean, open_source

path, place = sys.argv[1:]
report = clean(open_source(path))
for part, item in read(report).items():
    data = item.data()
    if place in str(data.get("what")):
        print(part, json.dumps(data, ensure_ascii=False, indent=2))
        element, offset = report.origin_of(item.evidence[0].start)
        print(f"The sentence begins at character {offset} of {element}")
