"""Run the command line: python -m afterno."""

from __future__ import annotations

from afterno.cli.main import main

if __name__ == "__main__":
    main()
