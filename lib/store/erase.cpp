#include "store/erase.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "store/contact_book.hpp"
#include "store/database.hpp"
#include "store/drafts.hpp"
#include "store/enterprises.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/people.hpp"
#include "store/scrub.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <functional>
#include <optional>
#include <utility>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

std::vector<LastBackup> backups(Database& database) {
  std::vector<LastBackup> all;
  Statement query(database, "SELECT made_at, file, encrypted FROM backup_row ORDER BY id DESC");
  while (query.executeStep()) {
    all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getInt() == 1});
  }
  return all;
}

ContactErasure contact_plan(Database& database, Contact contact) {
  const auto count = [&](const char* sql) {
    Statement query(database, sql);
    query.bind(1, contact.id);
    query.executeStep();
    return query.getColumn(0).getInt64();
  };
  ContactErasure plan;
  const ContactDetails& details = contact.details;
  for (const std::string* one : {&details.name, &details.role, &details.phone, &details.email})
    plan.details += one->empty() ? 0 : 1;
  plan.requests = count("SELECT count(*) FROM privacy_request WHERE contact = ?1 AND (person <> '' OR note <> '')");
  plan.event_texts = count(
      "SELECT count(*) FROM event_text AS t JOIN event AS e ON e.store_id = t.store_id AND e.seq = t.seq WHERE e.subject = ?1");
  plan.beyond = backups(database);
  plan.contact = std::move(contact);
  return plan;
}

/// A contact that was erased before, by its number or UUID; nothing when there was none.
std::optional<ContactErasure> erased_contact(Database& database, std::string_view who) {
  const std::string text(base::trim(who));
  Statement query(
      database,
      "SELECT uuid, number FROM contact_tombstone WHERE number = ?1 OR (?2 <> '' AND substr(uuid, 1, length(?2)) = ?2)");
  query.bind(1, numbered(text, 'C', false));
  query.bind(2, uuid_prefix(text));
  if (!query.executeStep()) return std::nullopt;
  ContactErasure plan;
  plan.erased = true;
  plan.contact.id = query.getColumn(0).getString();
  plan.contact.number = query.isColumnNull(1) ? plan.contact.id.substr(0, 8) : contact_number(query.getColumn(1).getInt64());
  plan.beyond = backups(database);
  return plan;
}

/// One enterprise and what is kept of it.
class Eraser {
public:
  Eraser(Database& database, EnterpriseRow row) : m_database(database), m_row(std::move(row)) {}

  Erasure plan() {
    Erasure plan;
    plan.enterprise = m_row.uuid;
    plan.number = number_text(m_row.number);
    plan.name = m_row.name;
    plan.names = (m_row.name.empty() ? 0 : 1) + (m_row.tax_code.empty() ? 0 : 1) +
                 count("SELECT count(*) FROM enterprise_alias WHERE enterprise = ?1 AND kind <> 'number'");
    plan.assessments = count("SELECT count(*) FROM assessment_row WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535");
    plan.notes = count(fmt::format("SELECT count(*) FROM ({}) WHERE atom <> '{}'", free_texts_of_answers, erased_text)) +
                 count(fmt::format("SELECT count(*) FROM ({})", unreadable_texts)) + (m_row.note.empty() ? 0 : 1);
    plan.event_texts = text_count("SELECT count(*) FROM event_text WHERE enterprise = ?1");
    plan.contacts = count("SELECT count(*) FROM contact WHERE enterprise = ?1");
    plan.drafts = static_cast<std::int64_t>(drafts_of(m_database, m_row).size());
    plan.beyond = backups(m_database);
    const bool buried = text_count("SELECT count(*) FROM tombstone WHERE uuid = ?1") > 0;
    plan.erased = buried && plan.names + plan.notes + plan.event_texts + plan.contacts + plan.drafts == 0;
    return plan;
  }

