#include "answers/load.hpp"

#include "base/text.hpp"

namespace dxready::answers {
namespace {

const std::vector<std::string> role_names = {"director", "accountant", "it", "other"};

Respondent read_respondent(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "respondent");
  Respondent respondent;
  const std::optional<std::size_t> role = fields.choice("role", role_names);
  if (role) respondent.role = role_names[*role];
  respondent.code = fields.optional_id("code");
  fields.finish();
  return respondent;
}

/// The criterion a key names; nothing, with the finding reported, when there is none.
std::optional<std::size_t> find_criterion(base::Reader& reader, const base::Node& node,
                                          const questionnaire::Questionnaire& questionnaire) {
  const std::optional<std::size_t> index = questionnaire.find_criterion(node.key);
  if (!index) {
    reader.error("unknown-criterion", node.key_place,
                 {{"criterion", node.key},
                  {"questionnaire", questionnaire.id},
                  {"suggestion", base::closest(node.key, questionnaire::criterion_ids(questionnaire))}});
  }
  return index;
}

void read_answers(base::Reader& reader, const base::Node& node, const questionnaire::Questionnaire& questionnaire,
                  AnswerSheet& sheet) {
  if (!node.is_mapping()) {
    if (!node.is_null()) reader.error("not-a-mapping", node, {{"item", "answers"}});
    return;
  }
  for (const base::Node& item : node.items) {
    const std::optional<std::size_t> index = find_criterion(reader, item, questionnaire);
    if (index) sheet.answers[*index] = read_answer(reader, item, questionnaire.criteria[*index]);
  }
}

void read_notes(base::Reader& reader, const base::Node& node, const questionnaire::Questionnaire& questionnaire,
                AnswerSheet& sheet) {
  if (!node.is_mapping()) {
    if (!node.is_null()) reader.error("not-a-mapping", node, {{"item", "notes"}});
    return;
  }
  for (const base::Node& item : node.items) {
    const std::optional<std::size_t> index = find_criterion(reader, item, questionnaire);
    if (index) sheet.answers[*index].note = reader.text(item).value_or("");
  }
}

}  // namespace

std::string named_questionnaire(const base::Document& document) {
  const base::Node* node = document.root.find("questionnaire");
  return node != nullptr && node->is_scalar() ? std::string(node->text) : std::string();
}

base::Checked<AnswersFile> load(const base::Document& document, const questionnaire::Questionnaire& questionnaire,
                                const enterprise::FactModel& facts, const questionnaire::Topics& topics) {
  base::Checked<AnswersFile> result;
  base::Reader reader(document, "answers", result.diagnostics);
  base::Fields fields(reader, document.root, "answers file");
  AnswersFile file;
  if (document.root.find("format") != nullptr) fields.format();
  fields.optional("format");
  file.questionnaire = fields.optional_text("questionnaire");
  file.assessed_on = fields.date("assessed_on");
  if (const base::Node* respondent = fields.optional("respondent")) file.respondent = read_respondent(reader, *respondent);
  file.interviewer = fields.optional_text("interviewer");
  file.label = fields.optional_text("label");
  file.needs = questionnaire::read_topics(fields, "needs", topics);
  file.enterprise = enterprise::unknown_enterprise(facts);
  if (const base::Node* enterprise = fields.optional("enterprise")) {
    file.enterprise = enterprise::load_enterprise(reader, *enterprise, facts);
  }
  file.sheet = empty_sheet(questionnaire);
  if (const base::Node* answers = fields.required("answers")) read_answers(reader, *answers, questionnaire, file.sheet);
  if (const base::Node* notes = fields.optional("notes")) read_notes(reader, *notes, questionnaire, file.sheet);
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(file);
  return result;
}

}  // namespace dxready::answers
