"""Peer of check/bench-statistics.ts: numpy, scipy and scikit-learn. Reads one task a line, answers one line of key=value.

The DeLong variance is written after Sun and Xu (IEEE Signal Process Lett 21:1389, 2014) on scipy.stats.rankdata.
"""
import sys
import time

import numpy
import scipy
import sklearn
from scipy.stats import rankdata
from sklearn.metrics import roc_auc_score


def read(folder, n):
    labels = numpy.fromfile(f"{folder}/labels-{n}.u8", dtype=numpy.uint8)
    scores = numpy.fromfile(f"{folder}/scores-{n}.f64", dtype=numpy.float64)
    return labels, scores


def delong(labels, scores):
    positive = scores[labels == 1]
    negative = scores[labels == 0]
    m, n = len(positive), len(negative)
    pooled = rankdata(numpy.concatenate([positive, negative]))
    v10 = (pooled[:m] - rankdata(positive)) / n
    v01 = 1 - (pooled[m:] - rankdata(negative)) / m
    return v10.mean(), numpy.sqrt(v10.var(ddof=1) / m + v01.var(ddof=1) / n)


def bootstrap(labels, scores, replicates):
    random = numpy.random.default_rng(1)
    positive = numpy.flatnonzero(labels == 1)
    negative = numpy.flatnonzero(labels == 0)
    areas = numpy.empty(replicates)
    for replicate in range(replicates):
        rows = numpy.concatenate([random.choice(positive, len(positive)), random.choice(negative, len(negative))])
        areas[replicate] = roc_auc_score(labels[rows], scores[rows])
    return numpy.quantile(areas, [0.025, 0.975])


print(f"ready numpy {numpy.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}", flush=True)
for line in sys.stdin:
    # count: calls in a row whose mean time is told (delong), or replicates of one call (bootstrap)
    task, folder, n, count = line.split()
    labels, scores = read(folder, n)
    calls = int(count) if task == "delong" else 1
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(calls):
        first, second = delong(labels, scores) if task == "delong" else bootstrap(labels, scores, int(count))
    wall, cpu = (time.perf_counter() - wall) / calls, (time.process_time() - cpu) / calls
    print(f"wall={wall * 1000!r} cpu={cpu * 1000!r} first={float(first)!r} second={float(second)!r}", flush=True)
