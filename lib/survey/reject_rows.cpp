#include "survey/reject_rows.hpp"

#include "base/messages.hpp"
#include "base/text.hpp"
#include "csv/write.hpp"
#include "sheet/write_xlsx.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

/// A reason that is longer than a cell says enough with what fits.
constexpr std::size_t longest_reason = 8000;

void append_cell(std::string_view text, bool quoted, std::string& out) {
  if (!quoted || !text.empty()) return csv::append_cell(out, text);
  out += "\"\"";
}

void add_sentence(std::string_view sentence, std::string& text) {
  if (sentence.empty()) return;
  if (!text.empty()) text += "; ";
  text += sentence;
}

}  // namespace

RejectRows::RejectRows(csv::Dialect dialect, std::span<const std::string> header, base::Language language)
    : m_dialect(dialect), m_language(language) {
  for (const std::string& name : header) m_is_own.push_back(base::caseless(name).starts_with(own_columns));
}

RejectRows::Heading RejectRows::heading(std::string_view bytes, std::uint64_t header_line) const {
  Heading heading;
  std::string& out = heading.lines;
  csv::RecordReader records(bytes, m_dialect, 1);
  csv::Record record;
  while (records.next(record)) {
    ++heading.rows;
    const bool is_header = record.line == header_line;
    if (is_header) {
      append_row(record.cells, {std::string(own_columns) + "line", std::string(own_columns) + "reason"}, out);
    } else if (record.cells.empty()) {
      out += '\n';
    } else {
      append_row(record.cells, {}, out);
    }
  }
  return heading;
}

void RejectRows::write(std::string_view bytes, std::span<const base::Diagnostic> findings, std::string& out) const {
  csv::RecordReader records(bytes, m_dialect, 1);
  csv::Record record;
  const bool has_cells = records.next(record);
  const std::uint32_t line = findings.front().place.line;
  append_row(has_cells ? record.cells : std::span<const csv::Cell>(), {line == 0 ? "" : std::to_string(line), reason(findings)},
             out);
}

void RejectRows::append_row(std::span<const csv::Cell> cells, Own own, std::string& out) const {
  std::string texts;
  bool is_cut = false;
  const auto append = [&](const csv::Cell& cell) {
    const std::string text = decoded(cell.text);
    const std::string_view fits = sheet::fitting(text);
    is_cut = is_cut || fits.size() != text.size();
    append_cell(fits, cell.quoted, texts);
    texts += ',';
  };
  for (std::size_t i = 0; i < width(); ++i) {
    if (!m_is_own[i]) append(i < cells.size() ? cells[i] : csv::Cell());
  }
  std::string beyond;
  texts.swap(beyond);
  while (cells.size() > width() && cells.back().text.empty()) cells = cells.first(cells.size() - 1);
  for (std::size_t i = width(); i < cells.size(); ++i) append(cells[i]);
  if (is_cut && !own.reason.empty()) {
    add_sentence(base::message_text({"survey.cell-cut", base::Severity::warning, {}, {}, {}, {}}, m_language), own.reason);
  }
  out += beyond;
  csv::append_cell(out, own.line);
  out += ',';
  csv::append_cell(out, own.reason);
  if (!texts.empty()) {
    out += ',';
    out.append(texts, 0, texts.size() - 1);
  }
  out += '\n';
}

/// The text in UTF-8; what is not of the encoding becomes U+FFFD.
std::string RejectRows::decoded(std::string_view text) const {
  const bool one_byte = m_dialect.encoding == csv::Encoding::windows1258 || m_dialect.encoding == csv::Encoding::windows1252;
  const csv::Encoding encoding = one_byte ? m_dialect.encoding : csv::Encoding::utf8;
  if (std::optional<std::string> all = csv::to_utf8(text, encoding)) return std::move(*all);
  std::string known;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (one_byte) {
      known += csv::to_utf8(text.substr(i, 1), encoding).value_or("\xEF\xBF\xBD");
      continue;
    }
    const std::size_t good = base::first_invalid_utf8(text.substr(i)).value_or(text.size() - i);
    known.append(text, i, good);
    i += good;
    if (i < text.size()) known += "\xEF\xBF\xBD";
  }
  return known;
}

std::string RejectRows::reason(std::span<const base::Diagnostic> findings) const {
  std::string text;
  for (const base::Diagnostic& finding : findings) {
    add_sentence(base::message_text(finding, m_language), text);
    add_sentence(base::message_hint(finding, m_language), text);
    if (text.size() > longest_reason) {
      text += " …";
      break;
    }
  }
  return text;
}

}  // namespace dxready::survey
