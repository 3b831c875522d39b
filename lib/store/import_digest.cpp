#include "store/import_digest.hpp"

#include <fmt/format.h>

namespace dxready::store {

void RowDigests::add(const AssessmentRow& row, const std::string& digest) {
  if (m_told == 1) {
    m_chained.rows = base::sha256_hex(
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}", m_chained.rows, row.uuid, row.enterprise, row.revision, row.supersedes, digest));
    m_chained.contents = base::sha256_hex(m_chained.contents + "\n" + row.content);
    return;
  }
  m_text.clear();
  fmt::format_to(std::back_inserter(m_text), "{}\n{}\n{}\n{}\n{}\n", row.uuid, row.enterprise, row.revision, row.supersedes,
                 digest);
  m_rows.add(m_text);
  m_text.clear();
  for (const std::string* part : {&row.facts, &row.detail, &row.label, &row.needs, &row.money, &row.interviewer}) {
    m_text += *part;
    m_text += '\n';
  }
  m_contents.add(m_text);
}

RowDigests::Text RowDigests::text() {
  if (m_told == 1) return m_chained;
  return {m_rows.hex(), m_contents.hex()};
}

}  // namespace dxready::store
