#include "cli/rows_file.hpp"

namespace dxready::cli {

bool is_workbook_name(std::string_view name) { return name.ends_with(".xlsx") || name.ends_with(".XLSX"); }

RowsFile::RowsFile(const std::filesystem::path& path, bool overwrite, const RowsForm& form) : m_file(path, overwrite) {
  if (form.is_workbook()) m_lines.emplace(m_file, form.sheet, form.kinds, form.heading_rows);
  write(form.heading);
}

void RowsFile::write(std::string_view lines) { m_lines ? m_lines->add(lines) : m_file.write(lines); }

void RowsFile::close() {
  if (m_lines) m_lines->finish();
  m_file.close();
}

void RowsFile::commit() { m_file.commit(); }

}  // namespace dxready::cli
