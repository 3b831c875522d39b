#include "store/import.hpp"

#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/import_digest.hpp"
#include "store/json_text.hpp"
#include "store/lean_rows.hpp"
#include "store/row_writer.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cassert>
#include <set>
#include <utility>
#include <vector>

namespace dxready::store {
namespace {

using assessment::Assessment;
using Kind = ImportOutcome::Kind;

constexpr const char* reason = "re-imported";

void put(json::Writer& writer, std::string_view key, std::uint64_t number) {
  store::put(writer, key, static_cast<std::int64_t>(number));
}

/// A set of row ids. The first rows of each enterprise are one bit each: a million enterprises are 1 MB.
class RowSet {
public:
  bool has(std::int64_t row) const {
    if (own(row) >= own_rows) return m_others.contains(row);
    return index(row) < m_bits.size() && m_bits[index(row)];
  }
  void add(std::int64_t row) {
    if (own(row) >= own_rows) {
      m_others.insert(row);
      return;
    }
    if (index(row) >= m_bits.size()) m_bits.resize(index(row) + index(row) / 2 + 1);
    m_bits[index(row)] = true;
  }

private:
  static constexpr std::int64_t own_rows = 8;

  static std::int64_t own(std::int64_t row) { return row - first_row_of(enterprise_of(row)); }
  static std::size_t index(std::int64_t row) { return static_cast<std::size_t>(enterprise_of(row) * own_rows + own(row)); }

  std::vector<bool> m_bits;
  std::set<std::int64_t> m_others;
};

/// How a database is set while an import writes. Must outlive the transaction: none of it can be switched inside one.
class LoadSettings {
public:
  explicit LoadSettings(SQLite::Database& database) : m_database(database) {
    // Looking up what a row refers to takes longer than writing it, and an import knows what it refers to.
    m_database.exec("PRAGMA foreign_keys = OFF");
    // Indexes made behind the rows are sorted by two threads.
    m_database.exec("PRAGMA threads = 1");
    // What they keep in memory before they write it to a file.
    m_database.exec("PRAGMA cache_size = -500");
    // Into an empty store, rows need not be written twice, first into the log and then into the file. It stays as it is while
    // somebody else has the store open.
    const bool is_empty = m_database.execAndGet("SELECT NOT EXISTS (SELECT 1 FROM enterprise)").getInt() == 1;
    m_direct = is_empty && m_database.tryExec("PRAGMA journal_mode = DELETE") == SQLite::OK;
  }
  LoadSettings(const LoadSettings&) = delete;
  LoadSettings& operator=(const LoadSettings&) = delete;
  ~LoadSettings() {
    m_database.tryExec("PRAGMA foreign_keys = ON; PRAGMA threads = 0; PRAGMA cache_size = -2000");
    if (m_direct) m_database.tryExec("PRAGMA journal_mode = WAL");
  }

private:
  SQLite::Database& m_database;
  bool m_direct = false;
};

}  // namespace

class Import::Work {
public:
  Work(SQLite::Database& database, std::filesystem::path file, const ImportInfo& info, SaveRequest request, Stamp stamp)
      : m_database(database), m_file(std::move(file)), m_info(info), m_request(std::move(request)), m_stamp(std::move(stamp)),
        m_maker(*info.questionnaire, m_request, m_stamp), m_lean(*info.questionnaire, *info.model, m_request, m_stamp),
        m_settings(std::make_unique<LoadSettings>(database)),
        m_transaction(std::make_unique<SQLite::Transaction>(database, SQLite::TransactionBehavior::IMMEDIATE)),
        m_writer(database, *info.questionnaire, *info.model, m_request, m_stamp), m_id(m_stamp.new_uuid()) {
    const IdBase ids = id_base(m_id);
    m_number = insert_import(ids);
    m_writer.write_for(m_number, ids);
  }

  const RowMaker& maker() const { return m_maker; }
  PreparedRow& make(const assessment::LeanRow& row) { return m_lean.make(row, m_writer.packages()); }

  /// Leaves as ours. The transaction is rolled back when the exception was made of it, which reads what went wrong.
  [[noreturn]] void fail(const SQLite::Exception& error) {
    const std::unique_ptr<SQLite::Transaction> ended = std::move(m_transaction);
    rethrow(error, &m_database, m_file);
  }

  ImportOutcome add(PreparedRow& prepared, std::uint64_t line) {
    assert(m_transaction != nullptr);
    const Known known = m_writer.find(prepared);
    if (known.current) {
      const AssessmentRow stored = m_writer.stored(*known.current);
      const std::string number = number_text(known.enterprise->number);
      if (stored.import == m_number || m_unchanged.has(stored.id)) {
        return {Kind::duplicate, number, stored.uuid, other_name(known, prepared)};
      }
      if (m_writer.is_same(stored, prepared.row)) {
        m_unchanged.add(stored.id);
        return {Kind::unchanged, number, stored.uuid, other_name(known, prepared)};
      }
    }
    prepared.row.line = static_cast<std::int64_t>(line);
    const Written written = m_writer.write(prepared, known, reason);
    if (written.new_enterprise) ++m_result.enterprises;
    ++(known.current ? m_result.revised : m_result.saved);
    m_digests.add(prepared.row, m_writer.packages());
    return {known.current ? Kind::revised : Kind::saved, number_text(written.after.number), prepared.row.uuid,
            other_name(known, prepared)};
  }

