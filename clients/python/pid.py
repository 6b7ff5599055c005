"""Example: the PID controller of ../c/pid.c. It is here to be read, not to be used on anyone."""

from vitalbench import serve

# U/h per kg and mg/dL; per mg/dL h; per mg/dL/h.
PROPORTIONAL, INTEGRAL, DERIVATIVE = 2.5e-4, 6.25e-5, 1.25e-4
TARGET, MOST, LOW = 110.0, 5.0, 70.0


class Pid:
    def reset(self, session):
        self.hours = session.contract.period_seconds / 3600
        self.weight = session.patient.get("weight", 70.0)
        self.integral = self.rate = 0.0
        self.before = None

    def step(self, obs, t):
        glucose = obs["glucose"]
        if glucose is None:  # missing: the rate is held
            return {"insulin": self.rate}
        error = glucose - TARGET
        slope = 0.0 if self.before is None else (glucose - self.before) / self.hours
        integral = self.integral + error * self.hours
        rate = self.weight * (PROPORTIONAL * error + INTEGRAL * integral + DERIVATIVE * slope)
        if 0.0 <= rate <= MOST:  # does not wind up
            self.integral = integral
        self.rate = min(max(rate, 0.0), MOST)
        self.before = glucose
        return {"insulin": self.rate}, "alarm: low glucose" if glucose < LOW else None


if __name__ == "__main__":
    serve(Pid(), inputs={"glucose": "mg/dL"}, outputs={"insulin": "U/h"})
