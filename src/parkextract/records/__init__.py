"""Records: typed views of what articles state about parks, projects and whatever class a user declares."""

from __future__ import annotations

from parkextract.records.build import Resolver, build, from_list
from parkextract.records.fields import Field, every, one, show_first
from parkextract.records.parks import DEFAULT, Development, Park, Project
from parkextract.records.record import Record
from parkextract.records.stated import Conflict, Event, Member, Movement, Portion, Source, Stated

__all__ = [
    "DEFAULT", "Conflict", "Development", "Event", "Field", "Member", "Movement", "Park", "Portion", "Project", "Record", "Resolver",
    "Source", "Stated", "build", "every", "from_list", "one", "show_first",
]  # fmt: skip
