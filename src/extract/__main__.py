"""`python -m extract` is the command `extract`."""

from extract.cli import app

if __name__ == "__main__":
    app()
