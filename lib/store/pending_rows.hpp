#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Statement;
}

namespace dxready::store {

class Connection;

/// Rows on their way into a table: collected here, then written by one statement, which takes half the time of one for each.
/// Until then the database knows nothing of them. It must not outlive the connection.
class PendingRows {
public:
  /// `columns` of the table, joined by commas, in the order their values come in; the others are NULL.
  PendingRows(Connection& connection, std::string table, const std::string& columns);
  PendingRows(const PendingRows&) = delete;
  PendingRows& operator=(const PendingRows&) = delete;
  ~PendingRows();

  // The values of a row, one for each column; texts are copied.
  PendingRows& text(std::string_view value);
  PendingRows& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  PendingRows& text_if(bool told, std::string_view value) { return told ? text(value) : null(); }
  PendingRows& whole(std::int64_t value);
  PendingRows& null();
  template <class Number>
  PendingRows& whole_or_null(const std::optional<Number>& value) {
    return value ? whole(*value) : null();
  }

  /// Whether they have become so many that they are better written.
  bool are_many() const;

  /// Writes them.
  void flush();

  // The same in two parts, for a job of the connection: `stage` sets them aside, so that others can be collected while
  // `write_staged` writes. What was staged before must have been written.
  void stage();
  void write_staged();

private:
  struct Source;
  struct Value;

  Connection* m_connection;
  std::size_t m_columns;
  std::string m_sql;
  std::vector<Value> m_values;
  std::string m_texts;
  std::unique_ptr<Source> m_staged;
  std::unique_ptr<SQLite::Statement> m_insert;
};

}  // namespace dxready::store
