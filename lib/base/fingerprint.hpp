#pragma once

#include <string>
#include <string_view>

namespace dxready::base {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// Fingerprint of a text as it stands: "sha256:" + SHA-256 of its bytes.
std::string text_fingerprint(std::string_view bytes);

}  // namespace dxready::base
