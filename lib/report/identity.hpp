#pragma once

#include <string>

namespace dxready::report {

/// Who a result is about, as far as the store knows; empty fields when it was not stored.
struct Identity {
  std::string enterprise_id;
  std::string enterprise_number;  ///< "E-0017"
  std::string assessment_id;
  bool personal = false;  ///< print a personal number unmasked
};

}  // namespace dxready::report
