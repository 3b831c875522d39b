#include "survey/tiling.hpp"

#include "catch.hpp"

using dxready::survey::Match;
using dxready::survey::Tiling;
using Fit = Match::Fit;

TEST_CASE("Options that hold the glue themselves are taken apart") {
  Tiling tiling(", ", false);
  tiling.add("Facebook, Zalo", 0);
  tiling.add("Website", 1);
  tiling.add("Email", 2);
  CHECK(tiling.split("Facebook, Zalo").options == 1);
  CHECK(tiling.split("website,  facebook, zalo").options == 3);
  CHECK(tiling.split("Email, Website").options == 6);
  CHECK(tiling.split("Email,Website").options == 6);
  CHECK(tiling.split("Facebook").fit == Fit::none);
  CHECK(tiling.split("Email, Khác").fit == Fit::none);
  CHECK(tiling.split("Email,").fit == Fit::none);
  CHECK(tiling.split("").fit == Fit::none);
}

TEST_CASE("Several tilings are refused") {
  Tiling tiling(", ", false);
  tiling.add("A", 0);
  tiling.add("B", 1);
  tiling.add("A, B", 2);
  CHECK(tiling.split("A, B").fit == Fit::several);
  CHECK(tiling.split("B, A").options == 3);
}

TEST_CASE("Labels glued with a space") {
  Tiling tiling(" ", false);
  tiling.add("Spherical", 0);
  tiling.add("Radial Bilateral", 1);
  tiling.add("Bilateral", 2);
  CHECK(tiling.split("Spherical Radial Bilateral").options == 3);
  CHECK(tiling.split("Spherical Bilateral").options == 5);
  tiling.add("Radial", 3);
  CHECK(tiling.split("Spherical Radial Bilateral").fit == Fit::several);
}

TEST_CASE("A glue at the end, the same words twice, no diacritics") {
  Tiling tiling(";", true);
  tiling.add("Có", 0);
  tiling.add("có", 0);
  tiling.add("Không", 1);
  CHECK(tiling.split("Có;").options == 1);
  CHECK(tiling.split("Có; Không;").options == 3);
  CHECK(tiling.split("co;khong").options == 3);
  CHECK(tiling.split(";").fit == Fit::none);
}
