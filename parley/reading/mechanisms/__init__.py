"""Standing mechanisms and their rounds, as a report names them: "the 10th Japan-Chile Dialogue".

A name is a head ("Dialogue") with what stands left of it (qualifiers, parties, an ordinal) and
right of it ("… on Maritime Concerns", "… between Japan and Chile"). Other mentions are acronyms,
short forms, meetings named by who comes, and words that speak of a round named elsewhere.
"""
