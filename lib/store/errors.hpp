#pragma once

#include "base/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Exception;
}  // namespace SQLite

namespace dxready::store {

/// Throw what is wrong outside, about the file, and what is wrong in the data.
[[noreturn]] void fail(std::string code, const std::filesystem::path& file, std::vector<base::Argument> arguments = {});
[[noreturn]] void fail_data(std::string code, std::vector<base::Argument> arguments = {});

/// Our code for a result code of SQLite, primary or extended; `system_error` is the errno behind it or 0.
std::string_view code_of(int sqlite_code, int system_error);

/// The one way out of this folder for an exception of SQLite. `database` may be nullptr when there is none yet.
[[noreturn]] void rethrow(const SQLite::Exception& error, const SQLite::Database* database, const std::filesystem::path& file);

}  // namespace dxready::store
