#include "store/tax_code_index.hpp"

#include "catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using dxready::store::TaxCodeIndex;

namespace {

std::string code(std::uint64_t number) { return fmt::format("{:010}", number * 7919 % 10'000'000'000); }

}  // namespace

TEST_CASE("tax codes are found, also those that went to the file, and hardly anybody else") {
  // Enough that every bucket is in the file several times over.
  constexpr std::int64_t count = 300'000;
  TaxCodeIndex index;
  REQUIRE_FALSE(index.may_have(code(1)));
  REQUIRE(index.find(code(1)).empty());
  for (std::int64_t number = 1; number <= count; ++number) index.add(code(static_cast<std::uint64_t>(number)), number);
  TaxCodeIndex moved = std::move(index);
  bool all_found = true;
  bool alone = true;
  for (std::int64_t number = 1; number <= count; number += 97) {
    const std::string mine = code(static_cast<std::uint64_t>(number));
    const std::vector<std::int64_t> found = moved.find(mine);
    all_found = all_found && moved.may_have(mine) && std::find(found.begin(), found.end(), number) != found.end();
    alone = alone && found.size() == 1;
  }
  REQUIRE(all_found);
  REQUIRE(alone);
  int strangers = 0;
  for (std::uint64_t number = 1; number <= 10'000; ++number) strangers += moved.may_have(code(count + number)) ? 1 : 0;
  REQUIRE(strangers < 50);
}

TEST_CASE("everyone with the same tax code is found") {
  TaxCodeIndex index;
  for (std::int64_t number = 1; number <= 1000; ++number) index.add("0317610004", number);
  REQUIRE(index.find("0317610004").size() == 1000);
}
