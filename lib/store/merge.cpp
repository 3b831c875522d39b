#include "store/merge.hpp"

#include "base/fingerprint.hpp"
#include "store/contact_book.hpp"
#include "store/copy_content.hpp"
#include "store/database.hpp"
#include "store/erase.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/merge_edits.hpp"
#include "store/merge_steps.hpp"
#include "store/opened.hpp"
#include "store/private_file.hpp"
#include "store/statement.hpp"
#include "store/verify.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <set>
#include <system_error>
#include <utility>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

/// The other store as a file of today's format that nobody writes to: a checked copy, private, gone at the end.
class Foreign {
public:
  Foreign(const MergeRequest& request, const Stamp& stamp) : m_copy(fs::path(request.store) += ".merge", true, stamp.new_uuid()) {
    Waiting waiting(Patience{});
    const std::unique_ptr<Database> source = open_foreign(request.other, waiting);
    {
      Database copy(m_copy.aside().string(), SQLite::OPEN_READWRITE);
      translated(copy, request.store, [&](Database& database) {
        copy_pages(*source, database);
        use_one_file(database);
      });
    }
    const std::unique_ptr<Database> raised = open_database(m_copy.aside(), Access::write, waiting);
    translated(*raised, request.other, [&](Database& database) {
      VerifyReport report = verify_foreign(database);
      if (!report.findings.empty()) throw UnsoundStore(request.other, std::move(report.findings));
      m_content = content_of(database);
      use_one_file(database);
    });
  }

  fs::path file() const { return m_copy.aside(); }
  const CopyContent& content() const { return m_content; }

private:
  PrivateFile m_copy;
  CopyContent m_content;
};

void note(Database& database, const MergeRequest& request, const CopyContent& other, const MergeResult& result,
          const Stamp& stamp) {
  const std::string store_id = begin_chain(database, stamp);
  const std::string file = request.other.filename().string();
  Statement insert(database, "INSERT INTO merge_row VALUES (NULL, ?, ?, ?, ?, ?, ?)");
  Binder binder(insert);
  binder.text(stamp.now_utc).text(other.store_id).text(other.chain_head).text(file);
  binder.whole(result.enterprises).whole(result.assessments);
  insert.exec();
  Event event{stamp.now_utc, "store.merged", other.store_id, {}, {}, {{"file", file}}, stamp.new_uuid()};
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "head", other.chain_head);
  put(writer, "enterprises", result.enterprises);
  put(writer, "joined", result.joined);
  put(writer, "assessments", result.assessments);
  put(writer, "events", result.events);
  writer.end_object();
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, store_id, std::move(event));
}

using Numbers = std::set<std::int64_t>;

/// Enterprises here whom the other store has erased by id, and those whose remains came with this merge.
void add_by_id(Database& database, Numbers& numbers) {
  Statement query(
      database,
      "SELECT number FROM main.stored_enterprise WHERE uuid IN (SELECT uuid FROM other.tombstone) "
      "AND uuid NOT IN (SELECT uuid FROM main.tombstone) UNION "
      "SELECT f.enterprise FROM main.foreign_enterprise AS f JOIN main.stored_enterprise AS e ON e.number = f.enterprise "
      "WHERE f.uuid IN (SELECT uuid FROM other.tombstone) AND e.uuid NOT IN (SELECT uuid FROM main.tombstone) UNION "
      "SELECT m.ours FROM enterprise_map AS m WHERE m.is_erased AND EXISTS (SELECT 1 FROM row_map AS r "
      "WHERE r.is_new AND r.ours BETWEEN m.ours << 16 AND (m.ours << 16) + 65535)");
  while (query.executeStep()) numbers.insert(query.getColumn(0).getInt64());
}

