#pragma once

#include "enterprise/enterprise.hpp"

#include <string>
#include <string_view>

namespace dxready::survey {

/// What rules and derived facts are made from of a fact, in few bytes: its value, and of texts and dates the text. Empty for an
/// unknown one; longer than a ShortText for one that takes more.
std::string packed(const enterprise::Fact& fact);

/// The known fact of such bytes; the rest of it stays empty.
enterprise::Fact unpacked(std::string_view bytes);

}  // namespace dxready::survey
