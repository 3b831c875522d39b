#include "questionnaire/parts.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::questionnaire {
namespace {

const std::vector<std::string> certainty_names = {"official", "transcription", "assumption"};

/// `at_least: N` or `more_than: N`, exactly one of them.
std::optional<Threshold> read_threshold(base::Reader& reader, const base::Node& node, const std::string& item) {
  base::Fields fields(reader, node, item);
  const std::optional<base::Rational> at_least = fields.number("at_least");
  const std::optional<base::Rational> more_than = fields.number("more_than");
  fields.finish();
  if (at_least.has_value() == more_than.has_value()) {
    reader.error("one-threshold", node);
    return std::nullopt;
  }
  return Threshold{at_least ? *at_least : *more_than, more_than.has_value()};
}

std::optional<Level::Pillars> read_pillar_condition(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "pillars");
  Level::Pillars pillars;
  pillars.count = static_cast<std::size_t>(fields.whole("at_least", 1, 100).value_or(1));
  pillars.level = static_cast<int>(fields.whole("at_level", 0, 100).value_or(0));
  for (const std::string_view key : {"at_least", "at_level"}) {
    if (node.find(key) == nullptr) fields.required(key);
  }
  if (const base::Node* when_short = fields.optional("when_short")) {
    pillars.required = reader.choice(*when_short, {"lower_level", "ignore"}).value_or(0) == 0;
  }
  fields.finish();
  return pillars;
}

Level read_level(base::Reader& reader, const base::Node& node, const std::vector<Source>& sources) {
  base::Fields fields(reader, node, "level");
  Level level;
  level.level = static_cast<int>(fields.whole("level", 0, 100).value_or(0));
  level.rung = static_cast<int>(fields.whole("rung", 0, 5).value_or(0));
  for (const std::string_view key : {"level", "rung"}) {
    if (node.find(key) == nullptr) fields.required(key);
  }
  level.title = fields.words("title");
  level.meaning = fields.words("meaning");
  if (const base::Node* total = fields.optional("total")) level.total = read_threshold(reader, *total, "total");
  if (const base::Node* percent = fields.optional("percent")) level.percent = read_threshold(reader, *percent, "percent");
  if (const base::Node* pillars = fields.optional("pillars")) level.pillars = read_pillar_condition(reader, *pillars);
  level.open_point = fields.optional_words("open_point");
  level.provenance = read_provenance(fields, sources);
  level.place = node.place;
  fields.finish();
  return level;
}

PillarLevel read_pillar_level(base::Reader& reader, const base::Node& node, const std::vector<Source>& sources) {
  base::Fields fields(reader, node, "pillar level");
  PillarLevel level;
  const base::Node* value = fields.required("level");
  if (value != nullptr) level.level = static_cast<int>(reader.whole(*value, 1, 100).value_or(1));
  if (const base::Node* percent = fields.required("percent")) {
    level.percent = read_threshold(reader, *percent, "percent").value_or(Threshold());
  }
  level.open_point = fields.optional_words("open_point");
  level.provenance = read_provenance(fields, sources);
  level.place = node.place;
  fields.finish();
  return level;
}

Band read_band(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "band");
  Band band;
  const base::Node* grade = fields.required("grade");
  if (grade != nullptr) band.grade = static_cast<int>(reader.whole(*grade, 0, 100).value_or(0));
  const std::optional<base::Rational> at_most = fields.number("at_most");
  const std::optional<base::Rational> below = fields.number("below");
  if (at_most && below) reader.error("one-band-bound", node);
  band.bound = at_most ? at_most : below;
  band.inclusive = !below;
  fields.finish();
  return band;
}

}  // namespace

Provenance read_provenance(base::Fields& parent, const std::vector<Source>& sources) {
  Provenance provenance;
  const base::Node* node = parent.required("provenance");
  if (node == nullptr) return provenance;
  base::Reader& reader = parent.reader();
  base::Fields fields(reader, *node, "provenance");
  const std::optional<std::size_t> certainty = fields.choice("evidence", certainty_names);
  provenance.certainty = static_cast<Certainty>(certainty.value_or(2));
  std::vector<std::string> known;
  for (const Source& source : sources) known.push_back(source.id);
  for (const base::Node& item : fields.optional_list("source")) {
    const std::string id = reader.id(item).value_or("");
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      reader.error("unknown-source", item, {{"suggestion", base::closest(id, known)}});
    }
    provenance.sources.push_back(id);
  }
  provenance.note = fields.optional_text("note");
  fields.finish();
  if (certainty && provenance.certainty != Certainty::assumption && provenance.sources.empty()) {
    reader.error("no-source", *node, {{"evidence", certainty_names[*certainty]}});
  }
  return provenance;
}

std::vector<Band> read_bands(base::Reader& reader, const base::Node& node) {
  std::vector<Band> bands;
  const std::span<const base::Node> items = reader.list(node);
  for (const base::Node& item : items) {
    Band band = read_band(reader, item);
    if (!band.bound && &item != &items.back()) reader.error("band-without-bound", item);
    if (!bands.empty() && bands.back().bound) {
      const Band& before = bands.back();
      const bool higher =
          !band.bound || *band.bound > *before.bound || (*band.bound == *before.bound && !before.inclusive && band.inclusive);
      if (!higher || band.grade <= before.grade) reader.error("bands-not-rising", item);
    }
    bands.push_back(band);
  }
  if (bands.empty() && node.is_sequence()) reader.error("no-bands", node);
  return bands;
}

std::vector<BandTable> read_band_tables(base::Fields& parent, const std::vector<Source>& sources) {
  std::vector<BandTable> tables;
  for (const base::Node& item : parent.optional_list("band_tables")) {
    base::Fields fields(parent.reader(), item, "band table");
    BandTable table;
    table.id = fields.id("id");
    table.place = item.place;
    table.provenance = read_provenance(fields, sources);
    if (const base::Node* bands = fields.required("bands")) table.bands = read_bands(parent.reader(), *bands);
    fields.finish();
    const bool twice = std::any_of(tables.begin(), tables.end(), [&](const BandTable& one) { return one.id == table.id; });
    if (twice) parent.reader().error("duplicate-id", item, {{"id", table.id}});
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<PillarLevel> read_pillar_levels(base::Fields& parent, const std::vector<Source>& sources) {
  std::vector<PillarLevel> levels;
  for (const base::Node& item : parent.optional_list("pillar_levels")) {
    levels.push_back(read_pillar_level(parent.reader(), item, sources));
  }
  return levels;
}

std::vector<Level> read_levels(base::Fields& parent, const std::vector<Source>& sources) {
  std::vector<Level> levels;
  for (const base::Node& item : parent.list("levels")) levels.push_back(read_level(parent.reader(), item, sources));
  return levels;
}

}  // namespace dxready::questionnaire
