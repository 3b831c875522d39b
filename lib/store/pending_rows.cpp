#include "store/pending_rows.hpp"

#include "store/connection.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace dxready::store {
namespace {

/// So many bytes of text are written at the latest: few enough to stay in a near cache.
constexpr std::size_t most_bytes = std::size_t{64} * 1024;

std::string numbered_columns(std::size_t count) {
  std::string columns;
  for (std::size_t i = 0; i < count; ++i) columns += (i == 0 ? "c" : ", c") + std::to_string(i);
  return columns;
}

}  // namespace

struct PendingRows::Value {
  enum class Kind : std::uint8_t { null, whole, text };
  Kind kind = Kind::null;
  int size = 0;           ///< of a text
  std::int64_t what = 0;  ///< the number, or where the text begins
};

/// The staged rows as SQLite reads them: a virtual table without a schema of its own, of the name pending_<table>.
struct PendingRows::Source {
  using Value = PendingRows::Value;

  SQLite::Database* database;  ///< once it knows them
  std::string name;
  std::size_t columns;
  std::vector<Value> values;
  std::string texts;

  ~Source() {
    if (database != nullptr) sqlite3_create_module_v2(database->getHandle(), name.c_str(), nullptr, nullptr, nullptr);
  }
  std::size_t rows() const { return values.size() / columns; }
};

namespace {

// What SQLite calls. The table is `Table`, a place in it `Place`; their first part is SQLite's.
template <class Rows>
struct Reader {
  struct Table : sqlite3_vtab {
    explicit Table(const Rows* of) : sqlite3_vtab{}, rows(of) {}
    const Rows* rows;
  };
  struct Place : sqlite3_vtab_cursor {
    Place() : sqlite3_vtab_cursor{} {}
    std::size_t row = 0;
  };

  static const Rows& rows_of(sqlite3_vtab_cursor* place) { return *static_cast<Table*>(place->pVtab)->rows; }
  static std::size_t& row_of(sqlite3_vtab_cursor* place) { return static_cast<Place*>(place)->row; }

  static int connect(sqlite3* handle, void* rows, int, const char* const*, sqlite3_vtab** table, char**) {
    auto made = std::make_unique<Table>(static_cast<const Rows*>(rows));
    const std::string schema = fmt::format("CREATE TABLE rows ({})", numbered_columns(made->rows->columns));
    const int result = sqlite3_declare_vtab(handle, schema.c_str());
    if (result == SQLITE_OK) *table = made.release();
    return result;
  }
  static int disconnect(sqlite3_vtab* table) {
    const std::unique_ptr<Table> gone(static_cast<Table*>(table));
    return SQLITE_OK;
  }
  static int plan(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** place) {
    *place = std::make_unique<Place>().release();
    return SQLITE_OK;
  }
  static int close(sqlite3_vtab_cursor* place) {
    const std::unique_ptr<Place> gone(static_cast<Place*>(place));
    return SQLITE_OK;
  }
  static int begin(sqlite3_vtab_cursor* place, int, const char*, int, sqlite3_value**) {
    row_of(place) = 0;
    return SQLITE_OK;
  }
  static int next(sqlite3_vtab_cursor* place) {
    ++row_of(place);
    return SQLITE_OK;
  }
  static int is_end(sqlite3_vtab_cursor* place) { return row_of(place) >= rows_of(place).rows() ? 1 : 0; }
  static int row_id(sqlite3_vtab_cursor* place, sqlite3_int64* id) {
    *id = static_cast<sqlite3_int64>(row_of(place));
    return SQLITE_OK;
  }
  static int value(sqlite3_vtab_cursor* place, sqlite3_context* result, int column) {
    const Rows& rows = rows_of(place);
    using Kind = typename Rows::Value::Kind;
    const typename Rows::Value& one = rows.values[row_of(place) * rows.columns + static_cast<std::size_t>(column)];
    switch (one.kind) {
      case Kind::null: break;
      case Kind::whole: sqlite3_result_int64(result, one.what); break;
      case Kind::text: sqlite3_result_text(result, rows.texts.data() + one.what, one.size, SQLITE_STATIC); break;
    }
    return SQLITE_OK;
  }

  static sqlite3_module module() {
    sqlite3_module calls = {};
    calls.xConnect = connect;
    calls.xBestIndex = plan;
    calls.xDisconnect = disconnect;
    calls.xDestroy = disconnect;
    calls.xOpen = open;
    calls.xClose = close;
    calls.xFilter = begin;
    calls.xNext = next;
    calls.xEof = is_end;
    calls.xColumn = value;
    calls.xRowid = row_id;
    return calls;
  }
};

}  // namespace

PendingRows::PendingRows(Connection& connection, std::string table, const std::string& columns)
    : m_connection(&connection), m_columns(1 + static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ','))),
      m_sql(fmt::format("INSERT OR FAIL INTO {} ({}) SELECT {} FROM pending_{}", table, columns, numbered_columns(m_columns),
                        table)),
      m_staged(std::make_unique<Source>(Source{nullptr, "pending_" + table, m_columns, {}, {}})) {}
PendingRows::~PendingRows() = default;

PendingRows& PendingRows::text(std::string_view value) {
  m_values.push_back({Value::Kind::text, static_cast<int>(value.size()), static_cast<std::int64_t>(m_texts.size())});
  m_texts += value;
  return *this;
}

PendingRows& PendingRows::whole(std::int64_t value) {
  m_values.push_back({Value::Kind::whole, 0, value});
  return *this;
}

PendingRows& PendingRows::null() {
  m_values.emplace_back();
  return *this;
}

bool PendingRows::are_many() const { return m_texts.size() >= most_bytes; }

void PendingRows::flush() {
  if (m_values.empty()) return;
  stage();
  write_staged();
}

void PendingRows::stage() {
  assert(m_values.size() % m_columns == 0);
  SQLite::Database& database = m_connection->database();
  assert(m_staged->values.empty());
  m_staged->values.swap(m_values);
  m_staged->texts.swap(m_texts);
  if (m_insert != nullptr) return;
  static const sqlite3_module calls = Reader<Source>::module();
  database.check(sqlite3_create_module_v2(database.getHandle(), m_staged->name.c_str(), &calls, m_staged.get(), nullptr));
  m_staged->database = &database;
  m_insert = std::make_unique<SQLite::Statement>(database, m_sql);
}

void PendingRows::write_staged() {
  if (m_staged->values.empty()) return;
  m_insert->reset();
  m_insert->exec();
  m_staged->values.clear();
  m_staged->texts.clear();
}

}  // namespace dxready::store
