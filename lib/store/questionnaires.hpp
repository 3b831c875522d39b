#pragma once

#include "questionnaire/questionnaire.hpp"
#include "store/records.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Refuses a questionnaire whose id and version are in the store with another meaning. Throws base::DataError
/// store.other-meaning.
void check_meaning(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire);

/// Keeps texts that are not kept yet.
void keep_texts(SQLite::Database& database, const std::vector<KeptText>& texts);

/// Makes a questionnaire, its pillars and criteria known to the views; its text is kept already.
void register_questionnaire(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire);

/// See Store::text.
std::string kept_text(SQLite::Database& database, std::string_view fingerprint);

}  // namespace dxready::store
