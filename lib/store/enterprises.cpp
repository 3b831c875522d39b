#include "store/enterprises.hpp"

#include "base/text.hpp"
#include "enterprise/tax_code.hpp"
#include "store/connection.hpp"
#include "store/derived_id.hpp"
#include "store/enterprise_book.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>

namespace dxready::store {
namespace {

using Rows = std::vector<EnterpriseRow>;

/// The rows a condition picks; every `?1` is `value`.
Rows select(SQLite::Database& database, const std::string& where, const std::string& value) {
  SQLite::Statement query(database, enterprise_columns + where);
  query.bind(1, value);
  return read_enterprises(query);
}

/// "E-0017 Công ty A; E-0018 Công ty A; …".
std::string candidates(const Rows& rows) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : "; ", number_text(rows[i].number), rows[i].name);
  }
  return rows.size() > most ? text + "; …" : text;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits of "E-0017", "e17", "17"; empty when it is no number of an enterprise.
std::string number_digits(std::string_view who) {
  if (who.starts_with('E') || who.starts_with('e')) {
    who.remove_prefix(1);
    if (who.starts_with('-')) who.remove_prefix(1);
  }
  constexpr std::size_t longest = 9;
  return is_digits(who) && who.size() <= longest ? std::to_string(*base::parse_whole(std::string(who))) : std::string();
}

Rows by_number(SQLite::Database& database, std::string_view who) {
  const std::string digits = number_digits(who);
  if (digits.empty()) return {};
  Rows rows = select(database, "WHERE number = CAST(?1 AS INTEGER)", digits);
  if (!rows.empty()) return rows;
  return select(database, "WHERE number IN (SELECT enterprise FROM enterprise_alias WHERE kind = 'number' AND folded = ?1)",
                digits);
}

Rows by_tax_code(SQLite::Database& database, const std::string& code) {
  Rows rows = select(database, "WHERE tax_code = ?1", code);
  if (!rows.empty()) return rows;
  return select(database,
                "WHERE number IN (SELECT enterprise FROM enterprise_alias WHERE kind = 'tax_code' AND folded = ?1) "
                "ORDER BY number",
                code);
}

Rows by_uuid(SQLite::Database& database, std::string_view who) {
  const std::string prefix = uuid_prefix(who);
  Rows rows;
  if (prefix.empty()) return rows;
  constexpr std::size_t most = 6;
  for (const std::int64_t number : enterprises_with(database, prefix, most)) {
    for (EnterpriseRow& row : select(database, "WHERE number = CAST(?1 AS INTEGER)", std::to_string(number))) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Rows by_name(SQLite::Database& database, const std::string& folded) {
  if (folded.empty()) return {};
  Rows rows = select(database,
                     "WHERE name_folded = ?1 OR number IN (SELECT enterprise FROM enterprise_alias "
                     "WHERE kind = 'name' AND folded = ?1) ORDER BY number",
                     folded);
  if (!rows.empty()) return rows;
  return select(database,
                "WHERE instr(name_folded, ?1) > 0 OR number IN (SELECT enterprise FROM enterprise_alias "
                "WHERE kind = 'name' AND instr(folded, ?1) > 0) ORDER BY number LIMIT 6",
                folded);
}

std::string nearest_name(SQLite::Database& database, std::string_view who) {
  SQLite::Statement query(database, "SELECT name FROM enterprise ORDER BY number LIMIT 10000");
  std::vector<std::string> names;
  while (query.executeStep()) names.push_back(query.getColumn(0).getString());
  return base::closest(who, names);
}

void check_tax_code(SQLite::Database& database, const EnterpriseRow& row) {
  if (row.tax_code.empty()) return;
  const enterprise::TaxCodeFault fault = enterprise::check_tax_code(row.tax_code);
  if (fault == enterprise::TaxCodeFault::lost_zero) {
    fail_data("store.lost-zero", {{"found", row.tax_code}, {"suggestion", "0" + row.tax_code}});
  }
  if (fault != enterprise::TaxCodeFault::none) {
    fail_data("store.bad-tax-code", {{"found", row.tax_code}});
  }
  check_tax_code_free(database, row);
}

/// The event of an edit: what changed by name, the values salted.
Event edit_event(const EnterpriseRow& row, const std::vector<std::string>& changed, const std::string& reason,
                 const Stamp& stamp) {
  Event event;
  event.at = stamp.now_utc;
  event.kind = "enterprise.edited";
  event.subject = event.enterprise = row.uuid;
  event.salt = stamp.new_uuid();
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "changed", joined(changed));
  writer.end_object();
  event.texts = {{"reason", reason}};
  for (const std::string& field : changed) {
    event.texts[field] = field == "name" ? row.name : field == "tax_code" ? row.tax_code : row.note;
  }
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  return event;
}

}  // namespace

