#include "answers/load.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::answers {
namespace {

using base::Node;
using questionnaire::Criterion;
using questionnaire::Kind;

const std::vector<std::string> reason_names = {"unknown", "declined", "later"};

/// What may be written as the answer itself: grades, or the options of a multi; none for a number or a text.
std::vector<std::string> plain_answers(const Criterion& criterion) {
  std::vector<std::string> answers;
  for (const questionnaire::Option& option : criterion.options) answers.push_back(option.id);
  if (criterion.kind != Kind::ratio) return answers;
  for (const questionnaire::Band& band : criterion.bands) answers.push_back(std::to_string(band.grade));
  return answers;
}

class AnswerReader {
public:
  AnswerReader(base::Reader& reader, const Criterion& criterion) : m_reader(reader), m_criterion(criterion) {}

  Answer read(const Node& node) {
    m_answer.place = node.place;
    if (node.is_null()) return m_answer;
    if (m_criterion.kind == Kind::info) {
      fail("takes-no-answer", node);
    } else if (node.is_scalar() && !node.quoted && node.text == "not_applicable") {
      not_applicable(node);
    } else if (node.is_mapping()) {
      mapping(node);
    } else if (m_criterion.kind == Kind::multi) {
      chosen(node);
    } else {
      set_scalar(node);
    }
    return m_answer;
  }

private:
  /// `allowed` and `grade` let every message say how to enter the grade directly.
  void fail(std::string_view what, const Node& node, std::vector<base::Argument> arguments = {}) {
    const std::vector<std::string> answers = plain_answers(m_criterion);
    arguments.insert(arguments.begin(), {{"criterion", m_criterion.id},
                                         {"allowed", base::joined(answers)},
                                         {"grade", answers.empty() ? std::string() : answers[answers.size() / 2]}});
    m_reader.error(what, node, std::move(arguments));
  }

  void not_applicable(const Node& node) {
    if (!m_criterion.allow_not_applicable) fail("not-applicable", node);
    m_answer.state = State::not_applicable;
  }

  /// One grade or value for both ends.
  void set_scalar(const Node& node) {
    if (m_criterion.kind == Kind::text) {
      m_answer.text = m_reader.text(node).value_or("");
      m_answer.state = State::answered;
    } else if (m_criterion.kind == Kind::number) {
      if (const std::optional<base::Rational> value = m_reader.number(node)) set_numbers(*value, *value);
    } else if (const std::optional<int> grade = read_grade(node)) {
      set_grades(*grade, *grade);
    }
  }

  void set_grades(int low, int high) {
    m_answer.low = low;
    m_answer.high = high;
    m_answer.state = State::answered;
  }

  void set_numbers(const base::Rational& low, const base::Rational& high) {
    m_answer.value_low = low;
    m_answer.value_high = high;
    if (!m_criterion.bands.empty()) {
      set_grades(band_grade(m_criterion.bands, low), band_grade(m_criterion.bands, high));
    }
    m_answer.state = State::answered;
  }

  std::optional<int> read_grade(const Node& node) {
    const std::optional<std::int64_t> grade = node.is_scalar() ? base::parse_whole(node.text) : std::nullopt;
    const auto has = [&](const auto& item) { return grade && item.grade == *grade; };
    const bool known = std::any_of(m_criterion.options.begin(), m_criterion.options.end(), has) ||
                       std::any_of(m_criterion.bands.begin(), m_criterion.bands.end(), has);
    if (known) return static_cast<int>(*grade);
    fail("wrong-grade", node, {{"example", m_criterion.kind == Kind::ratio ? "{part: 30, whole: 60}" : ""}});
    return std::nullopt;
  }

  /// The ids of a multi criterion.
  void chosen(const Node& node) {
    std::vector<std::string> ids;
    for (const questionnaire::Option& option : m_criterion.options) ids.push_back(option.id);
    std::string alone;
    const std::span<const Node> single(&node, 1);
    for (const Node& item : node.is_scalar() ? single : m_reader.list(node)) {
      const std::optional<std::size_t> option = m_reader.choice(item, ids);
      if (!option) return;
      m_answer.chosen |= std::uint64_t{1} << *option;
      if (m_criterion.options[*option].exclusive) alone = ids[*option];
    }
    const bool several = (m_answer.chosen & (m_answer.chosen - 1)) != 0;
    if (several && !alone.empty()) fail("exclusive-option", node, {{"option", alone}});
    m_answer.state = State::answered;
  }

