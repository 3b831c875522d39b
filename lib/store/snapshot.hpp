#pragma once

#include "assessment/assessment.hpp"
#include "store/records.hpp"

#include <string>
#include <vector>

namespace dxready::store {

// Columns of JSON and back. Reading throws base::DataError store.cannot-restore when the text does not fit.

/// An enterprise as the `enterprise:` of an answers file has it, facts sorted by id: what the reader of answers reads.
std::string write_facts(const enterprise::Enterprise& enterprise, const enterprise::FactModel& model);
/// The same of an enterprise of which no more is known.
std::string plain_facts(const std::string& name, const std::string& tax_code, const std::string& external_id);
enterprise::Enterprise read_facts(const std::string& json, const enterprise::FactModel& model);

/// Costs and grants given on the command line; empty when none was.
std::string write_money(const support::MoneyOptions& money);
support::MoneyOptions read_money(const std::string& json);

/// Per pillar [points, points_high, max, answered, applicable, level, level_high].
std::string write_pillars(const std::vector<scoring::PillarScore>& pillars);
std::vector<scoring::PillarScore> read_pillars(const std::string& json);

/// Fingerprints by path.
std::string write_texts(const std::vector<KeptText>& texts);
std::vector<assessment::KeptText> read_texts(const std::string& json);

/// Topics as ids joined by spaces.
std::string write_needs(const std::vector<std::size_t>& needs, const questionnaire::Topics& topics);

/// What decides whether two assessments of one key have the same content. It is kept in the store.
struct Content {
  const questionnaire::Questionnaire& questionnaire;
  const enterprise::FactModel& facts;
  const questionnaire::Topics& topics;
  base::Date on;
  const support::MoneyOptions& money;
};

/// SHA-256 of the canonical text (NFC, trimmed) of answers, notes, facts, grants, needs, label, money options, reference
/// date and the questionnaire's meaning. The interviewer, places in files and what was computed are no part of it.
std::string content_digest(const answers::AnswersFile& input, const Content& content);

}  // namespace dxready::store
