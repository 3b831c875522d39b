#include "survey/results.hpp"

#include "csv/write.hpp"
#include "json/write.hpp"

#include <algorithm>

namespace dxready::survey {

using assessment::CellKind;
using assessment::FlatColumn;

ResultWriter::ResultWriter(const questionnaire::Questionnaire& questionnaire, Options options)
    : m_options(std::move(options)), m_columns(assessment::flat_columns(questionnaire, m_options.advice)) {
  for (const std::string& kept : m_options.kept) {
    const auto has_name = [&](const FlatColumn& column) { return column.name == kept; };
    const bool taken = std::any_of(m_columns.begin(), m_columns.end(), has_name);
    m_columns.push_back({(taken ? "survey." : "") + kept, CellKind::text});
  }
}

std::string ResultWriter::header() const {
  std::vector<std::string> names;
  for (const FlatColumn& column : m_columns) names.push_back(csv::harmless(column.name));
  return m_options.format == ResultFormat::csv ? csv::record(names) : std::string();
}

void ResultWriter::write(std::uint64_t line, const assessment::Assessment& assessment, std::span<const std::string_view> kept,
                         std::vector<std::string>& cells, std::string& out) const {
  const std::string row = line == 0 ? std::string() : std::to_string(line);
  assessment::flat_cells(assessment, {row, assessment.input.enterprise.external_id, m_options.personal}, m_options.advice, cells);
  cells.insert(cells.end(), kept.begin(), kept.end());
  m_options.format == ResultFormat::csv ? write_csv(cells, out) : write_json(cells, out);
}

void ResultWriter::write_csv(const std::vector<std::string>& cells, std::string& out) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    csv::append_cell(out, m_columns[i].kind == CellKind::text ? csv::harmless(cells[i]) : cells[i]);
  }
  out += '\n';
}

void ResultWriter::write_json(const std::vector<std::string>& cells, std::string& out) const {
  json::Writer json(out, json::Layout::compact);
  json.begin_object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const FlatColumn& column = m_columns[i];
    switch (column.kind) {
      case CellKind::text: json.text_or_null(column.name, cells[i]); break;
      case CellKind::number: json.number_or_null(column.name, cells[i]); break;
      case CellKind::flag:
        json.key(column.name);
        json.boolean(cells[i] == "true");
        break;
      case CellKind::ids: {
        json.key(column.name);
        json.begin_array();
        for (std::string_view rest = cells[i]; !rest.empty();) {
          const std::string_view id = rest.substr(0, rest.find(' '));
          json.string(id);
          rest.remove_prefix(std::min(rest.size(), id.size() + 1));
        }
        json.end_array();
        break;
      }
    }
  }
  json.end_object();
  out += '\n';
}

}  // namespace dxready::survey
