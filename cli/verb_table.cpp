#include "cli/verb_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

std::size_t place_of(const Session& session, const std::vector<VerbForm>& forms, const std::string& verb) {
  std::vector<std::string> names;
  for (const VerbForm& form : forms) {
    if (form.name == verb) return names.size();
    names.emplace_back(form.name);
  }
  wrong_usage(session, "usage.unknown-verb",
              {{"found", verb}, {"allowed", base::joined(names)}, {"suggestion", base::closest(verb, names)}});
}

}  // namespace

std::vector<std::string> names_of_given(const std::vector<DeclaredOption>& options) {
  std::vector<std::string> names;
  for (const DeclaredOption& option : options) {
    if (option.given()) names.push_back(option.name());
  }
  return names;
}

std::size_t find_verb(const Session& session, const std::vector<VerbForm>& forms, const TypedVerb& typed) {
  const std::size_t place = place_of(session, forms, typed.verb);
  const VerbForm& form = forms[place];
  const std::string command = typed.command + " " + typed.verb;
  if (!form.argument.empty() && !form.argument.starts_with('[') && typed.argument.empty()) {
    wrong_usage(session, "usage.missing-argument", {{"command", command}, {"missing", std::string(form.argument)}});
  }
  if (form.argument.empty() && !typed.argument.empty()) {
    wrong_usage(session, "usage.too-many-arguments", {{"command", command}, {"found", typed.argument}});
  }
  for (const std::string& option : typed.options) {
    const bool takes = std::find(form.options.begin(), form.options.end(), option) != form.options.end();
    if (!takes) wrong_usage(session, "usage.not-together", {{"first", command}, {"second", option}});
  }
  return place;
}

}  // namespace dxready::cli