/// Those it has erased under another id: by tax code, if they were here before.
void add_by_tax_code(Database& database, Numbers& numbers) {
  Statement codes(
      database,
      "SELECT c.salt, c.hash, t.erased_at FROM other.tombstone_code AS c JOIN other.tombstone AS t ON t.uuid = c.uuid "
      "WHERE t.uuid NOT IN (SELECT uuid FROM main.tombstone)");
  while (codes.executeStep()) {
    Statement query(database,
                    "SELECT number, tax_code FROM main.stored_enterprise WHERE tax_code IS NOT NULL AND created_at < ?");
    query.bind(1, codes.getColumn(2).getString());
    while (query.executeStep()) {
      const std::string salted = codes.getColumn(0).getString() + query.getColumn(1).getString();
      if (base::sha256_hex(salted) == codes.getColumn(1).getString()) numbers.insert(query.getColumn(0).getInt64());
    }
  }
}

/// Contacts here that were erased in the other store, and its tombstones. Contacts themselves do not travel: consent was given to
/// who holds the other store.
std::vector<Contact> bring_contact_tombstones(Database& database) {
  database.exec(
      "INSERT OR IGNORE INTO main.contact_tombstone SELECT uuid, NULL, erased_at FROM other.contact_tombstone "
      "WHERE uuid NOT IN (SELECT uuid FROM main.contact)");
  return select_contacts(database, "WHERE c.uuid IN (SELECT uuid FROM other.contact_tombstone)");
}

/// Tombstones of whom this store does not know, and of those whose remains came.
void bring_tombstones(Database& database) {
  database.exec(
      "INSERT OR IGNORE INTO main.tombstone SELECT * FROM other.tombstone "
      "WHERE uuid NOT IN (SELECT uuid FROM main.stored_enterprise UNION ALL SELECT uuid FROM main.foreign_enterprise);"
      "INSERT OR IGNORE INTO main.tombstone_code SELECT * FROM other.tombstone_code WHERE uuid IN (SELECT uuid FROM "
      "main.tombstone);"
      "INSERT OR IGNORE INTO main.tombstone SELECT m.uuid, coalesce(s.store_id, ''), s.at FROM enterprise_map AS m, "
      "(SELECT (SELECT store_id FROM main.meta) AS store_id, (SELECT max(erased_at) FROM main.tombstone) AS at) AS s "
      "WHERE m.is_erased AND m.is_new");
}

}  // namespace

UnsoundStore::UnsoundStore(const fs::path& file, base::Diagnostics findings)
    : base::EnvironmentError({"store.other-unsound",
                              base::Severity::error,
                              {{"count", std::to_string(findings.errors())}, {"file", file.string()}},
                              {},
                              {},
                              {}}),
      m_findings(std::move(findings)) {}

MergeResult merge_store(const MergeRequest& request, const Stamp& stamp, Patience patience) {
  std::error_code error;
  if (fs::equivalent(request.store, request.other, error)) fail("store.same-file", request.other);
  // A store that cannot be written to is told before the other one is copied.
  Opened(request.store, Access::write, patience);
  const Foreign foreign(request, stamp);
  MergeResult result;
  std::vector<std::string> contacts;
  {
    Opened opened(request.store, Access::write, patience);
    opened.use([&](Database& database) {
      // Rows of a large store come in the order of other indexes than those they go into.
      database.exec("PRAGMA temp_store = MEMORY; PRAGMA main.cache_size = -65536");
      Statement attach(database, "ATTACH ? AS other");
      attach.bind(1, foreign.file().string());
      attach.exec();
      SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
      result = merge_attached(database, foreign.content());
      follow_changes(database, stamp);
      Numbers erased;
      add_by_id(database, erased);
      add_by_tax_code(database, erased);
      bring_tombstones(database);
      for (const std::int64_t number : erased) result.erased.push_back(number_text(number));
      for (const Contact& contact : bring_contact_tombstones(database)) {
        contacts.push_back(contact.id);
        result.erased_contacts.push_back(contact.number);
      }
      if (request.dry_run) return;
      if (result.events > 0) note(database, request, foreign.content(), result, stamp);
      transaction.commit();
    });
  }
  if (request.dry_run) return result;
  if (!result.erased.empty()) erase_enterprises(request.store, result.erased, stamp, patience);
  if (!contacts.empty()) erase_contacts(request.store, contacts, stamp, patience);
  return result;
}

}  // namespace dxready::store
