#include "cli/interview_pages.hpp"

#include "assessment/contradictions.hpp"
#include "base/moment.hpp"
#include "base/text.hpp"
#include "interview/reply.hpp"
#include "interview/typed.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::cli {
namespace {

using assessment::Assessment;
using base::Language;
using interview::Command;
using interview::Conversation;
using interview::Question;
using questionnaire::Criterion;
using report::Page;
using Kind = Question::Kind;

std::string command_meaning(const Session& session, Command command) {
  switch (command) {
    case Command::help: return session.word("hướng dẫn, minh chứng cần xem", "help, and what evidence to look at");
    case Command::back: return session.word("quay lại câu trước", "back to the question before");
    case Command::go: return session.word("đến một tiêu chí: cx 1 1, hoặc :den cx 1 1", "to a criterion: cx 1 1, or :go cx 1 1");
    case Command::skip: return session.word("bỏ qua, có ghi lý do", "skip, with the reason");
    case Command::skip_group: return session.word("bỏ qua cả nhóm câu về đơn vị", "skip the whole group of facts");
    case Command::note: return session.word("ghi chú cho câu này", "a note on this question");
    case Command::evidence: return session.word("mức minh chứng đã có", "what evidence there is");
    case Command::not_applicable: return session.word("không áp dụng (khi được phép)", "not applicable (where allowed)");
    case Command::flag: return session.word("đánh dấu để xem lại, hoặc bỏ dấu", "flag to come back to, or no longer");
    case Command::review: return session.word("xem lại các câu đã trả lời", "what was answered so far");
    case Command::legend: return session.word("in lại bảng này", "this table again");
    case Command::finish: return session.word("kết thúc, tính kết quả", "finish and see the result");
    case Command::quit: return session.word("lưu và thoát, làm tiếp sau", "save and quit, to go on later");
  }
  return {};
}

/// "CX 5/13 · 18/60" or "Thông tin đơn vị 3/9".
std::string progress_words(const Session& session, const Conversation& conversation) {
  const Assessment& now = conversation.now();
  const Question& place = *conversation.place();
  if (place.kind == Kind::criterion) {
    const interview::Progress at = interview::progress_of(place.index, conversation.asked(), now);
    const questionnaire::Questionnaire& questionnaire = *now.questionnaire;
    return fmt::format("{} {}/{} · {}/{} · {}", questionnaire.pillars[questionnaire.pillar_of(place.index)].id, at.in_pillar,
                       at.of_pillar, at.in_all, at.of_all, live_line(session, now));
  }
  std::size_t before = 0;
  std::size_t all = 0;
  for (const Question& question : conversation.asked()) {
    if (question.kind == Kind::criterion) break;
    ++all;
    if (question == place) before = all;
  }
  return fmt::format("{} {}/{}", session.word("Thông tin đơn vị", "About the enterprise"), before, all);
}

void put_options(Page& page, const Criterion& criterion, Language language) {
  for (std::size_t i = 0; i < criterion.options.size(); ++i) {
    const questionnaire::Option& option = criterion.options[i];
    const bool multi = criterion.kind == questionnaire::Kind::multi;
    page.paragraph(fmt::format("  {}  ", multi ? std::to_string(i + 1) : option.id), option.title.in(language));
  }
}

std::string unit_behind(const std::string& unit, Language language) {
  const std::string_view name = report::unit_words(unit, language);
  return name.empty() ? std::string() : fmt::format(" ({})", name);
}

void put_criterion(Page& page, const Session& session, const Criterion& criterion) {
  const Language language = session.language;
  page.heading(criterion.id + "  " + criterion.title.in(language));
  page.paragraph("", criterion.question.in(language));
  put_options(page, criterion, language);
  if (criterion.kind == questionnaire::Kind::multi) {
    page.paragraph("  ", session.word("Chọn được nhiều, ví dụ: 1 2", "Several may be chosen, for example: 1 2"));
  }
  if (criterion.kind == questionnaire::Kind::ratio) {
    const std::string unit = unit_behind(criterion.unit, language);
    page.paragraph(session.word("  Phần: ", "  Part:  "), criterion.part.in(language) + unit);
    page.paragraph(session.word("  Tổng: ", "  Whole: "), criterion.whole.in(language) + unit);
    page.paragraph("  ",
                   fmt::format(fmt::runtime(session.word("Gõ số của phần; hoặc bậc 0–{} khi chỉ biết bậc: bậc {}",
                                                         "Type the part; or a grade 0–{}, when only that is known: grade {}")),
                               criterion.highest_grade(), criterion.highest_grade()));
  }
}

void put_fact(Page& page, const Session& session, const enterprise::FactDefinition& fact) {
  using Type = enterprise::FactDefinition::Type;
  page.heading(fact.title.in(session.language));
  page.paragraph("", fact.question.in(session.language));
  const std::vector<std::size_t> offered = interview::offered_choices(fact);
  if (fact.type == Type::yes_no) page.paragraph("  ", session.word("1 có · 2 không", "1 yes · 2 no"));
  if (fact.type == Type::choice && offered.size() > interview::most_listed) {
    page.paragraph("  ", session.word("Gõ tên, không dấu cũng được", "Type the name, with or without diacritics"));
  } else if (fact.type == Type::choice) {
    for (std::size_t i = 0; i < offered.size(); ++i) {
      page.paragraph(fmt::format("  {}  ", i + 1), fact.choices[offered[i]].title.in(session.language));
    }
  }
}

void put_identity(Page& page, const Session& session, Kind kind) {
  if (kind == Kind::name) {
    page.heading(session.word("Tên đơn vị", "Name"));
    page.paragraph("", session.word("Tên đơn vị theo giấy đăng ký là gì ạ?", "What is the registered name?"));
  } else {
    page.heading(session.word("Mã số thuế", "Tax code"));
    page.paragraph("", session.word("Mã số thuế của đơn vị là gì ạ? (10 số; chi nhánh 10 số-3 số; hộ kinh doanh 12 số)",
                                    "What is the tax code? (10 digits; a branch 10 and -3; a household 12)"));
  }
}

/// The packages that wait for one of these facts, at most two by name.
std::string waiting_packages(const Session& session, const std::vector<Question>& facts, const Assessment& now) {
  std::vector<std::string> titles;
  for (const support::Verdict& verdict : now.recommendation.undecided) {
    const auto waits = [&](const Question& fact) {
      return std::find(verdict.missing.begin(), verdict.missing.end(), fact.index) != verdict.missing.end();
    };
    if (std::any_of(facts.begin(), facts.end(), waits)) titles.push_back(verdict.package->title.in(session.language));
  }
  constexpr std::size_t most = 2;
  if (titles.size() <= most) return base::joined(titles, "; ");
  const std::size_t more = titles.size() - most;
  titles.resize(most);
  return fmt::format(fmt::runtime(session.word("{} và {} gói khác", "{} and {} more")), base::joined(titles, "; "), more);
}

std::string group_words(const Session& session, const Conversation& conversation, const Question& place) {
  using GroupKind = interview::FactGroup::Kind;
  switch (conversation.fact_group(place.index).kind) {
    case GroupKind::general: return session.word("Loại hình, địa bàn, quy mô", "Form, place, size");
    case GroupKind::duty: return session.word("Nghĩa vụ phải làm", "Duties");
    case GroupKind::money: return session.word("Mức hỗ trợ của nhóm ưu tiên", "Amounts for groups that come first");
    case GroupKind::package: {
      const std::string packages = waiting_packages(session, conversation.group_of(place), conversation.now());
      if (!packages.empty()) return session.word("Để xét: ", "To decide on: ") + packages;
      break;
    }
    case GroupKind::other: break;
  }
  return session.word("Thông tin khác", "Other facts");
}

/// Before the first fact of a group: what the group is for, how many there are, how to leave it out.
void put_group(Page& page, const Session& session, const Conversation& conversation, const Question& place) {
  const std::vector<Question> group = conversation.group_of(place);
  if (group.empty() || group.front() != place) return;
  std::string words = group_words(session, conversation, place);
  if (group.size() > 1) {
    words += fmt::format(fmt::runtime(session.word(" ({} câu; >> bỏ qua cả nhóm)", " ({} questions; >> skips them all)")),
                         group.size());
  }
  page.paragraph("– ", words);
}

/// What Enter does here.
std::string enter_words(const Session& session, const Conversation& conversation, const Question& place) {
  if (conversation.has_last(place)) {
    return session.word("Lần trước: ", "Last time: ") + known_words(session, place, conversation.now(), *conversation.last()) +
           session.word(" · Enter để giữ nguyên", " · Enter keeps it");
  }
  const std::string known = known_words(session, place, conversation.now());
  const bool answered = place.kind != Kind::criterion || interview::is_answered(place, conversation.now());
  if (!known.empty() && answered)
    return session.word("Đang ghi: ", "So far: ") + known + session.word(" · Enter để giữ", " · Enter keeps it");
  if (!known.empty()) return session.word("Đã ghi: ", "So far: ") + known;
  if (place.kind == Kind::criterion) return {};
  return session.word("Chưa biết thì Enter", "Enter when not known");
}

void put_ratio_bands(Page& page, const Session& session, const Criterion& criterion) {
  std::string bands;
  for (const questionnaire::Band& band : criterion.bands) {
    const std::string bound = band.bound ? number_words(*band.bound, {}, session.language) + "%" : std::string("…");
    const std::string_view sign = band.inclusive ? "≤ " : "< ";
    bands += fmt::format("{}{} {}: {}{}", bands.empty() ? "" : "; ", session.word("bậc", "grade"), band.grade, sign, bound);
  }
  if (!bands.empty()) page.paragraph("  ", bands);
}

/// Soft rules that hold and were not settled.
void put_contradictions(Page& page, const Session& session, const Assessment& now) {
  for (const questionnaire::SoftRule* rule : assessment::contradictions(now)) {
    std::vector<std::string> ids;
    for (const std::size_t criterion : rule->criteria) ids.push_back(now.questionnaire->criteria[criterion].id);
    page.paragraph("  ", fmt::format("{} {}: {}", session.word("Chưa khớp:", "Does not fit:"), base::joined(ids),
                                     rule->text.in(session.language)));
  }
}

/// Where a draft stands, by the id that is kept.
std::string place_words(const Session& session, const std::string& place, const enterprise::FactModel& facts) {
  if (place.empty()) return session.word("cuối", "the end");
  if (place == "name" || place == "tax_code") return session.word("tên, mã số", "name, code");
  const std::optional<std::size_t> fact = facts.find(place);
  constexpr std::size_t room = 14;
  return fact ? base::shorten(facts.facts[*fact].title.in(session.language), room) : place;
}

std::string review_mark(const Conversation& conversation, const Question& question) {
  return conversation.is_flagged(question) ? "! " : "  ";
}

/// What is still to be asked: all that was flagged or noted, of the others the first ones.
void put_open(Page& page, const Session& session, const Conversation& conversation) {
  constexpr std::size_t most = 8;
  std::size_t listed = 0;
  std::size_t more = 0;
  for (const Question& question : conversation.open()) {
    const std::string known = known_words(session, question, conversation.now());
    if (known.empty() && !conversation.is_flagged(question) && ++listed > most) {
      ++more;
      continue;
    }
    page.paragraph("  " + review_mark(conversation, question),
                   question_title(session, question, conversation.now()) + ": " +
                       (known.empty() ? session.word("chưa trả lời", "unanswered") : known));
  }
  if (more > 0) {
    page.paragraph("    ",
                   fmt::format(fmt::runtime(session.word("… và {} câu khác chưa trả lời", "… and {} more unanswered")), more));
  }
}

}  // namespace

