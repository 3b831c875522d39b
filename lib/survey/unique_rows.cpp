#include "survey/unique_rows.hpp"

#include "base/text.hpp"

#include <utility>

namespace dxready::survey {

/// What is compared of a row, and what the next keeper made of it.
class UniqueRows::Row : public PreparedRow {
public:
  Row(const answers::AnswersFile& input, std::unique_ptr<PreparedRow> made)
      : identity(row_identity(input)),
        code(input.enterprise.tax_code.empty() ? input.enterprise.external_id : input.enterprise.tax_code),
        name(input.enterprise.name), next(std::move(made)) {}

  std::string identity;
  std::string code;
  std::string name;
  std::unique_ptr<PreparedRow> next;
};

std::string row_identity(const answers::AnswersFile& input) {
  const enterprise::Enterprise& who = input.enterprise;
  std::string key = !who.tax_code.empty()      ? "t" + who.tax_code
                    : !who.external_id.empty() ? "x" + who.external_id
                    : !who.name.empty()        ? "n" + base::fold(who.name)
                                               : std::string();
  if (key.empty()) return key;
  key += '\n' + (input.assessed_on ? base::format_date(*input.assessed_on) : std::string());
  return key + '\n' + input.respondent.role + '\n' + input.respondent.code;
}

Keeper UniqueRows::keeper() {
  return {[this](const assessment::Assessment& assessment) -> std::unique_ptr<PreparedRow> {
            return std::make_unique<Row>(assessment.input, m_next == nullptr ? nullptr : m_next->prepare(assessment));
          },
          [this](PreparedRow& row, std::uint64_t line) { return keep(dynamic_cast<Row&>(row), line); }};
}

Disposition UniqueRows::keep(Row& row, std::uint64_t line) {
  const bool is_new = row.identity.empty() || m_seen.insert(std::move(row.identity)).second;
  if (!row.code.empty() && !row.name.empty()) {
    const auto& [code, first] = *m_first_names.try_emplace(row.code, row.name).first;
    if (!is_new || m_next == nullptr) m_names.compare({line, code, std::move(row.name), first});
  }
  if (!is_new) return Disposition::duplicate;
  return m_next == nullptr ? Disposition::kept : m_next->keep(*row.next, line);
}

}  // namespace dxready::survey
