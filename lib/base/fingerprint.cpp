#include "base/fingerprint.hpp"

// The functions without a provider: those with one read a configuration file and cost every start of the program a millisecond.
#define OPENSSL_SUPPRESS_DEPRECATED  // NOLINT(cppcoreguidelines-macro-usage)
#include <openssl/sha.h>

#include <array>

namespace dxready::base {

struct Sha256::State {
  SHA256_CTX hash;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) { SHA256_Init(&m_state->hash); }
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { SHA256_Update(&m_state->hash, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), &m_state->hash);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string text_fingerprint(std::string_view bytes) { return "sha256:" + sha256_hex(bytes); }

}  // namespace dxready::base