  void mapping(const Node& node) {
    base::Fields fields(m_reader, node, "answer to '" + m_criterion.id + "'");
    if (const Node* evidence = fields.optional("evidence")) {
      const std::optional<std::size_t> index = m_reader.choice(*evidence, enterprise::evidence_names());
      if (index) m_answer.evidence = static_cast<enterprise::Evidence>(*index + 1);
    }
    const Node* value = fields.optional("value");
    const Node* between = fields.optional("between");
    const Node* reason = fields.optional("unanswered");
    const Node* part = fields.optional("part");
    const Node* whole = fields.optional("whole");
    fields.finish();
    const bool ratio = part != nullptr || whole != nullptr;
    const int given = (value != nullptr ? 1 : 0) + (between != nullptr ? 1 : 0) + (reason != nullptr ? 1 : 0) + (ratio ? 1 : 0);
    const bool misspelt = given == 0 && node.items.size() > (node.find("evidence") != nullptr ? 1U : 0U);
    if (misspelt) return;  // reported as an unknown key
    if (given != 1) {
      fail("one-answer", node);
    } else if (ratio) {
      set_ratio(node, part, whole);
    } else if (between != nullptr) {
      set_between(*between);
    } else if (reason != nullptr) {
      set_reason(*reason);
    } else if (!value->is_null() && m_criterion.kind == Kind::multi) {
      chosen(*value);
    } else if (!value->is_null()) {
      set_scalar(*value);
    }
  }

  void set_reason(const Node& node) {
    const std::optional<std::size_t> index = m_reader.choice(node, reason_names);
    if (index) m_answer.reason = static_cast<Reason>(*index + 1);
  }

  void set_between(const Node& node) {
    if (m_criterion.kind == Kind::multi || m_criterion.kind == Kind::text) return fail("no-range-here", node);
    if (!node.is_sequence() || node.items.size() != 2) return fail("bad-range", node);
    if (m_criterion.kind == Kind::number) {
      const std::optional<base::Rational> low = m_reader.number(node.items[0]);
      const std::optional<base::Rational> high = m_reader.number(node.items[1]);
      if (low && high && *low > *high) return fail("bad-range", node);
      if (low && high) set_numbers(*low, *high);
      return;
    }
    const std::optional<int> low = read_grade(node.items[0]);
    const std::optional<int> high = read_grade(node.items[1]);
    if (low && high && *low > *high) return fail("bad-range", node);
    if (low && high) set_grades(*low, *high);
  }

  void set_ratio(const Node& node, const Node* part_node, const Node* whole_node) {
    if (m_criterion.kind != Kind::ratio) return fail("not-a-ratio", node);
    if (part_node == nullptr || whole_node == nullptr) return fail("part-and-whole", node);
    const std::optional<base::Rational> part = m_reader.number(*part_node);
    const std::optional<base::Rational> whole = m_reader.number(*whole_node);
    if (!part || !whole) return;
    const base::Rational zero = 0;
    if (*part < zero) return fail("negative-number", *part_node);
    if (*whole < zero) return fail("negative-number", *whole_node);
    if (*part > *whole && !m_criterion.may_exceed) return fail("part-above-whole", *part_node, {{"whole", whole_node->text}});
    m_answer.ratio = Ratio{*part, *whole};
    if (*whole == zero) {
      if (!m_criterion.when_whole_zero) return fail("whole-zero", *whole_node);
      return set_grades(*m_criterion.when_whole_zero, *m_criterion.when_whole_zero);
    }
    const std::optional<base::Rational> percent = percent_of(*m_answer.ratio);
    if (!percent) return fail("number-too-large", node);
    const int grade = band_grade(m_criterion.bands, *percent);
    set_grades(grade, grade);
  }

  base::Reader& m_reader;
  const Criterion& m_criterion;
  Answer m_answer;
};

}  // namespace

Answer read_answer(base::Reader& reader, const Node& node, const Criterion& criterion) {
  return AnswerReader(reader, criterion).read(node);
}

}  // namespace dxready::answers
