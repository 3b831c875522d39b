#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dxready::store {

/// "DXRY" in the header of every store.
constexpr std::int64_t application_id = 0x44585259;

/// The steps that make a store, each SQL for one format to the next. A step is never changed once it was released; a change
/// of the schema is a new step. The format of a store (its `user_version`) is the number of steps it has gone.
const std::vector<std::string_view>& migration_steps();

}  // namespace dxready::store
