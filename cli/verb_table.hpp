#pragma once

#include "cli/exit_code.hpp"
#include "cli/option_list.hpp"
#include "cli/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Commands of several verbs: `dxready store VERB`, `dxready store privacy ACTION`. Which of their options a verb takes is said in
// a table, and what it does not take is refused.
namespace dxready::cli {

/// How a verb is called.
struct VerbForm {
  std::string_view name;
  std::string_view argument;              ///< how the help calls it; empty: it takes none; in brackets: it may
  std::vector<std::string_view> options;  ///< besides those every verb of the command has
};

/// What was typed behind a command of verbs.
struct TypedVerb {
  std::string command;  ///< "store"
  std::string verb;
  std::string argument;
  std::vector<std::string> options;  ///< of those only some verbs take
};

/// The names of those that were given.
std::vector<std::string> names_of_given(const std::vector<DeclaredOption>& options);

/// The place in `forms` of the verb that was typed; ends the command with a usage.* error when there is none of that name, its
/// argument is missing or one too many, or an option was given that it does not take.
std::size_t find_verb(const Session& session, const std::vector<VerbForm>& forms, const TypedVerb& typed);

/// A verb and what does it.
template <class Arguments>
struct Verb {
  VerbForm form;
  ExitCode (*run)(const Session& session, const Arguments& given);
};

/// Does what was typed; ends the command as find_verb does.
template <class Arguments>
ExitCode run_verb(const Session& session, const std::vector<Verb<Arguments>>& verbs, const TypedVerb& typed,
                  const Arguments& given) {
  std::vector<VerbForm> forms;
  for (const Verb<Arguments>& verb : verbs) forms.push_back(verb.form);
  return verbs[find_verb(session, forms, typed)].run(session, given);
}

}  // namespace dxready::cli
