#pragma once

#include "base/date.hpp"
#include "base/fields.hpp"
#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::support {

/// What somebody does next: one sentence that begins with a verb, where, with which papers.
struct Action {
  /// A price on file, whole VND. Without one no figure is printed.
  struct Cost {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string source;
    std::optional<base::Date> checked_on;
  };

  std::string id;
  base::Words verb;
  base::Words where;
  std::vector<base::Words> papers;
  std::optional<int> days;  ///< working days until an answer or until it is done
  std::optional<Cost> cost;
  base::Words done_when;
  std::optional<base::Date> checked_on;
};

/// Reads one action. With `named`, `id` and `checked_on` are required (next_steps.yaml); without, the action belongs to a
/// package.
Action read_action(base::Reader& reader, const base::Node& node, bool named);

}  // namespace dxready::support
