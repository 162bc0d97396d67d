"""Targets with the figures that answer them, and figures that only look as if they did."""

from decimal import Decimal

import pytest

from extract.pipeline import annotate
from extract.resolve.targets import targets

Row = tuple[object, object, object, object]


def read(text: str) -> list[Row]:
    """Target value, bound, actual value and percentage of every target of a text."""
    document = annotate(text, published="2020-12-17")
    return [
        (one.target_value, one.bound, one.actual.value if one.actual else None, one.achieved)
        for one in targets(document)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Năm 2020, Đảng bộ kết nạp 468/450 đảng viên.", (450, None, 468, 104)),
        ("Thu ngân sách năm 2020 ước đạt 751 tỷ đồng, đạt 95,5% dự toán.", (None, None, 751 * 10**9, Decimal("95.5"))),
        ("Dịch vụ cấp nước sạch năm 2020 đạt 121,2% kế hoạch.", (None, None, None, Decimal("121.2"))),
        ("Doanh thu năm 2020 đạt 330 tỷ đồng, vượt 8% kế hoạch năm.", (None, None, 330 * 10**9, 108)),
        ("Doanh thu năm 2020 đạt 330 tỷ đồng, giảm 8% so với kế hoạch.", (None, None, 330 * 10**9, 92)),
        (
            "Thu ngân sách năm 2020 đạt 216 tỷ đồng, bằng 54% so với kế hoạch cả năm 2020 là 400 tỷ đồng.",
            (400 * 10**9, None, 216 * 10**9, 54),
        ),
        (
            "Diện tích gieo cấy năm 2020 đạt 30.000 ha (kế hoạch trên 60.000 ha).",
            (60000, "min", 30000, 50),
        ),
        (
            "Năm 2020, mục tiêu thu ngân sách là 500 tỷ đồng. Năm 2020, thu ngân sách đạt 520 tỷ đồng.",
            (500 * 10**9, None, 520 * 10**9, 104),
        ),
        ("Phấn đấu năm 2021 thu ngân sách ít nhất 900 tỷ đồng.", (900 * 10**9, "min", None, None)),
        ("Phấn đấu đến năm 2030 giảm tỷ lệ hộ nghèo từ 18% xuống 5%.", (5, None, None, None)),
        ("Thu ngân sách năm 2020 đạt 90/120 tỷ đồng, đạt 75% dự toán.", (120 * 10**9, None, 90 * 10**9, 75)),
    ],
)
def test_a_target_has_the_figure_that_answers_it(text: str, wanted: Row) -> None:
    assert read(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách năm 2020 đạt 751 tỷ đồng, bằng 95% so với cùng kỳ.",
        "Năm 2020, có 47/50 hộ dân dùng nước sạch.",
        "Lợi nhuận năm 2020 bằng 95% kế hoạch cùng kỳ năm trước.",
        "Năm 2021, xã sẽ triển khai 3 khâu đột phá.",
    ],
)
def test_what_is_no_target_gives_no_row(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu năm 2021 thu ngân sách 900 tỷ đồng. Năm 2020, thu ngân sách đạt 800 tỷ đồng.",
        "Phấn đấu năm 2020 trồng 50 ha rừng. Năm 2020, thu ngân sách đạt 800 tỷ đồng.",
    ],
)
def test_a_figure_of_another_time_or_thing_does_not_answer(text: str) -> None:
    (only,) = read(text)
    assert only[2:] == (None, None)
