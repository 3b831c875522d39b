#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace SQLite {
class Statement;
}

namespace dxready::store {

class Connection;

/// A statement that is run again and again: prepared when it is first used, then kept. It must not outlive the connection.
class KeptStatement {
public:
  KeptStatement(Connection& connection, std::string sql);
  KeptStatement(KeptStatement&&) noexcept;
  KeptStatement& operator=(KeptStatement&&) noexcept;
  ~KeptStatement();

  /// Ready to be bound and run anew, once the connection has nothing else to do.
  SQLite::Statement& again();

private:
  Connection* m_connection;
  std::string m_sql;
  std::unique_ptr<SQLite::Statement> m_statement;
};

/// Binds the parameters of a statement in their order. Texts are not copied: they must live until the statement has run.
class Binder {
public:
  explicit Binder(SQLite::Statement& statement) : m_statement(&statement) {}

  Binder& text(const std::string& value);
  Binder& text(std::string&&) = delete;
  /// NULL when the text is empty.
  Binder& text_or_null(const std::string& value);
  Binder& text_or_null(std::string&&) = delete;
  /// NULL unless it is `told`.
  Binder& text_if(bool told, const std::string& value) { return told ? text(value) : null(); }
  Binder& text_if(bool told, std::string&&) = delete;
  Binder& whole(std::int64_t value);
  Binder& null();
  template <class Number>
  Binder& whole_or_null(const std::optional<Number>& value) {
    return value ? whole(*value) : null();
  }

private:
  SQLite::Statement* m_statement;
  int m_next = 1;
};

}  // namespace dxready::store
