#include "questionnaire/small.hpp"

#include "base/messages.hpp"
#include "shipped/shipped.hpp"
#include "yaml/read.hpp"

#include <stdexcept>

using namespace dxready;

namespace small {
namespace {

const std::string written = R"(format: 1
id: small
version: 1.0.0
title: WORDS
summary: WORDS
edition: {status: own, notice: WORDS}
sources: [{id: S1, title: "Nguồn"}]
band_tables:
  - {id: halves, PROOF, bands: [{grade: 0, at_most: 0}, {grade: 1, at_most: 50}, {grade: 2, at_most: 100}]}
pillar_levels:
  - {level: 1, percent: {more_than: 20}, PROOF}
  - {level: 2, percent: {at_least: 60}, provenance: {evidence: official, source: [S1]}}
levels:
  - {level: 0, rung: 0, title: WORDS, meaning: WORDS, PROOF}
  - {level: 1, rung: 2, title: WORDS, meaning: WORDS, PROOF, percent: {more_than: 50}}
  - {level: 2, rung: 4, title: WORDS, meaning: WORDS, PROOF, percent: {at_least: 80}}
pillars:
  - id: A
    title: WORDS
    PROOF
    components:
      - id: A.1
        title: WORDS
        PROOF
        criteria:
          - {id: S, kind: single, TEXT, topics: [strategy], options: [{grade: 0, OPTION}, {grade: 2, OPTION}, {grade: 5, OPTION}]}
          - {id: M, kind: multi, TEXT, topics: [data], cap: 3, options: [{id: a, points: 1, OPTION}, {id: b, points: 2.5, OPTION}, {id: none, points: 0, exclusive: yes, OPTION}]}
          - {id: R, kind: ratio, TEXT, topics: [data], unit: vnd, part: WORDS, whole: WORDS, bands: halves, when_whole_zero: grade 0, may_exceed: no}
          - {id: N, kind: number, TEXT, topics: [customer], unit: people, bands: [{grade: 0, below: 10}, {grade: 1}], allow_not_applicable: yes}
  - id: B
    title: WORDS
    PROOF
    components:
      - id: B.1
        title: WORDS
        PROOF
        criteria:
          - {id: Q, kind: single, TEXT, topics: [customer], asked_if: {answer: S, at_least: 2}, options: [{grade: 0, OPTION}, {grade: 4, OPTION}]}
          - {id: T, kind: text, TEXT}
          - {id: I, kind: info, TEXT}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  std::size_t place = text.find(from);
  if (place == std::string::npos) throw std::logic_error("not in the text: " + from);
  while (place != std::string::npos) {
    text.replace(place, from.size(), to);
    place = text.find(from, place + to.size());
  }
  return text;
}

template <class Value>
Value made(base::Checked<Value> checked) {
  if (checked) return std::move(*checked);
  std::string findings;
  for (const base::Diagnostic& finding : checked.diagnostics.all())
    findings += base::format_diagnostic(finding, base::Language::en);
  throw std::logic_error(findings);
}

}  // namespace

const std::string& text() {
  static const std::string whole = changed({{"TEXT", "title: WORDS, question: WORDS, PROOF"},
                                            {"WORDS", "{vi: \"chữ\", en: \"words\"}"},
                                            {"PROOF", "provenance: {evidence: assumption}"},
                                            {"OPTION", "vi: \"đáp án\", en: \"answer\""}},
                                           written);
  return whole;
}

std::string changed(const std::vector<std::pair<std::string, std::string>>& changes, std::string text) {
  for (const auto& [from, to] : changes) text = replaced(std::move(text), from, to);
  return text;
}

questionnaire::Context context() { return {shipped::world().model.facts, shipped::world().model.topics}; }

base::Checked<questionnaire::Questionnaire> load(const std::string& text) {
  return questionnaire::load(shipped::parsed(text), context());
}

questionnaire::Questionnaire loaded(const std::string& text) { return made(load(text)); }

std::vector<std::string> lines(const base::Diagnostics& findings) {
  std::vector<std::string> all;
  for (const base::Diagnostic& one : findings.all()) {
    all.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.code);
  }
  return all;
}

std::vector<std::string> told(const base::Diagnostics& findings) {
  for (const base::Diagnostic& one : findings.all()) {
    for (const base::Language language : {base::Language::vi, base::Language::en}) {
      const std::string sentence = base::message_text(one, language);
      const bool whole = !sentence.empty() && sentence.find(one.code) == std::string::npos;
      if (!whole) throw std::logic_error("no sentence: " + one.code + ": " + sentence);
    }
  }
  return lines(findings);
}

base::Checked<answers::AnswersFile> answers(const std::string& yaml, const questionnaire::Questionnaire& to) {
  return answers::load(shipped::parsed(yaml), to, shipped::world().model.facts, shipped::world().model.topics);
}

}  // namespace small
