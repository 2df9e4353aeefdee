"""`python -m parley` is `parley`."""

from parley.cli import main

if __name__ == "__main__":  # a process that is started to read imports this module too
    main()
