// Imports generated rows into a store: what kill_test.py kills, and what measures the store alone.
//
//     import_rows STORE ROWS [ROUND]
//
// ROUND (0) decides the answers: the same one again finds every row unchanged, another one revises every row. Prints
// "begun" when the import holds the store, "committing" before its end, then what came of it.

#include "base/fingerprint.hpp"
#include "enterprise/tax_code.hpp"
#include "property/enterprises.hpp"
#include "shipped/shipped.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

using namespace dxready;
using Clock = std::chrono::steady_clock;

namespace {

std::string random_uuid() {
  static std::mt19937_64 engine{std::random_device()()};
  const std::uint64_t high = engine();
  const std::uint64_t low = engine();
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32U, high >> 16U & 0xFFFFU, high & 0xFFFU,
                     0x8000U | (low >> 48U & 0x3FFFU), low & 0xFFFFFFFFFFFFU);
}

/// Some different enterprises; every row is one of them under another name and tax code.
std::vector<answers::AnswersFile> pool(std::uint64_t seed) {
  property::Random random(seed);
  std::vector<answers::AnswersFile> files;
  for (int i = 0; i < 60; ++i) files.push_back(shipped::answers(property::plausible_enterprise(random)));
  return files;
}

/// Ten digits; empty for the few numbers that have no check digit.
std::string tax_code(std::uint64_t first_nine) {
  for (int last = 0; last < 10; ++last) {
    std::string code = fmt::format("{:09}{}", first_nine, last);
    if (enterprise::check_tax_code(code) == enterprise::TaxCodeFault::none) return code;
  }
  return {};
}

answers::AnswersFile row(const std::vector<answers::AnswersFile>& pool, std::uint64_t number) {
  answers::AnswersFile file = pool[number % pool.size()];
  file.assessed_on = base::Date{2026, 11, 20};
  file.enterprise.name = fmt::format("Công ty TNHH Thương mại Dịch vụ số {}", number * 7919 % 1'000'003);
  file.enterprise.tax_code = tax_code(30'000'000 + number * 7'654'321 % 10'000'019);
  file.enterprise.external_id = fmt::format("R-{}", number);
  return file;
}

double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

int import(const std::string& path, std::uint64_t rows, std::uint64_t round) {
  const shipped::World& world = shipped::world();
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  const std::vector<answers::AnswersFile> files = pool(round);
  store::Store store = store::Store::open(path, store::Access::write);
  const store::Stamp stamp{"2026-11-22T05:00:00Z", random_uuid, ""};
  store::Import import =
      store.begin_import({"generated.csv", "plain", {}, &world.questionnaire, &world.model}, {{}, shipped::texts(), {}}, stamp);
  std::puts("begun");
  std::fflush(stdout);
  store::ImportCounts counts;
  Clock::duration preparing{};
  Clock::duration adding{};
  for (std::uint64_t i = 0; i < rows; ++i) {
    const assessment::Assessment assessment = assessor.assess(row(files, i), {2026, 11, 20}, {});
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
