#include "report/interview_papers.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::report {
namespace {

using condition::Condition;
using enterprise::FactDefinition;
using questionnaire::Criterion;
using questionnaire::Kind;
using questionnaire::Questionnaire;

// More values than this are written in, not ticked.
constexpr std::size_t most_boxes = 12;

std::string with_unit(const std::string& words, const std::string& unit, Language language) {
  const std::string_view name = unit == "share" ? std::string_view("%") : unit_words(unit, language);
  return name.empty() ? words : fmt::format("{} ({})", words, name);
}

std::vector<std::string> evidence_boxes(Language language) {
  std::vector<std::string> texts;
  for (const base::Words& one : {base::Words{"chưa có", "none"}, base::Words{"nghe kể", "told"}, base::Words{"đã xem", "shown"},
                                 base::Words{"đã đối chiếu", "verified"}}) {
    texts.push_back(one.in(language));
  }
  return texts;
}

std::vector<std::size_t> offered_values(const FactDefinition& fact) {
  std::vector<std::size_t> offered;
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    if (fact.choices[i].merged_into.empty()) offered.push_back(i);
  }
  return offered;
}

/// Boxes or room for the value of a fact.
void put_value(Paper& paper, const FactDefinition& fact) {
  const Language language = paper.language();
  const std::vector<std::size_t> offered = offered_values(fact);
  if (fact.type == FactDefinition::Type::yes_no) {
    paper.boxes("", {std::string(say(language, "có", "yes")), std::string(say(language, "không", "no"))});
  } else if (!offered.empty() && offered.size() <= most_boxes) {
    for (const std::size_t value : offered) paper.box("", fact.choices[value].title.in(language));
  } else {
    paper.room(with_unit(fact.title.in(language), fact.unit, language));
  }
  if (!fact.money) return;
  paper.room(say(language, "Số liệu năm, tài liệu", "Year, document"));
  paper.boxes(say(language, "Minh chứng:", "Evidence:"), evidence_boxes(language));
}

std::vector<std::string> grades_of(const Criterion& criterion) {
  std::vector<std::string> grades;
  for (const questionnaire::Band& band : criterion.bands) grades.push_back(std::to_string(band.grade));
  return grades;
}

/// Boxes or room for the answer to a criterion.
void put_answer(Paper& paper, const Criterion& criterion, bool grades) {
  const Language language = paper.language();
  for (const questionnaire::Option& option : criterion.options) {
    paper.box(criterion.kind == Kind::single && grades ? option.id : std::string(), option.title.in(language));
  }
  if (criterion.kind == Kind::ratio) {
    paper.room(with_unit(criterion.part.in(language), criterion.unit, language));
    paper.room(with_unit(criterion.whole.in(language), criterion.unit, language));
    if (grades) paper.boxes(say(language, "hoặc chỉ biết bậc:", "or the grade alone:"), grades_of(criterion));
  }
  if (criterion.kind == Kind::number) paper.room(with_unit(criterion.title.in(language), criterion.unit, language));
  if (criterion.kind == Kind::text) paper.room(say(language, "Trả lời", "Answer"));
}

condition::Vocabulary names(const Questionnaire& questionnaire, const enterprise::FactModel& facts) {
  condition::Vocabulary names;
  names.facts = facts.operands();
  for (const Criterion& criterion : questionnaire.criteria) {
    names.answers.push_back({criterion.id, condition::Operand::Type::number, {}, {criterion.id, criterion.id}, {}});
  }
  return names;
}

std::string condition_words(const Condition& condition, const condition::Vocabulary& names, Language language) {
  if (condition.is_leaf()) return condition::describe(condition, names, language);
  if (condition.kind == Condition::Kind::negation) {
    return fmt::format("{} ({})", say(language, "không phải", "not"), condition_words(condition.parts.front(), names, language));
  }
  const bool all = condition.kind == Condition::Kind::all;
  std::vector<std::string> parts;
  for (const Condition& part : condition.parts) {
    const std::string words = condition_words(part, names, language);
    parts.push_back(part.is_leaf() ? words : "(" + words + ")");
  }
  return base::joined(parts, all ? say(language, " và ", " and ") : say(language, " hoặc ", " or "));
}

