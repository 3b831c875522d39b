#include "survey/profile.hpp"

#include "base/fields.hpp"
#include "base/text.hpp"
#include "survey/profile_parts.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

const std::vector<std::string> decimal_words = {"point", "comma"};
const std::vector<std::string> grouping_words = {"none", "point", "comma", "space"};
constexpr std::string_view decimal_letters = ".,";
constexpr std::string_view grouping_letters{"\0., ", 4};

/// "none" and nothing at all are the empty text.
std::string text_or_none(base::Fields& fields, std::string_view key) {
  std::string text = fields.optional_text(key);
  return text == "none" ? std::string() : text;
}

Signs read_signs(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "recognise");
  Signs signs;
  for (const base::Node& item : fields.optional_list("all_of")) signs.all_of.push_back(read_names(reader, item));
  signs.any_of = read_names(fields, "any_of");
  if (const base::Node* cells = fields.optional("cells")) {
    base::Fields parts(reader, *cells, "cells");
    signs.column = read_names(reader, parts.required("column"));
    signs.like = read_names(reader, parts.required("like"));
    parts.finish();
  }
  fields.finish();
  return signs;
}

FilePins read_pins(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "csv");
  FilePins pins;
  const std::vector<std::string> delimiters = {",", ";", "|", "tab"};
  constexpr std::string_view letters = ",;|\t";
  if (const base::Node* delimiter = fields.optional("delimiter")) {
    if (const std::optional<std::size_t> index = reader.choice(*delimiter, delimiters)) pins.delimiter = letters[*index];
  }
  if (const base::Node* encoding = fields.optional("encoding")) {
    const std::optional<std::size_t> index = reader.choice(*encoding, encoding_words());
    if (index) pins.encoding = static_cast<csv::Encoding>(*index);
  }
  if (const auto line = fields.whole("header_line", 1, 1000)) pins.header_line = static_cast<std::uint64_t>(*line);
  fields.finish();
  return pins;
}

HeaderRules read_header(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "header");
  HeaderRules header;
  header.style = read_word(fields, "style", style_words(), HeaderRules::Style::any);
  header.code_separator = fields.optional_text("code_separator");
  header.group_separator = fields.optional_text("group_separator");
  if (const base::Node* replace = fields.optional("replace")) {
    if (!replace->is_mapping()) reader.error("not-a-mapping", *replace, {{"item", "replace"}});
    for (const base::Node& item : replace->items) header.replace.emplace_back(item.key, reader.text(item).value_or(""));
  }
  header.loose_ids = fields.flag("loose_ids", false);
  header.notes = read_names(fields, "notes");
  header.second_row = read_word(fields, "second_row", second_row_words(), HeaderRules::SecondRow::none);
  fields.finish();
  return header;
}

Blank read_blank(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "blank");
  Blank blank;
  if (const base::Node* cell = fields.required("cell")) blank.cell = reader.text(*cell).value_or("");
  if (const base::Node* quoted = fields.optional("quoted")) {
    blank.quoted = reader.flag(*quoted);
    if (!blank.cell.empty()) reader.error("quoted-text", *quoted);
  }
  const std::optional<std::size_t> state = fields.choice("state", state_words());
  if (state) blank.state = static_cast<NoAnswer>(*state);
  fields.finish();
  return blank;
}

NumberStyle read_numbers(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "numbers");
  NumberStyle style;
  style.said = true;
  const std::optional<std::size_t> decimal = fields.choice("decimal", decimal_words);
  if (decimal) style.decimal = decimal_letters[*decimal];
  if (const base::Node* grouping = fields.optional("grouping")) {
    const std::optional<std::size_t> index = reader.choice(*grouping, grouping_words);
    if (index) style.grouping = grouping_letters[*index];
    if (index && style.grouping == style.decimal) reader.error("one-meaning", *grouping);
  }
  fields.finish();
  return style;
}

