"""What the contract tests share: articles made up for them, and the bytes of a run's files."""

import csv
import json
import random
from pathlib import Path

PLACES = ("Hạ Long", "Cẩm Phả", "Uông Bí", "Móng Cái", "Đông Triều")


def articles(count: int, sentences: int = 20, seed: int = 7) -> list[dict[str, str]]:
    """Articles in the genre, all different, the same for the same numbers."""
    chance = random.Random(seed)  # noqa: S311 - articles, not secrets
    made = []
    for number in range(count):
        lines = [
            f"Năm {chance.randint(2010, 2025)}, thành phố {chance.choice(PLACES)} thu ngân sách "
            f"{chance.randint(1, 9)}.{chance.randint(100, 999)} tỷ đồng, tăng {chance.randint(1, 99)},5%. "
            f"Đồng chí Nguyễn Văn {chance.choice('ABCDEGHK')}nh, Chủ tịch UBND thành phố, "
            f"phát biểu ngày {chance.randint(1, 28)}/6."
            for _ in range(sentences)
        ]
        made.append(
            {"id": f"bài {number}", "title": f"Bài số {number}", "published": "2020-12-17", "text": "\n".join(lines)}
        )
    return made


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of every file that must not differ between runs."""
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file() and file.name != "run.json"}


def documents(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "documents.jsonl").read_text(encoding="utf-8").split("\n") if line]


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
