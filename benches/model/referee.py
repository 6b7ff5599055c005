"""Every measure of a binary study once more, by scikit-learn, scipy and brute force: JSON columns in, {"group name": [value, low, high]} out."""

import json
import math
import sys

import numpy as np
from scipy import stats
from sklearn import metrics

Z = stats.norm.ppf(0.975)


def wilson(events, n):
    limits = stats.binomtest(int(events), int(n)).proportion_ci(0.95, method="wilson")
    return [events / n, limits.low, limits.high]


def mover(a, b, scale, shift):
    """Zou and Donner 2008, from the limits of two independent proportions."""
    value = scale * (a[0] + b[0]) + shift
    return [
        value,
        value - scale * math.hypot(a[0] - a[1], b[0] - b[1]),
        value + scale * math.hypot(a[2] - a[0], b[2] - b[0]),
    ]


def multinomial_error(statistic, counts):
    """Delta method with a numerical gradient (central, Richardson) over the cell probabilities of a 2 x 2 table."""
    n = sum(counts)
    cells = np.array(counts, float) / n

    def slope(k, h):
        up, down = cells.copy(), cells.copy()
        up[k] += h
        down[k] -= h
        return (statistic(*up) - statistic(*down)) / (2 * h)

    gradient = np.array([(4 * slope(k, 5e-4) - slope(k, 1e-3)) / 3 for k in range(4)])
    return math.sqrt((cells @ gradient**2 - (cells @ gradient) ** 2) / n)


