#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dxready::base {

/// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// Of all that was added, as 64 lower-case hexadecimal digits. Nothing can be added behind it.
  std::string hex();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// Fingerprint of a text as it stands: "sha256:" + SHA-256 of its bytes.
std::string text_fingerprint(std::string_view bytes);

}  // namespace dxready::base
