#pragma once

#include "assessment/model.hpp"
#include "base/date.hpp"

#include <cstdint>
#include <vector>

namespace dxready::interview {

/// What facts are asked for together: an interview can leave a whole group out. In the order they are asked in.
struct FactGroup {
  enum class Kind : std::uint8_t {
    general,  ///< size class, or the conditions of three packages or more
    duty,     ///< whether a duty holds and is met
    package,  ///< the conditions of one package or two
    money,    ///< how much is granted
    other
  };

  Kind kind = Kind::other;
  const support::Package* package = nullptr;  ///< of package: the first of the catalogue that asks for them
  bool operator==(const FactGroup&) const = default;
};

struct FactGroups {
  std::vector<FactGroup> groups;
  std::vector<std::size_t> of_fact;  ///< index of its group, dense by fact
};

/// The groups of all facts by what the packages of that day and the duties ask for. They stay the same whatever is answered.
FactGroups fact_groups(const assessment::Model& model, const base::Date& on);

}  // namespace dxready::interview
