"""The relative frequency as a product of its own process: one call a line, one answer a line."""
import json
import sys

print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    call = json.loads(line)
    throws = call["inputs"]["throws"]["data"]
    print(json.dumps({"id": call["id"], "outputs": {"bias": {"shape": [1], "data": [sum(throws) / len(throws)]}}}), flush=True)
