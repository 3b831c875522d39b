#include "report/show.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dxready::report {
namespace {

using questionnaire::Certainty;
using questionnaire::EditionStatus;

std::string_view status_words(EditionStatus status, Language language) {
  switch (status) {
    case EditionStatus::in_force: return say(language, "đang áp dụng", "in force");
    case EditionStatus::superseded: return say(language, "đã được thay thế", "superseded");
    case EditionStatus::own: return say(language, "bộ câu hỏi riêng", "own");
  }
  return {};
}

std::string_view status_id(EditionStatus status) {
  constexpr std::array<std::string_view, 3> names = {"in_force", "superseded", "own"};
  return names[static_cast<std::size_t>(status)];
}

std::string_view certainty_words(Certainty certainty, Language language) {
  switch (certainty) {
    case Certainty::official: return say(language, "chính thức", "official");
    case Certainty::transcription: return say(language, "bản chép", "transcription");
    case Certainty::assumption: return say(language, "giả định", "assumption");
  }
  return {};
}

/// Criteria by how sure they are; one whose bands or options are assumed counts as assumption.
std::array<std::size_t, 3> certainties(const questionnaire::Questionnaire& questionnaire) {
  std::array<std::size_t, 3> counts{};
  for (const questionnaire::Criterion& criterion : questionnaire.criteria) {
    Certainty certainty = criterion.provenance.certainty;
    for (const questionnaire::BandTable& table : questionnaire.band_tables) {
      if (table.id == criterion.band_table) certainty = std::max(certainty, table.provenance.certainty);
    }
    for (const questionnaire::Option& option : criterion.options) {
      if (option.provenance) certainty = std::max(certainty, option.provenance->certainty);
    }
    ++counts[static_cast<std::size_t>(certainty)];
  }
  return counts;
}

void provenance(Page& page, const questionnaire::Provenance& provenance) {
  std::string line(certainty_words(provenance.certainty, page.language()));
  for (const std::string& source : provenance.sources) line += (&source == &provenance.sources.front() ? ": " : ", ") + source;
  if (!provenance.note.empty()) line += " – " + provenance.note;
  page.paragraph("  ", fmt::format("{} {}", say(page.language(), "Nguồn:", "Provenance:"), line));
}

std::string threshold_text(const questionnaire::Threshold& threshold, Language language) {
  return std::string(threshold.strict ? say(language, "trên ", "more than ") : say(language, "từ ", "at least ")) +
         base::grouped(base::shortest_decimal(threshold.limit), language);
}

void bands(Page& page, const questionnaire::Criterion& criterion) {
  const Language language = page.language();
  const std::string unit = criterion.kind == questionnaire::Kind::ratio ? "%" : "";
  std::string lower;
  for (const questionnaire::Band& band : criterion.bands) {
    std::string range;
    const std::string bound = band.bound ? base::grouped(base::shortest_decimal(*band.bound), language) + unit : "";
    if (!lower.empty()) range += std::string(say(language, "trên ", "more than ")) + lower;
    if (!bound.empty())
      range += (range.empty() ? "" : ", ") +
               std::string(band.inclusive ? say(language, "đến ", "up to ") : say(language, "dưới ", "below ")) + bound;
    page.paragraph(fmt::format("  {}  ", band.grade), range);
    lower = bound;
  }
}

std::string ids_of(const questionnaire::Questionnaire& questionnaire, const std::vector<std::size_t>& criteria) {
  std::vector<std::string> ids;
  for (const std::size_t criterion : criteria) ids.push_back(questionnaire.criteria[criterion].id);
  return base::joined(ids);
}

void soft_rules(Page& page, const questionnaire::Questionnaire& questionnaire) {
  if (questionnaire.soft_rules.empty()) return;
  page.blank();
  page.heading(std::string(say(page.language(), "Những câu trả lời cần đối chiếu", "Answers that do not fit together")));
  for (const questionnaire::SoftRule& rule : questionnaire.soft_rules) {
    page.paragraph("  ",
                   fmt::format("{} ({}): {}", ids_of(questionnaire, rule.criteria), rule.id, rule.text.in(page.language())));
  }
}

}  // namespace

std::string questionnaires_text(const std::vector<ShownQuestionnaire>& all, const TextStyle& style) {
  Page page(style);
  for (const ShownQuestionnaire& shown : all) {
    const questionnaire::Questionnaire& questionnaire = *shown.questionnaire;
    const std::array<std::size_t, 3> counts = certainties(questionnaire);
    page.heading(questionnaire.id + "@" + questionnaire.version + "  " + questionnaire.title.in(style.language));
    page.paragraph("  ", fmt::format("{} · {} · {} {} · {} {}",
                                     questionnaire.edition.decision.empty() ? "–" : questionnaire.edition.decision,
                                     status_words(questionnaire.edition.status, style.language), questionnaire.criteria.size(),
                                     say(style.language, "tiêu chí", "criteria"),
                                     points_words(shown.plan->max, shown.plan->denominator, style.language),
                                     say(style.language, "điểm", "points")));
    page.paragraph("  ", fmt::format(fmt::runtime(say(style.language, "chính thức {}, bản chép {}, giả định {}",
                                                      "official {}, transcription {}, assumption {}")),
                                     counts[0], counts[1], counts[2]));
    if (!shown.origin.empty()) page.paragraph("  ", shown.origin);
  }
  return page.take();
}

