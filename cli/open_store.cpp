#include "cli/open_store.hpp"

#include <fmt/format.h>

#include <chrono>

namespace dxready::cli {

store::Patience patience(const Session& session) {
  store::Patience patience;
  const auto most = std::chrono::duration_cast<std::chrono::seconds>(patience.longest).count();
  patience.notice = [&session, most] {
    session.tell(fmt::format("Chương trình khác đang ghi vào kho dữ liệu. Đang chờ, nhiều nhất {} giây …", most),
                 fmt::format("Another program is writing to the store. Waiting, {} seconds at most …", most));
  };
  return patience;
}

store::Store open_store(const Session& session, const StoreOption& option, store::Access access) {
  return store::Store::open(option.path(), access, patience(session));
}

}  // namespace dxready::cli
