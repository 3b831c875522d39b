#include "store/import_digest.hpp"

#include <fmt/format.h>

namespace dxready::store {
namespace {

void add_line(std::string& text, std::string_view line) {
  text += line;
  text += '\n';
}

void add_line(std::string& text, std::int64_t number) {
  const fmt::format_int digits(number);
  add_line(text, std::string_view(digits.data(), digits.size()));
}

void add_line(std::string& text, const std::optional<int>& number) {
  if (number) {
    add_line(text, std::int64_t{*number});
  } else {
    add_line(text, std::string_view());
  }
}

void hash(base::Sha256& digest, std::string& text) {
  digest.add(text);
  text.clear();
}

}  // namespace

void RowDigests::add(const AssessmentRow& row, const Packages& packages) {
  constexpr std::size_t enough = 8192;
  if (m_told == 1) return chain(row);
  const std::int64_t common = this->common(row);
  m_letters.clear();
  add_letters(row.eligible_letters, packages);
  m_letters += '\n';
  add_letters(row.undecided_letters, packages);
  for (const std::string* part : {&row.uuid, &row.enterprise, &row.supersedes, &row.assessed_on, &row.role}) {
    add_line(m_row_text, *part);
  }
  add_line(m_row_text, row.on == row.assessed_on ? std::string_view() : std::string_view(row.on));
  for (const std::int64_t number :
       {std::int64_t{row.revision}, common, row.total.points, row.total.points_high, std::int64_t{row.total.answered}}) {
    add_line(m_row_text, number);
  }
  add_line(m_row_text, m_letters);
  add_line(m_row_text, row.grades);
  if (m_told >= 3) {
    add_line(m_row_text, row.pillars);
    add_time(row);
    add_line(m_row_text, row.line.value_or(0));
    add_line(m_content_text, row.code);
  }
  add_line(m_content_text, row.facts);
  add_line(m_content_text, row.detail);
  if (m_row_text.size() >= enough) hash(m_rows, m_row_text);
  if (m_content_text.size() >= enough) hash(m_contents, m_content_text);
}

/// Behind most rows is a day alone.
void RowDigests::add_time(const AssessmentRow& row) {
  add_line(m_row_text, row.answered_at);
  if (row.answered_utc) {
    add_line(m_row_text, *row.answered_utc);
  } else {
    add_line(m_row_text, std::string_view());
  }
}

/// The number of what the row has in common with others, told of when it comes for the first time. An import gives these ids
/// in the order they come.
std::int64_t RowDigests::common(const AssessmentRow& row) {
  if (m_first_common == 0) m_first_common = row.common;
  const std::int64_t number = row.common - m_first_common + 1;
  if (row.common <= m_last_common) return number;
  m_last_common = row.common;
  for (const std::int64_t shared : {row.denominator, row.total.max, std::int64_t{row.total.applicable}}) {
    add_line(m_row_text, shared);
  }
  for (const std::optional<int>& level : {row.level, row.highest_possible, row.rung}) add_line(m_row_text, level);
  add_line(m_row_text, row.package);
  add_line(m_row_text, row.next_step);
  for (const std::string* part : {&row.label, &row.needs, &row.money, &row.interviewer}) add_line(m_content_text, *part);
  return number;
}

/// Adds packages by letters of their numbers in the order they come, not by those of the store; new ones are told of.
void RowDigests::add_letters(std::string_view letters, const Packages& packages) {
  Packages::for_each_number(letters, [&](std::size_t number) {
    if (packages.id(number).empty()) return;  // a letter nobody wrote: the digest will tell
    if (number >= m_packages.size()) m_packages.resize(number + 1);
    if (m_packages[number] == 0) {
      m_packages[number] = ++m_packages_met;
      add_line(m_row_text, packages.id(number));
    }
    Packages::append_letter(m_letters, m_packages[number]);
  });
}

void RowDigests::chain(const AssessmentRow& row) {
  m_chained.rows = base::sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", m_chained.rows, row.uuid, row.enterprise, row.revision,
                                                row.supersedes, digest_of(row)));
  m_chained.contents = base::sha256_hex(m_chained.contents + "\n" + row.content);
}

RowDigests::Text RowDigests::text() {
  if (m_told == 1) return m_chained;
  hash(m_rows, m_row_text);
  hash(m_contents, m_content_text);
  return {m_rows.hex(), m_contents.hex()};
}

}  // namespace dxready::store
