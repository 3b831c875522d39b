#include "survey/draft.hpp"

#include "base/exact.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;

/// A text in double quotes.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// An id as it stands, in quotes where YAML would take it for something else.
std::string plain_id(std::string_view id) {
  const bool letter = !id.empty() && ((id.front() >= 'a' && id.front() <= 'z') || (id.front() >= 'A' && id.front() <= 'Z'));
  return letter && base::caseless(id) != "null" ? std::string(id) : in_quotes(id);
}

/// A list of quoted texts; one alone stands for itself.
std::string listed(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return in_quotes(texts.front());
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + in_quotes(text);
  return "[" + out + "]";
}

std::string mapped(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string out;
  for (const auto& [key, value] : pairs) out += (out.empty() ? "" : ", ") + in_quotes(key) + ": " + in_quotes(value);
  return "{" + out + "}";
}

std::string offset(int minutes) {
  const int size = minutes < 0 ? -minutes : minutes;
  return fmt::format("\"{}{:02}:{:02}\"", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/// The keys of one mapping in flow style.
class Flow {
public:
  void add(std::string_view key, std::string_view value) {
    m_text += fmt::format("{}{}: {}", m_text.empty() ? "" : ", ", key, value);
  }
  void add_names(std::string_view key, const Names& names) {
    if (!names.empty()) add(key, listed(names));
  }
  void add_text(std::string_view key, std::string_view text) {
    if (!text.empty()) add(key, in_quotes(text));
  }
  void add_flag(std::string_view key, bool flag, bool otherwise) {
    if (flag != otherwise) add(key, flag ? "yes" : "no");
  }
  bool empty() const { return m_text.empty(); }
  std::string text() const { return "{" + m_text + "}"; }

private:
  std::string m_text;
};

template <class Enum>
const std::string& word(const std::vector<std::string>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

class Writer {
public:
  std::string write(const Profile& profile) {
    line("format", "1");
    line("id", plain_id(profile.id));
    line("title", fmt::format("{{vi: {}, en: {}}}", in_quotes(profile.title.vi), in_quotes(profile.title.en)));
    line("recognise", signs(profile.recognise));
    line("csv", pins(profile.csv));
    line("header", header(profile.header));
    if (!profile.row_id.empty()) line("row_id", listed(profile.row_id));
    if (profile.respondent) respondent(*profile.respondent);
    if (profile.assessed_on) time(*profile.assessed_on);
    if (profile.complete) complete(*profile.complete);
    if (!profile.ignore.empty()) line("ignore", listed(profile.ignore));
    blanks(profile.blanks);
    if (profile.numbers.said) line("numbers", numbers(profile.numbers));
    if (!profile.scale_suffix) line("scale_suffix", "no");
    if (!profile.mask) line("mask", "no");
    if (profile.restore_lost_zero) line("restore_lost_zero", "yes");
    line("choices", choices(profile.choices));
    defaults(profile.defaults);
    return std::move(m_text);
  }

private:
  void line(std::string_view key, std::string_view value) { m_text += fmt::format("{}: {}\n", key, value); }
  void line(std::string_view key, const Flow& flow) {
    if (!flow.empty()) line(key, flow.text());
  }

  static Flow signs(const Signs& signs) {
    Flow flow;
    std::string all;
    for (const Names& names : signs.all_of) all += (all.empty() ? "" : ", ") + listed(names);
    if (!all.empty()) flow.add("all_of", "[" + all + "]");
    flow.add_names("any_of", signs.any_of);
    Flow cells;
    cells.add_names("column", signs.column);
    cells.add_names("like", signs.like);
    if (!cells.empty()) flow.add("cells", cells.text());
    return flow;
  }

  static Flow pins(const FilePins& pins) {
    Flow flow;
    if (pins.delimiter) flow.add("delimiter", *pins.delimiter == '\t' ? "tab" : in_quotes(std::string_view(&*pins.delimiter, 1)));
    if (pins.encoding) flow.add("encoding", word(encoding_words(), *pins.encoding));
    if (pins.header_line) flow.add("header_line", std::to_string(*pins.header_line));
    return flow;
  }

  static Flow header(const HeaderRules& header) {
    Flow flow;
    if (header.style != HeaderRules::Style::any) flow.add("style", word(style_words(), header.style));
    flow.add_text("code_separator", header.code_separator);
    flow.add_text("group_separator", header.group_separator);
    if (!header.replace.empty()) flow.add("replace", mapped(header.replace));
    flow.add_flag("loose_ids", header.loose_ids, false);
    flow.add_names("notes", header.notes);
    if (header.second_row != HeaderRules::SecondRow::none) flow.add("second_row", word(second_row_words(), header.second_row));
    return flow;
  }

  void respondent(const RespondentRule& rule) {
    Flow flow;
    flow.add_names("column", rule.column);
    flow.add("values", mapped(rule.values));
    line("respondent", flow);
  }

  void time(const TimeRule& rule) {
    Flow flow;
    flow.add_names("column", rule.column);
    if (rule.style.order) flow.add("order", word(order_words(), *rule.style.order));
    flow.add("utc_offset", offset(rule.style.local));
    if (rule.style.column != rule.style.local) flow.add("column_offset", offset(rule.style.column));
    line("assessed_on", flow);
  }

  void complete(const CompleteRule& rule) {
    Flow flow;
    flow.add_names("column", rule.column);
    flow.add_names("is", rule.is);
    flow.add_names("not", rule.is_not);
    flow.add_names("reject", rule.reject);
    line("complete", flow);
  }

  void blanks(const std::vector<Blank>& blanks) {
    if (!blanks.empty()) m_text += "blanks:\n";
    for (const Blank& blank : blanks) {
      Flow flow;
      flow.add("cell", in_quotes(blank.cell));
      if (blank.quoted) flow.add("quoted", *blank.quoted ? "yes" : "no");
      flow.add("state", word(state_words(), blank.state));
      m_text += "  - " + flow.text() + "\n";
    }
  }

  static Flow numbers(const NumberStyle& style) {
    const auto name = [](char sign) { return sign == '.' ? "point" : sign == ',' ? "comma" : sign == ' ' ? "space" : "none"; };
    Flow flow;
    flow.add("decimal", name(style.decimal));
    flow.add("grouping", name(style.grouping));
    return flow;
  }

  static Flow choices(const ChoiceRules& choices) {
    Flow flow;
    flow.add_text("glue", choices.glue);
    flow.add_flag("trailing", choices.trailing, false);
    flow.add_names("split", choices.split);
    flow.add_names("ticked", choices.ticked);
    flow.add_names("unticked", choices.unticked);
    flow.add_flag("zero_when_unanswered", choices.zero_when_unanswered, false);
    flow.add_text("grade_prefix", choices.grade_prefix);
    if (choices.codes) flow.add("codes", code_words()[static_cast<std::size_t>(*choices.codes)]);
    return flow;
  }

  void defaults(const std::vector<DefaultFact>& defaults) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const DefaultFact& fact : defaults) pairs.emplace_back(fact.fact, fact.value);
    if (!pairs.empty()) line("defaults", "{facts: " + mapped(pairs) + "}");
  }

  std::string m_text;
};

class Draft {
public:
  Draft(const Profile& profile, const Mapping& mapping, const questionnaire::Questionnaire& questionnaire,
        const enterprise::FactModel& facts)
      : m_profile(profile), m_mapping(mapping), m_questionnaire(questionnaire), m_facts(facts) {}

  std::string columns() const {
    std::string found;
    std::string open;
    for (std::size_t column = 0; column < m_mapping.columns.size(); ++column) {
      const ColumnUse& use = m_mapping.columns[column];
      if (use.kind == Kind::metadata || (use.kind == Kind::ignored && !use.rule)) continue;
      (use.kind == Kind::unmapped ? open : found) += use.kind == Kind::unmapped ? open_line(column) : found_line(column);
    }
    // Without a line that counts, the key alone would be no list.
    return (found.empty() ? "# columns:\n" : "columns:\n") + found + open;
  }

private:
  /// A column by its header, or by its place where another has the same or it has none.
  void add_name(Flow& flow, std::size_t column) const {
    const std::string& name = m_mapping.header[column];
    const auto same = [&](const std::string& other) { return base::caseless(other) == base::caseless(name); };
    const bool unique = std::count_if(m_mapping.header.begin(), m_mapping.header.end(), same) == 1;
    const bool plain = unique && !base::trim(name).empty() && name.find('*') == std::string::npos;
    plain ? flow.add("column", in_quotes(name)) : flow.add("number", std::to_string(column + 1));
  }

  std::string found_line(std::size_t column) const {
    const ColumnUse& use = m_mapping.columns[column];
    Flow flow;
    add_name(flow, column);
    add_use(flow, use);
    if (use.rule) add_rule(flow, m_profile.columns[*use.rule]);
    return "  - " + flow.text() + "\n";
  }

  void add_use(Flow& flow, const ColumnUse& use) const {
    switch (use.kind) {
      case Kind::unmapped:
      case Kind::metadata: return;
      case Kind::ignored: return flow.add("ignore", "yes");
      case Kind::fact: return flow.add("fact", m_facts.facts[use.index].id);
      case Kind::name: return flow.add("fact", "name");
      case Kind::tax_code: return flow.add("fact", "tax_code");
      case Kind::address: return flow.add("fact", "address");
      case Kind::external_id: return flow.add("fact", "external_id");
      case Kind::note: return flow.add("note", plain_id(m_questionnaire.criteria[use.index].id));
      case Kind::criterion:
      case Kind::percent:
      case Kind::share:
      case Kind::part:
      case Kind::whole:
      case Kind::option: break;
    }
    const questionnaire::Criterion& criterion = m_questionnaire.criteria[use.index];
    flow.add("criterion", plain_id(criterion.id));
    if (use.kind == Kind::option) flow.add("option", plain_id(criterion.options[use.option].id));
    if (use.kind == Kind::percent) flow.add("as", "percent");
    if (use.kind == Kind::share) flow.add("as", "share");
    if (use.kind == Kind::part) flow.add("as", "part");
    if (use.kind == Kind::whole) flow.add("as", "whole");
  }

  static void add_rule(Flow& flow, const ColumnRule& rule) {
    if (rule.unit != base::Rational(1)) flow.add("unit", base::shortest_decimal(rule.unit));
    if (rule.order) flow.add("order", word(order_words(), *rule.order));
    std::string values;
    for (const Recode& recode : rule.values) {
      const std::string value = recode.values.empty() ? "~" : listed(recode.values);
      values += (values.empty() ? "" : ", ") + in_quotes(recode.cell) + ": " + value;
    }
    if (!values.empty()) flow.add("values", "{" + values + "}");
  }

  std::string open_line(std::size_t column) const {
    Flow flow;
    add_name(flow, column);
    flow.add("ignore", "yes");
    const std::string& suggestion = m_mapping.suggestions[column];
    const std::string name = base::printable(suggestion);
    return "  # - " + flow.text() + (name.empty() ? "" : "  # ? " + name) + "\n";
  }

  const Profile& m_profile;
  const Mapping& m_mapping;
  const questionnaire::Questionnaire& m_questionnaire;
  const enterprise::FactModel& m_facts;
};

}  // namespace

std::string write_profile(const Profile& profile) { return Writer().write(profile); }

std::string draft_profile(const Profile& profile, std::string_view id, const Mapping& mapping,
                          const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts) {
  Profile own = profile;
  own.id = id;
  own.recognise = {};
  return write_profile(own) + Draft(profile, mapping, questionnaire, facts).columns();
}

}  // namespace dxready::survey
