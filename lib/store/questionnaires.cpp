#include "store/questionnaires.hpp"

#include "base/fingerprint.hpp"
#include "store/errors.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cassert>

namespace dxready::store {
namespace {

using questionnaire::Questionnaire;

bool is_there(SQLite::Database& database, const std::string& query_text, const std::string& key) {
  SQLite::Statement query(database, query_text);
  query.bind(1, key);
  return query.executeStep();
}

std::string kind_name(questionnaire::Kind kind) {
  constexpr std::array<const char*, 6> names = {"single", "multi", "ratio", "number", "text", "info"};
  return names[static_cast<std::size_t>(kind)];
}

void bind_words(SQLite::Statement& statement, int from, const base::Words& words) {
  statement.bind(from, words.vi);
  statement.bind(from + 1, words.en);
}

void insert_pillars(SQLite::Database& database, const Questionnaire& questionnaire) {
  SQLite::Statement insert(database, "INSERT INTO pillar VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < questionnaire.pillars.size(); ++i) {
    insert.reset();
    insert.bind(1, questionnaire.text);
    insert.bind(2, static_cast<std::int64_t>(i + 1));
    insert.bind(3, questionnaire.pillars[i].id);
    bind_words(insert, 4, questionnaire.pillars[i].title);
    insert.exec();
  }
}

void insert_criteria(SQLite::Database& database, const Questionnaire& questionnaire) {
  SQLite::Statement insert(database, "INSERT INTO criterion VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) {
    const questionnaire::Criterion& criterion = questionnaire.criteria[i];
    insert.reset();
    insert.bind(1, questionnaire.text);
    insert.bind(2, static_cast<std::int64_t>(i + 1));
    insert.bind(3, criterion.id);
    insert.bind(4, questionnaire.pillars[questionnaire.pillar_of(i)].id);
    insert.bind(5, questionnaire.components[criterion.component].id);
    insert.bind(6, kind_name(criterion.kind));
    bind_words(insert, 7, criterion.title);
    insert.exec();
  }
}

}  // namespace

void check_meaning(SQLite::Database& database, const Questionnaire& questionnaire) {
  SQLite::Statement query(database, "SELECT 1 FROM questionnaire WHERE id = ? AND version = ? AND meaning <> ?");
  query.bind(1, questionnaire.id);
  query.bind(2, questionnaire.version);
  query.bind(3, questionnaire.meaning);
  if (query.executeStep()) {
    fail_data("store.other-meaning", {{"questionnaire", questionnaire.id}, {"version", questionnaire.version}});
  }
}

void keep_texts(SQLite::Database& database, const std::vector<KeptText>& texts) {
  SQLite::Statement insert(database, "INSERT INTO kept_text VALUES (?, ?, ?)");
  for (const KeptText& text : texts) {
    if (is_there(database, "SELECT 1 FROM kept_text WHERE fingerprint = ?", text.fingerprint)) continue;
    assert(text.fingerprint == base::text_fingerprint(text.bytes));
    insert.reset();
    insert.bind(1, text.fingerprint);
    insert.bind(2, text.path);
    insert.bind(3, text.bytes.data(), static_cast<int>(text.bytes.size()));
    insert.exec();
  }
}

void register_questionnaire(SQLite::Database& database, const Questionnaire& questionnaire) {
  assert(!questionnaire.text.empty() && !questionnaire.meaning.empty());
  if (is_there(database, "SELECT 1 FROM questionnaire WHERE text = ?", questionnaire.text)) return;
  SQLite::Statement insert(database, "INSERT INTO questionnaire VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(1, questionnaire.text);
  insert.bind(2, questionnaire.id);
  insert.bind(3, questionnaire.version);
  insert.bind(4, questionnaire.meaning);
  bind_words(insert, 5, questionnaire.title);
  insert.exec();
  insert_pillars(database, questionnaire);
  insert_criteria(database, questionnaire);
}

std::string kept_text(SQLite::Database& database, std::string_view fingerprint) {
  SQLite::Statement query(database, "SELECT bytes FROM kept_text WHERE fingerprint = ?");
  query.bind(1, std::string(fingerprint));
  if (!query.executeStep()) fail_data("store.unknown-text", {{"fingerprint", std::string(fingerprint)}});
  return query.getColumn(0).getString();
}

}  // namespace dxready::store
