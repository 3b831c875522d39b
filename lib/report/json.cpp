#include "report/json.hpp"

#include "enterprise/tax_code.hpp"
#include "json/write.hpp"
#include "report/words.hpp"

namespace dxready::report {
namespace {

class AssessmentWriter {
public:
  AssessmentWriter(std::string& out, const assessment::Assessment& assessment, const Identity& identity, Language language)
      : m_json(out, json::Layout::pretty), m_assessment(assessment), m_identity(identity), m_language(language) {}

  void write() {
    m_json.begin_object();
    number("schema_version", "1");
    questionnaire();
    text("catalogue", m_assessment.model->catalogue.fingerprint);
    number("engine", std::to_string(assessment::engine));
    text("on", base::format_date(m_assessment.on));
    enterprise();
    const std::optional<base::Date>& assessed_on = m_assessment.input.assessed_on;
    text("assessed_on", assessed_on ? base::format_date(*assessed_on) : "");
    score();
    pillars();
    recommendation();
    steps();
    std::vector<std::string> assumptions;
    for (const assessment::Assumption& one : m_assessment.assumptions) assumptions.push_back(one.id());
    strings("assumptions", assumptions);
    text("notice", m_assessment.questionnaire->edition.notice.in(m_language));
    m_json.end_object();
  }

private:
  void text(std::string_view key, std::string_view value) { m_json.text_or_null(key, value); }

  void number(std::string_view key, std::string_view digits) { m_json.number_or_null(key, digits); }

  void whole(std::string_view key, const std::optional<std::int64_t>& value) { number(key, value ? std::to_string(*value) : ""); }
  void level_number(std::string_view key, const std::optional<int>& value) { number(key, value ? std::to_string(*value) : ""); }

  void flag(std::string_view key, bool value) {
    m_json.key(key);
    m_json.boolean(value);
  }

  void strings(std::string_view key, const std::vector<std::string>& values) {
    m_json.key(key);
    m_json.begin_array();
    for (const std::string& value : values) m_json.string(value);
    m_json.end_array();
  }

  /// The shortest decimal; one that is not finite is rounded and its exact value stands beside it.
  void points(std::string_view key, scoring::Points value) {
    const base::Rational exact = scoring::points_value(value, m_assessment.score.denominator);
    number(key, base::shortest_decimal(exact));
    if (base::is_finite_decimal(exact)) return;
    text(std::string(key) + "_exact", std::to_string(exact.numerator()) + "/" + std::to_string(exact.denominator()));
  }

  void percent(std::string_view key, scoring::Points value, scoring::Points max) {
    number(key, max == 0 ? "" : base::percent(value, max));
  }

  void questionnaire() {
    m_json.key("questionnaire");
    m_json.begin_object();
    text("id", m_assessment.questionnaire->id);
    text("version", m_assessment.questionnaire->version);
    text("meaning", m_assessment.questionnaire->meaning);
    text("text", m_assessment.questionnaire->text);
    m_json.end_object();
  }

  void enterprise() {
    const enterprise::Enterprise& enterprise = m_assessment.input.enterprise;
    m_json.key("enterprise");
    m_json.begin_object();
    text("id", m_identity.enterprise_id);
    text("number", m_identity.enterprise_number);
    text("tax_code", m_identity.personal ? enterprise.tax_code : enterprise::masked_tax_code(enterprise.tax_code));
    text("name", enterprise.name);
    text("size_class", size_id(m_assessment, m_assessment.size.possible));
    m_json.end_object();
    m_json.key("size_classes");
    m_json.begin_object();
    text("by_revenue", size_id(m_assessment, m_assessment.size.by_revenue));
    text("by_capital", size_id(m_assessment, m_assessment.size.by_capital));
    m_json.key("possible");
    m_json.begin_array();
    const std::vector<condition::Operand::Symbol> symbols = m_assessment.model->sizes.symbols();
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      if ((m_assessment.size.possible >> i & 1U) != 0) m_json.string(symbols[i].id);
    }
    m_json.end_array();
    m_json.end_object();
  }

  void score() {
    const scoring::Score& score = m_assessment.score;
    m_json.key("score");
    m_json.begin_object();
    points("points", score.total.points);
    points("points_high", score.total.points_high);
    points("max", score.total.max);
    percent("percent", score.total.points, score.total.max);
    percent("percent_high", score.total.points_high, score.total.max);
    m_json.end_object();
    m_json.key("coverage");
    m_json.begin_object();
    whole("answered", score.total.answered);
    whole("applicable", score.total.applicable);
    m_json.end_object();
    m_json.key("level");
    m_json.begin_object();
    level_number("value", score.level);
    text("title", score.level ? m_assessment.questionnaire->level(*score.level).title.in(m_language) : "");
    level_number("highest_possible", score.highest_possible);
    flag("certain", score.certain());
    strings("held_back", held_back(m_assessment, m_language));
    m_json.end_object();
  }

