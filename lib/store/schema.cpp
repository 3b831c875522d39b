#include "store/schema.hpp"

#include "store/schema_steps.hpp"

#include <string>

namespace dxready::store {

const std::vector<std::string_view>& migration_steps() {
  // What came with one format comes from several texts.
  static const std::string format_4 =
      std::string(times_4) + std::string(keeping_4) + std::string(drafts_4) + std::string(privacy_4);
  static const std::vector<std::string_view> steps = {format_1, format_2, format_3, format_4};
  return steps;
}

}  // namespace dxready::store
