"""Peer of check/bench-control.ts: scipy on the equations of S2008, given the commands and meals of a day. One task a line: <what> <file>.

dopri5 is scipy.integrate.ode as simglucose uses it; tight is DOP853 at a relative tolerance of 1e-11.
"""
import json
import sys
import time
from pathlib import Path

import scipy
from scipy.integrate import ode, solve_ivp

sys.path.insert(0, str(Path(__file__).parents[2] / "kernel/physiology/glucose/s2008"))
from referee import rates


def dopri5(x, span, arguments):
    solver = ode(rates).set_integrator("dopri5", nsteps=500)
    solver.set_initial_value(x, span[0]).set_f_params(*arguments)
    return list(solver.integrate(span[1]))


def tight(x, span, arguments):
    return list(solve_ivp(rates, span, x, method="DOP853", rtol=1e-11, atol=1e-10, args=arguments).y[:, -1])


def day(step, patient):
    """Glucose in mg/dL at the end of every minute."""
    p, x, meal, eating, course = patient["parameters"], patient["state"], 0.0, False, []
    for minute, (insulin, eaten) in enumerate(zip(patient["insulin"], patient["food"])):
        if eaten > 0 and not eating:
            meal = x[0] + x[1]
        eating = eaten > 0
        meal += 1000 * eaten
        x = step(x, (minute, minute + 1), (p, insulin, eaten, meal))
        course.append(x[3] / p["Vg"])
    return course


print(f"ready scipy {scipy.__version__}, Python {sys.version.split()[0]}", flush=True)
for line in sys.stdin:
    what, path = line.split()
    with open(path) as file:
        patients = json.load(file)
    wall, cpu = time.perf_counter(), time.process_time()
    courses = [day(dopri5 if what == "dopri5" else tight, patient) for patient in patients]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    with open(f"{path}.{what}", "w") as file:
        json.dump(courses, file)
    print(f"wall={wall * 1000} cpu={cpu * 1000} first={courses[0][-1]} second={courses[-1][-1]}", flush=True)