std::string questionnaires_json(const std::vector<ShownQuestionnaire>& all) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.key("schema_version");
  json.number_text("1");
  json.key("questionnaires");
  json.begin_array();
  for (const ShownQuestionnaire& shown : all) {
    const questionnaire::Questionnaire& questionnaire = *shown.questionnaire;
    const std::array<std::size_t, 3> counts = certainties(questionnaire);
    json.begin_object();
    json.text_or_null("id", questionnaire.id);
    json.text_or_null("version", questionnaire.version);
    json.text_or_null("title", questionnaire.title.vi);
    json.text_or_null("title_en", questionnaire.title.en);
    json.text_or_null("decision", questionnaire.edition.decision);
    json.text_or_null("status", status_id(questionnaire.edition.status));
    json.number_or_null("criteria", std::to_string(questionnaire.criteria.size()));
    json.number_or_null("max", base::shortest_decimal(scoring::points_value(shown.plan->max, shown.plan->denominator)));
    json.number_or_null("official", std::to_string(counts[0]));
    json.number_or_null("transcription", std::to_string(counts[1]));
    json.number_or_null("assumption", std::to_string(counts[2]));
    json.text_or_null("meaning", questionnaire.meaning);
    json.text_or_null("text", questionnaire.text);
    json.text_or_null("origin", shown.origin);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string questionnaire_text(const ShownQuestionnaire& shown, const TextStyle& style) {
  const questionnaire::Questionnaire& questionnaire = *shown.questionnaire;
  Page page(style);
  page.heading(questionnaire.title.in(style.language));
  page.paragraph("", questionnaire.summary.in(style.language));
  page.paragraph("", questionnaire.edition.notice.in(style.language));
  page.paragraph("", questionnaire.meaning);
  page.blank();
  page.heading(std::string(say(style.language, "Mức", "Levels")));
  for (const questionnaire::Level& level : questionnaire.levels) {
    std::string line = level.title.in(style.language);
    if (level.total)
      line += "; " + std::string(say(style.language, "tổng điểm ", "total ")) + threshold_text(*level.total, style.language);
    if (level.percent) line += "; " + threshold_text(*level.percent, style.language) + "%";
    if (level.pillars) {
      line +=
          fmt::format(fmt::runtime(say(style.language, "; ít nhất {} trụ cột đạt mức {}", "; at least {} pillars at level {}")),
                      level.pillars->count, level.pillars->level);
    }
    page.paragraph(fmt::format("  {}  ", level.level), line);
  }
  page.blank();
  for (std::size_t i = 0; i < questionnaire.pillars.size(); ++i) {
    page.heading(questionnaire.pillars[i].id + "  " + questionnaire.pillars[i].title.in(style.language));
    for (std::size_t c = questionnaire.first_criterion(i); c < questionnaire.last_criterion(i); ++c) {
      page.paragraph("  " + questionnaire.criteria[c].id + "  ", questionnaire.criteria[c].title.in(style.language));
    }
  }
  soft_rules(page, questionnaire);
  return page.take();
}

std::string pillar_text(const ShownQuestionnaire& shown, std::size_t pillar, const TextStyle& style) {
  const questionnaire::Questionnaire& questionnaire = *shown.questionnaire;
  Page page(style);
  page.heading(questionnaire.pillars[pillar].id + "  " + questionnaire.pillars[pillar].title.in(style.language));
  for (std::size_t c = questionnaire.first_criterion(pillar); c < questionnaire.last_criterion(pillar); ++c) {
    const questionnaire::Criterion& criterion = questionnaire.criteria[c];
    page.paragraph(criterion.id + "  ", criterion.question.in(style.language));
  }
  return page.take();
}

std::string criterion_text(const ShownQuestionnaire& shown, std::size_t index, const assessment::Model& model,
                           const TextStyle& style) {
  const questionnaire::Criterion& criterion = shown.questionnaire->criteria[index];
  Page page(style);
  page.heading(criterion.id + "  " + criterion.title.in(style.language));
  page.paragraph("", criterion.question.in(style.language));
  page.blank();
  for (const questionnaire::Option& option : criterion.options)
    page.paragraph("  " + option.id + "  ", option.title.in(style.language));
  if (criterion.kind == questionnaire::Kind::ratio) {
    page.paragraph("  ", criterion.part.in(style.language) + " ÷ " + criterion.whole.in(style.language));
  }
  bands(page, criterion);
  page.blank();
  page.paragraph("  ", criterion.help.in(style.language));
  page.paragraph("  ",
                 fmt::format("{} {}", say(style.language, "Minh chứng:", "Evidence:"), criterion.evidence.in(style.language)));
  std::string topics;
  for (const std::size_t topic : criterion.topics)
    topics += (topics.empty() ? "" : ", ") + model.topics.all[topic].title.in(style.language);
  page.paragraph("  ", fmt::format("{} {}", say(style.language, "Chủ đề:", "Topics:"), topics));
  for (const questionnaire::SoftRule& rule : shown.questionnaire->soft_rules) {
    if (std::find(rule.criteria.begin(), rule.criteria.end(), index) == rule.criteria.end()) continue;
    page.paragraph("  ", fmt::format("{} {}: {}", say(style.language, "Đối chiếu", "Compare"),
                                     ids_of(*shown.questionnaire, rule.criteria), rule.text.in(style.language)));
  }
  provenance(page, criterion.provenance);
  return page.take();
}

}  // namespace dxready::report
