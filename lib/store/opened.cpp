#include "store/opened.hpp"

#include "store/database.hpp"
#include "store/errors.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

namespace dxready::store {

Opened::Opened(std::filesystem::path path, Access access, Patience patience)
    : m_path(std::move(path)), m_waiting(std::make_unique<Waiting>(std::move(patience))),
      m_database(open_database(m_path, access, *m_waiting)) {}

Opened::~Opened() = default;

void Opened::use(const std::function<void(SQLite::Database&)>& action) { translated(*m_database, m_path, action); }

void translated(SQLite::Database& database, const std::filesystem::path& path,
                const std::function<void(SQLite::Database&)>& action) {
  try {
    action(database);
  } catch (const SQLite::Exception& error) {
    rethrow(error, &database, path);
  }
}

}  // namespace dxready::store
