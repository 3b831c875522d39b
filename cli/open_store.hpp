#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "store/store.hpp"

namespace dxready::cli {

/// The store. While another program keeps it to itself this one waits, and says so after a second.
store::Store open_store(const Session& session, const StoreOption& option, store::Access access);

}  // namespace dxready::cli
