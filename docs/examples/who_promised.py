"""Ledger to answer: who undertook what about a place, each line with the sentences that carry it.

python docs/examples/who_promised.py "Bien Hoa" dioxin-remediation
"""

import sys
import textwrap

from parley.dossiers import open_dossiers
from parley.pipeline import record_of
from parley.store import open_database

place, topic = sys.argv[1:]
database = open_database("parley.db", create=False)
dossiers = open_dossiers(database, record_of(database))
database.close()

for line in dossiers.ledger():
    sentences = [
        f"{dossiers.source_of(citation.report).label}: {' '.join(quote.split())}"
        for citation in line.citations
        for quote in citation.quotes
    ]
    if line.topic == topic and any(place in sentence for sentence in sentences):
        when = f"round {dossiers.round_name(line.round)}" if line.round else "apart from a round"
        print(f"{'+'.join(line.by)}, {line.value}, {when}: {line.what}")
        for sentence in sentences:
            print(textwrap.fill(sentence, 96, initial_indent="  ", subsequent_indent="    "))
