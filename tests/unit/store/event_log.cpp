#include "store/event_log.hpp"

#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "store/sample.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace dxready;
using store::Access;
using store::Store;

namespace {

/// Checks the chain of a store and every text against its salted hash; returns the head.
std::string walk(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement events(database, "SELECT store_id, seq, at, kind, subject, payload, prev, hash FROM event ORDER BY seq");
  std::string head(64, '0');
  std::int64_t seq = 0;
  while (events.executeStep()) {
    store::Event event;
    event.at = events.getColumn(2).getString();
    event.kind = events.getColumn(3).getString();
    event.subject = events.getColumn(4).getString();
    event.payload = events.getColumn(5).getString();
    CHECK(events.getColumn(1).getInt64() == ++seq);
    CHECK(events.getColumn(6).getString() == head);
    head = store::event_hash(head, events.getColumn(0).getString(), seq, event);
    CHECK(events.getColumn(7).getString() == head);
    SQLite::Statement texts(database, "SELECT field, salt, text FROM event_text WHERE seq = ?");
    texts.bind(1, seq);
    while (texts.executeStep()) {
      const std::string hash = base::sha256_hex(texts.getColumn(1).getString() + texts.getColumn(2).getString());
      CHECK(event.payload.find("\"" + texts.getColumn(0).getString() + "\":\"" + hash + "\"") != std::string::npos);
    }
  }
  return head;
}

}  // namespace

TEST_CASE("Events are chained from the first save on", "[store]") {
  const sample::Folder folder;
  const std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);
  const std::string enterprise = sample::save(store, sample::binh_minh(3)).enterprise;
  sample::save(store, sample::binh_minh(5), "bí mật nhỏ");
  store::EnterpriseEdit edit;
  edit.name = "Tên Mới";
  store.edit_enterprise(enterprise, edit, "lý do riêng", sample::stamp(5000));
  CHECK(walk(file) == store.chain_head());
  CHECK(sample::sql(file, "SELECT group_concat(kind, ' ') FROM event") ==
        "store.created assessment.saved assessment.revised enterprise.edited");
}

TEST_CASE("The chain holds no personal or free text and outlives its erasure", "[store]") {
  const sample::Folder folder;
  const std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);
  sample::save(store, sample::binh_minh(3));
  sample::save(store, sample::binh_minh(5), "bí mật nhỏ");
  const std::string chain = sample::sql(file, "SELECT * FROM event");
  for (const char* secret : {"Bình Minh", "0312345673", "bí mật", "Lan", "18/11", "38000000000"}) {
    CAPTURE(secret);
    CHECK(chain.find(secret) == std::string::npos);
  }
  CHECK(chain.find("\"grades\":\"5*12--\"") != std::string::npos);
  CHECK(sample::sql(file, "SELECT text FROM event_text WHERE field = 'reason'") == "bí mật nhỏ");
  sample::run(file, "DELETE FROM event_text");
  CHECK(walk(file) == store.chain_head());
}
