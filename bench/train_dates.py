"""Trains the model by which `parkextract.link.dates` says what a date is the date of, and prints it as JSON.

    python bench/train_dates.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/dates.json
    python bench/train_dates.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a time with dates; right are the properties that the annotation gives it, the optional ones too, or none.
The examples of the table of properties are cases too. Articles marked `heldout` are left out unless they are asked for by --test.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial

import classes
import learning

from parkextract.link import dates

SETTINGS = (classes.NETWORK, classes.SUMS)


def catching(one: learning.Annotated) -> AbstractContextManager[list[learning.Labelled]]:
    return learning.deciding(dates.Dates, one)


if __name__ == "__main__":
    learning.main(
        __doc__,
        "train_dates.py",
        partial(learning.caught, catching),
        partial(learning.fit, settings=SETTINGS),
        classes.to_json,
        examples=True,
    )
