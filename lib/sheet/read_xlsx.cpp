#include "sheet/read_xlsx.hpp"

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "sheet/sheet_rows.hpp"

#include <algorithm>
#include <optional>

namespace dxready::sheet {
namespace {

[[noreturn]] void fail_no_sheet(const Workbook& workbook, const std::string& file, std::string_view wanted) {
  std::vector<std::string> names;
  std::string list;
  for (const SheetPart& sheet : workbook.sheets) {
    names.push_back(sheet.name);
    list += (list.empty() ? "" : ", ") + sheet.name;
  }
  base::Diagnostic finding;
  finding.code = "sheet.no-such-sheet";
  finding.arguments = {{"sheet", wanted}, {"sheets", list}, {"suggestion", base::closest(wanted, names)}};
  finding.file = file;
  throw base::DataError(std::move(finding));
}

const SheetPart& chosen_sheet(const Workbook& workbook, const std::string& file, std::string_view wanted) {
  const auto found = std::find_if(workbook.sheets.begin(), workbook.sheets.end(), [&](const SheetPart& sheet) {
    return wanted.empty() ? !sheet.hidden : base::nfc(sheet.name) == base::nfc(wanted);
  });
  if (found != workbook.sheets.end()) return *found;
  if (!wanted.empty()) fail_no_sheet(workbook, file, wanted);
  return workbook.sheets.front();
}

}  // namespace

struct WorkbookReader::State {
  State(const std::filesystem::path& path, std::string_view wanted)
      : archive(path), workbook(read_workbook(archive)),
        sheet(chosen_sheet(workbook, archive.file(), wanted)), context{read_shared_strings(archive, workbook.shared_strings),
                                                                       read_date_styles(archive, workbook.styles),
                                                                       workbook.from_1904},
        rows(context), parser(archive, rows) {
    if (!archive.open(sheet.part)) archive.damaged();
  }

  Archive archive;
  Workbook workbook;
  const SheetPart& sheet;
  CellContext context;
  RowHandler rows;
  XmlParser parser;
  bool ended = false;
};

WorkbookReader::WorkbookReader(const std::filesystem::path& path, std::string_view sheet)
    : m_state(std::make_unique<State>(path, sheet)) {}

WorkbookReader::~WorkbookReader() = default;

const std::string& WorkbookReader::sheet_name() const { return m_state->sheet.name; }

std::vector<std::string> WorkbookReader::sheet_names() const {
  std::vector<std::string> names;
  for (const SheetPart& sheet : m_state->workbook.sheets) names.push_back(sheet.name);
  return names;
}

bool WorkbookReader::next(Row& row) {
  State& state = *m_state;
  while (!state.ended) {
    state.ended = !state.parser.run();
    if (state.ended) break;
    row = state.rows.row();
    if (!row.cells.empty()) return true;
  }
  return false;
}

}  // namespace dxready::sheet
