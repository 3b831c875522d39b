#!/usr/bin/env python3
"""Writes the workbooks of the tests beside itself, the same bytes each time. Standard Python."""

import pathlib
import zipfile

folder = pathlib.Path(__file__).resolve().parent
head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(*entries):
    inner = "".join(f'<Relationship Id="{i}" Type="{links}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def workbook(*sheets, properties=""):
    inner = "".join(f'<sheet name="{name}" sheetId="{i + 1}" r:id="{link}"{more}/>' for i, (name, link, more) in enumerate(sheets))
    return f'{head}<workbook {main} xmlns:r="{links}">{properties}<sheets>{inner}</sheets></workbook>'


def sheet(rows):
    return f"{head}<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"


def one_sheet(rows, **others):
    """The parts of a workbook with one sheet."""
    return {
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(("Sheet1", "rId1", "")),
        "xl/_rels/workbook.xml.rels": relationships(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": rows if rows.startswith("<?xml") else sheet(rows),
        **others,
    }


def write(name, parts):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)


strings = f"""{head}<sst {main} count="9" uniqueCount="7">
<si><t>Mã số thuế</t></si>
<si><r><rPr><b/></rPr><t xml:space="preserve">Công ty </t></r><r><t>Bình Minh</t></r></si>
<si><t>hai_x000D_
dòng _x005F_x0041_</t></si>
<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>
<si><t/></si>
<si><t>0317610004</t></si>
<si><t>Nộp lúc</t></si>
</sst>"""

styles = f"""{head}<styleSheet {main}>
<numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0\\ &quot;đồng&quot;"/>
<numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="21"/><xf numFmtId="166"/></cellXfs>
</styleSheet>"""

survey = """
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tên</t></is></c><c r="C1" t="s"><v>6</v></c></row>
<row r="2"/>
<row r="3"><c r="A3"><v>317610004</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" s="2"><v>46346.354166666664</v></c><c r="E3" s="3"/></row>
<row r="4"><c r="A4"><v>3.17E+09</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" s="1"><v>46346</v></c><c r="D4"><v>1.1000000000000001</v></c></row>
<row r="5" hidden="1"><c r="A5" t="s"><v>5</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="b"><v>0</v></c><c r="F5" t="e"><v>#N/A</v></c></row>
<row r="7"><c r="B7" t="s"><v>3</v></c><c r="C7" s="4"><v>0.5</v></c><c r="D7" s="5"><v>1.5</v></c><c r="E7" t="s"><v>4</v></c>
<c r="F7" t="str"><f>A1&amp;"x"</f><v>x_x000A_y</v></c><c r="AA7" s="3"><v>38000000000</v></c><c r="AB7" t="n"><v></v></c></row>
<row r="8"><c r="A8" s="1"/><c r="B8" s="1"/></row>
<row r="9"><c r="A9" t="d"><v>2026-11-20</v></c><c r="B9" s="1"><v>60</v></c><c r="C9" s="1"><v>59</v></c><c r="D9" s="1"><v>-1</v></c></row>
"""

write(
    "survey.xlsx",
    {
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(
            ("Lists", "rId1", ' state="hidden"'), ("Chart", "rId6", ""), ("Trả lời", "rId2", ""), ("Khác", "rId3", "")
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "worksheet", "worksheets/sheet2.xml"),
            ("rId3", "worksheet", "worksheets/sheet3.xml"),
            ("rId4", "sharedStrings", "sharedStrings.xml"),
            ("rId5", "styles", "styles.xml"),
            ("rId6", "chartsheet", "chartsheets/sheet1.xml"),
        ),
        "xl/sharedStrings.xml": strings,
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
        "xl/worksheets/sheet2.xml": sheet(survey),
        "xl/worksheets/sheet3.xml": sheet('<row r="5"><c r="B5"><v>7</v></c></row>'),
    },
)

# What small writers make: prefixes, absolute targets, no references, days from 1904, parts in other case.
prefixed = (
    f'{head}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>'
    '<x:row><x:c s="0"><x:v>44884</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)
small = one_sheet(prefixed)
small["xl/workbook.xml"] = workbook(("Sheet1", "rId1", ""), properties='<workbookPr date1904="1"/>')
small["xl/_rels/workbook.xml.rels"] = relationships(("rId1", "worksheet", "/XL/worksheets/Sheet1.xml"), ("rId2", "styles", "styles.xml"))
small["xl/styles.xml"] = f'{head}<styleSheet {main}><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
write("small.xlsx", small)

write("no-workbook.xlsx", {"hello.txt": "hello"})
(folder / "no-archive.xlsx").write_bytes(b"a,b\n1,2\n")
(folder / "password.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))

row = '<row r="1"><c r="A1"><v>1</v></c></row>'
write("cut-xml.xlsx", one_sheet(sheet(row + row.replace("1", "2"))[:-30]))
write("unknown-string.xlsx", one_sheet(row + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'))
write("column-goes-back.xlsx", one_sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'))
write("row-goes-back.xlsx", one_sheet(row + row))
write("no-column.xlsx", one_sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'))
write("document-type.xlsx", one_sheet(sheet(row).replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')))
write("deep.xlsx", one_sheet("<a>" * 300 + "</a>" * 300))
missing = one_sheet(row)
del missing["xl/worksheets/sheet1.xml"]
write("missing-part.xlsx", missing)
write("bomb.xlsx", one_sheet(row + " " * 20_000_000))
write("giant-tag.xlsx", one_sheet(f'<row r="1" x="{" " * 6_000_000}"/>'))
write("giant-row.xlsx", one_sheet(f'<row r="1"><c r="A1" t="str"><v>{"x" * 5_000_000}</v></c></row>'))

whole = one_sheet("".join(f'<row r="{i}"><c r="A{i}"><v>{i * 7919 % 1000}</v></c></row>' for i in range(1, 200)))
write("check-sum.xlsx", whole)
with zipfile.ZipFile(folder / "check-sum.xlsx") as archive:
    wrong = archive.getinfo("xl/worksheets/sheet1.xml").CRC.to_bytes(4, "little")
damaged = (folder / "check-sum.xlsx").read_bytes().replace(wrong, b"\0\0\0\0")
(folder / "check-sum.xlsx").write_bytes(damaged)
