#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/interview_pages.hpp"
#include "enterprise/tax_code.hpp"
#include "interview/typed.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::cli {
namespace {

using answers::Answer;
using assessment::Assessment;
using base::Language;
using interview::Question;
using questionnaire::Criterion;

std::string grade_words(const Criterion& criterion, int grade, Language language) {
  for (const questionnaire::Option& option : criterion.options) {
    if (option.grade == grade) {
      return fmt::format("{} {} – {}", report::say(language, "bậc", "grade"), grade, option.title.in(language));
    }
  }
  return fmt::format("{} {}", report::say(language, "bậc", "grade"), grade);
}

std::string grades_words(const Criterion& criterion, const Answer& answer, Language language) {
  if (answer.low == answer.high) return grade_words(criterion, answer.low, language);
  return fmt::format(fmt::runtime(report::say(language, "từ bậc {} đến bậc {}", "from grade {} to {}")), answer.low, answer.high);
}

std::string ratio_words(const Criterion& criterion, const answers::Ratio& ratio, Language language) {
  const std::string both = number_words(ratio.part, {}, language) + "/" + number_words(ratio.whole, criterion.unit, language);
  const std::optional<base::Rational> percent = answers::percent_of(ratio);
  if (!percent) return both;
  return both + " = " + base::percent_text(base::rounded_decimal(*percent, 2), language);
}

std::string chosen_words(const Criterion& criterion, const Answer& answer, Language language) {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < criterion.options.size(); ++i) {
    if ((answer.chosen >> i & 1U) != 0) titles.push_back(criterion.options[i].title.in(language));
  }
  return titles.empty() ? std::string(report::say(language, "không có mục nào", "none of them")) : base::joined(titles, "; ");
}

std::string value_words(const Criterion& criterion, const Answer& answer, Language language) {
  switch (criterion.kind) {
    case questionnaire::Kind::multi: return chosen_words(criterion, answer, language);
    case questionnaire::Kind::text: return answer.text;
    case questionnaire::Kind::number: return number_words(answer.value_low, criterion.unit, language);
    case questionnaire::Kind::ratio:
      if (answer.ratio)
        return ratio_words(criterion, *answer.ratio, language) + " → " + grades_words(criterion, answer, language);
      break;
    case questionnaire::Kind::single:
    case questionnaire::Kind::info: break;
  }
  return grades_words(criterion, answer, language);
}

/// The word of an enumeration whose first value says nothing.
template <class Value>
std::string said(const std::vector<base::Words>& words, Value value, Language language) {
  return words[static_cast<std::size_t>(value) - 1].in(language);
}

/// A note as people read it: the ids of rules it keeps ("#cloud-without-line") are for the program.
std::string without_marks(const std::string& note) {
  std::string words;
  for (std::size_t from = 0; from < note.size();) {
    const bool mark = note[from] == '#' && (from == 0 || note[from - 1] == ' ');
    const std::size_t end = std::min(note.find(' ', from), note.size() - 1) + 1;
    if (!mark) words.append(note, from, end - from);
    from = end;
  }
  return words;
}

std::string answer_words(const Criterion& criterion, const Answer& answer, Language language) {
  std::string words;
  if (answer.state == answers::State::answered) words = value_words(criterion, answer, language);
  if (answer.state == answers::State::not_applicable) words = report::say(language, "không áp dụng", "not applicable");
  if (answer.state == answers::State::unanswered && answer.reason != answers::Reason::unsaid) {
    words = fmt::format("{} ({})", report::say(language, "chưa trả lời", "unanswered"),
                        said(interview::reason_words(), answer.reason, language));
  }
  const auto add = [&](std::string_view label, const std::string& what) {
    words += fmt::format("{}{} {}", words.empty() ? "" : " · ", label, what);
  };
  if (answer.evidence != enterprise::Evidence::unsaid) {
    add(report::say(language, "minh chứng:", "evidence:"), said(interview::evidence_words(), answer.evidence, language));
  }
  if (!answer.note.empty()) add(report::say(language, "ghi chú:", "note:"), without_marks(answer.note));
  return words;
}

std::string fact_value(const enterprise::FactDefinition& definition, const enterprise::Fact& fact, Language language) {
  using Type = enterprise::FactDefinition::Type;
  switch (definition.type) {
    case Type::number: return number_words(fact.value.low, definition.unit, language);
    case Type::choice: return definition.choices[fact.value.symbol].title.in(language);
    case Type::yes_no:
      return std::string(fact.text == "yes" ? report::say(language, "có", "yes") : report::say(language, "không", "no"));
    case Type::date: {
      const std::optional<base::Date> day = base::parse_date(fact.text);
      return day ? base::format_date(*day, language) : fact.text;
    }
    case Type::text: break;
  }
  return fact.text;
}

std::string fact_words(const enterprise::FactDefinition& definition, const enterprise::Fact& fact, Language language) {
  if (!fact.known()) return {};
  std::string words = fact_value(definition, fact, language);
  if (fact.year) words += fmt::format(" ({} {})", report::say(language, "năm", "year"), *fact.year);
  if (fact.evidence != enterprise::Evidence::unsaid) {
    words += fmt::format(" · {} {}", report::say(language, "minh chứng:", "evidence:"),
                         said(interview::evidence_words(), fact.evidence, language));
  }
  if (!fact.document.empty()) words += " · " + fact.document;
  return words;
}

}  // namespace

std::string number_words(const base::Rational& value, const std::string& unit, Language language) {
  if (unit == "share") {
    const std::optional<base::Rational> percent = base::multiply(value, 100);
    if (percent) return base::percent_text(base::shortest_decimal(*percent), language);
  }
  const std::string number = base::grouped(base::shortest_decimal(value), language);
  const std::string_view name = report::unit_words(unit, language);
  return name.empty() ? number : number + " " + std::string(name);
}

std::string note_words(const std::string& note) { return without_marks(note); }

std::string numbered_words(const std::vector<base::Words>& words, Language language) {
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    line += fmt::format("{}{} {}", i == 0 ? "" : " · ", i + 1, words[i].in(language));
  }
  return line;
}

std::string known_words(const Session& session, const Question& question, const Assessment& now) {
  return known_words(session, question, now, now.input);
}

std::string known_words(const Session& session, const Question& question, const Assessment& now,
                        const answers::AnswersFile& file) {
  const Language language = session.language;
  const enterprise::Enterprise& enterprise = file.enterprise;
  switch (question.kind) {
    case Question::Kind::name: return enterprise.name;
    case Question::Kind::tax_code: return enterprise::masked_tax_code(enterprise.tax_code);
    case Question::Kind::fact:
      return fact_words(now.model->facts.facts[question.index], enterprise.facts[question.index], language);
    case Question::Kind::criterion:
      return answer_words(now.questionnaire->criteria[question.index], file.sheet.answers[question.index], language);
  }
  return {};
}

std::string question_title(const Session& session, const Question& question, const Assessment& now) {
  switch (question.kind) {
    case Question::Kind::name: return session.word("Tên đơn vị", "Name");
    case Question::Kind::tax_code: return session.word("Mã số thuế", "Tax code");
    case Question::Kind::fact: return now.model->facts.facts[question.index].title.in(session.language);
    case Question::Kind::criterion: {
      const Criterion& criterion = now.questionnaire->criteria[question.index];
      return criterion.id + " " + criterion.title.in(session.language);
    }
  }
  return {};
}

}  // namespace dxready::cli
