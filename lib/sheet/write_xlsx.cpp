#include "sheet/write_xlsx.hpp"

#include "base/diagnostic.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"
#include "sheet/archive_writer.hpp"
#include "sheet/cell_xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace dxready::sheet {
namespace {

using std::string_view;

// Excel's own limits.
constexpr std::uint64_t most_rows = 1048576;
constexpr std::size_t most_columns = 16384;

/// The rows column widths are taken from, fewer when they are long, and the letters a column is wide.
constexpr std::uint64_t measured_rows = 100;
constexpr std::size_t most_measured = std::size_t{256} * 1024;
constexpr std::size_t narrowest = 9;
constexpr std::size_t widest = 60;

/// What the archive gets at a time: always so much, so that its bytes do not depend on how rows came.
constexpr std::size_t piece = std::size_t{64} * 1024;

constexpr string_view prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    "</Types>";

constexpr string_view package_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    "</Relationships>";

constexpr string_view workbook_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/>)"
    "</Relationships>";

constexpr string_view workbook_begin =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")";
constexpr string_view workbook_end = R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)";

/// The formats in the order of CellFormat. 49 is text, 1 is "0" and 2 is "0.00".
constexpr string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>)"
    R"(<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>)"
    R"(<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

/// Letters counted in UTF-16: a letter of four bytes counts twice.
std::size_t letters(char first_byte) {
  const auto byte = static_cast<unsigned char>(first_byte);
  return (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
}

}  // namespace

string_view fitting(string_view text) {
  if (text.size() <= most_letters) return text;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    count += letters(text[i]);
    if (count > most_letters) return text.substr(0, i);
  }
  return text;
}

struct WorkbookWriter::State {
  State(base::OutputFile& file, string_view name, std::uint64_t heading_rows)
      : file_name(file.path().string()), archive(file), headings(heading_rows) {
    std::string workbook(workbook_begin);
    append_text_xml(name, workbook);
    workbook += workbook_end;
    part("[Content_Types].xml", content_types);
    part("_rels/.rels", package_relations);
    part("xl/workbook.xml", workbook);
    part("xl/_rels/workbook.xml.rels", workbook_relations);
    part("xl/styles.xml", styles);
    archive.begin("xl/worksheets/sheet1.xml");
  }

  std::string file_name;
  ArchiveWriter archive;
  std::uint64_t headings;
  std::uint64_t row = 0;            ///< the last one
  std::vector<std::size_t> widths;  ///< of the columns, in letters
  std::string xml;                  ///< rows, not yet in the archive
  bool begun = false;               ///< what stands before the rows is written

  void part(const std::string& name, string_view text) {
    archive.begin(name);
    archive.write(prologue);
    archive.write(text);
    archive.end();
  }

  [[noreturn]] void fail(string_view code, std::size_t column = 0) const {
    std::string name;
    append_column_name(column, name);
    base::Diagnostic finding;
    finding.code = code;
    finding.arguments = {{"row", std::to_string(row)}, {"column", name}};
    finding.file = file_name;
    throw base::DataError(std::move(finding));
  }

  void add(std::span<const Cell> cells) {
    ++row;
    if (row > most_rows) fail("sheet.too-many-rows");
    if (cells.size() > most_columns) fail("sheet.too-many-columns");
    if (!begun) measure(cells);
    if (!cells.empty()) add_row(cells);
    if (!begun && (row == measured_rows || xml.size() > most_measured)) begin();
    if (begun) flush(piece);
  }

  void add_row(std::span<const Cell> cells) {
    fmt::format_to(std::back_inserter(xml), "<row r=\"{}\">", row);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (fitting(cells[column].text).size() != cells[column].text.size()) fail("sheet.cell-too-long", column);
      append_cell_xml(cells[column], column, row, row <= headings, xml);
    }
    xml += "</row>";
  }

  void measure(std::span<const Cell> cells) {
    widths.resize(std::max(widths.size(), cells.size()), narrowest);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::size_t width = base::display_width(cells[column].text.substr(0, 4 * widest)) + 2;
      widths[column] = std::clamp(width, widths[column], widest);
    }
  }

  /// Puts in front of the rows what stands before them in a sheet.
  void begin() {
    std::string head(prologue);
    head +=
        R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">)";
    if (headings > 0) {
      fmt::format_to(std::back_inserter(head), R"(<pane ySplit="{}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/>)",
                     headings, headings + 1);
    }
    head += R"(</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>)";
    if (!widths.empty()) head += "<cols>";
    for (std::size_t column = 0; column < widths.size(); ++column) {
      fmt::format_to(std::back_inserter(head), R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", column + 1,
                     widths[column]);
    }
    if (!widths.empty()) head += "</cols>";
    xml.insert(0, head + "<sheetData>");
    begun = true;
  }

  void flush(std::size_t size) {
    std::size_t done = 0;
    for (; xml.size() - done >= size && done < xml.size(); done += std::min(size, xml.size() - done)) {
      archive.write(string_view(xml).substr(done, size));
    }
    xml.erase(0, done);
  }

  void finish() {
    if (!begun) begin();
    xml += "</sheetData></worksheet>";
    flush(piece);
    if (!xml.empty()) archive.write(xml);
    archive.end();
    archive.finish();
  }
};

WorkbookWriter::WorkbookWriter(base::OutputFile& file, string_view sheet, std::uint64_t heading_rows)
    : m_state(std::make_unique<State>(file, sheet, heading_rows)) {}

WorkbookWriter::~WorkbookWriter() = default;

void WorkbookWriter::add(std::span<const Cell> cells) { m_state->add(cells); }

void WorkbookWriter::finish() { m_state->finish(); }

}  // namespace dxready::sheet
