#pragma once

#include "store/backup.hpp"

#include <filesystem>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Copies all pages as they are at one moment; others may go on writing to the source. Throws SQLite::Exception.
void copy_pages(SQLite::Database& source, SQLite::Database& target);

/// Leaves nothing beside the file of a database that would belong to it.
void use_one_file(SQLite::Database& database);

/// What is in a store, whose structure was checked.
CopyContent content_of(SQLite::Database& database);

/// Checks a copy: the structure, every link of the event chains, and that every assessment has what it refers to; and what
/// is in it. Throws base::EnvironmentError store.bad-copy.
CopyContent checked_content(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace dxready::store
