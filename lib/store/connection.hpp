#pragma once

#include <functional>
#include <future>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// The database of a writer, which may give it work to do in the background: one job at a time, and nobody else uses the
/// database meanwhile.
class Connection {
public:
  /// The database must outlive it.
  explicit Connection(SQLite::Database& database) : m_database(&database) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  /// Waits for the job.
  ~Connection() = default;

  /// The database, once the job has ended. Throws what that threw.
  SQLite::Database& database();

  /// Waits for the job, whatever comes of it: for those whose parts it uses, before they go.
  void settle() noexcept;

  /// Starts a job that uses the database, once the one before has ended. Throws what that threw.
  void run(std::function<void()> job);

private:
  SQLite::Database* m_database;
  std::future<void> m_job;
};

}  // namespace dxready::store
