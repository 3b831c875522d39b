#include "store/connection.hpp"

#include <utility>

namespace dxready::store {

SQLite::Database& Connection::database() {
  if (m_job.valid()) m_job.get();
  return *m_database;
}

void Connection::settle() noexcept {
  if (m_job.valid()) m_job.wait();
}

void Connection::run(std::function<void()> job) {
  database();
  m_job = std::async(std::launch::async, std::move(job));
}

}  // namespace dxready::store