std::string legend_page(const Session& session) {
  Page page(session.style());
  page.paragraph("",
                 session.word("Gõ số của phương án rồi Enter. Mỗi câu trả lời được lưu ngay; mất điện cũng không mất.",
                              "Type the number of an option and Enter. Every answer is kept at once, even if the power fails."));
  for (const interview::CommandWords& one : interview::command_words()) {
    const std::string_view word = session.language == Language::vi ? one.vi : one.en;
    const std::string sign = one.sign.empty() ? std::string(" ") : std::string(one.sign);
    page.paragraph(base::pad_right(fmt::format("  {:<2} :{}", sign, word), 18), command_meaning(session, one.command));
  }
  page.paragraph("", session.word("Ở câu gõ chữ, dùng lệnh có dấu hai chấm. Bộ gõ tiếng Việt cứ để bật.",
                                  "At a text, use the commands with a colon. A Vietnamese keyboard may stay on."));
  return page.take();
}

std::string live_line(const Session& session, const Assessment& now) {
  const scoring::Score& score = now.score;
  const std::string low = report::points_words(score.total.points, score.denominator, session.language);
  const std::string high = report::points_words(score.total.points_high, score.denominator, session.language);
  const std::string points = low == high ? low : low + "–" + high;
  std::string level = session.word("chưa xác định được mức", "no level yet");
  if (score.level && score.certain()) {
    level = fmt::format(fmt::runtime(session.word("mức {} đã chắc chắn", "level {} for certain")), *score.level);
  } else if (score.level) {
    level = fmt::format(fmt::runtime(session.word("từ mức {} đến mức {}", "level {} to {}")), *score.level,
                        score.highest_possible.value_or(*score.level));
  }
  return fmt::format("{} {}/{} · {} {} · {}", session.word("đã trả lời", "answered"), score.total.answered,
                     score.total.applicable, points, session.word("điểm", "points"), level);
}

