// Uses the installed library through what reaches its third parties: libcrypto (fingerprint) and utf8proc (fold).
#include "base/exact.hpp"
#include "base/fingerprint.hpp"
#include "base/text.hpp"

#include <iostream>

int main() {
  namespace base = dxready::base;
  const bool right = base::fold("Công ty  Bình Minh") == "cong ty binh minh" && base::percent(123, 320) == "38.44" &&
                     base::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  std::cout << (right ? "ok\n" : "wrong answers from the installed library\n");
  return right ? 0 : 1;
}