ChoiceRules read_choices(base::Reader& reader, const base::Node* node) {
  ChoiceRules choices;
  choices.ticked = {"1", "Y", "Yes", "Có"};
  choices.unticked = {"0", "N", "No", "Không"};
  if (node == nullptr) return choices;
  base::Fields fields(reader, *node, "choices");
  choices.glue = text_or_none(fields, "glue");
  choices.trailing = fields.flag("trailing", false);
  choices.split = read_names(fields, "split");
  if (const base::Node* ticked = fields.optional("ticked")) choices.ticked = read_names(reader, *ticked);
  if (const base::Node* unticked = fields.optional("unticked")) choices.unticked = read_names(reader, *unticked);
  choices.zero_when_unanswered = fields.flag("zero_when_unanswered", false);
  choices.grade_prefix = fields.optional_text("grade_prefix");
  if (const base::Node* codes = fields.optional("codes")) {
    const std::optional<std::size_t> index = reader.choice(*codes, code_words());
    if (index) choices.codes = static_cast<CodeMeaning>(*index);
  }
  fields.finish();
  return choices;
}

RespondentRule read_respondent(base::Reader& reader, const base::Node& node) {
  static const std::vector<std::string> roles = {"director", "accountant", "it", "other"};
  base::Fields fields(reader, node, "respondent");
  RespondentRule rule;
  rule.column = read_names(reader, fields.required("column"));
  if (const base::Node* values = fields.required("values")) {
    if (!values->is_mapping()) reader.error("not-a-mapping", *values, {{"item", "values"}});
    for (const base::Node& item : values->items) {
      const std::optional<std::size_t> role = reader.choice(item, roles);
      if (role) rule.values.emplace_back(item.key, roles[*role]);
    }
  }
  fields.finish();
  return rule;
}

std::optional<int> read_offset(base::Fields& fields, std::string_view key) {
  const base::Node* node = fields.optional(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<int> offset = node->is_scalar() ? parse_offset(node->text) : std::nullopt;
  if (!offset) fields.reader().error("bad-offset", *node);
  return offset;
}

TimeRule read_time(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "assessed_on");
  TimeRule rule;
  rule.column = read_names(reader, fields.required("column"));
  rule.style.order = read_order(fields);
  rule.style.local = read_offset(fields, "utc_offset").value_or(rule.style.local);
  rule.style.column = read_offset(fields, "column_offset").value_or(rule.style.local);
  fields.finish();
  return rule;
}

CompleteRule read_complete(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "complete");
  CompleteRule rule;
  rule.column = read_names(reader, fields.required("column"));
  rule.is = read_names(fields, "is");
  rule.is_not = read_names(fields, "not");
  rule.reject = read_names(fields, "reject");
  fields.finish();
  if (rule.is.empty() && rule.is_not.empty() && rule.reject.empty()) reader.error("is-or-not", node);
  return rule;
}

std::vector<DefaultFact> read_defaults(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "defaults");
  std::vector<DefaultFact> defaults;
  if (const base::Node* facts = fields.required("facts")) {
    if (!facts->is_mapping()) reader.error("not-a-mapping", *facts, {{"item", "facts"}});
    for (const base::Node& item : facts->items) {
      defaults.push_back({std::string(item.key), reader.text(item).value_or(""), item.key_place});
    }
  }
  fields.finish();
  return defaults;
}

void read_columns(base::Fields& fields, Profile& profile) {
  profile.row_id = read_names(fields, "row_id");
  base::Reader& reader = fields.reader();
  if (const base::Node* node = fields.optional("respondent")) profile.respondent = read_respondent(reader, *node);
  if (const base::Node* node = fields.optional("assessed_on")) profile.assessed_on = read_time(reader, *node);
  if (const base::Node* node = fields.optional("complete")) profile.complete = read_complete(reader, *node);
  profile.ignore = read_names(fields, "ignore");
}

void read_cells(base::Fields& fields, Profile& profile) {
  base::Reader& reader = fields.reader();
  for (const base::Node& item : fields.optional_list("blanks")) profile.blanks.push_back(read_blank(reader, item));
  if (const base::Node* node = fields.optional("numbers")) profile.numbers = read_numbers(reader, *node);
  profile.scale_suffix = fields.flag("scale_suffix", true);
  profile.mask = fields.flag("mask", true);
  profile.restore_lost_zero = fields.flag("restore_lost_zero", false);
  profile.choices = read_choices(reader, fields.optional("choices"));
  if (const base::Node* node = fields.optional("defaults")) profile.defaults = read_defaults(reader, *node);
}

}  // namespace

