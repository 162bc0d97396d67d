"""Places of documents, bodies and holders, by the units in force on the document's date."""

import pytest

from extract.document import Document
from extract.pipeline import Pipeline
from extract.resolve.places import is_of_the_province, place_of

PIPELINE = Pipeline()


def place(text: str, published: str | None = "2020-12-17", **fields: str) -> tuple[str | None, ...]:
    """Place, level, province, province's code and origin of a text's document."""
    done = PIPELINE.annotate(Document(id="a", text=text, published=published, **fields))  # type: ignore[arg-type]
    return done.place, done.place_level, done.province, done.province_code, done.place_from


QUANG_NINH = ("Tỉnh Quảng Ninh", "province", "Tỉnh Quảng Ninh", "22")
BODY = (
    "Sáng 17/12, UBND tỉnh Quảng Ninh họp. Lãnh đạo tỉnh Quảng Ninh yêu cầu các xã sớm báo cáo. "
    "Năm nay Quảng Ninh đón nhiều khách."
)


@pytest.mark.parametrize(
    ("text", "fields", "wanted"),
    [
        (BODY, {}, (*QUANG_NINH, "text")),
        ("(Quảng Ninh) - Sáng 17/12, hội nghị bế mạc.", {}, (*QUANG_NINH, "text")),
        ("Hội nghị bế mạc.", {"title": "Quảng Ninh: Du lịch khởi sắc"}, (*QUANG_NINH, "title")),
        ("Hội nghị bế mạc.", {"source": "Báo Quảng Ninh"}, (*QUANG_NINH, "source")),
        (
            "Hội nghị bế mạc.",
            {"title": "Huyện ủy Vân Đồn tổng kết năm"},
            ("Huyện Vân Đồn", "district", "Tỉnh Quảng Ninh", "22", "title"),
        ),
        (
            "Hội nghị bế mạc.",
            {"place": "Quảng Ninh", "place_from": "given"},
            ("Quảng Ninh", "province", "Tỉnh Quảng Ninh", "22", "given"),
        ),
        (
            "Hội nghị bế mạc.",
            {"title": "TP.HCM siết quản lý đất đai"},
            ("Thành phố Hồ Chí Minh", "province", "Thành phố Hồ Chí Minh", "79", "title"),
        ),
    ],
)
def test_a_document_has_the_place_that_is_said(text: str, fields: dict[str, str], wanted: tuple[str, ...]) -> None:
    assert place(text, **fields) == wanted


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Sáng 17/12, tại Hà Nội, Thủ tướng tiếp đại sứ.", {}),
        ("Hội nghị bế mạc.", {"title": "Ông Nguyễn Thái Bình nhận nhiệm vụ"}),
        ("Hội nghị bế mạc.", {"title": "Vùng Thái Bình Dương đón bão"}),
        ("Hội nghị bế mạc.", {"title": "Vì hòa bình, hữu nghị"}),
        ("Hội nghị bế mạc.", {"title": "Quảng Ninh và Hải Phòng ký kết hợp tác"}),
        ("Hội nghị bế mạc.", {"title": "Huyện Châu Thành tổng kết năm"}),
        (BODY, {"title": "Đoàn tàu vào Hà Nội"} | {"published": ""}),
        (BODY.replace("tỉnh Quảng Ninh", "tỉnh Quảng Ninh, tỉnh Bắc Giang"), {}),
    ],
)
def test_what_is_not_said_outright_stays_open(text: str, fields: dict[str, str]) -> None:
    published = fields.get("published", "2020-12-17") or None
    assert place(text, published, **{key: value for key, value in fields.items() if key != "published"})[0] is None


@pytest.mark.parametrize(
    ("published", "words", "wanted"),
    [
        ("2024-12-31", "Tỉnh ủy Thừa Thiên Huế", ("Tỉnh Thừa Thiên Huế", "46")),
        ("2024-12-31", "Thành ủy Huế", ("Thành phố Huế", "46")),
        ("2025-01-01", "Thành ủy Huế", ("Thành phố Huế", "46")),
        ("2025-06-30", "UBND tỉnh Bắc Kạn", ("Tỉnh Bắc Kạn", "06")),
        ("2025-07-01", "UBND tỉnh Bắc Kạn", None),
        ("2025-06-30", "UBND tỉnh Lào Cai", ("Tỉnh Lào Cai", "10")),
        ("2025-07-01", "UBND tỉnh Lào Cai", ("Tỉnh Lào Cai", "15")),
        ("2025-07-01", "UBND huyện Vân Đồn", None),
        ("2020-12-17", "Ủy ban nhân dân xã Lục Hồn", ("Xã Lục Hồn", "22")),
        ("2020-12-17", "thị xã Kỳ Anh", ("Thị xã Kỳ Anh", "42")),
        ("2020-12-17", "UBND xã Tân Lập", None),
        ("2020-12-17", "Công ty Hòa Bình", None),
        ("2020-12-17", "cả nước", None),
    ],
)
def test_a_body_has_the_unit_in_force(published: str, words: str, wanted: tuple[str, str] | None) -> None:
    found = place_of(words, published, None)
    assert (found and (found.name, found.province_code)) == wanted


def test_a_body_of_the_province_takes_it_from_the_document() -> None:
    of_province = Document(id="a", text="", province="Tỉnh Quảng Ninh")
    assert is_of_the_province("Ban Thường vụ Tỉnh ủy", of_province)
    assert not is_of_the_province("Sở Y tế tỉnh Bắc Giang", of_province)
    assert not is_of_the_province("Tỉnh ủy", Document(id="a", text=""))
