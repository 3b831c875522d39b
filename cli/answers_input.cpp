#include "cli/workbench.hpp"

#include "base/file.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/system.hpp"
#include "json/read.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace dxready::cli {
namespace {

std::string read_all(std::istream& in) {
  std::string bytes;
  std::vector<char> block(std::size_t{64} * 1024);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > base::file_limit) break;
  }
  return bytes;
}

bool is_json(const std::string& name, std::string_view text) {
  if (name.ends_with(".json")) return true;
  if (name.ends_with(".yaml") || name.ends_with(".yml")) return false;
  text = base::trim(text);
  return !text.empty() && text.front() == '{';
}

/// "PACKAGE=AMOUNT" options as a map.
std::map<std::string, std::int64_t> amounts(const Session& session, const assessment::Model& model,
                                            const std::vector<std::string>& options, const std::string& option) {
  std::map<std::string, std::int64_t> result;
  std::vector<std::string> known;
  for (const support::Package& package : model.catalogue.packages) known.push_back(package.id);
  for (const std::string& one : options) {
    const std::size_t equals = one.find('=');
    const std::string id = one.substr(0, equals);
    const std::optional<std::int64_t> amount =
        equals == std::string::npos ? std::nullopt : base::parse_money(std::string_view(one).substr(equals + 1));
    if (!amount) wrong_usage(session, "usage.bad-amount", {{"option", option}, {"found", one}});
    if (model.catalogue.find(id) == nullptr) {
      wrong_usage(session, "usage.unknown-package",
                  {{"option", option}, {"found", id}, {"suggestion", base::closest(id, known)}});
    }
    result[id] = *amount;
  }
  return result;
}

}  // namespace

base::Document read_document(const Session& session, const std::string& name) {
  const bool standard_input = name == "-";
  std::string text = standard_input ? read_all(session.in) : base::read_file(name);
  const std::string file = standard_input ? session.word("(đầu vào chuẩn)", "(standard input)") : name;
  const bool json = is_json(name, text);
  return take(session, json ? json::parse(std::move(text), file) : yaml::parse(std::move(text), file));
}

LoadedAnswers load_answers(const Session& session, Workbench& workbench, const std::string& name,
                           const std::string& questionnaire) {
  const base::Document document = read_document(session, name);
  LoadedAnswers loaded;
  loaded.questionnaire = questionnaire.empty() ? &workbench.questionnaire_of(document) : &workbench.questionnaire(questionnaire);
  loaded.origin = document.file;
  const assessment::Model& model = workbench.model();
  loaded.file = take(session, answers::load(document, loaded.questionnaire->questionnaire, model.facts, model.topics));
  return loaded;
}

LoadedAnswers load_stored(const Session& session, Workbench& workbench, const StoreOption& store, const std::string& name) {
  const store::Store opened = open_store(session, store, store::Access::read);
  const store::AssessmentRecord record = opened.assessment(std::string_view(name).substr(1));
  LoadedAnswers loaded;
  loaded.questionnaire = &workbench.questionnaire(record.summary.questionnaire);
  const assessment::Model& model = workbench.model();
  loaded.file = store::restore(record, loaded.questionnaire->questionnaire, model.facts, model.topics);
  return loaded;
}

const LoadedQuestionnaire& questionnaire_by_text(const store::Store& store, Workbench& workbench, const std::string& id,
                                                 const std::string& text) {
  const std::vector<std::string> known = workbench.questionnaire_ids();
  if (std::find(known.begin(), known.end(), id) != known.end()) {
    const LoadedQuestionnaire& today = workbench.questionnaire(id);
    if (today.questionnaire.text == text) return today;
  }
  return workbench.kept_questionnaire(id, store.text(text));
}

void report_warnings(const Session& session, const base::Diagnostics& warnings, const std::string& origin) {
  base::Diagnostics located;
  for (base::Diagnostic warning : warnings.all()) {
    if (warning.file.empty()) warning.file = origin;
    located.add(std::move(warning));
  }
  session.report(located);
}

support::MoneyOptions money_options(const Session& session, const assessment::Model& model, const MoneyOptionsGroup& group) {
  return {amounts(session, model, group.cost, "--cost"), amounts(session, model, group.granted, "--granted"), group.commercial};
}

base::Date reference_date(const Session& session, const DateOption& option, const answers::AnswersFile& file) {
  if (const std::optional<base::Date> on = option.date(session)) return *on;
  if (file.assessed_on) return *file.assessed_on;
  const base::Date now = today();
  session.tell("Ngày áp dụng quy định: hôm nay, " + base::format_date(now, base::Language::vi) +
                   " (tệp không ghi ngày đánh giá; chọn ngày khác bằng --on)",
               "Reference date: today, " + base::format_date(now) + " (the file has no assessed_on; choose another with --on)");
  return now;
}

}  // namespace dxready::cli
