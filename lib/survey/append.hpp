#pragma once

#include "survey/short_text.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

// For lines of results put together in memory that has room for them: each gives where the text ends.
namespace dxready::survey {

/// Numbers and days take two moves of eight letters.
inline char* append(char* to, std::string_view text) {
  if (text.size() < 8 || text.size() > 16) return std::copy(text.begin(), text.end(), to);
  std::memcpy(to, text.data(), 8);
  std::memcpy(to + text.size() - 8, text.data() + text.size() - 8, 8);
  return to + text.size();
}

/// Copies all of it, which is faster than counting.
inline char* append(char* to, const ShortText& text) {
  std::memcpy(to, &text, sizeof text);
  return to + text.size;
}

}  // namespace dxready::survey
