"""What stands in a stream of results where an article failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or extracted: its id, the step that failed (`read`, `mentions`, `entities`, …), and why."""

    article: str
    step: str
    message: str

    def __str__(self) -> str:
        return f"{self.article}: {self.step}: {self.message}"
