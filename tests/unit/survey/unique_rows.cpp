#include "survey/unique_rows.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using survey::Disposition;

namespace {

assessment::Assessment row(const std::string& enterprise, const std::string& day = "2026-11-20") {
  return shipped::assess(shipped::answers("assessed_on: " + day + "\nenterprise: {" + enterprise + "}\nanswers: {}\n"));
}

/// One batch, with or without another keeper behind.
struct Batch {
  explicit Batch(const survey::Keeper* next = nullptr) : unique(names, next), keeper(unique.keeper()) {}

  Disposition add(const assessment::Assessment& assessment) {
    const std::unique_ptr<survey::PreparedRow> prepared = keeper.prepare(assessment);
    return keeper.keep(*prepared, ++line);
  }

  survey::NameCheck names;
  survey::UniqueRows unique;
  survey::Keeper keeper;
  std::uint64_t line = 1;
};

}  // namespace

TEST_CASE("The second row of an enterprise and day is a duplicate") {
  Batch batch;
  CHECK(batch.add(row("tax_code: \"0312345673\", name: A")) == Disposition::kept);
  CHECK(batch.add(row("tax_code: \"0312345673\", name: A")) == Disposition::duplicate);
  CHECK(batch.add(row("tax_code: \"0312345673\", name: A", "2026-11-21")) == Disposition::kept);
  CHECK(batch.add(row("external_id: r1")) == Disposition::kept);
  CHECK(batch.add(row("external_id: r1")) == Disposition::duplicate);
  CHECK(batch.add(row("name: Hòa Bình")) == Disposition::kept);
  CHECK(batch.add(row("name: Hoà bình")) == Disposition::duplicate);
  CHECK(batch.add(row("staff: 3")) == Disposition::kept);
  CHECK(batch.add(row("staff: 3")) == Disposition::kept);
  CHECK(batch.names.probably_same().count + batch.names.different().count == 0);
}

TEST_CASE("Several names of one code are noted") {
  Batch batch;
  batch.add(row("tax_code: \"0312345673\", name: Hòa Bình"));
  batch.add(row("tax_code: \"0312345673\", name: Hoà Bình", "2026-11-21"));
  batch.add(row("tax_code: \"0312345673\", name: An Bình"));
  batch.add(row("tax_code: \"0312345673\""));
  using Names = std::vector<survey::OtherName>;
  CHECK(batch.names.probably_same().first == Names{{3, "0312345673", "Hoà Bình", "Hòa Bình"}});
  CHECK(batch.names.different().first == Names{{4, "0312345673", "An Bình", "Hòa Bình"}});
}

TEST_CASE("What is no duplicate goes on to the next keeper") {
  std::vector<std::uint64_t> kept;
  const survey::Keeper next = {[](const assessment::Assessment&) { return std::make_unique<survey::PreparedRow>(); },
                               [&](survey::PreparedRow&, std::uint64_t line) {
                                 kept.push_back(line);
                                 return Disposition::unchanged;
                               }};
  Batch batch(&next);
  CHECK(batch.add(row("tax_code: \"0312345673\", name: A")) == Disposition::unchanged);
  CHECK(batch.add(row("tax_code: \"0312345673\", name: B")) == Disposition::duplicate);
  CHECK(batch.add(row("tax_code: \"0312345673\", name: C", "2026-11-21")) == Disposition::unchanged);
  CHECK(kept == std::vector<std::uint64_t>{2, 4});
  CHECK(batch.names.different().count == 1);
}