/// How else a question may be answered, and room for a note.
void put_remarks(Paper& paper, const Criterion& criterion) {
  const Language language = paper.language();
  std::vector<std::string> states = {std::string(say(language, "không biết", "unknown")),
                                     std::string(say(language, "không muốn trả lời", "declined")),
                                     std::string(say(language, "hỏi sau", "later"))};
  if (criterion.allow_not_applicable) states.emplace_back(say(language, "không áp dụng", "not applicable"));
  paper.boxes(say(language, "Chưa trả lời:", "Unanswered:"), states);
  if (criterion.scored()) paper.boxes(say(language, "Minh chứng:", "Evidence:"), evidence_boxes(language));
  paper.room(say(language, "Ghi chú", "Notes"));
}

void put_head(Paper& paper, const Questionnaire& questionnaire, std::string_view what) {
  paper.title(what);
  paper.paragraph(questionnaire.title.in(paper.language()));
  paper.paragraph(questionnaire.edition.notice.in(paper.language()));
}

/// The parts that are shares of one whole, below it.
struct WholeOf {
  const Criterion* first = nullptr;
  std::vector<const Criterion*> criteria;
};

std::vector<WholeOf> by_whole(const Questionnaire& questionnaire, const std::vector<std::size_t>& criteria, Language language) {
  std::vector<WholeOf> wholes;
  for (const std::size_t index : criteria) {
    const Criterion& criterion = questionnaire.criteria[index];
    if (criterion.kind != Kind::ratio) continue;
    const auto same = [&](const WholeOf& one) {
      return one.first->whole.in(language) == criterion.whole.in(language) && one.first->unit == criterion.unit;
    };
    auto place = std::find_if(wholes.begin(), wholes.end(), same);
    if (place == wholes.end()) place = wholes.insert(wholes.end(), WholeOf{&criterion, {}});
    place->criteria.push_back(&criterion);
  }
  return wholes;
}

void put_figures(Paper& paper, const Questionnaire& questionnaire, const std::vector<std::size_t>& criteria) {
  const Language language = paper.language();
  paper.section(say(language, "Số liệu để tính tỷ lệ", "Figures for shares"));
  for (const WholeOf& whole : by_whole(questionnaire, criteria, language)) {
    paper.question(with_unit(whole.first->whole.in(language), whole.first->unit, language));
    for (const Criterion* criterion : whole.criteria) paper.item(criterion->id, criterion->part.in(language));
  }
  for (const std::size_t index : criteria) {
    const Criterion& criterion = questionnaire.criteria[index];
    if (criterion.kind != Kind::number) continue;
    paper.question(with_unit(criterion.id + " " + criterion.title.in(language), criterion.unit, language));
    paper.paragraph(criterion.question.in(language));
  }
}

void put_fact_question(Paper& paper, const FactDefinition& fact) {
  paper.question(fact.title.in(paper.language()));
  paper.paragraph(fact.question.in(paper.language()));
  put_value(paper, fact);
}

/// What is said of an open question: why it was left open, or what is written so far.
std::string open_words(const answers::Answer& answer, Language language) {
  switch (answer.reason) {
    case answers::Reason::unknown: return std::string(say(language, " (khi hỏi: chưa biết)", " (when asked: not known)"));
    case answers::Reason::later: return std::string(say(language, " (khi hỏi: để sau)", " (when asked: later)"));
    case answers::Reason::declined:
    case answers::Reason::unsaid: break;
  }
  const bool flagged = answer.state != answers::State::unanswered;
  return std::string(flagged ? say(language, " (đã có câu trả lời, cần xem lại)", " (answered, to be looked at again)") : "");
}

}  // namespace

