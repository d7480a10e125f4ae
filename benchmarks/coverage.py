"""How often 95 % intervals hold the truth: of corrected, coded-only and naive shares and means.

    RESEARCH_DATA=... python benchmarks/coverage.py [DRAWS]
    RESEARCH_DATA=... python benchmarks/coverage.py again

`again` draws anew, ten times as often, in the cells that lie outside of .93 to .97 or are no narrower, to
tell chance from bias: of 54 cells of 1,000 draws some are .014 off by chance. Both figures are kept.

Truth is the coders' value of every unit (`populations.py`), the machine is the package. From each
set, 1,000 times, some units are drawn as `research sample` draws them and their codes shown to the
estimator: singly; in strata of outlet and label; and in two stages, articles first and at most five
units of each. Coded-only intervals know of outlets, not of the machine. The figure is
`docs/coverage.svg`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import populations
from common import HERE, RESULTS, fingerprint, save
from matplotlib.figure import Figure
from numpy.typing import NDArray
from populations import Population

from research.statistics import Sample, estimate
from research.validity.sampling import allocate

SIZES = (50, 100, 200, 400)
DESIGNS = ("single", "strata", "articles")
USES = ("corrected", "coded", "machine")
PER_ARTICLE = 5
Drawn = tuple[NDArray[np.int64], NDArray[np.float64]]


def singly(strata: NDArray[np.int64], n: int, rng: np.random.Generator) -> Drawn:
    """Units drawn in each stratum, and every unit's probability."""
    places = [np.flatnonzero(strata == name) for name in np.unique(strata)]
    probability = np.zeros(len(strata))
    drawn = []
    for at, count in zip(places, allocate([len(p) for p in places], n), strict=True):
        drawn.append(rng.choice(at, count, replace=False))
        probability[at] = count / len(at)
    return np.concatenate(drawn), probability


def by_article(one: Population, n: int, rng: np.random.Generator) -> Drawn:
    """Articles drawn, and in each some units; every unit's probability."""
    sizes = np.bincount(one.cluster)
    held = np.minimum(sizes, PER_ARTICLE)
    count = min(len(sizes), max(2, round(n / held.mean())))
    probability = (count / len(sizes) * held / sizes)[one.cluster]
    drawn = [
        rng.choice(np.flatnonzero(one.cluster == article), held[article], replace=False)
        for article in rng.choice(len(sizes), count, replace=False)
    ]
    return np.concatenate(drawn), probability


def samples(one: Population, design: str, n: int, rng: np.random.Generator) -> dict[str, Sample]:
    """What each estimator sees of one draw."""
    if design == "articles":
        drawn, probability = by_article(one, n, rng)
        strata = dict.fromkeys(USES, np.zeros(len(one.truth), np.int64))
        cluster = one.cluster
    else:
        labels = np.unique(one.machine, return_inverse=True)[1]
        fine = one.outlet * 3 + labels if design == "strata" else np.zeros(len(one.truth), np.int64)
        coarse = one.outlet if design == "strata" else fine
        drawn, probability = singly(fine, n, rng)
        strata = {"corrected": fine, "coded": coarse, "machine": fine}
        cluster = np.arange(len(one.truth))
    coded = np.full(len(one.truth), np.nan)
    coded[drawn] = one.truth[drawn]
    return {use: Sample(one.machine, coded, probability, strata[use], cluster) for use in USES}


def measure(
    one: Population, design: str, n: int, draws: int, *, seed: int | None = None
) -> dict[str, Any]:
    """Coverage and mean width of each kind of interval, and how far the corrected value is off."""
    bounds = (0.0, 1.0) if one.truth.min() >= 0 else (-1.0, 1.0)
    truth = float(one.truth.mean())
    rng = np.random.default_rng(n if seed is None else seed)
    inside = dict.fromkeys(USES, 0)
    width = dict.fromkeys(USES, 0.0)
    off = 0.0
    for _ in range(draws):
        seen = samples(one, design, n, rng)
        for use in ("corrected", "coded"):
            found = estimate(seen[use], use=use, bounds=bounds)
            inside[use] += found.low <= truth <= found.high
            width[use] += found.high - found.low
            off += (found.value - truth) * (use == "corrected")
    naive = estimate(seen["machine"], use="machine", bounds=bounds)  # the same in every draw
    inside["machine"] = draws * (naive.low <= truth <= naive.high)
    width["machine"] = draws * (naive.high - naive.low)
    return {
        "coverage": {use: inside[use] / draws for use in USES},
        "width": {use: width[use] / draws for use in USES},
        "bias": off / draws,
    }


