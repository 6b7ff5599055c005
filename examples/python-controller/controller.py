"""Insulin by a rule that fits on a page, in plain Python over standard input and output. An example to read, not for use on anyone.

The basal rate follows glucose and its trend, stops when glucose is low or on its way there, and meals get what the pump's ratio says.
"""

import sys
from pathlib import Path

# In a folder of your own, put vitalbench.py beside this file and leave these two lines out.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "clients" / "python"))

from vitalbench import serve

LOW, AHEAD, MOST = 80.0, 30.0, 3.0


class Controller:
    def reset(self, session):
        self.minutes = session.contract.period_seconds / 60
        self.patient = session.patient
        self.before = None
        self.active = 0.0

    def step(self, obs, t):
        own, glucose = self.patient, obs["glucose"]
        self.active *= 0.5 ** (self.minutes / 60)  # half of a bolus is gone in an hour
        if glucose is None:  # a sensor that says nothing: the basal rate, as without a loop
            return {"insulin": own["basal"], "bolus": self.bolus(obs["meal"] or 0.0, own["target"])}
        slope = 0.0 if self.before is None else (glucose - self.before) / self.minutes
        self.before = glucose
        ahead = glucose + AHEAD * slope
        if min(glucose, ahead) < LOW:
            return {"insulin": 0.0, "bolus": self.bolus(obs["meal"] or 0.0, glucose)}, "suspended"
        factor = 1.0 + (ahead - own["target"]) / own["correctionFactor"] / 3.0 - self.active / 6.0
        rate = own["basal"] * min(max(factor, 0.0), MOST)
        return {"insulin": rate, "bolus": self.bolus(obs["meal"] or 0.0, glucose)}

    def bolus(self, grams, glucose):
        """Units for a meal: carbohydrate over ratio, less what low glucose asks to leave out."""
        if grams == 0.0:
            return 0.0
        own = self.patient
        dose = grams / own["carbohydrateRatio"] + min(0.0, (glucose - own["target"]) / own["correctionFactor"])
        dose = max(0.0, dose)
        self.active += dose
        return dose


serve(Controller(), inputs={"glucose": "mg/dL", "meal": "g"}, outputs={"insulin": "U/h", "bolus": "U"})
