#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& english_messages() {
  static const std::vector<Message> table = {
      {"*.unknown-key", "unknown key '{key}' in {item}", "did you mean '{suggestion}'?"},
  };
  return table;
}

}  // namespace dxready::base
