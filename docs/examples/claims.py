"""Claims made by anyone to verdicts: three about one sentence of a sample report.

python docs/examples/claims.py parley/samples/2018-02-01-potomac-ledger.txt
"""

import json
import sys
from pathlib import Path

from parley.pipeline import check_claims

(path,) = sys.argv[1:]
text = Path(path).read_text("utf-8")
start = text.index("Ngoc asked for joint efforts")
end = text.index(".", start) + 1
evidence = [{"start": start, "end": end, "quote": text[start:end]}]

clearing = {"by": ["VN"], "act": "propose", "what": "joint efforts to clear unexploded ordnance"}
for change in ({}, {"act": "agree"}, {"what": "joint efforts to clear the minefields of Laos"}):
    line = {
        "text": path,
        "part": "commitments",
        "item": {**clearing, **change, "evidence": evidence},
    }
    for answer in check_claims([json.dumps(line)]):
        print(json.dumps(answer.data(), ensure_ascii=False))