def draw(results: dict[str, Any], path: Path) -> None:
    """Coverage of each set, design and size; the band is .93 to .97."""
    mpl.rcParams["svg.hashsalt"] = "coverage"
    figure = Figure(figsize=(9, 5.6), layout="constrained")
    axes = figure.subplots(2, len(DESIGNS), sharey="row", sharex=True)
    marks = {"corrected": ("#0072B2", "o"), "coded": ("#D55E00", "s"), "machine": ("#444444", "x")}
    for column, design in enumerate(DESIGNS):
        above, below = axes[0][column], axes[1][column]
        above.axhspan(0.93, 0.97, color="#dddddd")
        above.set_title({"single": "drawn singly", "strata": "in strata",
                         "articles": "articles first"}[design], loc="left", fontsize=10)  # fmt: skip
        for shift, use in enumerate(USES):
            colour, mark = marks[use]
            points = [
                (size, cell["coverage"][use], cell["width"][use] / cell["width"]["coded"])
                for designs in results.values()
                for size, cell in ((int(k), v) for k, v in designs[design].items())
            ]
            x = [np.log2(p[0] / 50) + (shift - 1) * 0.15 for p in points]
            above.scatter(x, [p[1] for p in points], s=18, c=colour, marker=mark, label=use)
            if use != "coded":
                below.scatter(x, [p[2] for p in points], s=18, c=colour, marker=mark)
        below.axhline(1, color="#D55E00", linewidth=1)
        below.set_xticks(range(len(SIZES)), [str(size) for size in SIZES])
        below.set_xlabel("codings", fontsize=9)
    axes[0][0].set_ylabel("intervals that hold the truth", fontsize=9)
    axes[1][0].set_ylabel("width / width of coded only", fontsize=9)
    axes[0][-1].legend(
        ["nominal .95 ± .02", "corrected", "coded only", "machine alone"], fontsize=8, frameon=False
    )
    figure.savefig(path, metadata={"Date": None})


def main(draws: int) -> None:
    results: dict[str, Any] = {}
    labels: dict[str, Any] = {}
    files: list[Path] = []
    for read in populations.ALL:
        found, paths = read()
        files += paths
        for one in found:
            right = float((one.machine == one.truth).mean())
            labels[one.name] = {"units": len(one.truth), "right": right}
            results[one.name] = {
                design: {
                    str(n): measure(one, design, n, draws) for n in SIZES if n < len(one.truth)
                }
                for design in DESIGNS
            }
            print(one.name, flush=True)
    cells = [
        cell
        for designs in results.values()
        for sizes in designs.values()
        for cell in sizes.values()
    ]
    corrected = [cell["coverage"]["corrected"] for cell in cells]
    figures = {
        "draws": draws,
        "corrected_least": min(corrected),
        "corrected_most": max(corrected),
        "corrected_within": float(np.mean([0.93 <= c <= 0.97 for c in corrected])),
        "machine_holds": float(np.mean([cell["coverage"]["machine"] for cell in cells])),
        "narrower": float(
            np.mean([cell["width"]["corrected"] < cell["width"]["coded"] for cell in cells])
        ),
        "width_ratio": {
            name: float(
                np.mean(
                    [
                        c["width"]["corrected"] / c["width"]["coded"]
                        for s in d.values()
                        for c in s.values()
                    ]
                )
            )
            for name, d in results.items()
        },
        "labels": labels,
        "sets": results,
    }
    draw(results, HERE.parent / "docs" / "coverage.svg")
    save("coverage", figures, data_sha256=fingerprint(files))


def again() -> None:
    """The cells that miss, drawn ten times as often with another seed, beside the first figures."""
    stored = json.loads((RESULTS / "coverage.json").read_text(encoding="utf-8"))["figures"]
    missed = {
        (name, design, n)
        for name, designs in stored["sets"].items()
        for design, sizes in designs.items()
        for n, cell in sizes.items()
        if not 0.93 <= cell["coverage"]["corrected"] <= 0.97
        or cell["width"]["corrected"] >= cell["width"]["coded"]
    }
    found, files = [], []
    for read in populations.ALL:
        known, paths = read()
        files += paths
        for one in known:
            for name, design, n in sorted(missed):
                if name == one.name:
                    draws = 10 * stored["draws"]
                    cell = measure(one, design, int(n), draws, seed=1000 + int(n))
                    found.append({"set": name, "design": design, "n": int(n), **cell})
                    print(name, design, n, cell["coverage"], flush=True)
    save("coverage", {**stored, "again": found}, data_sha256=fingerprint(files))


if __name__ == "__main__":
    if sys.argv[1:] == ["again"]:
        again()
        sys.exit()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
