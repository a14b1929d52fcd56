"""Trains all models of the package on annotated articles and puts them into a folder; tells how good they are on articles that they have not seen.

    python bench/train.py GOLD_DIR [GOLD_DIR ...] [--to src/parkextract/data] [--out FOLDER]

Each model is trained on what the others say of articles that they have not seen (`crossfit.py`); `train_kinds.py` and the others train one model and tell more
of it. On standard output come the tables of `bench/crossfit.py` and how well the confidence means what it says; `--out` keeps the extractions behind them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import classes
import crossfit
import learning
import train_confidence
import train_kinds
import train_subjects

from parkextract import score

DATA = Path(__file__).parent.parent / "src" / "parkextract" / "data"
WHERE = "models/README.md says where the features are told"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, default=DATA)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    articles = [one for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    trained = crossfit.rounds(articles)
    read = crossfit.unseen(articles, lambda one: train_confidence.told(one.article, one.gold), trained)
    print(score.table(score.score((one.gold["id"], one.gold, found) for one, (_, found) in zip(articles, read, strict=True))), flush=True)
    if arguments.out:
        crossfit.keep(arguments.out, articles, [extraction for _, extraction in read])
    stated = [examples for examples, _ in read]
    print(train_confidence.calibration(stated, train_confidence.PENALTY), flush=True)
    sure = train_confidence.fit([one for examples in stated for one in examples], train_confidence.PENALTY)
    kinds = train_kinds.fit([train_kinds.cases(one) for one in articles])
    models = crossfit.fitted(trained.cases, crossfit.examples(), trained.parts[0].kinds)
    arguments.to.mkdir(exist_ok=True, parents=True)
    told = f"bench/train.py; {WHERE}"
    for name, model in models.linking.items():
        (arguments.to / f"{name}.json").write_text(classes.to_json(model, told), encoding="utf-8")
    (arguments.to / "kinds.json").write_text(train_kinds.to_json(kinds, told), encoding="utf-8")
    (arguments.to / "subjects.json").write_text(train_subjects.to_json(models.subjects) + "\n", encoding="utf-8")
    (arguments.to / "confidence.json").write_text(train_confidence.to_json(sure) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
