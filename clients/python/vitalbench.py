"""Vitalbench for controllers in Python: the standard library only, Python 3.9 or newer.

The lab drives: it owns the virtual clock, shows what the sensors see, and waits for an act. Two ways to answer it:

* ``serve(controller)`` calls a function ``step(obs, t)``, or an object with ``reset(session)`` and ``step(obs, t)``;
* ``Environment`` turns the same dialogue inside out, into ``reset()`` and ``step(action)`` as agents of Gymnasium expect them.

Both speak ``vitalbench-control/1``, over standard input and output (``link: process``) or behind an address (``link: http``).
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, Mapping, Optional, Protocol, Sequence, Tuple, Union

__all__ = ["Contract", "Controller", "EndOfSessions", "Environment", "Http", "Link", "Session", "Signal", "Stdio", "serve"]

PROTOCOL = "vitalbench-control/1"

Observation = Dict[str, Optional[float]]
"""What the sensors see, by the id of the input; ``None`` where a number is missing."""

Action = Mapping[str, float]
"""What the controller does, by the id of the output. Every output of the contract has to be there, and finite."""

Act = Union[Action, Tuple[Action, Optional[str]]]
"""An action, or an action with an event to tell: an alarm, a change of mode."""


@dataclass(frozen=True)
class Signal:
    """A number that travels in a session; ``unit`` is UCUM, ``range`` is what the product's contract allows, if it says so."""

    id: str
    unit: str
    range: Optional[Tuple[float, float]] = None


@dataclass(frozen=True)
class Contract:
    """What the controller takes and gives, as the product's file declares it."""

    inputs: Tuple[Signal, ...]
    outputs: Tuple[Signal, ...]
    period_seconds: float


@dataclass(frozen=True)
class Session:
    """How a session begins: a name that tells nothing, and what a clinician would enter of the patient."""

    id: str
    patient: Mapping[str, Union[float, str]]
    contract: Contract


class EndOfSessions(Exception):
    """The lab has no further session."""


class Controller(Protocol):
    """A controller with a memory; ``reset`` is called before each session and has to forget the one before."""

    def reset(self, session: Session) -> None: ...

    def step(self, obs: Observation, t: float) -> Act: ...


class Link(Protocol):
    """A way to the lab: its messages in order, ``None`` once no more will come, and a way back."""

    def receive(self) -> Optional[Dict[str, Any]]: ...

    def send(self, message: bytes) -> None: ...


class Stdio:
    """The lab on standard input and output. From now on ``print`` goes to standard error, for standard output is the lab's."""

    def __init__(self) -> None:
        self._readline = sys.stdin.buffer.readline
        sys.stdout.flush()
        self._out = os.dup(1)
        os.dup2(2, 1)

    def receive(self) -> Optional[Dict[str, Any]]:
        line = self._readline()
        return json.loads(line) if line else None

    def send(self, message: bytes) -> None:
        message += b"\n"
        while message:
            message = message[os.write(self._out, message) :]


class Http:
    """The lab on an address of this machine, one dialogue at a time: run the study with ``--workers 1``.

    ``run`` is a command that is started once the address listens, such as ``["npx", "vitalbench", "run", "study.yaml", "--workers", "1"]``;
    its end is the end of the sessions, and its exit code is then in ``exit_code``. Without it the server goes on until it is closed.
    """

    def __init__(self, port: int = 8765, host: str = "127.0.0.1", run: Optional[Sequence[str]] = None) -> None:
        self._asked: queue.Queue[Optional[bytes]] = queue.Queue()
        self._answers: queue.Queue[bytes] = queue.Queue()
        self._turn = threading.Lock()
        self._dialogue: Optional[str] = None
        self._busy = False
        self.exit_code: Optional[int] = None
        self._server = ThreadingHTTPServer((host, port), _handler(self))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        if run is not None:
            threading.Thread(target=self._run, args=(list(run),), daemon=True).start()

    def _run(self, command: Sequence[str]) -> None:
        self.exit_code = subprocess.run(command, check=False).returncode
        self._asked.put(None)

    def _exchange(self, dialogue: Optional[str], message: bytes) -> bytes:
        with self._turn:
            kind = json.loads(message)["type"]
            if self._busy and dialogue != self._dialogue:
                return b'{"type":"error","reason":"another dialogue goes on; run the study with --workers 1"}'
            self._dialogue = dialogue
            self._busy = kind in ("reset", "step")
            self._asked.put(message)
            return b'{"type":"end"}' if kind == "end" else self._answers.get()

    def receive(self) -> Optional[Dict[str, Any]]:
        message = self._asked.get()
        return None if message is None else json.loads(message)

    def send(self, message: bytes) -> None:
        self._answers.put(message)

    def close(self) -> None:
        """Stops to listen; whoever waits for a message gets ``None``."""
        self._server.shutdown()
        self._server.server_close()
        self._asked.put(None)


def _handler(link: Http) -> type:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            answer = link._exchange(self.headers.get("vitalbench-dialogue"), body)
            head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(answer)}\r\n\r\n"
            self.wfile.write(head.encode() + answer)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


# Numbers of other libraries, such as numpy's, become floats.
_encode = json.JSONEncoder(separators=(",", ":"), default=float).encode


