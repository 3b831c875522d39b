#pragma once

#include "cli/command.hpp"

#include <memory>

// One function per command, each defined in the file of that name.
namespace dxready::cli {

std::unique_ptr<Command> make_batch();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_enterprise();
std::unique_ptr<Command> make_history();
std::unique_ptr<Command> make_interview();
std::unique_ptr<Command> make_recommend();
std::unique_ptr<Command> make_score();
std::unique_ptr<Command> make_setup();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_store();
std::unique_ptr<Command> make_store_privacy();
std::unique_ptr<Command> make_survey();

}  // namespace dxready::cli
