#include "store/schema.hpp"

#include "store/schema_steps.hpp"

namespace dxready::store {

const std::vector<std::string_view>& migration_steps() {
  static const std::vector<std::string_view> steps = {format_1, format_2, format_3, times_4};
  return steps;
}

}  // namespace dxready::store
