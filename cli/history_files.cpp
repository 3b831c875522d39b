#include "cli/history_pages.hpp"
#include "csv/write.hpp"
#include "json/write.hpp"

// The histories for programs.
namespace dxready::cli {
namespace {

using store::AssessmentSummary;
using store::Change;
using store::DraftSummary;
using store::Moment;

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

std::string points(const AssessmentSummary& one, scoring::Points value) {
  return base::shortest_decimal(scoring::points_value(value, one.denominator));
}

std::string percent(scoring::Points value, scoring::Points max) { return max == 0 ? std::string() : base::percent(value, max); }

std::vector<std::string> draft_cells(const DraftSummary& draft) {
  return {draft.enterprise_number,
          csv::harmless(draft.name),
          draft.id,
          draft.questionnaire,
          draft.version,
          "",
          "draft",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          std::to_string(draft.answered),
          std::to_string(draft.criteria),
          "",
          "",
          "",
          "",
          "",
          "",
          ""};
}

void put_change(json::Writer& json, const std::optional<Change>& change) {
  json.key("change");
  if (!change) return json.null();
  json.begin_object();
  json.number_or_null("level", number(change->level));
  json.number_or_null("percent", base::rounded_decimal(change->low, 2));
  json.number_or_null("percent_high", base::rounded_decimal(change->high, 2));
  json.end_object();
}

void put_pillars(json::Writer& json, const Moment& moment) {
  if (moment.pillars.empty()) return;
  json.key("pillars");
  json.begin_array();
  for (const store::PillarMoment& pillar : moment.pillars) {
    const scoring::Tally& tally = pillar.score.tally;
    json.begin_object();
    json.text_or_null("id", pillar.id);
    json.number_or_null("points", points(moment.summary, tally.points));
    json.number_or_null("points_high", points(moment.summary, tally.points_high));
    json.number_or_null("max", points(moment.summary, tally.max));
    json.number_or_null("percent", percent(tally.points, tally.max));
    json.number_or_null("percent_high", percent(tally.points_high, tally.max));
    json.number_or_null("level", number(pillar.score.level));
    json.number_or_null("level_high", number(pillar.score.level_high));
    put_change(json, pillar.change);
    json.end_object();
  }
  json.end_array();
}

void put_moment(json::Writer& json, const Moment& moment) {
  const AssessmentSummary& one = moment.summary;
  json.begin_object();
  json.text_or_null("id", one.id);
  json.text_or_null("enterprise", one.enterprise);
  json.text_or_null("number", one.enterprise_number);
  json.text_or_null("name", one.enterprise_name);
  json.text_or_null("questionnaire", one.questionnaire);
  json.text_or_null("version", one.version);
  json.text_or_null("assessed_on", one.assessed_on);
  json.text_or_null("on", one.on);
  json.text_or_null("respondent", one.respondent.role);
  json.text_or_null("label", one.label);
  json.number_or_null("stage", std::to_string(moment.stage));
  json.number_or_null("revision", std::to_string(one.revision));
  json.text_or_null("status", one.status);
  json.number_or_null("engine", std::to_string(one.engine));
  json.number_or_null("points", points(one, one.total.points));
  json.number_or_null("points_high", points(one, one.total.points_high));
  json.number_or_null("max", points(one, one.total.max));
  json.number_or_null("percent", percent(one.total.points, one.total.max));
  json.number_or_null("answered", std::to_string(one.total.answered));
  json.number_or_null("applicable", std::to_string(one.total.applicable));
  json.number_or_null("level", number(one.level));
  json.number_or_null("highest_possible", number(one.highest_possible));
  json.text_or_null("package", one.package);
  json.text_or_null("next_step", one.next_step);
  json.text_or_null("saved_at", one.saved_at);
  json.text_or_null("since", moment.since_id);
  json.number_or_null("since_stage", moment.since == 0 ? std::string() : std::to_string(moment.since));
  put_change(json, moment.total);
  put_pillars(json, moment);
  json.end_object();
}

void put_draft(json::Writer& json, const DraftSummary& draft) {
  json.begin_object();
  json.text_or_null("id", draft.id);
  json.text_or_null("enterprise", draft.enterprise);
  json.text_or_null("number", draft.enterprise_number);
  json.text_or_null("name", draft.name);
  json.text_or_null("questionnaire", draft.questionnaire);
  json.text_or_null("version", draft.version);
  json.text_or_null("respondent", draft.respondent.role);
  json.text_or_null("status", "draft");
  json.number_or_null("answered", std::to_string(draft.answered));
  json.number_or_null("criteria", std::to_string(draft.criteria));
  json.text_or_null("started_at", draft.started_at);
  json.text_or_null("updated_at", draft.updated_at);
  json.end_object();
}

}  // namespace

std::string history_csv(const HistoryRows& rows) {
  std::string out = csv::record({"enterprise",
                                 "name",
                                 "assessment",
                                 "questionnaire",
                                 "version",
                                 "assessed_on",
                                 "status",
                                 "revision",
                                 "label",
                                 "points",
                                 "points_high",
                                 "max",
                                 "level",
                                 "highest_possible",
                                 "answered",
                                 "applicable",
                                 "package",
                                 "next_step",
                                 "stage",
                                 "since",
                                 "level_change",
                                 "percent_change",
                                 "percent_change_high"});
  for (const Moment& moment : rows.moments) {
    const AssessmentSummary& one = moment.summary;
    std::vector<std::string> cells = {one.enterprise_number,
                                      csv::harmless(one.enterprise_name),
                                      one.id,
                                      one.questionnaire,
                                      one.version,
                                      one.assessed_on,
                                      one.status,
                                      std::to_string(one.revision),
                                      csv::harmless(one.label),
                                      points(one, one.total.points),
                                      points(one, one.total.points_high),
                                      points(one, one.total.max),
                                      number(one.level),
                                      number(one.highest_possible),
                                      std::to_string(one.total.answered),
                                      std::to_string(one.total.applicable),
                                      one.package,
                                      one.next_step,
                                      std::to_string(moment.stage),
                                      moment.since_id};
    const std::optional<Change>& change = moment.total;
    cells.push_back(change ? number(change->level) : std::string());
    cells.push_back(change ? base::rounded_decimal(change->low, 2) : std::string());
    cells.push_back(change ? base::rounded_decimal(change->high, 2) : std::string());
    out += csv::record(cells);
  }
  for (const DraftSummary& draft : rows.drafts) out += csv::record(draft_cells(draft));
  return out;
}

std::string history_json(const HistoryRows& rows) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.key("assessments");
  json.begin_array();
  for (const Moment& moment : rows.moments) put_moment(json, moment);
  json.end_array();
  json.key("drafts");
  json.begin_array();
  for (const DraftSummary& draft : rows.drafts) put_draft(json, draft);
  json.end_array();
  json.end_object();
  return out + "\n";
}

}  // namespace dxready::cli
