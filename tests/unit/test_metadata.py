"""What an article's header lines and a table's cells say about it."""

import pytest

from extract.io.metadata import Header, cell, header, moment, stamp


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2020-12-17", "2020-12-17"),
        ("2020-12-17T01:22", "2020-12-17T01:22"),
        ("2020-12-17 01:22:09", "2020-12-17T01:22:09"),
        ("2020-12-17T01:22:09.123Z", "2020-12-17T01:22:09Z"),
        ("2020-12-17T01:22:09+0700", "2020-12-17T01:22:09+07:00"),
        ("17/12/2020", "2020-12-17"),
        ("17.12.2020 - 1h22", "2020-12-17T01:22"),
        ("01:22 ngày 17/12/2020", "2020-12-17T01:22"),
        ("17/12/2020 lúc 01:22", "2020-12-17T01:22"),
        ("Thu, 17 Dec 2020 01:22:00 +0700", "2020-12-17T01:22:00+07:00"),
        ("2020-02-30", None),
        ("17/13/2020", None),
        ("2020-12-17T25:00", None),
        ("tháng 12 năm 2020", None),
        ("2020", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_moments(written: str, value: str | None) -> None:
    assert moment(written) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Ngày đăng 17/12/2020 | 01:22  | View count: 41", "2020-12-17T01:22"),
        ("Ngày đăng: 17/12/2020", "2020-12-17"),
        ("Đăng lúc 01:22, 17/12/2020", "2020-12-17T01:22"),
        ("Cập nhật: 17-12-2020 08:05", "2020-12-17T08:05"),
        ("Thứ Năm, 17/12/2020, 01:22 (GMT+7)", "2020-12-17T01:22"),
        ("Chủ nhật, ngày 17/12/2020", "2020-12-17"),
        ("17/12/2020 01:22 AM", "2020-12-17T01:22"),
        ("17/12/2020 3:05:09 CH", "2020-12-17T15:05:09"),
        ("12:30 SA, 17/12/2020", "2020-12-17T00:30"),
        ("17/12/2020 | 01:22", "2020-12-17T01:22"),
        ("17/12/2020: ngày hội của toàn dân", None),
        ("Ngày đăng ký 17/12/2020", None),
        ("Sáng 17/12/2020, hội nghị khai mạc", None),
        ("1234567 người", None),
        ("Ngày 31/2/2020", None),
    ],
)
def test_stamps(line: str, value: str | None) -> None:
    assert stamp(line) == value


def test_the_line_before_the_stamp_is_the_title() -> None:
    text = "Tin tức\n\nHội nghị tổng kết\nTác giả: Minh Hà\n17/12/2020 01:22\n\nSáng nay, hội nghị khai mạc."
    assert header(text) == Header("Hội nghị tổng kết", "2020-12-17T01:22", "Minh Hà")


def test_a_short_first_line_is_the_title_where_there_is_no_stamp() -> None:
    assert header("Hội nghị tổng kết\n\nSáng nay, hội nghị khai mạc.").title == "Hội nghị tổng kết"
    assert header("Sáng nay, hội nghị khai mạc.\nChiều nay bế mạc.").title is None
    assert header("Chỉ một dòng").title is None


def test_dates_in_the_body_are_no_stamp() -> None:
    body = "Dài " * 100
    assert header(f"Tiêu đề\n{body}\n17/12/2020 01:22\n") == Header("Tiêu đề")


def test_cells() -> None:
    assert cell("  Hạ\n Long ") == "Hạ Long"
    assert cell(["Minh Hà", "Thu An"]) == "Minh Hà, Thu An"
    assert (cell(5), cell(True), cell(None), cell(" "), cell({"a": 1})) == ("5", None, None, None, None)