  void pillars() {
    m_json.key("pillars");
    m_json.begin_array();
    for (std::size_t i = 0; i < m_assessment.questionnaire->pillars.size(); ++i) {
      const questionnaire::Pillar& pillar = m_assessment.questionnaire->pillars[i];
      const scoring::PillarScore& score = m_assessment.score.pillars[i];
      m_json.begin_object();
      text("id", pillar.id);
      text("title", pillar.title.in(m_language));
      tally(score.tally);
      level_number("level", score.level);
      level_number("level_high", score.level_high);
      m_json.key("components");
      m_json.begin_array();
      for (std::size_t c = pillar.first; c < pillar.first + pillar.count; ++c) {
        m_json.begin_object();
        text("id", m_assessment.questionnaire->components[c].id);
        text("title", m_assessment.questionnaire->components[c].title.in(m_language));
        tally(m_assessment.score.components[c]);
        m_json.end_object();
      }
      m_json.end_array();
      m_json.end_object();
    }
    m_json.end_array();
  }

  void tally(const scoring::Tally& tally) {
    points("points", tally.points);
    points("points_high", tally.points_high);
    points("max", tally.max);
    percent("percent", tally.points, tally.max);
    percent("percent_high", tally.points_high, tally.max);
    whole("answered", tally.answered);
    whole("applicable", tally.applicable);
  }

  void recommendation() {
    const support::Recommendation& all = m_assessment.recommendation;
    const support::Verdict* recommended = all.recommended();
    m_json.key("recommendation");
    m_json.begin_object();
    text("package", recommended == nullptr ? "" : recommended->package->id);
    text("catalogue_checked_on", all.stale_since ? base::format_date(*all.stale_since) : "");
    bin("eligible", all.eligible, [&](const support::Verdict& verdict) {
      strings("reasons", reasons(m_assessment, verdict, m_language));
      flag("announced", verdict.announced());
      amounts(verdict);
    });
    bin("undecided", all.undecided, [&](const support::Verdict& verdict) {
      std::vector<std::string> facts;
      for (const std::size_t fact : verdict.missing) facts.push_back(m_assessment.model->facts.facts[fact].id);
      strings("missing", facts);
      text("action", verdict.actions.empty() ? "" : verdict.actions.front());
      amounts(verdict);
    });
    bin("not_eligible", all.not_eligible,
        [&](const support::Verdict& verdict) { strings("failed", reasons(m_assessment, verdict, m_language)); });
    bin("not_current", all.not_current,
        [&](const support::Verdict& verdict) { text("why", not_current_id(verdict.not_current)); });
    m_json.end_object();
  }

  template <class Write>
  void bin(std::string_view key, const std::vector<support::Verdict>& verdicts, Write write_rest) {
    m_json.key(key);
    m_json.begin_array();
    for (const support::Verdict& verdict : verdicts) {
      m_json.begin_object();
      text("id", verdict.package->id);
      text("title", verdict.package->title.in(m_language));
      write_rest(verdict);
      m_json.end_object();
    }
    m_json.end_array();
  }

  void amounts(const support::Verdict& verdict) {
    m_json.key("amounts");
    m_json.begin_array();
    for (const support::Amount& amount : verdict.amounts) {
      if (!amount.offered) continue;
      m_json.begin_object();
      text("benefit", amount.benefit->title.in(m_language));
      text("article", amount.benefit->article.in(m_language));
      text("per", amount.benefit->per);
      number("share", amount.share ? base::shortest_decimal(*amount.share) : "");
      whole("cap", amount.cap);
      whole("up_to", amount.up_to);
      whole("own_part", amount.own_part);
      m_json.end_object();
    }
    m_json.end_array();
  }

  void steps() {
    m_json.key("next_step");
    if (m_assessment.steps.empty()) {
      m_json.null();
    } else {
      step(m_assessment.steps.front());
    }
    m_json.key("then");
    m_json.begin_array();
    for (std::size_t i = 1; i < m_assessment.steps.size(); ++i) step(m_assessment.steps[i]);
    m_json.end_array();
  }

  void step(const support::NextStep& step) {
    m_json.begin_object();
    text("id", step.id);
    text("title", step_title(m_assessment, step, m_language));
    text("reason", step_reason(m_assessment, step, m_language));
    text("where", step.action == nullptr ? "" : step.action->where.in(m_language));
    m_json.end_object();
  }

  json::Writer m_json;
  const assessment::Assessment& m_assessment;
  const Identity& m_identity;
  Language m_language;
};

}  // namespace

std::string assessment_json(const assessment::Assessment& assessment, const Identity& identity, Language language) {
  std::string out;
  AssessmentWriter(out, assessment, identity, language).write();
  return out + "\n";
}

}  // namespace dxready::report
