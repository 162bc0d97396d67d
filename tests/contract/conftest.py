"""Makes `outputs` importable by the contract tests, and gives them ready runs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
