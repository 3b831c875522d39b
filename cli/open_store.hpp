#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "store/store.hpp"

namespace dxready::cli {

/// The store, to write to it. While another program writes to it this one waits, and says so after a second.
store::Store open_to_write(const Session& session, const StoreOption& option);

}  // namespace dxready::cli
