#include "store/verify.hpp"

#include "base/fingerprint.hpp"
#include "store/drafts.hpp"
#include "store/people.hpp"
#include "store/recompute.hpp"
#include "store/row.hpp"
#include "store/verify_events.hpp"
#include "store/verify_tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

/// So many rows are computed again at a time: enough to keep threads busy, little to keep in memory.
constexpr std::size_t rows_in_block = 1000;

class Verifier {
public:
  Verifier(SQLite::Database& database, unsigned jobs, bool is_foreign)
      : m_database(database), m_jobs(std::max(jobs, 1U)), m_is_foreign(is_foreign), m_recomputer(database) {}

  VerifyReport verify() {
    structure();
    if (m_report.findings.has_errors()) return std::move(m_report);
    if (!verify_schema(m_database, m_report)) return std::move(m_report);
    references();
    told("");
    verify_tombstones(m_database, m_report);
    verify_drafts(m_database, m_report);
    verify_people(m_database, m_report);
    return std::move(m_report);
  }

  VerifyReport verify_foreign() {
    structure();
    if (m_report.findings.has_errors()) return std::move(m_report);
    if (!verify_views(m_database, m_report)) return std::move(m_report);
    references();
    told("WHERE a.import IS NULL");
    readable();
    return std::move(m_report);
  }

private:
  void add(std::string code, std::vector<base::Argument> arguments) {
    m_report.findings.add({std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}});
  }

  void structure() {
    Statement query(m_database, "PRAGMA integrity_check");
    while (query.executeStep()) {
      const std::string found = query.getColumn(0).getString();
      if (found != "ok") add("store.broken-structure", {{"reason", found}});
    }
  }

  void references() {
    Statement query(m_database, "PRAGMA foreign_key_check");
    while (query.executeStep()) {
      add("store.broken-reference", {{"table", query.getColumn(0).getString()},
                                     {"row", query.isColumnNull(1) ? "?" : query.getColumn(1).getString()},
                                     {"parent", query.getColumn(2).getString()}});
    }
    enterprises();
  }

  /// The enterprise of an assessment is part of its id, which no rule of the tables looks after.
  void enterprises() {
    Statement query(m_database, "SELECT id, id >> 16 FROM assessment_row WHERE id >> 16 NOT IN (SELECT number FROM enterprise)");
    while (query.executeStep()) {
      add("store.broken-reference",
          {{"table", "assessment_row"}, {"row", query.getColumn(0).getString()}, {"parent", "enterprise"}});
    }
  }

  /// The event chains and what they tell of; `which` rows are computed again.
  void told(const char* which) {
    texts();
    verify_chains(m_database, m_report);
    verify_event_texts(m_database, m_report);
    verify_texts_there(m_database, m_report);
    m_made_with = all_made_with(m_database);
    verify_saved_rows(m_database, m_made_with, m_report);
    rows(which);
    verify_imports(m_database, m_report);
    verify_statuses(m_database, m_report);
    verify_enterprises(m_database, m_report);
  }

  /// Events of older formats do not tell of all columns: what is in those can be read at the least.
  void readable() {
    Statement query(m_database,
                    "SELECT s.uuid FROM stored_assessment AS s WHERE s.id IN (SELECT id FROM assessment_row WHERE "
                    "points < 0 OR points_high < points OR answered < 0 OR NOT json_valid(pillars) "
                    "OR NOT json_valid(coalesce(detail, '{}')) OR NOT json_valid(coalesce(facts, '{}')))");
    while (query.executeStep()) {
      add("store.row-unreadable", {{"id", query.getColumn(0).getString()}, {"detail", "JSON"}});
    }
  }

  void texts() {
    Statement query(m_database, "SELECT fingerprint, path, bytes FROM kept_text ORDER BY path, fingerprint");
    while (query.executeStep()) {
      const std::string fingerprint = query.getColumn(0).getString();
      ++m_report.texts;
      if (base::text_fingerprint(query.getColumn(2).getString()) == fingerprint) continue;
      add("store.text-changed", {{"path", query.getColumn(1).getString()}, {"fingerprint", fingerprint}});
    }
  }

  /// Those that can be computed again; their questionnaires are looked at on the way.
  void load_made_with() {
    std::set<std::string> looked_at;
    for (const auto& [id, with] : m_made_with) {
      if (with.engine != assessment::engine) continue;
      const base::Diagnostics findings = m_recomputer.load(id, with);
      if (!m_is_foreign) m_report.findings.add(findings);
      if (!findings.empty()) continue;
      m_computable.insert(id);
      if (looked_at.insert(with.text).second) verify_questionnaire(m_database, m_recomputer.questionnaire(id), m_report);
    }
  }

  void rows(const char* which) {
    load_made_with();
    Statement query(m_database, fmt::format("SELECT {} FROM stored_assessment AS a {} ORDER BY a.id", row_columns, which));
    std::vector<AssessmentRow> block;
    while (query.executeStep()) {
      AssessmentRow row = read_row(query);
      const auto with = m_made_with.find(row.made_with);
      if (with != m_made_with.end() && with->second.engine != assessment::engine) ++m_report.older_engines[with->second.engine];
      if (!m_computable.contains(row.made_with)) continue;
      block.push_back(std::move(row));
      if (block.size() == rows_in_block) recompute(block);
    }
    recompute(block);
  }

  /// Every thread takes its share of the rows; what they find is told in the order of the rows. Empties the block.
  void recompute(std::vector<AssessmentRow>& block) {
    std::vector<std::optional<base::Diagnostic>> found(block.size());
    const auto share = [&](std::size_t first) {
      for (std::size_t i = first; i < block.size(); i += m_jobs) found[i] = difference(block[i]);
    };
    std::vector<std::future<void>> others;
    for (std::size_t job = 1; job < m_jobs; ++job) others.push_back(std::async(std::launch::async, share, job));
    share(0);
    for (std::future<void>& other : others) other.get();
    for (std::optional<base::Diagnostic>& one : found) {
      if (one) m_report.findings.add(std::move(*one));
    }
    m_report.assessments += static_cast<std::int64_t>(block.size());
    block.clear();
  }

  std::optional<base::Diagnostic> difference(const AssessmentRow& row) const {
    const auto finding = [&](std::string code, base::Argument argument) {
      return base::Diagnostic{std::move(code), base::Severity::error, {{"id", row.uuid}, std::move(argument)}, {}, {}, {}};
    };
    try {
      std::string columns = different_columns(row, m_recomputer.again(row));
      if (columns.empty()) return std::nullopt;
      return finding("store.other-result", {"columns", std::move(columns)});
    } catch (const base::DataError& error) {
      return finding("store.row-unreadable", {"detail", std::string(error.diagnostic().argument("detail"))});
    }
  }

  SQLite::Database& m_database;
  std::size_t m_jobs;
  bool m_is_foreign;
  VerifyReport m_report;
  Recomputer m_recomputer;
  std::map<std::int64_t, MadeWith> m_made_with;
  std::set<std::int64_t> m_computable;
};

}  // namespace

VerifyReport verify(SQLite::Database& database, unsigned jobs) {
  const SQLite::Transaction one_view(database);
  return Verifier(database, jobs, false).verify();
}

VerifyReport verify_foreign(SQLite::Database& database) {
  const SQLite::Transaction one_view(database);
  return Verifier(database, 1, true).verify_foreign();
}

}  // namespace dxready::store
