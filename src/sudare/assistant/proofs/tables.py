"""An answer's values as a workbook, JSON and Markdown."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

Json = Mapping[str, Any]
Rows = list[list[str]]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def rows_of(fields: Sequence[Json], titles: Mapping[str, str] | None = None) -> Rows:
    """Name, value and status of each value; the items of a list stand in rows of their own below it."""
    rows: Rows = []
    for one in fields:
        title = (titles or {}).get(one["name"], one["name"])
        value = one["value"]
        if not isinstance(value, list):
            rows.append([title, said(value), one["status"]])
            continue
        rows.append([title, str(len(value)), one["status"]])
        rows += [[f"{title} {number}", _item(item), one["status"]] for number, item in enumerate(value, 1)]
    return rows


def as_markdown(text: str, fields: Sequence[Json], titles: Mapping[str, str] | None = None) -> str:
    rows = rows_of(fields, titles)
    table = ["| | | |", "|---|---|---|", *(f"| {' | '.join(map(_cell, row))} |" for row in rows)] if rows else []
    return "\n".join([_plain(text), "", *table]).strip() + "\n"


def as_document(text: str, fields: Sequence[Json], checks: Sequence[Json], **more: Any) -> str:
    return json.dumps({"answer": text, "fields": fields, "checks": checks, **more}, ensure_ascii=False, indent=2) + "\n"


def as_line(value: Mapping[str, Any]) -> str:
    """One object of JSON lines."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def as_workbook(sheet: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet whose cells are texts and numbers, never formulas. Source: ECMA-376, part 1, 18.3."""
    rows = "".join(
        f'<row r="{number}">{"".join(_xml_cell(cell) for cell in row)}</row>' for number, row in enumerate(sheet, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": _relations(f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sudare" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}')
    return content.getvalue()


def said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return _item(value)
    return str(value)


def _item(value: object) -> str:
    """One line of a list: what it is and what of it, without the places."""
    if not isinstance(value, Mapping):
        return said(value)
    return " ".join(said(_inner(part)) for name, part in value.items() if name != "evidence" and said(_inner(part)))


def _inner(part: object) -> object:
    return part.get("value") if isinstance(part, Mapping) and "value" in part else part


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isascii() and cell.removeprefix("-").replace(".", "", 1).isdigit()


def _xml_cell(cell: str) -> str:
    if _is_number(cell) and len(cell) < 15:  # noqa: PLR2004  what a spreadsheet's numbers hold exactly
        return f"<c><v>{cell}</v></c>"
    clean = "".join(sign for sign in cell if sign in "\n\t" or ord(sign) >= ord(" "))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(clean)}</t></is></c>'


def _relations(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{link}</Relationships>'


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|").replace("\n", " ")


def _plain(text: str) -> str:
    """No HTML, no pictures and no links out of what stood in a picture."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("![", "!\\[").replace("](", "]\\(")
