#include "base/fingerprint.hpp"

#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace dxready::base {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string text_fingerprint(std::string_view bytes) { return "sha256:" + sha256_hex(bytes); }

}  // namespace dxready::base
