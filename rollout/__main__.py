"""`python -m rollout`, and the command `rollout` where it is installed."""

from rollout.commands.environment import enter

if __name__ == "__main__":
    enter("-m", "rollout")

from rollout.commands.whole import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
