"""The tables as one workbook for Excel, a sheet a table: written as it streams, the same bytes every time.

Text is text there, so that Excel neither runs a formula nor turns `3/4` into a day; a number of more than 15 digits,
which Excel would round, is text as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from extract.io.columns import Table

_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
_EXACT_DIGITS = 15
_NO_XML = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CODED = regex.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>'
)


def write_workbook(file: BinaryIO, tables: Iterable[tuple[Table, Iterable[list[str]]]]) -> None:
    """Write the tables, with their rows as CSV has them, to `file`; one too long for a sheet goes on in another."""
    names: list[str] = []
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for table, rows in tables:
            stream, first = iter(rows), len(names)
            while True:
                names.append(table.name if len(names) == first else f"{table.name}_{len(names) - first + 1}")
                if not _sheet(archive, len(names), table, stream):
                    break
        for name, content in _frame(names).items():
            archive.writestr(_member(name), content)


def _sheet(archive: ZipFile, number: int, table: Table, rows: Iterator[list[str]]) -> bool:
    """Write a sheet; whether it is full, so that another must follow."""
    numeric = [column.type in ("integer", "number") for column in table.columns]
    with archive.open(_member(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as sheet:
        head = "".join(f'<c s="1" t="inlineStr"><is><t>{name}</t></is></c>' for name in table.header)
        sheet.write(f"{_SHEET}<row>{head}</row>".encode())
        count = 1
        for row in rows:
            cells = "".join(map(_cell, row, numeric))
            sheet.write(f"<row>{cells}</row>".encode())
            count += 1
            if count == _MOST_ROWS:
                break
        sheet.write(b"</sheetData></worksheet>")
    return count == _MOST_ROWS


def _cell(value: str, numeric: bool) -> str:
    if not value:
        return "<c/>"
    if numeric and len(value.lstrip("-0.")) <= _EXACT_DIGITS:
        return f"<c><v>{value}</v></c>"
    text = escape(_CODED.sub("_x005F_", _NO_XML.sub(" ", value[:_LONGEST_CELL])))
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name)  # dated 1980, so that the bytes never change
    member.compress_type = ZIP_DEFLATED
    return member


def _frame(names: list[str]) -> dict[str, str]:
    """The parts of a workbook that name its sheets."""
    numbered = list(enumerate(names, start=1))
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n, _ in numbered
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    styles = f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    book = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{relations}{styles}</Relationships>',
        "xl/styles.xml": _STYLES,
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{book}</Relationships>',
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{parts}</Types>'
        ),
    }
