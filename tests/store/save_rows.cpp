// Saves generated rows into a store, each one by itself: what two_writers_test.py runs.
//
//     save_rows STORE ROWS FIRST
//
// The rows are those from the number FIRST on. The store is opened for each, as a program that saves one assessment does.

#include "generated_rows.hpp"
#include "shipped/shipped.hpp"
#include "store/store.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

using namespace dxready;

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const shipped::World& world = shipped::world();
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  const std::vector<answers::AnswersFile> files = generated::pool(0);
  const std::uint64_t first = std::stoull(arguments[3]);
  for (std::uint64_t number = first; number < first + std::stoull(arguments[2]); ++number) {
    store::Store store = store::Store::open(arguments[1], store::Access::write);
    const assessment::Assessment assessment = assessor.assess(generated::row(files, number), {2026, 11, 20}, {});
    store.save(assessment, {{}, shipped::texts(), {}, {}}, {"2026-11-22T05:00:00Z", generated::random_uuid, ""});
  }
  return 0;
}
