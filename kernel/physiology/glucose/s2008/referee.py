"""S2008 once more, in Python under scipy's DOP853: reads parameters and a day as JSON, writes the 13 states at the times asked for."""

import json
import sys

from math import tanh
from scipy.integrate import solve_ivp


def rates(t, x, p, insulin, eaten, meal):
    """Derivatives of the 13 states; amounts in mg and pmol a kg, time in min."""
    if meal > 0:
        aa, cc = 2.5 / meal / (1 - p["b"]), 2.5 / meal / p["d"]
        q = x[0] + x[1]
        empty = p["kmin"] + (p["kmax"] - p["kmin"]) / 2 * (tanh(aa * (q - p["b"] * meal)) - tanh(cc * (q - p["d"] * meal)) + 2)
    else:
        empty = p["kmax"]
    appearance = p["f"] * p["kabs"] * x[2] / p["BW"]
    egp = max(p["kp1"] - p["kp2"] * x[3] - p["kp3"] * x[8], 0)
    renal = p["ke1"] * max(x[3] - p["ke2"], 0)
    use = (p["Vm0"] + p["Vmx"] * x[6]) * x[4] / (p["Km0"] + x[4])
    plasma = x[5] / p["Vi"]
    return [
        1000 * eaten - p["kmax"] * x[0],
        p["kmax"] * x[0] - empty * x[1],
        empty * x[1] - p["kabs"] * x[2],
        egp + appearance - p["Fsnc"] - renal - p["k1"] * x[3] + p["k2"] * x[4],
        -use + p["k1"] * x[3] - p["k2"] * x[4],
        -(p["m2"] + p["m4"]) * x[5] + p["m1"] * x[9] + p["ka1"] * x[10] + p["ka2"] * x[11],
        p["p2u"] * (plasma - p["Ib"] - x[6]),
        p["ki"] * (plasma - x[7]),
        p["ki"] * (x[7] - x[8]),
        -(p["m1"] + p["m30"]) * x[9] + p["m2"] * x[5],
        6000 * insulin / p["BW"] - (p["ka1"] + p["kd"]) * x[10],
        p["kd"] * x[10] - p["ka2"] * x[11],
        p["ksc"] * (x[3] - x[12]),
    ]


if __name__ == "__main__":
    task = json.load(sys.stdin)
    p = task["parameters"]
    x, t, meal, eating, out = task["state"], 0.0, 0.0, False, []
    for until, insulin, eaten in task["segments"]:
        while t < until:
            if eaten > 0 and not eating:
                meal = x[0] + x[1]
            eating = eaten > 0
            end = min(until, t + 1) if eating else until
            meal += 1000 * eaten * (end - t)
            solution = solve_ivp(rates, (t, end), x, method="DOP853", rtol=1e-11, atol=1e-10, args=(p, insulin, eaten, meal))
            x, t = list(solution.y[:, -1]), end
        out.append(x)
    json.dump(out, sys.stdout)