  void erase(const Erasure& plan, const Stamp& stamp) {
    const std::string store_id = begin_chain(m_database, stamp);
    const std::int64_t tax_codes = bury(store_id, stamp);
    discard_drafts_of(m_database, m_row, stamp);
    for (const Contact& contact : select_contacts(m_database, "WHERE e.uuid = ?1", m_row.uuid)) {
      bury_contact(m_database, contact, stamp);
    }
    scrub_rows(m_database, m_row.number);
    // Digests of imports were made of what is gone now.
    run("DELETE FROM event_text WHERE field = 'contents' AND (store_id, seq) IN (SELECT v.store_id, v.seq FROM event AS v "
        "JOIN import_row AS i ON i.uuid = v.subject JOIN common AS c ON c.import = i.id JOIN assessment_row AS a ON a.common = "
        "c.id "
        "WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535)");
    run("DELETE FROM enterprise_alias WHERE enterprise = ?1 AND kind <> 'number'");
    run("DELETE FROM enterprise_change WHERE enterprise = ?1");
    run("UPDATE enterprise SET name = '', name_key = NULL, name_folded = '', tax_code = NULL, external_id = NULL, note = NULL "
        "WHERE number = ?1");
    Statement texts(m_database, "DELETE FROM event_text WHERE enterprise = ?1");
    texts.bind(1, m_row.uuid);
    texts.exec();
    append_event(m_database, store_id, event(plan, tax_codes, stamp));
  }

private:
  std::int64_t count(const std::string& sql) {
    Statement query(m_database, sql);
    query.bind(1, m_row.number);
    query.executeStep();
    return query.getColumn(0).getInt64();
  }

  std::int64_t text_count(const std::string& sql) {
    Statement query(m_database, sql);
    query.bind(1, m_row.uuid);
    query.executeStep();
    return query.getColumn(0).getInt64();
  }

  void run(const std::string& sql) {
    Statement statement(m_database, sql);
    statement.bind(1, m_row.number);
    statement.exec();
  }

  /// What keeps a merge from bringing the enterprise back: its id, and its tax codes so that they can be compared, not read;
  /// returns how many those are.
  std::int64_t bury(const std::string& store_id, const Stamp& stamp) {
    Statement insert(m_database,
                     "INSERT OR IGNORE INTO tombstone SELECT ?1, ?2, ?3 UNION SELECT uuid, ?2, ?3 FROM foreign_enterprise "
                     "WHERE enterprise = ?4");
    Binder(insert).text(m_row.uuid).text(store_id).text(stamp.now_utc).whole(m_row.number);
    insert.exec();
    std::vector<std::string> codes;
    Statement query(m_database,
                    "SELECT tax_code FROM enterprise WHERE number = ?1 AND tax_code IS NOT NULL UNION "
                    "SELECT value FROM enterprise_alias WHERE enterprise = ?1 AND kind = 'tax_code'");
    query.bind(1, m_row.number);
    while (query.executeStep()) codes.push_back(query.getColumn(0).getString());
    for (const std::string& code : codes) {
      const std::string salt = stamp.new_uuid();
      const std::string hash = base::sha256_hex(salt + code);
      Statement bury_code(m_database, "INSERT INTO tombstone_code VALUES (?, ?, ?)");
      Binder(bury_code).text(m_row.uuid).text(salt).text(hash);
      bury_code.exec();
    }
    return static_cast<std::int64_t>(codes.size());
  }

  Event event(const Erasure& plan, std::int64_t tax_codes, const Stamp& stamp) const {
    Event event{stamp.now_utc, "enterprise.erased", m_row.uuid, {}, {}, {}, stamp.new_uuid()};
    json::Writer writer(event.payload, json::Layout::compact);
    writer.begin_object();
    put(writer, "number", plan.number);
    put(writer, "assessments", plan.assessments);
    put(writer, "names", plan.names);
    put(writer, "tax_codes", tax_codes);
    put(writer, "notes", plan.notes);
    put(writer, "drafts", plan.drafts);
    put(writer, "event_texts", plan.event_texts);
    writer.end_object();
    if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
    return event;
  }

  Database& m_database;
  EnterpriseRow m_row;
};

/// Takes the store for this program alone, until it is closed. Its log is written into it and gone then: no page of it stays
/// behind.
void take_alone(Database& database, const std::filesystem::path& store, Waiting& waiting) {
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  for (int tries = 0; database.execAndGet("PRAGMA journal_mode").getString() != "delete"; ++tries) {
    const int result = database.tryExec("PRAGMA journal_mode = DELETE");
    if (result != SQLITE_OK && result != SQLITE_BUSY) database.check(result);
    if (result == SQLITE_BUSY && Waiting::again(&waiting, tries) == 0) fail("store.locked", store);
  }
  database.exec("BEGIN EXCLUSIVE; COMMIT");
}

/// Does something in one transaction with the store for this program alone, and writes the file anew.
void erase_alone(const std::filesystem::path& store, Patience patience, const std::function<void(Database&)>& erase) {
  Waiting waiting(std::move(patience));
  const std::unique_ptr<Database> database = open_database(store, Access::write, waiting);
  translated(*database, store, [&](Database& alone) {
    take_alone(alone, store, waiting);
    alone.exec("PRAGMA secure_delete = ON");
    SQLite::Transaction transaction(alone, SQLite::TransactionBehavior::IMMEDIATE);
    erase(alone);
    transaction.commit();
    try {
      alone.exec("VACUUM");
    } catch (const SQLite::Exception& error) {
      fail("store.cleaning-unfinished", store, {{"reason", error.what()}});
    }
  });
}