const char* const enterprise_columns = "SELECT uuid, number, name, tax_code, external_id, note FROM stored_enterprise ";

Rows read_enterprises(SQLite::Statement& query) {
  Rows rows;
  while (query.executeStep()) {
    EnterpriseRow row;
    row.uuid = query.getColumn(0).getString();
    row.number = query.getColumn(1).getInt64();
    row.name = query.getColumn(2).getString();
    row.tax_code = query.getColumn(3).getString();
    row.external_id = query.getColumn(4).getString();
    row.note = query.getColumn(5).getString();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<EnterpriseRow> only(Rows rows, std::string_view who) {
  if (rows.empty()) return std::nullopt;
  std::sort(rows.begin(), rows.end(), [](const EnterpriseRow& a, const EnterpriseRow& b) { return a.number < b.number; });
  if (rows.size() > 1) fail_data("store.ambiguous-enterprise", {{"name", std::string(who)}, {"candidates", candidates(rows)}});
  return std::move(rows.front());
}

std::vector<std::string> differences(const EnterpriseRow& before, const EnterpriseRow& after) {
  std::vector<std::string> fields;
  if (after.name != before.name) fields.emplace_back("name");
  if (after.tax_code != before.tax_code) fields.emplace_back("tax_code");
  if (after.note != before.note) fields.emplace_back("note");
  return fields;
}

EnterpriseRow find_meant(SQLite::Database& database, std::string_view who) {
  const std::string text(base::trim(who));
  // A tax code may look like a number or the beginning of a UUID, and means more.
  if (const auto row = only(by_tax_code(database, text), text)) return *row;
  if (const auto row = only(by_number(database, text), text)) return *row;
  if (const auto row = only(by_uuid(database, text), text)) return *row;
  if (const auto row = only(by_name(database, base::fold(text)), text)) return *row;
  fail_data("store.unknown-enterprise", {{"name", text}, {"suggestion", nearest_name(database, text)}});
}

void check_tax_code_free(SQLite::Database& database, const EnterpriseRow& row) {
  if (row.tax_code.empty()) return;
  for (const EnterpriseRow& other : select(database, "WHERE tax_code = ?1", row.tax_code)) {
    if (other.number != row.number) {
      fail_data("store.tax-code-taken",
                {{"found", enterprise::masked_tax_code(row.tax_code)}, {"other", number_text(other.number)}});
    }
  }
}

void check_not_erased(SQLite::Database& database, const std::string& uuid) {
  SQLite::Statement query(database,
                          "SELECT e.number FROM tombstone AS t JOIN stored_enterprise AS e ON e.uuid = t.uuid WHERE t.uuid = ?");
  query.bind(1, uuid);
  if (query.executeStep()) fail_data("store.enterprise-erased", {{"number", number_text(query.getColumn(0).getInt64())}});
}

void edit_enterprise(SQLite::Database& database, const std::string& uuid, const EnterpriseEdit& edit, const std::string& reason,
                     const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const Rows rows = by_uuid(database, uuid);
  if (rows.empty()) fail_data("store.unknown-enterprise", {{"name", uuid}});
  check_not_erased(database, uuid);
  EnterpriseRow after = rows.front();
  if (edit.name) after.name = base::trim(*edit.name);
  if (edit.tax_code) after.tax_code = base::trim(*edit.tax_code);
  if (edit.note) after.note = base::trim(*edit.note);
  if (after == rows.front()) return;
  check_tax_code(database, after);
  if (base::trim(reason).empty()) fail_data("store.reason-needed", {{"what", number_text(after.number)}});
  const std::string store_id = begin_chain(database, stamp);
  Connection connection(database);
  EnterpriseBook(connection, stamp).change(rows.front(), after);
  append_event(database, store_id, edit_event(after, differences(rows.front(), after), reason, stamp));
  transaction.commit();
}

}  // namespace dxready::store
