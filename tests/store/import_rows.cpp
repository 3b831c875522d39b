// Imports generated rows into a store: what kill_test.py kills, and what measures the store alone.
//
//     import_rows STORE ROWS [ROUND]
//
// ROUND (0) decides the answers: the same one again finds every row unchanged, another one revises every row. Prints
// "begun" when the import holds the store, "committing" before its end, then what came of it.

#include "base/fingerprint.hpp"
#include "generated_rows.hpp"
#include "shipped/shipped.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace dxready;
using Clock = std::chrono::steady_clock;

namespace {

double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

int import(const std::string& path, std::uint64_t rows, std::uint64_t round) {
  const shipped::World& world = shipped::world();
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  const std::vector<answers::AnswersFile> files = generated::pool(round);
  store::Store store = store::Store::open(path, store::Access::write);
  const store::Stamp stamp{"2026-11-22T05:00:00Z", generated::random_uuid, ""};
  store::Import import =
      store.begin_import({"generated.csv", "plain", {}, &world.questionnaire, &world.model}, {{}, shipped::texts(), {}, {}}, stamp);
  std::puts("begun");
  std::fflush(stdout);
  store::ImportCounts counts;
  Clock::duration preparing{};
  Clock::duration adding{};
  for (std::uint64_t i = 0; i < rows; ++i) {
    const assessment::Assessment assessment = assessor.assess(generated::row(files, i), {2026, 11, 20}, {});
    const Clock::time_point start = Clock::now();
    store::PreparedRow prepared = import.prepare(assessment);
    const Clock::time_point middle = Clock::now();
    const store::ImportOutcome::Kind kind = import.add(std::move(prepared), i + 2).kind;
    preparing += middle - start;
    adding += Clock::now() - middle;
    ++counts.read;
    if (kind == store::ImportOutcome::Kind::unchanged) ++counts.unchanged;
    if (kind == store::ImportOutcome::Kind::duplicate) ++counts.duplicate;
  }
  counts.scored = counts.read - counts.unchanged - counts.duplicate;
  std::puts("committing");
  std::fflush(stdout);
  const Clock::time_point start = Clock::now();
  const store::ImportResult result = import.finish(counts, base::sha256_hex(std::to_string(round)));
  adding += Clock::now() - start;
  const auto rate = [&](Clock::duration time) { return static_cast<double>(rows) / seconds(time); };
  fmt::print("saved {} revised {} unchanged {} duplicate {}: {:.0f} rows/s prepared, {:.0f} rows/s written\n", result.saved,
             result.revised, counts.unchanged, counts.duplicate, rate(preparing), rate(adding));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  return import(arguments[1], std::stoull(arguments[2]), count > 3 ? std::stoull(arguments[3]) : 0);
}
