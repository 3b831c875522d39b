#pragma once

#include "store/row.hpp"

#include <cstdint>
#include <string>

namespace SQLite {
class Database;
}

// Rows somebody or something wrote to: what cannot be read ends as base::EnvironmentError store.row-damaged, which names the
// assessment and the column or table.
namespace dxready::store {

[[noreturn]] void fail_row(const std::string& assessment, const std::string& column);

/// The same for a row that lacks something it refers to; `row` is its id in the table.
[[noreturn]] void fail_incomplete(SQLite::Database& database, std::int64_t row);

/// Points and counts are from 0 up, none above what there is at the most.
void check_numbers(const AssessmentRow& row);

/// Answers and facts are JSON.
void check_texts(const AssessmentRecord& record);

/// As many assessments of an enterprise (its number) were read as there are: none lacks what it refers to.
void check_all_read(SQLite::Database& database, std::int64_t enterprise, bool with_superseded, std::int64_t read);

/// So many assessments that count were read with their enterprises: none lacks its enterprise.
void check_all_have_enterprises(SQLite::Database& database, std::int64_t read);

}  // namespace dxready::store
