// A row of a survey gives exactly what the same answers give when they are written as an answers file.
#include "catch.hpp"

#include "base/messages.hpp"
#include "generate.hpp"
#include "loaded.hpp"
#include "shipped/shipped.hpp"
#include "survey/row.hpp"

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using namespace dxready;
using property::Random;
using questionnaire::Criterion;
using questionnaire::Kind;

namespace {

constexpr std::uint64_t first_seed = 20261122;

/// An answer as it stands in an answers file (empty: not there) and in the cells of its columns.
struct Written {
  std::string yaml;
  std::vector<std::string> cells;
};

/// How one criterion stands in the file.
struct Form {
  const Criterion* criterion = nullptr;
  std::string style;  ///< "whole", "percent", "share", "numbers", "options"
  std::vector<std::string> header;
};

const std::string profile_text = R"(format: 1
id: random
title: {vi: a, en: b}
blanks: [{cell: "", state: unanswered}, {cell: "not_applicable", state: not_applicable}, {cell: "-", state: not_asked}]
numbers: {decimal: point}
choices: {glue: ";", trailing: yes, split: "/"}
)";

survey::Profile profile() { return *survey::load_profile(shipped::parsed(profile_text)); }

std::string style_of(const Criterion& criterion, Random& random) {
  static const std::vector<std::string> ratio = {"whole", "percent", "share", "numbers"};
  static const std::vector<std::string> multi = {"whole", "options"};
  if (criterion.kind == Kind::ratio) return random.pick(ratio);
  return criterion.kind == Kind::multi ? random.pick(multi) : "whole";
}

Form form_of(const Criterion& criterion, Random& random) {
  Form form{&criterion, style_of(criterion, random), {}};
  if (form.style == "whole") form.header = {criterion.id};
  if (form.style == "percent" || form.style == "share") form.header = {criterion.id + "." + form.style};
  if (form.style == "numbers") form.header = {criterion.id + ".part", criterion.id + ".whole"};
  if (form.style != "options") return form;
  for (const questionnaire::Option& option : criterion.options) form.header.push_back(criterion.id + "/" + option.id);
  return form;
}

std::string decimal(std::int64_t thousandths) { return base::shortest_decimal(*base::Rational::make(thousandths, 1000)); }

Written grade(const Criterion& criterion, Random& random) {
  std::vector<std::string> grades;
  for (const questionnaire::Option& option : criterion.options) grades.push_back(option.id);
  for (const questionnaire::Band& band : criterion.bands) grades.push_back(std::to_string(band.grade));
  const std::string id = random.chance(3) ? "77" : random.pick(grades);
  std::vector<std::string> cells = {id, " " + id + " ", id + ".0", id + ".00"};
  std::set<std::string> titles;
  for (const questionnaire::Option& option : criterion.options) titles.insert({option.title.vi, option.title.en});
  for (const questionnaire::Option& option : criterion.options) {
    const bool unique = titles.size() == 2 * criterion.options.size();
    if (unique && option.id == id) cells.insert(cells.end(), {option.title.vi, option.title.en});
  }
  return {id, {random.pick(cells)}};
}

Written numbers(const Form& form, Random& random) {
  const std::int64_t most = form.style == "share" ? 1050 : 105000;
  const std::string part = decimal(random.between(0, most));
  if (form.style == "percent") return {"{part: " + part + ", whole: 100}", {random.chance(50) ? part : part + " %"}};
  if (form.style == "share") return {"{part: " + part + ", whole: 1}", {part}};
  const std::string whole = random.chance(5) ? "0" : decimal(random.between(0, 200000));
  if (random.chance(3)) return {"{part: " + part + "}", {part, ""}};
  return {"{part: " + part + ", whole: " + whole + "}", {part, whole}};
}

Written options(const Form& form, Random& random) {
  std::string yaml;
  std::string glued;
  std::vector<std::string> cells;
  for (const questionnaire::Option& option : form.criterion->options) {
    const bool chosen = random.chance(30);
    cells.push_back(chosen ? random.pick(std::vector<std::string>{"1", "Y", "Có"}) : "0");
    if (!chosen) continue;
    yaml += (yaml.empty() ? "" : ", ") + option.id;
    glued += option.id + (random.chance(50) ? ";" : "; ");
  }
  if (form.style == "options") return {"[" + yaml + "]", cells};
  // A glued cell cannot say that nothing was chosen.
  return {yaml.empty() ? "" : "[" + yaml + "]", {glued}};
}