std::string question_page(const Session& session, const Conversation& conversation) {
  const Assessment& now = conversation.now();
  const Question& place = *conversation.place();
  Page page(session.style());
  page.blank();
  const std::string flag = conversation.is_flagged(place) ? session.word(" · đánh dấu !", " · flagged !") : std::string();
  page.paragraph("", progress_words(session, conversation) + flag);
  switch (place.kind) {
    case Kind::name:
    case Kind::tax_code: put_identity(page, session, place.kind); break;
    case Kind::fact:
      put_group(page, session, conversation, place);
      put_fact(page, session, now.model->facts.facts[place.index]);
      break;
    case Kind::criterion: put_criterion(page, session, now.questionnaire->criteria[place.index]); break;
  }
  const std::string enter = enter_words(session, conversation, place);
  if (!enter.empty()) page.paragraph("  ", enter);
  return page.take();
}

std::string help_page(const Session& session, const Conversation& conversation) {
  const Assessment& now = conversation.now();
  const Question& place = *conversation.place();
  Page page(session.style());
  if (place.kind == Kind::criterion) {
    const Criterion& criterion = now.questionnaire->criteria[place.index];
    if (criterion.help.empty() && criterion.evidence.empty() && criterion.bands.empty()) {
      page.paragraph("  ", session.word("Câu này không có hướng dẫn thêm.", "There is no more help for this question."));
    }
    if (!criterion.help.empty()) page.paragraph("  ", criterion.help.in(session.language));
    if (!criterion.evidence.empty()) {
      page.paragraph(session.word("  Minh chứng: ", "  Evidence: "), criterion.evidence.in(session.language));
    }
    put_ratio_bands(page, session, criterion);
  } else if (place.kind == Kind::fact) {
    const enterprise::FactDefinition& fact = now.model->facts.facts[place.index];
    if (!fact.source.empty()) page.paragraph(session.word("  Căn cứ: ", "  Rests on: "), fact.source);
    const std::vector<std::size_t> offered = interview::offered_choices(fact);
    std::string names;
    for (const std::size_t choice : offered) {
      names += (names.empty() ? "" : ", ") + fact.choices[choice].title.in(session.language);
    }
    if (offered.size() > interview::most_listed) page.paragraph("  ", names);
  } else {
    page.paragraph("  ", session.word("Có mã số thuế thì đơn vị được nhận ra trong kho dữ liệu; chưa có thì theo tên.",
                                      "By its tax code the enterprise is known in the store; without one, by its name."));
  }
  return page.take();
}

