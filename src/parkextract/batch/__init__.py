"""The batch: folders of articles to a database, resumable at any instant, on one machine or many."""

from __future__ import annotations

from parkextract.batch.local import run
from parkextract.batch.summary import Summary

__all__ = ["Summary", "run"]
