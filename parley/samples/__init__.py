"""Reports written for Parley, to try it on: what README.md beside this file lists."""

from importlib.resources import files
from pathlib import Path


def sample_paths() -> list[Path]:
    """Return the sample reports, in order of their names."""
    folder = Path(str(files(__name__)))
    return sorted(p for p in folder.iterdir() if p.suffix in (".html", ".txt"))
