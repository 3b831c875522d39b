#include "store/ids.hpp"

#include "catch.hpp"

using namespace dxready::store;

TEST_CASE("Numbers of enterprises have four digits or more", "[store]") {
  CHECK(number_text(17) == "E-0017");
  CHECK(number_text(123456) == "E-123456");
}

TEST_CASE("The beginning of a UUID is 8 or more hexadecimal digits", "[store]") {
  CHECK(uuid_prefix("0a1b2c3d") == "0a1b2c3d");
  CHECK(uuid_prefix("0A1B2C3D4") == "0a1b2c3d-4");
  CHECK(uuid_prefix("0a1b2c3d-4e5f-4") == "0a1b2c3d-4e5f-4");
  CHECK(uuid_prefix("0a1b2c3d4e5f40008000000000000001") == "0a1b2c3d-4e5f-4000-8000-000000000001");
  CHECK(uuid_prefix("0a1b2c3").empty());
  CHECK(uuid_prefix("0a1b2c3g").empty());
  CHECK(uuid_prefix("0a1b2c3d4e5f400080000000000000011").empty());
  CHECK(uuid_prefix("").empty());
}
