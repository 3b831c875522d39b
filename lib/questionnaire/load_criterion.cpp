#include "questionnaire/parts.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::questionnaire {
namespace {

const std::vector<std::string> kind_names = {"single", "multi", "ratio", "number", "text", "info"};
const std::vector<std::string> unit_names = {"vnd", "people", "count"};

base::Rational points_of(const Criterion& criterion, int grade) {
  return multiply(criterion.points_per_grade, grade).value_or(0);
}

Option read_option(base::Reader& reader, const base::Node& node, const Criterion& criterion, const std::vector<Source>& sources) {
  base::Fields fields(reader, node, "option of '" + criterion.id + "'");
  Option option;
  option.place = node.place;
  if (criterion.kind == Kind::single) {
    const base::Node* grade = fields.required("grade");
    if (grade != nullptr) option.grade = static_cast<int>(reader.whole(*grade, 0, 100).value_or(0));
    option.id = std::to_string(option.grade);
    option.points = fields.number("points").value_or(points_of(criterion, option.grade));
  } else {
    option.id = fields.id("id");
    option.exclusive = fields.flag("exclusive", false);
    if (fields.required("points") != nullptr) option.points = fields.number("points").value_or(0);
  }
  option.title = {fields.text("vi"), fields.text("en")};
  if (node.find("provenance") != nullptr) option.provenance = read_provenance(fields, sources);
  fields.finish();
  return option;
}

void read_options(base::Fields& fields, Criterion& criterion, const std::vector<Source>& sources) {
  base::Reader& reader = fields.reader();
  for (const base::Node& item : fields.list("options")) {
    Option option = read_option(reader, item, criterion, sources);
    const bool twice =
        std::any_of(criterion.options.begin(), criterion.options.end(), [&](const Option& one) { return one.id == option.id; });
    if (twice) reader.error("duplicate-option", item, {{"id", option.id}, {"criterion", criterion.id}});
    criterion.options.push_back(std::move(option));
  }
  if (criterion.kind == Kind::single) {
    std::stable_sort(criterion.options.begin(), criterion.options.end(),
                     [](const Option& a, const Option& b) { return a.grade < b.grade; });
  }
}

void read_band_choice(base::Fields& fields, Criterion& criterion, const std::vector<BandTable>& tables) {
  const base::Node* node = fields.required("bands");
  if (node == nullptr) return;
  if (node->is_scalar()) {
    std::vector<std::string> known;
    for (const BandTable& table : tables) {
      known.push_back(table.id);
      if (table.id == node->text) criterion.bands = table.bands;
    }
    criterion.band_table = node->text;
    if (criterion.bands.empty()) {
      fields.reader().error("unknown-band-table", *node, {{"suggestion", base::closest(node->text, known)}});
    }
  } else {
    criterion.bands = read_bands(fields.reader(), *node);
  }
  for (Band& band : criterion.bands) band.points = points_of(criterion, band.grade);
}

/// "error" or "grade N"; without bands, which is reported, no grade can be judged.
void read_when_whole_zero(base::Fields& fields, Criterion& criterion) {
  const base::Node* node = fields.required("when_whole_zero");
  if (node == nullptr || (node->is_scalar() && node->text == "error") || criterion.bands.empty()) return;
  constexpr std::string_view prefix = "grade ";
  if (node->is_scalar() && node->text.starts_with(prefix)) {
    const std::optional<std::int64_t> grade = base::parse_whole(std::string_view(node->text).substr(prefix.size()));
    const auto has = [&](const Band& band) { return grade && band.grade == *grade; };
    if (std::any_of(criterion.bands.begin(), criterion.bands.end(), has)) {
      criterion.when_whole_zero = static_cast<int>(*grade);
      return;
    }
  }
  std::string grades;
  for (const Band& band : criterion.bands) grades += (grades.empty() ? "" : ", ") + std::to_string(band.grade);
  const std::string first = criterion.bands.empty() ? std::string() : std::to_string(criterion.bands.front().grade);
  fields.reader().error("bad-when-whole-zero", *node, {{"allowed", grades}, {"grade", first}});
}

void read_measure(base::Fields& fields, Criterion& criterion, const std::vector<BandTable>& tables) {
  const std::optional<std::size_t> unit = fields.choice("unit", unit_names);
  if (unit) criterion.unit = unit_names[*unit];
  read_band_choice(fields, criterion, tables);
  if (criterion.kind == Kind::number) return;
  criterion.part = fields.words("part");
  criterion.whole = fields.words("whole");
  criterion.may_exceed = fields.flag("may_exceed", false);
  read_when_whole_zero(fields, criterion);
  const bool covered = criterion.bands.empty() || !criterion.bands.back().bound ||
                       (*criterion.bands.back().bound >= base::Rational(100) && criterion.bands.back().inclusive);
  if (!covered) fields.reader().error("bands-short-of-100", fields.node(), {{"criterion", criterion.id}});
}

/// The fact a number also tells: a headcount asked among the criteria need not be asked twice.
void read_binds(base::Fields& fields, Criterion& criterion, const enterprise::FactModel& facts) {
  const base::Node* node = fields.optional("binds");
  if (node == nullptr) return;
  criterion.binds = facts.find(node->text);
  if (!criterion.binds) {
    std::vector<std::string> known;
    for (const enterprise::FactDefinition& fact : facts.facts) known.push_back(fact.id);
    fields.reader().error("unknown-fact", *node, {{"suggestion", base::closest(node->text, known)}});
  } else if (facts.facts[*criterion.binds].type != enterprise::FactDefinition::Type::number) {
    fields.reader().error("fact-not-a-number", *node);
  }
}

void read_words(base::Fields& fields, Criterion& criterion) {
  criterion.number = fields.optional_text("number");
  criterion.title = fields.words("title");
  criterion.question = fields.words("question");
  criterion.help = fields.optional_words("help");
  criterion.evidence = fields.optional_words("evidence");
}

}  // namespace

Criterion read_criterion(base::Reader& reader, const base::Node& node, const Questionnaire& so_far, const Context& context) {
  Criterion criterion;
  criterion.place = node.place;
  base::Fields fields(reader, node, base::name_of("criterion", node));
  if (!node.is_mapping()) return criterion;
  criterion.id = fields.id("id");
  const std::optional<std::size_t> kind = fields.choice("kind", kind_names);
  criterion.kind = static_cast<Kind>(kind.value_or(0));
  read_words(fields, criterion);
  criterion.topics = read_topics(fields, "topics", context.topics);
  criterion.provenance = read_provenance(fields, so_far.sources);
  const bool graded = criterion.scored() && criterion.kind != Kind::multi;
  if (graded) criterion.points_per_grade = fields.number("points_per_grade").value_or(1);
  if (criterion.kind == Kind::single || criterion.kind == Kind::multi) read_options(fields, criterion, so_far.sources);
  if (criterion.kind == Kind::multi) criterion.cap = fields.number("cap");
  if (criterion.kind == Kind::ratio || criterion.kind == Kind::number) read_measure(fields, criterion, so_far.band_tables);
  criterion.allow_not_applicable = fields.flag("allow_not_applicable", false);
  fields.optional("asked_if");
  if (criterion.kind == Kind::number) read_binds(fields, criterion, context.facts);
  fields.finish();
  const base::Node* topics = node.find("topics");
  const bool named = topics != nullptr && !topics->items.empty();  // an unknown one is reported already
  if (criterion.scored() && !named) reader.error("no-topic", node, {{"criterion", criterion.id}});
  return criterion;
}

}  // namespace dxready::questionnaire
