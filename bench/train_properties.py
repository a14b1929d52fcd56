"""Trains the model by which `parkextract.link.reads` says what a number is a value of, and prints it as JSON.

    python bench/train_properties.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/properties.json
    python bench/train_properties.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a number that may be a value; right are the properties that the annotation gives it, the optional ones too, or none.
The examples of the table of properties are cases too. Articles marked `heldout` are left out unless they are asked for by --test.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial

import classes
import learning

from parkextract.link import reads

SETTINGS = (classes.NETWORK, classes.SUMS)


def catching(one: learning.Annotated) -> AbstractContextManager[list[learning.Labelled]]:
    return learning.deciding(reads.Reader, one)


if __name__ == "__main__":
    learning.main(
        __doc__,
        "train_properties.py",
        partial(learning.caught, catching),
        partial(learning.fit, settings=SETTINGS),
        classes.to_json,
        examples=True,
    )
