#include "base/fingerprint.hpp"

#include "catch.hpp"

using namespace dxready::base;

TEST_CASE("fingerprints are SHA-256", "[base]") {
  // The test vectors of FIPS 180-2.
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(text_fingerprint("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("A fingerprint does not depend on the pieces its bytes come in", "[base]") {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 37 % 251);
  for (std::size_t size = 0; size <= bytes.size(); size += 13) {
    const std::string_view text = std::string_view(bytes).substr(0, size);
    Sha256 letters;
    for (const char& c : text) letters.add({&c, 1});
    Sha256 pieces;
    pieces.add(text.substr(0, size / 3));
    pieces.add(text.substr(size / 3));
    const std::string whole = sha256_hex(text);
    CHECK(letters.hex() == whole);
    CHECK(pieces.hex() == whole);
  }
}