base::Checked<Profile> load_profile(const base::Document& document) {
  base::Checked<Profile> result;
  base::Reader reader(document, "profile", result.diagnostics);
  base::Fields fields(reader, document.root, "profile");
  Profile profile;
  profile.file = document.file;
  fields.format();
  profile.id = fields.id("id");
  profile.title = fields.words("title");
  if (const base::Node* node = fields.optional("recognise")) profile.recognise = read_signs(reader, *node);
  if (const base::Node* node = fields.optional("csv")) profile.csv = read_pins(reader, *node);
  if (const base::Node* node = fields.optional("header")) profile.header = read_header(reader, *node);
  read_columns(fields, profile);
  read_cells(fields, profile);
  for (const base::Node& item : fields.optional_list("columns")) profile.columns.push_back(read_column(reader, item));
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(profile);
  return result;
}

base::Checked<std::vector<Profile>> load_profiles(const yaml::DataSet& data) {
  base::Checked<std::vector<Profile>> result;
  std::vector<Profile> profiles;
  for (const yaml::DataFile* file : data.under("profiles/")) {
    const base::Checked<base::Document> document = yaml::open(*file);
    result.diagnostics.add(document.diagnostics);
    if (!document) continue;
    base::Checked<Profile> profile = load_profile(*document);
    result.diagnostics.add(profile.diagnostics);
    if (!profile) continue;
    const auto same = [&](const Profile& other) { return other.id == profile->id; };
    if (std::any_of(profiles.begin(), profiles.end(), same)) {
      base::Reader reader(*document, "profile", result.diagnostics);
      reader.error("duplicate-id", *document->root.find("id"), {{"id", profile->id}});
    }
    profiles.push_back(std::move(*profile));
  }
  std::sort(profiles.begin(), profiles.end(), [](const Profile& a, const Profile& b) { return a.id < b.id; });
  if (!result.diagnostics.has_errors()) result.value = std::move(profiles);
  return result;
}

const std::vector<std::string>& encoding_words() {
  static const std::vector<std::string> words = {"utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252"};
  return words;
}

const std::vector<std::string>& style_words() {
  static const std::vector<std::string> words = {"any", "id", "text", "code_and_text"};
  return words;
}

const std::vector<std::string>& second_row_words() {
  static const std::vector<std::string> words = {"none", "hxl", "responses"};
  return words;
}

const std::vector<std::string>& state_words() {
  static const std::vector<std::string> words = {"unanswered", "not_asked", "not_applicable"};
  return words;
}

const std::vector<std::string>& order_words() {
  static const std::vector<std::string> words = {"ymd", "dmy", "mdy"};
  return words;
}

const std::vector<std::string>& as_words() {
  static const std::vector<std::string> words = {"grade", "percent", "share", "part", "whole"};
  return words;
}

const std::vector<std::string>& code_words() {
  static const std::vector<std::string> words = {"grade", "place"};
  return words;
}

bool is_named(const Names& names, std::string_view cell) {
  return !names.empty() && fits_name(name_keys(names), base::caseless(cell));
}

Names name_keys(std::span<const std::string> texts) {
  Names keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) keys.push_back(base::caseless(text));
  return keys;
}

bool fits_name(const Names& names, std::string_view cell) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return fits_pattern(name, cell); });
}

bool fits_pattern(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star + 1);
  text.remove_prefix(star);
  // Every piece between two stars is taken where it comes first; the last one has to end the text.
  for (std::size_t next = pattern.find('*'); next != std::string_view::npos; next = pattern.find('*')) {
    const std::size_t place = text.find(pattern.substr(0, next));
    if (place == std::string_view::npos) return false;
    text.remove_prefix(place + next);
    pattern.remove_prefix(next + 1);
  }
  return text.ends_with(pattern);
}

}  // namespace dxready::survey
