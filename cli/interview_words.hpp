#pragma once

#include "base/language.hpp"

#include <string_view>

namespace dxready::cli {

/// A unit behind a number: "đồng", "người", "năm"; empty where there is none to say.
std::string_view unit_words(std::string_view unit, base::Language language);

}  // namespace dxready::cli
