#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& vietnamese_messages() {
  static const std::vector<Message> table = {
      {"*.unknown-key", "không có mục '{key}' trong {item}", "có phải ý là '{suggestion}'?"},
  };
  return table;
}

}  // namespace dxready::base