std::string preparation_paper(const Questionnaire& questionnaire, const enterprise::FactModel& facts, const AskedThings& asked,
                              const TextStyle& style, PaperForm form) {
  Paper paper(style, form);
  const Language language = style.language;
  put_head(paper, questionnaire, say(language, "Chuẩn bị trước buổi phỏng vấn", "To have ready before the interview"));
  paper.section(say(language, "Thông tin đơn vị, kèm năm và giấy tờ", "About the enterprise, with year and paper"));
  for (const std::size_t fact : asked.facts) {
    const FactDefinition& definition = facts.facts[fact];
    if (definition.money) paper.item("", definition.title.in(language) + ": " + definition.question.in(language));
  }
  put_figures(paper, questionnaire, asked.criteria);
  paper.section(say(language, "Giấy tờ, màn hình cần cho xem", "Papers and screens to be shown"));
  for (const std::size_t index : asked.criteria) {
    const Criterion& criterion = questionnaire.criteria[index];
    if (!criterion.evidence.empty()) paper.item(criterion.id, criterion.evidence.in(language));
  }
  return paper.take();
}

std::string blank_paper(const Questionnaire& questionnaire, const enterprise::FactModel& facts, const AskedThings& asked,
                        const TextStyle& style, PaperForm form) {
  Paper paper(style, form);
  const Language language = style.language;
  put_head(paper, questionnaire, say(language, "Phiếu phỏng vấn", "Interview form"));
  paper.section(say(language, "Thông tin đơn vị", "About the enterprise"));
  for (const base::Words& label :
       {base::Words{"Tên đơn vị", "Name"}, base::Words{"Mã số thuế", "Tax code"},
        base::Words{"Ngày phỏng vấn", "Day of the interview"},
        base::Words{"Người trả lời (giám đốc, kế toán, CNTT, khác)", "Who answers (director, accountant, IT, other)"},
        base::Words{"Người phỏng vấn", "Interviewer"}}) {
    paper.room(label.in(language));
  }
  for (const std::size_t fact : asked.facts) put_fact_question(paper, facts.facts[fact]);
  const condition::Vocabulary vocabulary = names(questionnaire, facts);
  std::optional<std::size_t> pillar;
  for (const std::size_t index : asked.criteria) {
    const Criterion& criterion = questionnaire.criteria[index];
    if (pillar != questionnaire.pillar_of(index)) {
      pillar = questionnaire.pillar_of(index);
      paper.section(questionnaire.pillars[*pillar].id + "  " + questionnaire.pillars[*pillar].title.in(language));
    }
    paper.question(criterion.id + "  " + criterion.title.in(language));
    paper.paragraph(criterion.question.in(language));
    if (criterion.asked_if) {
      paper.paragraph(fmt::format("{} {}", say(language, "Chỉ hỏi khi:", "Only if:"),
                                  condition_words(*criterion.asked_if, vocabulary, language)));
    }
    put_answer(paper, criterion, true);
    put_remarks(paper, criterion);
  }
  return paper.take();
}

std::string missing_paper(const assessment::Assessment& assessment, const AskedThings& open, const TextStyle& style,
                          PaperForm form) {
  Paper paper(style, form);
  const Language language = style.language;
  const std::string& name = assessment.input.enterprise.name;
  const std::string_view what = say(language, "Những câu còn thiếu", "Questions still open");
  put_head(paper, *assessment.questionnaire, name.empty() ? std::string(what) : fmt::format("{}: {}", what, name));
  if (open.facts.empty() && open.criteria.empty()) {
    paper.paragraph(say(language, "Không còn câu nào.", "There are none."));
    return paper.take();
  }
  paper.paragraph(say(language, "Anh/chị vui lòng trả lời giúp những câu dưới đây. Câu nào chưa rõ thì để trống và ghi lý do.",
                      "Please answer the questions below. Where something is not known, leave it empty and say why."));
  if (!open.facts.empty()) paper.section(say(language, "Thông tin đơn vị", "About the enterprise"));
  for (const std::size_t fact : open.facts) put_fact_question(paper, assessment.model->facts.facts[fact]);
  if (!open.criteria.empty()) paper.section(say(language, "Câu hỏi", "Questions"));
  for (const std::size_t index : open.criteria) {
    const Criterion& criterion = assessment.questionnaire->criteria[index];
    paper.question(criterion.id + "  " + criterion.title.in(language));
    paper.paragraph(criterion.question.in(language) + open_words(assessment.input.sheet.answers[index], language));
    put_answer(paper, criterion, false);
  }
  return paper.take();
}

}  // namespace dxready::report