  ImportResult finish(const ImportCounts& counts, const std::string& sha256) {
    assert(counts.scored == m_result.saved + m_result.revised);
    assert(counts.read == counts.scored + counts.rejected + counts.duplicate + counts.unchanged);
    assert(m_transaction != nullptr);
    if (counts.scored == 0) {
      m_transaction.reset();
      m_settings.reset();
      return {};
    }
    m_writer.finish();
    const RowDigests::Text digests = m_digests.text();
    update_import(counts, sha256);
    append_event(m_database, m_writer.store_id(), event(counts, sha256, digests));
    m_transaction->commit();
    m_transaction.reset();
    m_settings.reset();
    m_result.id = m_id;
    return m_result;
  }

private:
  static std::string other_name(const Known& known, const PreparedRow& prepared) {
    const bool differs = known.enterprise && !prepared.who.name.empty() && known.enterprise->name != prepared.who.name;
    return differs ? known.enterprise->name : std::string();
  }

  std::int64_t insert_import(const IdBase& ids) {
    SQLite::Statement insert(m_database,
                             "INSERT INTO import_row (uuid, store_id, file, profile, profile_text, questionnaire_id, saved_at, "
                             "saved_by, told, mix, middle) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Binder binder(insert);
    binder.text(m_id).text(m_writer.store_id()).text(m_info.file).text(m_info.profile);
    binder.text_or_null(m_info.profile_text).text(m_info.questionnaire->id).text(m_stamp.now_utc).text(m_stamp.interviewer);
    binder.whole(RowDigests::today).whole(ids.mix).whole(ids.middle);
    insert.exec();
    return m_database.getLastInsertRowid();
  }

  void update_import(const ImportCounts& counts, const std::string& sha256) {
    SQLite::Statement update(m_database,
                             "UPDATE import_row SET sha256 = ?, read = ?, scored = ?, revised = ?, rejected = ?, duplicate = ?, "
                             "unchanged = ?, enterprises = ? WHERE id = ?");
    Binder binder(update);
    binder.text(sha256);
    for (const std::uint64_t count : {counts.read, counts.scored, m_result.revised, counts.rejected, counts.duplicate,
                                      counts.unchanged, m_result.enterprises}) {
      binder.whole(static_cast<std::int64_t>(count));
    }
    binder.whole(m_number);
    update.exec();
  }

  Event event(const ImportCounts& counts, const std::string& sha256, const RowDigests::Text& digests) const {
    Event event;
    event.at = m_stamp.now_utc;
    event.kind = "import.saved";
    event.subject = m_id;
    event.salt = m_stamp.new_uuid();
    json::Writer writer(event.payload, json::Layout::compact);
    writer.begin_object();
    store::put(writer, "sha256", sha256);
    put_unless_empty(writer, "profile", m_info.profile_text);
    put_made_with(writer, m_writer.made_with());
    put(writer, "read", counts.read);
    put(writer, "scored", counts.scored);
    put(writer, "revised", m_result.revised);
    put(writer, "rejected", counts.rejected);
    put(writer, "duplicate", counts.duplicate);
    put(writer, "unchanged", counts.unchanged);
    put(writer, "enterprises", m_result.enterprises);
    store::put(writer, "rows", digests.rows);
    writer.end_object();
    event.texts = {{"file", m_info.file}, {"contents", digests.contents}};
    if (!m_stamp.interviewer.empty()) event.texts["by"] = m_stamp.interviewer;
    return event;
  }

  SQLite::Database& m_database;
  std::filesystem::path m_file;
  ImportInfo m_info;
  SaveRequest m_request;
  Stamp m_stamp;
  RowMaker m_maker;
  LeanRows m_lean;
  std::unique_ptr<LoadSettings> m_settings;
  std::unique_ptr<SQLite::Transaction> m_transaction;
  RowWriter m_writer;
  std::string m_id;
  std::int64_t m_number = 0;
  RowSet m_unchanged;
  ImportResult m_result;
  RowDigests m_digests;
};

Import::Import(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
Import::Import(Import&&) noexcept = default;
Import& Import::operator=(Import&&) noexcept = default;
Import::~Import() = default;

Import Import::begin(SQLite::Database& database, const std::filesystem::path& file, const ImportInfo& info,
                     const SaveRequest& request, const Stamp& stamp) {
  return Import(std::make_unique<Work>(database, file, info, request, stamp));
}

PreparedRow Import::prepare(const Assessment& assessment) const { return m_work->maker().columns(assessment); }

ImportOutcome Import::add(PreparedRow prepared, std::uint64_t line) {
  try {
    return m_work->add(prepared, line);
  } catch (const SQLite::Exception& error) {
    m_work->fail(error);
  }
}

ImportOutcome Import::add(const assessment::LeanRow& row, std::uint64_t line) {
  try {
    return m_work->add(m_work->make(row), line);
  } catch (const SQLite::Exception& error) {
    m_work->fail(error);
  }
}

ImportResult Import::finish(const ImportCounts& counts, const std::string& sha256) {
  try {
    return m_work->finish(counts, sha256);
  } catch (const SQLite::Exception& error) {
    m_work->fail(error);
  }
}

}  // namespace dxready::store
