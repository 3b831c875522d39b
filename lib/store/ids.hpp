#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dxready::store {

/// The short number of an enterprise: "E-0017".
std::string number_text(std::int64_t number);

/// The beginning of a UUID as it is stored, from 8 or more hexadecimal digits with or without dashes; empty when it is none.
std::string uuid_prefix(std::string_view text);

}  // namespace dxready::store
