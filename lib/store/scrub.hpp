#pragma once

#include <cstdint>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Selects the free texts in the details of an enterprise's answers as `atom`, with their places; its number is `?1`.
extern const char* const free_texts_of_answers;
/// Selects the answers and facts of an enterprise that cannot be read: the row and its column as `part`; its number is `?1`.
extern const char* const unreadable_texts;
/// What stands in place of a free answer that was erased.
constexpr const char* erased_text = "…";

/// Takes away what tells of somebody in the assessments of an enterprise: notes, free texts, documents, name and place among the
/// facts, labels and reasons; details and facts that cannot be read go as a whole. Answer codes, scores and other facts stay.
void scrub_rows(SQLite::Database& database, std::int64_t enterprise);

}  // namespace dxready::store