Written answer(const Form& form, Random& random) {
  const Criterion& criterion = *form.criterion;
  const std::vector<std::string> blank(form.header.size(), random.chance(50) ? "" : "-");
  if (criterion.kind == Kind::info || random.chance(20)) return {"", blank};
  if (random.chance(5)) return {"not_applicable", std::vector<std::string>(form.header.size(), "not_applicable")};
  switch (criterion.kind) {
    case Kind::single: return grade(criterion, random);
    case Kind::ratio: return form.style == "whole" ? grade(criterion, random) : numbers(form, random);
    case Kind::multi: return options(form, random);
    case Kind::number: {
      const std::string value = decimal(random.between(-10000, 90000));
      return {value, {value}};
    }
    case Kind::text: return {"\"rất tốt, " + std::to_string(random.below(9)) + "\"", {}};
    case Kind::info: return {"", blank};
  }
  return {};
}

class File {
public:
  File(const questionnaire::Questionnaire& questionnaire, Random& random) : m_questionnaire(questionnaire), m_profile(profile()) {
    for (const Criterion& criterion : questionnaire.criteria) m_forms.push_back(form_of(criterion, random));
    random.shuffle(m_forms);
    std::vector<std::string> header;
    for (const Form& form : m_forms) header.insert(header.end(), form.header.begin(), form.header.end());
    const auto mapping = survey::map_columns(m_profile, header, questionnaire, shipped::world().model.facts);
    std::string findings;
    for (const base::Diagnostic& one : mapping.diagnostics.all()) findings += format_diagnostic(one, base::Language::en);
    if (!mapping) throw std::logic_error(findings);
    m_mapping = *mapping;
  }

  void compare_row(Random& random) const {
    std::string yaml = "answers:\n";
    std::vector<std::string> texts;
    for (const Form& form : m_forms) {
      Written written = answer(form, random);
      if (written.cells.empty()) written.cells = {written.yaml.substr(1, written.yaml.size() - 2)};
      if (!written.yaml.empty()) yaml += "  " + form.criterion->id + ": " + written.yaml + "\n";
      texts.insert(texts.end(), written.cells.begin(), written.cells.end());
    }
    std::vector<csv::Cell> cells;
    for (const std::string& text : texts) cells.push_back({text, random.chance(50)});
    const survey::RowReader reader(m_mapping, m_profile, m_questionnaire, shipped::world().model.facts);
    survey::Row row = reader.read(cells, 2);
    const assessment::Model& model = shipped::world().model;
    const auto loaded = answers::load(shipped::parsed(yaml), m_questionnaire, model.facts, model.topics);
    std::string found;
    for (const base::Diagnostic& one : loaded.diagnostics.all()) found += format_diagnostic(one, base::Language::en);
    for (const survey::CellFinding& one : row.findings) found += format_diagnostic(one.diagnostic, base::Language::en);
    INFO(yaml << found);
    CHECK(row.wrong() == loaded.diagnostics.has_errors());
    if (!loaded || row.wrong()) return;
    answers::AnswerSheet expected = loaded->sheet;
    for (answers::AnswerSheet* sheet : {&expected, &row.input.sheet}) {
      for (answers::Answer& one : sheet->answers) one.place = {};
    }
    CHECK(row.input.sheet == expected);
  }

private:
  const questionnaire::Questionnaire& m_questionnaire;
  survey::Profile m_profile;
  std::vector<Form> m_forms;
  survey::Mapping m_mapping;
};

}  // namespace

TEST_CASE("A row says what the same answers say in an answers file: the shipped questionnaire") {
  for (std::uint64_t seed = first_seed; seed < first_seed + 6; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const File file(shipped::world().questionnaire, random);
    for (int row = 0; row < 12; ++row) file.compare_row(random);
  }
}

TEST_CASE("A row says what the same answers say in an answers file: random questionnaires of all kinds") {
  for (std::uint64_t seed = first_seed; seed < first_seed + 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const property::Loaded loaded = property::load(property::questionnaire_yaml(property::random_questionnaire(random)));
    const auto takes_answers = [](const Criterion& one) { return one.kind != Kind::info; };
    if (std::none_of(loaded.questionnaire.criteria.begin(), loaded.questionnaire.criteria.end(), takes_answers)) continue;
    const File file(loaded.questionnaire, random);
    for (int row = 0; row < 20; ++row) file.compare_row(random);
  }
}
