"""Runs the show in a session of its own, so that Ctrl+C ends it in order: one signal, to one process."""

import signal
import subprocess
import sys


def main() -> int:
    """Wait for the show; pass Ctrl+C on, once or more often."""
    running = subprocess.Popen(
        [sys.executable, "-m", "demo.show"], start_new_session=True
    )
    while True:
        try:
            return running.wait()
        except KeyboardInterrupt:
            running.send_signal(signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
