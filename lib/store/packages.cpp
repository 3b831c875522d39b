#include "store/packages.hpp"

#include "store/connection.hpp"
#include "store/json_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cassert>

namespace dxready::store {

Packages::Packages(Connection& connection) : m_insert(connection, "INSERT INTO package VALUES (?, ?)") {
  SQLite::Statement query(connection.database(), "SELECT id FROM package ORDER BY number");
  while (query.executeStep()) {
    m_ids.push_back(query.getColumn(0).getString());
    m_numbers.emplace(m_ids.back(), m_ids.size());
  }
}

std::string Packages::letters(std::string_view ids) {
  std::string letters;
  for (const std::string& id : split(ids)) append_letter(letters, number(id));
  return letters;
}

void Packages::append_letter(std::string& letters, std::size_t number) {
  if (number < first_high) {
    letters += static_cast<char>(number + low_base);
    return;
  }
  const std::size_t point = number + high_base;
  assert(point < 0x800);
  letters += static_cast<char>(0xC0U | point >> 6U);
  letters += static_cast<char>(0x80U | (point & 0x3FU));
}

std::string_view Packages::id(std::size_t number) const {
  return number >= 1 && number <= m_ids.size() ? std::string_view(m_ids[number - 1]) : std::string_view();
}

std::size_t Packages::number(std::string_view id) {
  if (const auto known = m_numbers.find(id); known != m_numbers.end()) return known->second;
  m_ids.emplace_back(id);
  SQLite::Statement& insert = m_insert.again();
  Binder(insert).whole(static_cast<std::int64_t>(m_ids.size())).text(m_ids.back());
  insert.exec();
  m_numbers.emplace(m_ids.back(), m_ids.size());
  return m_ids.size();
}

}  // namespace dxready::store
