#pragma once

#include "store/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::store {

/// Rows on their way into a table: collected here, then written by one statement, which takes half the time of one for each.
/// Until `flush` the database knows nothing of them. It must not outlive the database.
class PendingRows {
public:
  /// `columns` of the table, joined by commas, in the order their values come in; the others are NULL.
  PendingRows(SQLite::Database& database, std::string table, const std::string& columns);
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

private:
  struct Source;

  std::unique_ptr<Source> m_source;
  KeptStatement m_insert;
};

}  // namespace dxready::store
