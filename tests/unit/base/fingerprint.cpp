#include "base/fingerprint.hpp"

#include "catch.hpp"

using namespace dxready::base;

TEST_CASE("fingerprints are SHA-256", "[base]") {
  // The test vectors of FIPS 180-2.
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(text_fingerprint("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
