"""Makes parley/rules/en/weighed/: how much words speak for acts, stances and parts in a round.

    uv run --group weights python scripts/make_weighed.py [--without PREFIX ...]

acts.tsv is made of each sentence that the reports of tests/corpus tell, with the acts and stances
that their golds find in it; seats.tsv of each official of a party at the table whom they name, with
the part that the golds give them. A line is a term (cut as parley.reading.weighing cuts them) and
then values with their weights.

PREFIX leaves out the reports whose names begin so, to measure what the weights do for texts that
they were not made of.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parley.reading.filing import terms_of as words_of
from parley.reading.layers import Layers, lay
from parley.reading.occasion import table_of
from parley.reading.officials import give_parties
from parley.reading.speech import speech_of
from parley.reading.weighed_seats import is_official, place_of, terms_at
from parley.reading.weighing import EDGE, NO_PART, Table, terms_of_sentence
from parley.sources import clean, open_source
from tests.factory import a_report
from tests.scoring import is_same_name

Sample = tuple[list[str], set[str]]
"""Terms, and the values that they stand for."""

ROOT = Path(__file__).parent.parent
NAMES = ("dialogues", "retold", "passages")
WEIGHED = ROOT / "parley" / "rules" / "en" / "weighed"
SENTENCES = ROOT / "tests" / "corpus" / "sentences"
HEADLINE = "What came of the talks"
LEAST_SHARED = 0.6  # of the words of an item, for a sentence to be the one that carries it
TIMES = 2  # that a sentence of its own counts: each is put in another way than all others
FEWEST = 3  # samples that hold a term; one of fewer weighs for nothing
FEWEST_OF_VALUE = 30  # samples of a value; a rarer one is never told by weight
PENALTIES: dict[Table, float] = {"acts": 0.3, "seats": 1.0}
"""Inverse of the strength of the penalty, chosen on batches left out."""


def _told_alone() -> Iterator[Sample]:
    """The sentences that stand in no report, with the acts and stances that each carries."""
    for path in sorted((SENTENCES / "acts").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            values, _, told = line.partition("\t")
            layers = lay(a_report(f"{HEADLINE}\n\n{told}\n"))
            at = layers.text.index(told)
            terms = terms_of_sentence(layers.painted[at : at + len(told)])
            yield terms, {*values.split()} - {NO_PART}


def _named_alone() -> Iterator[Sample]:
    """The sentences that stand in no report, with the part of whom each names in brackets."""
    for path in sorted((SENTENCES / "seats").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            part, _, told = line.partition("\t")
            before, _, rest = told.partition("[[")
            layers = lay(a_report(f"{HEADLINE}\n\n{before}{rest.replace(']]', '', 1)}\n"))
            at = layers.text.index(f"{before}{rest.partition(']]')[0]}") + len(before)
            sentence = layers.sentence_at(at)
            for mention in layers.people_mentions:
                if sentence is not None and mention.start <= at < mention.end:
                    yield terms_at(layers, (sentence, mention)), {part}


def samples(left_out: tuple[str, ...] = ()) -> dict[Table, list[Sample]]:
    """What the reports of the corpora say, with what their golds make of it."""
    found: dict[Table, list[Sample]] = {
        "acts": [*_told_alone()] * TIMES,
        "seats": [*_named_alone()],
    }
    for name in NAMES:
        folder = ROOT / "tests" / "corpus" / name
        for path in sorted((folder / "reports").glob("*.txt")):
            if left_out and path.stem.startswith(left_out):
                continue
            gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text("utf-8"))
            layers = lay(clean(open_source(str(path))))
            found["acts"] += _acts(layers, gold["reading"])
            if "participants" in gold["reading"]:
                found["seats"] += _seats(layers, gold["reading"]["participants"])
    return found


def _stems(text: str) -> set[str]:
    return {term for term in words_of(text) if " " not in term}


def _acts(layers: Layers, gold: dict[str, Any]) -> Iterator[Sample]:
    speech = layers.once(speech_of)
    told = [each for each in layers.sentences if speech.is_told(each)]
    stems = [_stems(layers.text[each.start : each.end]) for each in told]
    carries: list[set[str]] = [set() for _ in told]
    for part, key in (("commitments", "act"), ("positions", "stance")):
        for item in gold.get(part, ()):
            mine = _stems(item["what"])
            shares = [len(mine & theirs) / len(mine) if mine else 0.0 for theirs in stems]
            if shares and max(shares) >= LEAST_SHARED:
                carries[shares.index(max(shares))].add(item[key])
    for sentence, values in zip(told, carries, strict=True):
        yield terms_of_sentence(layers.painted[sentence.start : sentence.end]), values


def _seats(layers: Layers, gold: list[dict[str, Any]]) -> Iterator[Sample]:
    table = layers.once(table_of)
    give_parties(layers, table)
    for person in layers.people:
        known = [item for item in gold if is_same_name(item["name"], person.name)]
        if any(item.get("optional") for item in known) or not is_official(table, person):
            continue
        place = place_of(layers, person)
        if place is not None:
            parts = {item["function"] for item in known}
            yield terms_at(layers, place), parts or {NO_PART}


def made_of() -> str:
    """A digest of all that the weights are made of: they are stale where it is another one."""
    folders = [ROOT / "tests" / "corpus" / name for name in (*NAMES, "sentences")]
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix in (".txt", ".json", ".tsv"):
            digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def weighed(table: Table, known: list[Sample]) -> str:
    """A file as text."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counter = CountVectorizer(analyzer=lambda terms: terms, min_df=FEWEST, binary=True)
    counts = counter.fit_transform([terms for terms, _ in known]).astype(float)
    terms = counter.get_feature_names_out()
    made: dict[str, list[str]] = defaultdict(list)
    for value in sorted(set().union(*(values for _, values in known))):
        carries = [value in values for _, values in known]
        if sum(carries) < FEWEST_OF_VALUE:
            continue
        model = LogisticRegression(
            C=PENALTIES[table], penalty="l1", solver="liblinear", random_state=0
        )
        model.fit(counts, carries)
        made[EDGE].append(f"{value} {model.intercept_[0]:.2f}")
        for term, weight in zip(terms, model.coef_[0], strict=True):
            if f"{abs(weight):.2f}" != "0.00":
                made[term].append(f"{value} {weight:.2f}")
    lines = ("\t".join([term, *values]) for term, values in sorted(made.items()))
    return "\n".join([f"# made of {made_of()}", *lines, ""])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[])
    for name, known in samples(tuple(parser.parse_args().without)).items():
        (WEIGHED / f"{name}.tsv").write_text(weighed(name, known), "utf-8")