def phi(tp, fp, fn, tn):
    return (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


def kappa_of(tp, fp, fn, tn):
    n = tp + fp + fn + tn
    chance = ((tp + fn) * (tp + fp) + (tn + fp) * (tn + fn)) / n**2
    return ((tp + tn) / n - chance) / (1 - chance)


def newcombe_paired(first, second):
    """Newcombe 1998 (paired), method 10, from two columns of 0 and 1."""
    n = len(first)
    a, b = int(np.sum(first & second)), int(np.sum(first & ~second))
    c, d = int(np.sum(~first & second)), int(np.sum(~first & ~second))
    cross = a * d - b * c
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    f = 0 if margins == 0 else (max(cross - n / 2, 0) if cross > 0 else cross) / math.sqrt(margins)
    (p1, l1, u1), (p2, l2, u2) = wilson(a + b, n), wilson(a + c, n)
    low = math.sqrt((p1 - l1) ** 2 - 2 * f * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    high = math.sqrt((u1 - p1) ** 2 - 2 * f * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
    return [p1 - p2, p1 - p2 - low, p1 - p2 + high]


def mean(values):
    error = np.std(values, ddof=1) / math.sqrt(len(values))
    return [values.mean(), values.mean() - Z * error, values.mean() + Z * error]


def calls_of(y, positive):
    tn, fp, fn, tp = (int(k) for k in metrics.confusion_matrix(y, positive, labels=[0, 1]).ravel())
    return tp, fp, fn, tn


def hosmer_lemeshow(y, p, groups=10):
    ranks = np.arange(1, len(p) + 1)
    cuts = np.quantile(ranks, np.linspace(0, 1, groups + 1))
    order = np.argsort(p, kind="stable")
    group = np.clip(np.searchsorted(cuts, ranks, side="left") - 1, 0, groups - 1)
    total = 0
    for g in range(groups):
        rows = order[group == g]
        expected = p[rows].sum()
        total += (y[rows].sum() - expected) ** 2 / (expected * (1 - expected / len(rows)))
    return float(stats.chi2.sf(total, groups))


def calibration_errors(y, p, edges):
    bins = np.minimum(np.digitize(p, edges[1:-1]), len(edges) - 2)
    gaps = [(np.sum(bins == b), abs((y[bins == b] - p[bins == b]).mean())) for b in np.unique(bins)]
    return sum(n * gap for n, gap in gaps) / len(y), max(gap for _, gap in gaps)


def exact(given):
    y, p, q = np.array(given["labels"]), np.array(given["scores"]), np.array(given["reference"])
    n, t = len(y), given["threshold"]
    positive, other = p >= t, q >= t
    tp, fp, fn, tn = calls_of(y, positive)
    se, sp = wilson(tp, tp + fn), wilson(tn, tn + fp)
    union = wilson(tp, tp + fp + fn)
    f1 = metrics.f1_score(y, positive)
    mcc, kappa = metrics.matthews_corrcoef(y, positive), metrics.cohen_kappa_score(y, positive)
    mcc_half = Z * multinomial_error(phi, (tp, fp, fn, tn)) / (1 - mcc**2)
    kappa_half = Z * multinomial_error(kappa_of, (tp, fp, fn, tn))
    ratio = (1 - se[0]) / sp[0]
    ratio_spread = math.exp(Z * math.sqrt(1 / fn - 1 / (tp + fn) + 1 / tn - 1 / (tn + fp)))
    observed = y.sum() / p.sum()
    residuals = y - observed * p
    observed_spread = math.exp(Z * math.sqrt(n / (n - 1) * (residuals**2).sum()) / p.sum() / observed)
    right, other_right = positive == (y == 1), other == (y == 1)
    discordant = int(np.sum(right != other_right))
    fewer = min(int(np.sum(right & ~other_right)), int(np.sum(~right & other_right)))
    clipped = np.clip(p, 1e-15, 1 - 1e-15)
    ece, mce = calibration_errors(y, p, np.linspace(0, 1, 11))
    found = {
        "all auroc": [metrics.roc_auc_score(y, p)],
        "all averagePrecision": [metrics.average_precision_score(y, p)],
        "all sensitivity": se,
        "all specificity": sp,
        "all ppv": wilson(tp, tp + fp),
        "all npv": wilson(tn, tn + fn),
        "all accuracy": wilson(tp + tn, n),
        "all balancedAccuracy": mover(se, sp, 0.5, 0),
        "all youden": mover(se, sp, 1, -1),
        "all lrNegative": [ratio, ratio / ratio_spread, ratio * ratio_spread],
        "all f1": [f1] + [2 * limit / (1 + limit) for limit in union[1:]],
        "all mcc": [mcc] + [math.tanh(math.atanh(mcc) + side * mcc_half) for side in (-1, 1)],
        "all kappa": [kappa, kappa - kappa_half, min(1, kappa + kappa_half)],
        "all prevalence": wilson(tp + fn, n),
        "all brier": [metrics.brier_score_loss(y, p)] + mean((p - y) ** 2)[1:],
        "all logLoss": [metrics.log_loss(y, clipped)]
        + mean(-np.log(np.where(y == 1, clipped, 1 - clipped)))[1:],
        "all observedExpected": [observed, observed / observed_spread, observed * observed_spread],
        "all ece": [ece],
        "all mce": [mce],
        "all spiegelhalterZ": [
            ((y - p) * (1 - 2 * p)).sum() / math.sqrt(((1 - 2 * p) ** 2 * p * (1 - p)).sum())
        ],
        "all hosmerLemeshowP": [hosmer_lemeshow(y, p)],
        "all netBenefit": mean(positive * np.where(y == 1, 1, -t / (1 - t))),
        "all sensitivityDifference": newcombe_paired(positive[y == 1], other[y == 1]),
        "all specificityDifference": newcombe_paired(~positive[y == 0], ~other[y == 0]),
        "all mcnemarP": [2 * stats.binom.cdf(fewer, discordant, 0.5) - stats.binom.pmf(fewer, discordant, 0.5)],
    }
    for prevalence in given["prevalences"]:
        missed = (1 - se[0]) * prevalence
        value = sp[0] * (1 - prevalence) / (sp[0] * (1 - prevalence) + missed)
        half = Z * math.sqrt(tp / fn / (tp + fn) + fp / tn / (tn + fp))
        logit = math.log(value / (1 - value))
        found[f"prevalence={prevalence} npvAtPrevalence"] = [value] + [
            1 / (1 + math.exp(-(logit + side * half))) for side in (-1, 1)
        ]
    for name, rows in given["groups"].items():
        a, b, c, d = calls_of(y[rows], positive[rows])
        found[f"{name} sensitivity"], found[f"{name} specificity"] = wilson(a, a + c), wilson(d, d + b)
    return found


def average_precision(y, p, weights):
    """Average precision of every resample at once: rows of weights are resamples; equal scores are one threshold."""
    order = np.argsort(-p, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(p[order]) != 0, True))
    found = np.cumsum(weights[:, order] * y[order], axis=1)[:, ends]
    called = np.cumsum(weights[:, order], axis=1)[:, ends]
    precision = np.divide(found, called, out=np.zeros(found.shape), where=called > 0)
    return (np.diff(found, prepend=0, axis=1) * precision).sum(axis=1) / found[:, -1]


def resampled(given, replicates=20000):
    """Where a percentile limit from 2,000 replicates must lie, four of its standard errors wide: {name: [[least, most], [least, most]]}."""
    y, p = np.array(given["labels"]), np.array(given["scores"])
    random = np.random.default_rng(2026)
    stratified = np.zeros((replicates, len(y)), np.int32)
    for label in (0, 1):
        rows = np.flatnonzero(y == label)
        stratified[:, rows] = random.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), replicates)
    plain = random.multinomial(len(y), np.full(len(y), 1 / len(y)), replicates)
    bins = np.minimum((p * 10).astype(int), 9)
    gaps = np.stack([plain[:, bins == b] @ (y - p)[bins == b] for b in np.unique(bins)], axis=1)
    sizes = np.stack([plain[:, bins == b].sum(axis=1) for b in np.unique(bins)], axis=1)
    each = np.divide(abs(gaps), sizes, out=np.zeros(gaps.shape), where=sizes > 0)
    draws = {
        "all averagePrecision": average_precision(y, p, stratified),
        "all ece": abs(gaps).sum(axis=1) / len(y),
        "all mce": each.max(axis=1),
    }
    error = 4 * math.sqrt(0.025 * 0.975 * (1 / 2000 + 1 / replicates))
    return {
        name: [[np.quantile(values, max(0, level - error)), np.quantile(values, min(1, level + error))] for level in (0.025, 0.975)]
        for name, values in draws.items()
    }


given = json.load(sys.stdin)
json.dump({"exact": exact(given), "resampled": resampled(given)}, sys.stdout, default=float)
