"""Claims in a few words, for tests that need a record of their own making."""

from typing import Any

from parley.model.claim import HEADER, Claim, make_claim

MECHANISM = "Defence Policy Dialogue"


class Report:
    """One report, said claim by claim."""

    def __init__(self, name: str, published: str | None = None, **header: object) -> None:
        self.name = name
        told = {"title": None, "outlet": "The Courier", "agency": None, "published": published}
        rest = {"language": "en", "dateline": None, "kind": "news", "words": 400, **header}
        self.claims: list[Claim] = [make_claim(name, HEADER, {**told, **rest})]

    def _say(self, part: str, sentence: str | None, /, **item: object) -> Claim:
        quote = sentence or f"{part} {item}"
        evidence = [{"start": 0, "end": len(quote), "quote": quote}]
        claim = make_claim(self.name, part, {**item, "evidence": evidence})
        self.claims.append(claim)
        return claim

    def round(
        self,
        ordinal: int | None = None,
        start: str | None = None,
        *,
        city: str | None = "Hanoi",
        status: str = "held",
        mechanism: str | None = MECHANISM,
        **item: object,
    ) -> Claim:
        values: dict[str, Any] = {"parties": ["JP", "VN"], "mode": "in-person", **item}
        values.setdefault("rule", "rounds/main")
        end = values.pop("end", start)
        return self._say(
            "rounds",
            None,
            mechanism=mechanism,
            ordinal=ordinal,
            start=start,
            end=end,
            city=city,
            status=status,
            **values,
        )

    def next_round(self, start: str | None = None, city: str | None = None) -> Claim:
        return self.round(None, start, city=city, status="planned", rule="rounds/next")

    def chair(self, at: Claim, name: str, party: str, role: str | None = None) -> Claim:
        return self._say(
            "participants",
            None,
            name=name,
            party=party,
            role=role,
            function="co-chair",
            round=at.id,
        )

    def promise(
        self, at: Claim | None, by: str, act: str, what: str, topic: str, **more: object
    ) -> Claim:
        item: dict[str, object] = {"by": sorted(by.split("+")), "act": act, "what": what}
        item |= {"topic": topic, "due": more.pop("due", None)}
        sentence = str(more.pop("sentence", f"They {act} {what}."))
        where = at.id if at else None
        return self._say("commitments", sentence, **item, round=where, **more)

    def view(
        self,
        at: Claim,
        by: str,
        stance: str,
        what: str,
        topic: str,
        sentence: str | None = None,
    ) -> Claim:
        item = {"by": sorted(by.split("+")), "stance": stance, "what": what, "topic": topic}
        return self._say("positions", sentence or f"They {stance} {what}.", **item, round=at.id)

    def turn(self, what: str, date: str | None, kind: str = "partnership-upgraded") -> Claim:
        return self._say("milestones", what, what=what, kind=kind, date=date, parties=["JP", "VN"])

    def topic(self, at: Claim, code: str, sentence: str) -> Claim:
        return self._say("topics", sentence, code=code, round=at.id)
