"""S2013 once more, in Python under scipy's DOP853: reads parameters and a day as JSON, writes the 18 states at the times asked for."""

import json
import sys

from math import log, tanh
from scipy.integrate import solve_ivp

task = json.load(sys.stdin)
p = task["parameters"]


def rates(t, x, insulin, eaten, glucagon, before, food):
    (s1, s2, gut, gp, gt, ip, act, i1, idel, il, d1, d2, gs, h, srs, xh, h1, h2) = x
    share = (s1 + s2) * 30000 / (food + before) if food > 0 else 0.0
    alpha, beta = 2.5 / 30000 / (1 - p["b"]), 2.5 / 30000 / p["d"]
    empty = p["kmin"] + (p["kmax"] - p["kmin"]) / 2 * (
        tanh(alpha * (share - p["b"] * 30000)) - tanh(beta * (share - p["d"] * 30000)) + 2
    )
    empty *= max(1.0, 30000 / food) if food > 0 else 1.0
    g = gp / p["Vg"]
    risk = 0.0 if g >= p["Gb"] else 10 * (log(max(g, 60.0)) ** 1.084 - 5.381) ** 2
    plasma = ip / p["Vi"]
    egp = max(p["kp1"] - p["kp2"] * gp - p["kp3"] * idel + p["kxi"] * xh, 0)
    use = (p["Vm0"] + p["Vmx"] * act * (1 + 1.509 * risk)) * gt / (p["Km0"] + gt)
    renal = p["ke1"] * max(gp - p["ke2"], 0)
    dgp = egp + p["f"] * p["kabs"] * gut / p["BW"] - p["Fsnc"] - renal - p["k1"] * gp + p["k2"] * gt
    low = p["sigma"] * (p["Gb"] - g) / (1 + max(plasma - p["Ib"], 0)) + p["n"] * p["Hb"]
    return [
        1000 * eaten - p["kmax"] * s1,
        p["kmax"] * s1 - empty * s2,
        empty * s2 - p["kabs"] * gut,
        dgp,
        -use + p["k1"] * gp - p["k2"] * gt,
        -(p["m2"] + p["m4"]) * ip + p["m1"] * il + p["ka1"] * d1 + p["ka2"] * d2,
        p["p2u"] * (plasma - p["Ib"] - act),
        p["ki"] * (plasma - i1),
        p["ki"] * (i1 - idel),
        -(p["m1"] + p["m30"]) * il + p["m2"] * ip,
        6000 * insulin / p["BW"] - (p["ka1"] + p["kd"]) * d1,
        p["kd"] * d1 - p["ka2"] * d2,
        p["ksc"] * (gp - gs),
        -p["n"] * h + srs + p["delta"] * max(-dgp / p["Vg"], 0) + p["kh3"] * h2 / p["VH"],
        -p["rho"] * (srs - max(low, 0)),
        p["kH"] * (max(h - p["Hb"], 0) - xh),
        1000 * glucagon / p["BW"] - (p["kh1"] + p["kh2"]) * h1,
        p["kh1"] * h1 - p["kh3"] * h2,
    ]


x, t, before, food, eating, out = task["state"], 0.0, 0.0, 0.0, False, []
for until, insulin, eaten, glucagon in task["segments"]:
    while t < until:
        if eaten > 0 and not eating:
            before, food = x[0] + x[1], 0.0
        eating = eaten > 0
        end = min(until, t + 1) if eating else until
        food += 1000 * eaten * (end - t)
        args = (insulin, eaten, glucagon, before, food)
        solution = solve_ivp(rates, (t, end), x, method="DOP853", rtol=1e-11, atol=1e-10, max_step=5, args=args)
        x, t = list(solution.y[:, -1]), end
    out.append(x)
json.dump(out, sys.stdout)