std::string review_page(const Session& session, const Conversation& conversation) {
  const Assessment& now = conversation.now();
  Page page(session.style());
  page.blank();
  std::size_t unknown = 0;
  std::size_t open = 0;
  for (const Question& question : conversation.asked()) {
    const std::string known = known_words(session, question, now);
    if (known.empty() && !conversation.is_flagged(question)) {
      ++(question.kind == Kind::criterion ? open : unknown);
      continue;
    }
    const std::string words = known.empty() ? session.word("chưa trả lời", "unanswered") : known;
    page.paragraph(review_mark(conversation, question), question_title(session, question, now) + ": " + words);
  }
  page.paragraph("  ", fmt::format(fmt::runtime(session.word("Chưa biết: {} thông tin đơn vị · chưa trả lời: {} câu",
                                                             "Facts not known: {} · questions without an answer: {}")),
                                   unknown, open));
  page.paragraph("", live_line(session, now));
  return page.take();
}

std::string contradiction_page(const Session& session, const Conversation& conversation, const questionnaire::SoftRule& rule) {
  const Assessment& now = conversation.now();
  Page page(session.style());
  const std::vector<Question> concerned = interview::concerned_by(rule);
  page.heading(session.word("Các câu trả lời này chưa khớp nhau", "These answers do not fit together"));
  std::string ways;
  for (std::size_t i = 0; i < concerned.size(); ++i) {
    const std::string title = question_title(session, concerned[i], now);
    page.paragraph(fmt::format("  {}  ", i + 1), title + ": " + known_words(session, concerned[i], now));
    const bool criterion = concerned[i].kind == Kind::criterion;
    ways +=
        fmt::format("{} {} {} · ", i + 1, session.word("sửa", "change"), criterion ? interview::id_of(concerned[i], now) : title);
  }
  page.paragraph("  ", rule.text.in(session.language));
  page.paragraph("  ", fmt::format(fmt::runtime(session.word("{}{} giữ nguyên, ghi lý do · Enter: để sau",
                                                             "{}{} keep them, with the reason · Enter: later")),
                                   ways, concerned.size() + 1));
  return page.take();
}

