#pragma once

#include "store/sample.hpp"

#include <fmt/format.h>

#include <string>

namespace sample {

/// An answers file of 2026-11-20 about an enterprise in flow style: "name: A, tax_code: …".
inline dxready::answers::AnswersFile row(const std::string& enterprise, int grade = 3) {
  return answers(world(),
                 fmt::format("assessed_on: 2026-11-20\nenterprise: {{{}}}\nanswers: {{A.1.1: {}}}\n", enterprise, grade));
}

/// An import of the sample questionnaire: adds rows one line after the other and counts what became of them.
struct RunningImport {
  using Kind = dxready::store::ImportOutcome::Kind;

  dxready::store::Import import;
  dxready::store::ImportCounts counts;

  RunningImport(dxready::store::Store& store, std::uint32_t seed, const dxready::store::SaveRequest& request = sample::request())
      : import(store.begin_import({"khảo sát.csv", "plain", world().questionnaire.text, &world().questionnaire, &world().model},
                                  request, stamp(seed))) {}

  Kind add(const dxready::answers::AnswersFile& file) {
    ++counts.read;
    const Kind kind = import.add(assess(file), counts.read + 1).kind;
    if (kind == Kind::unchanged) {
      ++counts.unchanged;
    } else if (kind == Kind::duplicate) {
      ++counts.duplicate;
    } else {
      ++counts.scored;
    }
    return kind;
  }

  dxready::store::ImportResult finish() { return import.finish(counts, std::string(64, 'a')); }
};

/// Imports rows; the id of the import.
inline std::string import(dxready::store::Store& store, std::uint32_t seed,
                          const std::vector<dxready::answers::AnswersFile>& rows) {
  RunningImport running(store, seed);
  for (const dxready::answers::AnswersFile& one : rows) running.add(one);
  return running.finish().id;
}

}  // namespace sample