Erasure erase_enterprise(Database& database, const std::string& who, const Stamp& stamp) {
  Eraser eraser(database, find_meant(database, who));
  Erasure plan = eraser.plan();
  if (!plan.erased) eraser.erase(plan, stamp);
  return plan;
}

void bury_by_id(Database& database, const std::string& uuid, const Stamp& stamp) {
  for (const Contact& contact : select_contacts(database, "WHERE c.uuid = ?1", uuid)) bury_contact(database, contact, stamp);
}

}  // namespace

Erasure plan_erasure(const std::filesystem::path& store, std::string_view who, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  Erasure plan;
  opened.use([&](Database& database) {
    const SQLite::Transaction one_view(database);
    plan = Eraser(database, find_meant(database, who)).plan();
  });
  return plan;
}

ContactErasure plan_contact_erasure(const std::filesystem::path& store, std::string_view who, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  ContactErasure plan;
  opened.use([&](Database& database) {
    const SQLite::Transaction one_view(database);
    std::optional<ContactErasure> before = erased_contact(database, who);
    plan = before ? std::move(*before) : contact_plan(database, contact_meant(database, who));
  });
  return plan;
}

Outdated plan_purge(const std::filesystem::path& store, const std::string& before, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  Outdated plan;
  opened.use([&](Database& database) {
    const SQLite::Transaction one_view(database);
    Statement query(database,
                    std::string(enterprise_columns) +
                        "AS e WHERE coalesce((SELECT max(a.assessed_on) FROM assessment_row AS a WHERE a.id BETWEEN "
                        "e.number << 16 AND (e.number << 16) + 65535), substr(e.created_at, 1, 10)) < ?1 "
                        "AND NOT EXISTS (SELECT 1 FROM draft AS d WHERE d.enterprise = e.number AND d.updated_at >= ?1) "
                        "AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE c.enterprise = e.number AND c.keep_until >= ?1) "
                        "ORDER BY e.number");
    query.bind(1, before);
    for (EnterpriseRow& row : read_enterprises(query)) {
      Erasure one = Eraser(database, std::move(row)).plan();
      if (!one.erased) plan.enterprises.push_back(std::move(one));
    }
    for (Contact& contact : select_contacts(database, "WHERE c.keep_until < ?1", before)) {
      plan.contacts.push_back(contact_plan(database, std::move(contact)));
    }
    for (DraftSummary& draft : drafts(database)) {
      if (draft.updated_at < before) plan.drafts.push_back(std::move(draft));
    }
    plan.requests = requests_closed_before(database, before);
    if (!plan.empty()) plan.beyond = backups(database);
  });
  return plan;
}

std::vector<Erasure> erase_enterprises(const std::filesystem::path& store, const std::vector<std::string>& enterprises,
                                       const Stamp& stamp, Patience patience) {
  std::vector<Erasure> erasures;
  erase_alone(store, std::move(patience), [&](Database& alone) {
    for (const std::string& one : enterprises) erasures.push_back(erase_enterprise(alone, one, stamp));
  });
  return erasures;
}

void erase_contacts(const std::filesystem::path& store, const std::vector<std::string>& contacts, const Stamp& stamp,
                    Patience patience) {
  erase_alone(store, std::move(patience), [&](Database& alone) {
    for (const std::string& one : contacts) bury_by_id(alone, one, stamp);
  });
}

void erase_request(const std::filesystem::path& store, const PrivacyRequest& request, const Stamp& stamp, Patience patience) {
  erase_alone(store, std::move(patience), [&](Database& alone) { bury_request(alone, request, stamp); });
}

void purge(const std::filesystem::path& store, const Outdated& outdated, const Stamp& stamp, Patience patience) {
  erase_alone(store, std::move(patience), [&](Database& alone) {
    for (const Erasure& one : outdated.enterprises) erase_enterprise(alone, one.enterprise, stamp);
    for (const ContactErasure& one : outdated.contacts) bury_by_id(alone, one.contact.id, stamp);
    for (const DraftSummary& one : outdated.drafts) {
      discard_draft_of(alone, one.id, stamp);
      forget_texts(alone, one.id);
    }
    for (const PrivacyRequest& one : outdated.requests) bury_request(alone, one, stamp);
  });
}

}  // namespace dxready::store