std::string end_page(const Session& session, const Conversation& conversation) {
  const Assessment& now = conversation.now();
  Page page(session.style());
  page.blank();
  page.heading(session.word("Hết câu hỏi", "The end of the questions"));
  page.paragraph("  ", live_line(session, now));
  put_open(page, session, conversation);
  put_contradictions(page, session, now);
  page.paragraph("", session.word("Kết thúc và tính kết quả? 1 có · 2 chưa, còn câu cần hỏi",
                                  "Finish and see the result? 1 yes · 2 no, there is more to ask"));
  return page.take();
}

std::string drafts_page(const Session& session, const std::vector<store::DraftSummary>& drafts,
                        const enterprise::FactModel& facts) {
  Page page(session.style());
  std::vector<report::TableRow> rows = {{session.word("Mã", "Id"), session.word("Cập nhật", "Updated"),
                                         session.word("Đã trả lời", "Answered"), session.word("Đang ở", "Stands at"),
                                         session.word("Đơn vị", "Enterprise")}};
  for (const store::DraftSummary& draft : drafts) {
    std::string who = draft.name.empty() ? session.word("(chưa có tên)", "(no name yet)") : draft.name;
    if (!draft.enterprise_number.empty()) who = draft.enterprise_number + " " + who;
    const std::string respondent = report::respondent_words(draft.respondent, session.language);
    if (!respondent.empty()) who = respondent + ": " + who;
    rows.push_back({"@" + draft.id.substr(0, 8), base::vietnam_time(draft.updated_at, session.language),
                    fmt::format("{}/{}", draft.answered, draft.criteria), place_words(session, draft.place, facts), who});
  }
  report::table(page, rows, {false, false, true, false, false});
  return page.take();
}

}  // namespace dxready::cli
