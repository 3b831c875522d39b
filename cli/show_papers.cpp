#include "cli/show_papers.hpp"

#include "cli/open_store.hpp"
#include "cli/system.hpp"
#include "interview/conversation.hpp"
#include "report/interview_papers.hpp"

#include <algorithm>
#include <utility>

namespace dxready::cli {
namespace {

using interview::Question;
using report::AskedThings;

/// Answers whose open questions are looked for.
struct OpenAnswers {
  const LoadedQuestionnaire* questionnaire = nullptr;
  answers::AnswersFile file;
  std::vector<std::string> flagged;
};

OpenAnswers stored_assessment(const store::Store& store, Workbench& workbench, std::string_view id) {
  const store::AssessmentRecord record = store.assessment(id);
  const assessment::Model& model = workbench.model();
  OpenAnswers found;
  found.questionnaire = &questionnaire_by_text(store, workbench, record.summary.questionnaire, record.questionnaire_text);
  found.file = store::restore(record, found.questionnaire->questionnaire, model.facts, model.topics);
  return found;
}

OpenAnswers stored_draft(const store::Store& store, Workbench& workbench, const store::DraftSummary& summary) {
  const assessment::Model& model = workbench.model();
  OpenAnswers found;
  found.questionnaire = &questionnaire_by_text(store, workbench, summary.questionnaire, summary.text);
  store::Draft draft = store.draft(summary.id, {found.questionnaire->questionnaire, model.facts, model.topics});
  found.file = std::move(draft.file);
  found.flagged = std::move(draft.flagged);
  return found;
}

/// An assessment or an unfinished interview: their ids are told apart by which there is.
OpenAnswers stored(const store::Store& store, Workbench& workbench, std::string_view id) {
  const std::vector<store::DraftSummary> drafts = store.drafts();
  const auto meant = [&](const store::DraftSummary& draft) { return draft.id.starts_with(id); };
  const auto draft = std::find_if(drafts.begin(), drafts.end(), meant);
  constexpr std::size_t least = 8;
  if (id.size() < least || draft == drafts.end()) return stored_assessment(store, workbench, id);
  return stored_draft(store, workbench, store.find_draft(id));
}

OpenAnswers open_answers(const Session& session, Workbench& workbench, const StoreOption& store, const PaperRequest& request) {
  if (request.what.starts_with('@')) {
    return stored(open_store(session, store, store::Access::read), workbench, std::string_view(request.what).substr(1));
  }
  LoadedAnswers loaded = load_answers(session, workbench, request.what, request.questionnaire);
  return {loaded.questionnaire, std::move(loaded.file), {}};
}

/// What was left open, flagged, or to be asked later; what somebody declined to answer is not asked for again.
AskedThings open_things(const interview::Conversation& conversation) {
  AskedThings open;
  for (const Question& question : conversation.asked()) {
    const bool answered = interview::is_answered(question, conversation.now());
    const bool wanted = !answered || conversation.is_flagged(question);
    if (question.kind == Question::Kind::fact && wanted) open.facts.push_back(question.index);
    if (question.kind != Question::Kind::criterion || !wanted) continue;
    const answers::Reason reason = conversation.file().sheet.answers[question.index].reason;
    if (reason != answers::Reason::declined || answered) open.criteria.push_back(question.index);
  }
  return open;
}

std::string missing(const Session& session, Workbench& workbench, const StoreOption& store, const DateOption& date,
                    const PaperRequest& request) {
  OpenAnswers answers = open_answers(session, workbench, store, request);
  const assessment::Assessor assessor(answers.questionnaire->questionnaire, answers.questionnaire->plan, workbench.model());
  const base::Date on = date.date(session).value_or(answers.file.assessed_on.value_or(today()));
  interview::Conversation conversation(assessor, std::move(answers.file), on);
  conversation.set_flagged(answers.flagged);
  return report::missing_paper(conversation.now(), open_things(conversation), session.style(), request.form);
}

/// Everything an interview with nothing known yet may ask.
AskedThings all_things(const LoadedQuestionnaire& questionnaire, const assessment::Model& model, const base::Date& on) {
  answers::AnswersFile nothing;
  nothing.enterprise = enterprise::unknown_enterprise(model.facts);
  nothing.sheet = answers::empty_sheet(questionnaire.questionnaire);
  const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, model);
  AskedThings all;
  for (const Question& question : interview::questions(assessor.assess(std::move(nothing), on, {}))) {
    if (question.kind == Question::Kind::fact) all.facts.push_back(question.index);
    if (question.kind == Question::Kind::criterion) all.criteria.push_back(question.index);
  }
  return all;
}

}  // namespace

std::string interview_paper(const Session& session, Workbench& workbench, const StoreOption& store, const DateOption& date,
                            const PaperRequest& request) {
  if (request.kind == PaperRequest::Kind::missing) return missing(session, workbench, store, date, request);
  const LoadedQuestionnaire& loaded = workbench.questionnaire(request.what);
  const assessment::Model& model = workbench.model();
  const AskedThings all = all_things(loaded, model, date.date(session).value_or(today()));
  const bool blank = request.kind == PaperRequest::Kind::blank;
  const auto paper = blank ? report::blank_paper : report::preparation_paper;
  return paper(loaded.questionnaire, model.facts, all, session.style(), request.form);
}

}  // namespace dxready::cli
