#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "store/store.hpp"

namespace dxready::cli {

/// While another program keeps a store to itself this one waits, and says so after a second.
store::Patience patience(const Session& session);

/// The store, with this patience.
store::Store open_store(const Session& session, const StoreOption& option, store::Access access);

}  // namespace dxready::cli
