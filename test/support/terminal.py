"""Runs a command in a pseudo terminal and types: argv[1] is JSON, {"command": [...], "steps": [[text to wait for, text to type], ...]}.

Prints {"output": everything that came, "status": exit code or null, "missing": text that did not come or null}."""
import json
import os
import pty
import select
import sys
import time

task = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(task["command"][0], task["command"])
output = b""
seen = 0


def read(deadline):
    """More output: False at its end or when the time is up."""
    global output
    ready, _, _ = select.select([fd], [], [], max(0, deadline - time.time()))
    if not ready:
        return False
    try:
        data = os.read(fd, 65536)
    except OSError:
        return False
    output += data
    return len(data) > 0


missing = None
for wanted, keys in task["steps"]:
    deadline = time.time() + task.get("seconds", 20)
    while True:
        at = output.find(wanted.encode(), seen)
        if at >= 0:
            seen = at + len(wanted.encode())
            break
        if not read(deadline):
            missing = wanted
            break
    if missing is not None:
        break
    # As a person would, not within the millisecond in which the screen changed.
    time.sleep(0.1)
    os.write(fd, keys.encode())
deadline = time.time() + 5
while missing is None and read(deadline):
    pass
status = None
for _ in range(50):
    done, code = os.waitpid(pid, os.WNOHANG)
    if done:
        status = os.waitstatus_to_exitcode(code)
        break
    time.sleep(0.1)
else:
    os.kill(pid, 9)
    os.waitpid(pid, 0)
print(json.dumps({"output": output.decode("utf8", "replace"), "status": status, "missing": missing}))