def _contract(said: Mapping[str, Any]) -> Contract:
    def signals(side: str) -> Tuple[Signal, ...]:
        return tuple(Signal(each["id"], each["unit"], tuple(each["range"]) if "range" in each else None) for each in said[side])

    return Contract(signals("inputs"), signals("outputs"), said["periodSeconds"])


def _hello(units: Tuple[Optional[Mapping[str, str]], Optional[Mapping[str, str]]]) -> bytes:
    declared = {
        side: [{"id": name, "unit": unit} for name, unit in own.items()] for side, own in zip(("inputs", "outputs"), units) if own is not None
    }
    return _encode({"type": "hello", "protocol": PROTOCOL, "contract": declared}).encode()


def _act(k: int, act: Act) -> bytes:
    action, event = act if isinstance(act, tuple) else (act, None)
    told = "" if event is None else f',"event":{_encode(event)}'
    return f'{{"type":"act","k":{k},"u":{_encode(action)}{told}}}'.encode()


def serve(
    controller: Union[Controller, Callable[[Observation, float], Act]],
    *,
    inputs: Optional[Mapping[str, str]] = None,
    outputs: Optional[Mapping[str, str]] = None,
    link: Optional[Link] = None,
) -> None:
    """Answers the lab until it has no more to ask.

    ``inputs`` and ``outputs`` are the units (UCUM) that the controller counts in, by id: ``{"glucose": "mg/dL"}``. The lab refuses a
    controller that counts in others than its product's file declares. What the controller raises ends the process, and is the outcome.
    """
    lab = link if link is not None else Stdio()
    receive, send = lab.receive, lab.send
    step: Callable[[Observation, float], Act] = getattr(controller, "step", controller)  # type: ignore[arg-type]
    reset = getattr(controller, "reset", None)
    contract: Optional[Contract] = None
    while True:
        message = receive()
        if message is None:
            return
        kind = message["type"]
        if kind == "step":
            send(_act(message["k"], step(message["obs"], message["t"])))
        elif kind == "reset":
            assert contract is not None
            if reset is not None:
                reset(Session(message["session"], message["patient"], contract))
            send(b'{"type":"ready"}')
        elif kind == "hello":
            contract = _contract(message["contract"])
            send(_hello((inputs, outputs)))


Reward = Callable[[Observation, Action, Observation], float]
"""A reward of one's own: of what was seen, what was done, and what was seen then. The lab has none to give."""


class Environment:
    """The lab as an environment in the manner of Gymnasium: ``reset()`` and ``step(action)``, a session being an episode.

    The lab decides how many sessions there are, on whom, and when each is over; after the last one ``reset`` raises ``EndOfSessions``.
    No true state is shown and there is no reward but the one that ``reward`` computes (0 without).
    """

    def __init__(
        self,
        reward: Optional[Reward] = None,
        *,
        inputs: Optional[Mapping[str, str]] = None,
        outputs: Optional[Mapping[str, str]] = None,
        link: Optional[Link] = None,
    ) -> None:
        self._reward = reward
        self._units = (inputs, outputs)
        self._lab = link if link is not None else Stdio()
        self._contract: Optional[Contract] = None
        self._asked: Optional[Dict[str, Any]] = None
        self._info: Dict[str, Any] = {}

    def _next(self) -> Dict[str, Any]:
        message = self._lab.receive()
        if message is None:
            raise EndOfSessions("the lab has no further session")
        if message["type"] == "hello":
            self._contract = _contract(message["contract"])
            self._lab.send(_hello(self._units))
        return message

    @property
    def contract(self) -> Contract:
        """Signals with units and ranges, and the period; waits for the lab if it did not say them yet. Make your spaces from it."""
        while self._contract is None:
            self._next()
        return self._contract

    def reset(self, *, seed: Optional[int] = None, options: Optional[Mapping[str, Any]] = None) -> Tuple[Observation, Dict[str, Any]]:
        """Waits for the next session and its first decision. ``seed`` and ``options`` are ignored: the study has its seed."""
        if self._asked is not None:
            raise RuntimeError("the session goes on: it is for the lab to end it; act with step()")
        while True:
            message = self._next()
            if message["type"] == "reset":
                self._info = {"session": message["session"], "patient": message["patient"]}
                self._lab.send(b'{"type":"ready"}')
            elif message["type"] == "step":
                return self._shown(message)

    def _shown(self, message: Dict[str, Any]) -> Tuple[Observation, Dict[str, Any]]:
        self._asked = message
        return message["obs"], {**self._info, "k": message["k"], "t": message["t"]}

    def step(self, action: Action, event: Optional[str] = None) -> Tuple[Observation, float, bool, bool, Dict[str, Any]]:
        """Acts, and waits for the next decision: ``(obs, reward, terminated, truncated, info)``.

        ``terminated`` is always false, for the lab tells no true state. ``truncated`` says that the lab ended the session: then ``obs`` is the
        last one again, and the reward is 0.
        """
        if self._asked is None:
            raise RuntimeError("no session goes on: begin one with reset()")
        asked, self._asked = self._asked, None
        self._lab.send(_act(asked["k"], (action, event)))
        message = self._next()
        if message["type"] != "step":
            return asked["obs"], 0.0, False, True, {**self._info, "k": asked["k"], "t": asked["t"]}
        obs, info = self._shown(message)
        return obs, 0.0 if self._reward is None else self._reward(asked["obs"], action, obs), False, False, info

    def close(self) -> None:
        """Closes the link, where it can be closed."""
        getattr(self._lab, "close", lambda: None)()
