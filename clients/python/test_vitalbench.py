"""python3 -m unittest, in this folder."""

import json
import os
import subprocess
import sys
import threading
import unittest
import urllib.request

import vitalbench
from pid import Pid

HERE = os.path.dirname(os.path.abspath(__file__))
CONTRACT = {
    "inputs": [{"id": "glucose", "unit": "mg/dL", "range": [39, 600]}],
    "outputs": [{"id": "insulin", "unit": "U/h"}],
    "periodSeconds": 300,
}
HELLO = {"type": "hello", "protocol": "vitalbench-control/1", "contract": CONTRACT}
RESET = {"type": "reset", "session": "s1", "patient": {"weight": 80}}
END = {"type": "end"}


def shown(k, glucose):
    return {"type": "step", "k": k, "t": 300 * k, "obs": {"glucose": glucose}}


class Said:
    """A link that plays a script of the lab and keeps the answers."""

    def __init__(self, *script):
        self.script, self.answers = list(script), []

    def receive(self):
        return self.script.pop(0) if self.script else None

    def send(self, message):
        self.answers.append(json.loads(message))


class Serve(unittest.TestCase):
    def test_a_function_is_a_controller(self):
        lab = Said(HELLO, RESET, shown(0, 150), shown(1, None), END)
        vitalbench.serve(lambda obs, t: {"insulin": 1.5 if obs["glucose"] else 0.0}, link=lab)
        self.assertEqual(
            lab.answers,
            [
                {"type": "hello", "protocol": "vitalbench-control/1", "contract": {}},
                {"type": "ready"},
                {"type": "act", "k": 0, "u": {"insulin": 1.5}},
                {"type": "act", "k": 1, "u": {"insulin": 0.0}},
            ],
        )

    def test_an_object_is_reset_with_patient_and_contract_and_tells_events(self):
        lab = Said(HELLO, RESET, shown(0, 150), shown(1, None), shown(2, 60), END, RESET, shown(0, 150), END)
        vitalbench.serve(Pid(), inputs={"glucose": "mg/dL"}, outputs={"insulin": "U/h"}, link=lab)
        hello, _, *acts = lab.answers
        self.assertEqual(hello["contract"]["outputs"], [{"id": "insulin", "unit": "U/h"}])
        first = 80 * (2.5e-4 * 40 + 6.25e-5 * 40 / 12)
        self.assertAlmostEqual(acts[0]["u"]["insulin"], first, 12)
        self.assertEqual(acts[1]["u"], acts[0]["u"])
        self.assertEqual(acts[2], {"type": "act", "k": 2, "u": {"insulin": 0.0}, "event": "alarm: low glucose"})
        self.assertEqual(acts[4]["u"], acts[0]["u"], "the second session forgets the first")

    def test_over_pipes_prints_do_not_disturb(self):
        program = "import vitalbench\ndef step(obs, t):\n    print('thinking')\n    return {'insulin': 1}\nvitalbench.serve(step)"
        talk = "".join(json.dumps(each) + "\n" for each in (HELLO, RESET, shown(0, 150), END))
        done = subprocess.run([sys.executable, "-c", program], cwd=HERE, input=talk, capture_output=True, text=True, check=True)
        self.assertEqual([json.loads(line)["type"] for line in done.stdout.splitlines()], ["hello", "ready", "act"])
        self.assertEqual(done.stderr, "thinking\n")

    def test_what_a_controller_raises_is_its_end(self):
        program = "import vitalbench\ndef step(obs, t): raise ValueError('no dose')\nvitalbench.serve(step)"
        talk = "".join(json.dumps(each) + "\n" for each in (HELLO, RESET, shown(0, 150)))
        done = subprocess.run([sys.executable, "-c", program], cwd=HERE, input=talk, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ValueError: no dose", done.stderr)


class InsideOut(unittest.TestCase):
    def test_sessions_are_episodes(self):
        lab = Said(HELLO, RESET, shown(0, 150), shown(1, 140), END, RESET, shown(0, 120), END)
        env = vitalbench.Environment(lambda obs, action, then: obs["glucose"] - then["glucose"], link=lab)
        self.assertEqual(env.contract.inputs[0], vitalbench.Signal("glucose", "mg/dL", (39, 600)))
        obs, info = env.reset(seed=1)
        self.assertEqual((obs, info), ({"glucose": 150}, {"session": "s1", "patient": {"weight": 80}, "k": 0, "t": 0}))
        with self.assertRaises(RuntimeError):
            env.reset()
        obs, reward, terminated, truncated, info = env.step({"insulin": 1.0})
        self.assertEqual((obs, reward, terminated, truncated, info["t"]), ({"glucose": 140}, 10, False, False, 300))
        self.assertEqual(env.step({"insulin": 0.5})[:4], ({"glucose": 140}, 0.0, False, True))
        with self.assertRaises(RuntimeError):
            env.step({"insulin": 0.5})
        self.assertEqual(env.reset()[0], {"glucose": 120})
        env.step({"insulin": 0.0}, event="mode: manual")
        self.assertEqual(lab.answers[-1], {"type": "act", "k": 0, "u": {"insulin": 0.0}, "event": "mode: manual"})
        with self.assertRaises(vitalbench.EndOfSessions):
            env.reset()

    def test_behind_an_address(self):
        link = vitalbench.Http(port=0)
        answers = []

        def ask(message, dialogue="a"):
            request = urllib.request.Request(
                f"http://127.0.0.1:{link.port}/",
                json.dumps(message).encode(),
                {"content-type": "application/json", "vitalbench-dialogue": dialogue},
            )
            with urllib.request.urlopen(request, timeout=10) as reply:
                return json.load(reply)

        def lab():
            for message in (HELLO, RESET, shown(0, 150)):
                answers.append(ask(message))
            answers.append(ask(HELLO, "b"))
            answers.append(ask(END))
            link.close()

        thread = threading.Thread(target=lab)
        thread.start()
        env = vitalbench.Environment(link=link)
        env.reset()
        self.assertTrue(env.step({"insulin": 2.0})[3])
        with self.assertRaises(vitalbench.EndOfSessions):
            env.reset()
        thread.join(10)
        self.assertEqual([each["type"] for each in answers], ["hello", "ready", "act", "error", "end"])


if __name__ == "__main__":
    unittest.main()
