"""What arrived: the bytes as received, and what the user said of them."""

import hashlib
from dataclasses import dataclass, field

from parley.model.when import When


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states about a source; it wins over what the page says and is marked so."""

    published: When | None = None
    outlet: str | None = None
    url: str | None = None

    def data(self) -> dict[str, str]:
        """Return the stated values, leaving out what was not stated."""
        pairs = {"published": self.published, "outlet": self.outlet, "url": self.url}
        return {key: str(value) for key, value in pairs.items() if value is not None}

    def over(self, before: "Stated") -> "Stated":
        """What was stated before, and what is stated now, which wins."""
        return Stated(
            published=self.published or before.published,
            outlet=self.outlet or before.outlet,
            url=self.url or before.url,
        )

    @staticmethod
    def of(data: dict[str, str]) -> "Stated":
        """Make the stated values from their data form."""
        published = data.get("published")
        return Stated(
            published=When(published) if published else None,
            outlet=data.get("outlet"),
            url=data.get("url"),
        )


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as received, never altered, with the name they came under."""

    content: bytes = field(repr=False)
    name: str
    media_type: str
    stated: Stated = NOTHING_STATED

    @property
    def sha256(self) -> str:
        """The address of the bytes."""
        return hashlib.sha256(self.content).hexdigest()
