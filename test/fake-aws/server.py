"""AWS for tests: moto's server, taught what it gets wrong (patches/) and what it lets pass (refusals/).

Prints one line of JSON once it listens, and ends when its stdin closes:
{"port": 4321, "patches": [{"name", "aws", "source"}], "refusals": [{"name", "aws", "source"}]}
"""

import importlib.util
import json
import logging
import os
import sys
import threading

sys.dont_write_bytecode = True

MISSING = 3
"""Exit code when moto is not installed."""


def main() -> int:
    if not all(importlib.util.find_spec(name) for name in ("moto", "flask", "flask_cors")):
        print("moto is not installed: pip install 'moto[server]'", file=sys.stderr)
        return MISSING
    # Read by moto while it is imported.
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"
    from werkzeug.serving import make_server

    from app import App
    from catalogue import PATCHES, REFUSALS
    from patching import Switchboard
    from speed import speed_up
    from whole_answer import WholeAnswer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    speed_up()
    switchboard = Switchboard([*PATCHES, *REFUSALS])
    server = make_server("127.0.0.1", 0, App(switchboard), threaded=True, request_handler=WholeAnswer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    patches, refusals = ([patch.told for patch in of] for of in (PATCHES, REFUSALS))
    print(json.dumps({"port": server.port, "patches": patches, "refusals": refusals}), flush=True)
    sys.stdin.buffer.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
