#include "store/own_chains.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace dxready::store {

const char* const own_chains =
    "WITH RECURSIVE own (store_id, age) AS (SELECT store_id, 0 FROM meta UNION "
    "SELECT l.parent, age + 1 FROM own JOIN lineage AS l ON l.store_id = own.store_id WHERE age < 1000) ";

LastContent::LastContent(SQLite::Database& database)
    : m_query(std::make_unique<SQLite::Statement>(
          database, std::string(own_chains) +
                        "SELECT t.text FROM event AS v JOIN own ON own.store_id = v.store_id "
                        "LEFT JOIN event_text AS t ON t.store_id = v.store_id AND t.seq = v.seq AND t.field = 'content' "
                        "WHERE v.subject = ? ORDER BY own.age, v.seq DESC LIMIT 1")) {}

LastContent::~LastContent() = default;

bool LastContent::agrees(const std::string& uuid, const std::string& digest) {
  m_query->reset();
  m_query->bind(1, uuid);
  if (!m_query->executeStep()) return false;
  return m_query->isColumnNull(0) || m_query->getColumn(0).getString() == digest;
}

}  // namespace dxready::store
