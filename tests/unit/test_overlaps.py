"""Who keeps a stretch of text that dates, references and figures want."""

from extract.pipeline import annotate


def test_a_figure_keeps_a_duration_that_it_covers() -> None:
    document = annotate("Nhân dân góp 1.200 ngày công và hai tỷ một trăm năm mươi triệu đồng")
    assert [figure.text for figure in document.statistics] == [
        "1.200 ngày công",
        "hai tỷ một trăm năm mươi triệu đồng",
    ]
    assert document.dates == ()


def test_a_date_keeps_a_number_that_begins_in_it() -> None:
    document = annotate("Chiều 12/6 tỉnh Lào Cai họp báo", published="2024-06-13")
    assert [date.text for date in document.dates] == ["Chiều 12/6"]
    assert document.statistics == ()


def test_a_documents_number_is_no_figure() -> None:
    document = annotate("Theo Quyết định số 1299/QĐ-UBND, huyện có 15/17 xã đạt chuẩn")
    assert [figure.text for figure in document.statistics] == ["15/17 xã"]


def test_a_counted_law_is_a_figure_and_a_reference() -> None:
    document = annotate("Nước ta đã tham gia 14 Hiệp định Thương mại tự do")
    assert [figure.text for figure in document.statistics] == ["14 Hiệp định"]
