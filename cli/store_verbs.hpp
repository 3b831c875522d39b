#pragma once

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "store/records.hpp"

#include <string>

// The verbs of `dxready store`; each group has a file of its own.
namespace dxready::cli {

/// What was given behind `dxready store`.
struct StoreArguments {
  std::string verb;
  std::string argument;  ///< what the verb is about: an import, a file …
  std::string reason;
  bool encrypt = false;
  std::string passphrase_file;
  std::string before;
  std::string contact;
  std::string request;
  bool contacts = false;
  bool dry_run = false;
  bool yes = false;
  StoreOption store;
  OutputOptions output;

  bool json() const { return output.format == "json"; }
};

// Each throws Stop, and what the library throws.
ExitCode back_up_store(const Session& session, const StoreArguments& given);
ExitCode erase_from_store(const Session& session, const StoreArguments& given);
ExitCode export_from_store(const Session& session, const StoreArguments& given);
ExitCode merge_into_store(const Session& session, const StoreArguments& given);
ExitCode conflicts_of_store(const Session& session, const StoreArguments& given);
ExitCode purge_store(const Session& session, const StoreArguments& given);
ExitCode restore_store(const Session& session, const StoreArguments& given);

/// Who does something now.
store::Stamp stamp_of(const Session& session);

}  // namespace dxready::cli
