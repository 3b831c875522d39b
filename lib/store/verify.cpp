#include "store/verify.hpp"

#include "base/fingerprint.hpp"
#include "store/connection.hpp"
#include "store/drafts.hpp"
#include "store/import_digest.hpp"
#include "store/people.hpp"
#include "store/recompute.hpp"
#include "store/row.hpp"
#include "store/schema.hpp"
#include "store/verify_events.hpp"

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
  Verifier(SQLite::Database& database, unsigned jobs)
      : m_database(database), m_jobs(std::max(jobs, 1U)), m_recomputer(database) {}

  VerifyReport verify() {
    structure();
    if (m_report.findings.has_errors()) return std::move(m_report);
    references();
    enterprises();
    texts();
    verify_chains(m_database, m_report);
    verify_event_texts(m_database, m_report);
    m_made_with = all_made_with(m_database);
    verify_saved_rows(m_database, m_made_with, m_report);
    rows();
    verify_imports(m_database, digests(), m_report);
    verify_drafts(m_database, m_report);
    verify_people(m_database, m_report);
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
                                     {"row", query.getColumn(1).getString()},
                                     {"parent", query.getColumn(2).getString()}});
    }
  }

  /// The enterprise of an assessment is part of its id, which no rule of the tables looks after.
  void enterprises() {
    Statement query(m_database, "SELECT id, id >> 16 FROM assessment_row WHERE id >> 16 NOT IN (SELECT number FROM enterprise)");
    while (query.executeStep()) {
      add("store.broken-reference",
          {{"table", "assessment_row"}, {"row", query.getColumn(0).getString()}, {"parent", "enterprise"}});
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

  void rows() {
    for (const auto& [id, with] : m_made_with) {
      if (with.engine != assessment::engine) continue;
      const base::Diagnostics findings = m_recomputer.load(id, with);
      if (findings.empty()) m_computable.insert(id);
      m_report.findings.add(findings);
    }
    Statement query(m_database, fmt::format("SELECT {} FROM stored_assessment AS a ORDER BY a.id", row_columns));
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

  /// The digests of imports, made of their rows in the order of the lines.
  std::map<std::int64_t, RowDigests::Text> digests() {
    Connection connection(m_database);
    const Packages packages(connection);
    const ToldNames names = told_names(m_database);
    std::map<std::int64_t, RowDigests::Text> digests;
    Statement imports(m_database, "SELECT id, told FROM import_row WHERE id IN (SELECT import FROM common)");
    while (imports.executeStep()) {
      RowDigests digest(imports.getColumn(1).getInt());
      each_row(imports.getColumn(0).getInt64(), [&](AssessmentRow row) {
        call_as_told(row, names);
        digest.add(row, packages);
      });
      digests[imports.getColumn(0).getInt64()] = digest.text();
    }
    return digests;
  }

  template <class Take>
  void each_row(std::int64_t import, Take take) {
    Statement lines(m_database,
                    "SELECT id FROM assessment_row WHERE common IN (SELECT id FROM common WHERE import = ?) ORDER BY line");
    Statement query(m_database, fmt::format("SELECT {} FROM stored_assessment AS a WHERE a.id = ?", row_columns));
    lines.bind(1, import);
    while (lines.executeStep()) {
      query.reset();
      query.bind(1, lines.getColumn(0).getInt64());
      while (query.executeStep()) take(read_row(query));
    }
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
  VerifyReport m_report;
  Recomputer m_recomputer;
  std::map<std::int64_t, MadeWith> m_made_with;
  std::set<std::int64_t> m_computable;
};

}  // namespace

VerifyReport verify(SQLite::Database& database, unsigned jobs) {
  const SQLite::Transaction one_view(database);
  return Verifier(database, jobs).verify();
}

}  // namespace dxready::store
