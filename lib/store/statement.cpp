#include "store/statement.hpp"

#include "store/connection.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

namespace dxready::store {

KeptStatement::KeptStatement(Connection& connection, std::string sql) : m_connection(&connection), m_sql(std::move(sql)) {}
KeptStatement::KeptStatement(KeptStatement&&) noexcept = default;
KeptStatement& KeptStatement::operator=(KeptStatement&&) noexcept = default;
KeptStatement::~KeptStatement() = default;

SQLite::Statement& KeptStatement::again() {
  SQLite::Database& database = m_connection->database();
  if (m_statement == nullptr) {
    m_statement = std::make_unique<SQLite::Statement>(database, m_sql);
  } else {
    m_statement->reset();
  }
  return *m_statement;
}

Binder& Binder::text(const std::string& value) {
  m_statement->bindNoCopy(m_next++, value);
  return *this;
}

Binder& Binder::text_or_null(const std::string& value) { return value.empty() ? null() : text(value); }

Binder& Binder::whole(std::int64_t value) {
  m_statement->bind(m_next++, value);
  return *this;
}

Binder& Binder::null() {
  m_statement->bind(m_next++);
  return *this;
}

}  // namespace dxready::store
