"""Example: an agent written as for Gymnasium. It is here to be read, not to be used on anyone."""

from vitalbench import EndOfSessions, Environment


def reward(obs, action, then):
    """One for a glucose in 70–180 mg/dL."""
    return float(then["glucose"] is not None and 70 <= then["glucose"] <= 180)


def policy(obs):
    return {"insulin": 0.0 if obs["glucose"] is None else max(0.0, 0.02 * (obs["glucose"] - 110))}


env = Environment(reward)
try:
    while True:
        obs, info = env.reset()
        total, over = 0.0, False
        while not over:
            obs, gained, terminated, truncated, info = env.step(policy(obs))
            total, over = total + gained, terminated or truncated
        print("session", info["session"], "reward", total)  # to standard error
except EndOfSessions:
    pass
