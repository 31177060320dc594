"""Rollout: serve a timeline of events.csv on this machine and open it in the browser."""

from rollout.serve import serve

if __name__ == "__main__":
    serve()
