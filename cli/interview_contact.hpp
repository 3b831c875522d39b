#pragma once

#include "cli/line_reader.hpp"
#include "cli/options.hpp"
#include "cli/workbench.hpp"

#include <string>

// What comes behind the last question of an interview.
namespace dxready::cli {

/// Asks the person interviewed for consent, purpose by purpose, and only then for name, position, telephone and e-mail. Without
/// any consent, or when the dialogue is left, nothing is kept. `enterprise` is the number of whom the interview was about.
void ask_for_contact(const Session& session, LineReader& lines, const Workbench& workbench, const StoreOption& store,
                     const std::string& enterprise);

}  // namespace dxready::cli
