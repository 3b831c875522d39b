#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/survey_input.hpp"
#include "json/write.hpp"
#include "survey/draft.hpp"

#include <fmt/format.h>

namespace dxready::cli {
namespace {

/// A list behind its name, broken to the width of the page.
std::string list(const std::string& name, const std::string& items, std::size_t page) {
  std::string out;
  for (const std::string& line : base::wrap(base::printable(items), page - base::display_width(name))) {
    out += (out.empty() ? name : std::string(base::display_width(name), ' ')) + line + "\n";
  }
  return out;
}

class SurveyCommand : public Command {
public:
  void define(OptionList& options) override {
    options.argument("VERB", m_verb,
                     {"detect: tệp là của công cụ nào; profile: soạn sẵn cấu hình nhập",
                      "detect: whose export a file is; profile: write a starting profile"},
                     OptionList::Need::required);
    options.argument("FILE", m_file, {"Tệp khảo sát, hoặc -", "Survey export, or -"}, OptionList::Need::required);
    m_questionnaire.define(options);
    options.value("--id", "ID", m_id, {"profile: mã của cấu hình nhập mới", "profile: id of the new profile"});
    m_options.define(options);
    m_output.define(options, {"table", "json"});
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    if (m_verb == "detect") return detect(session);
    if (m_verb == "profile") return profile(session);
    wrong_usage(
        session, "usage.unknown-verb",
        {{"found", m_verb}, {"allowed", "detect, profile"}, {"suggestion", base::closest(m_verb, {"detect", "profile"})}});
  }

private:
  ExitCode detect(Session& session) {
    const Workbench workbench(session, m_data, assessment::Vendors::without);
    const SurveyFile file(session, m_file, m_options);
    const csv::Detected form = detect_form(session, file, m_options, {});
    const std::vector<survey::Profile> profiles = take(session, survey::load_profiles(workbench.data()));
    const std::vector<survey::Recognised> found = recognise(profiles, form);
    m_output.write(session, m_output.format == "json" ? detected_json(form, profiles, found)
                                                      : detected_text(session, file, form, profiles, found));
    return ExitCode::done;
  }

  static std::string detected_text(const Session& session, const SurveyFile& file, const csv::Detected& form,
                                   const std::vector<survey::Profile>& profiles, const std::vector<survey::Recognised>& found) {
    std::string out = form_words(form, session.language, file.sheet()) + "\n";
    out += fmt::format("{}: {}\n", session.word("Số cột", "Columns"), form.header.size());
    for (const survey::Recognised& one : found) {
      const survey::Profile& profile = profiles[one.profile];
      out += fmt::format("{}: {} ({})\n", session.word("Kiểu tệp", "Profile"), profile.title.in(session.language), profile.id);
      out += list(session.word("  nhận ra nhờ các cột: ", "  known by the columns: "), base::joined(one.columns), session.width);
      if (one.by_cells) {
        out += "  " + session.word("và nhờ dạng của giá trị trong cột", "and by the form of the cells") + "\n";
      }
    }
    if (found.empty()) {
      out += session.word("Không nhận ra công cụ khảo sát nào.\nSẽ đọc như bảng có tiêu đề là mã tiêu chí (plain).\n",
                          "No survey tool is recognised.\nIt is read as a table with criterion ids as headers (plain).\n");
    }
    if (found.size() > 1) out += session.word("Chọn một bằng --profile\n", "Choose one with --profile\n");
    return out;
  }

  static std::string detected_json(const csv::Detected& form, const std::vector<survey::Profile>& profiles,
                                   const std::vector<survey::Recognised>& found) {
    std::string out;
    json::Writer json(out, json::Layout::pretty);
    json.begin_object();
    json.number_or_null("schema_version", "1");
    json.text_or_null("encoding", csv::encoding_name(form.dialect.encoding));
    json.key("byte_order_mark");
    json.boolean(form.mark);
    json.text_or_null("delimiter", std::string(1, form.dialect.delimiter));
    json.text_or_null("line_end", line_end_name(form.line_end));
    json.number_or_null("header_line", std::to_string(form.header_line));
    write_list(json, "columns", form.header);
    json.key("profiles");
    json.begin_array();
    for (const survey::Recognised& one : found) {
      json.begin_object();
      json.text_or_null("id", profiles[one.profile].id);
      write_list(json, "known_by", one.columns);
      json.key("by_cells");
      json.boolean(one.by_cells);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    return out + "\n";
  }

  static std::string_view line_end_name(csv::LineEnd line_end) {
    switch (line_end) {
      case csv::LineEnd::lf: return "lf";
      case csv::LineEnd::crlf: return "crlf";
      case csv::LineEnd::cr: return "cr";
      case csv::LineEnd::mixed: break;
    }
    return "mixed";
  }

  static void write_list(json::Writer& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name);
    json.begin_array();
    for (const std::string& text : texts) json.string(text);
    json.end_array();
  }

  ExitCode profile(Session& session) {
    if (m_questionnaire.name.empty()) {
      wrong_usage(session, "usage.missing-option", {{"command", "survey profile"}, {"option", "--questionnaire"}});
    }
    if (m_output.format == "json") {
      wrong_usage(session, "usage.not-together", {{"first", "survey profile"}, {"second", "--format json"}});
    }
    if (!m_id.empty() && !base::is_id(m_id)) {
      wrong_usage(session, "usage.bad-value", {{"option", "--id"}, {"found", m_id}, {"allowed", "A–Z a–z 0–9 . _ -"}});
    }
    Workbench workbench(session, m_data, assessment::Vendors::without);
    const questionnaire::Questionnaire& questionnaire = workbench.questionnaire(m_questionnaire.name).questionnaire;
    const enterprise::FactModel& facts = workbench.model().facts;
    const SurveyFile file(session, m_file, m_options);
    const Survey survey = understand(session, workbench, file, m_options, false);
    const survey::Mapping mapping = survey::map_what_fits(survey.profile, survey.header, questionnaire, facts);
    const std::string id = m_id.empty() ? "my-" + survey.profile.id : m_id;
    m_output.write(session, survey::draft_profile(survey.profile, id, mapping, questionnaire, facts));
    return ExitCode::done;
  }

  std::string m_verb;
  std::string m_file;
  std::string m_id;
  QuestionnaireOption m_questionnaire;
  SurveyOptions m_options;
  OutputOptions m_output;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_survey() { return std::make_unique<SurveyCommand>(); }

}  // namespace dxready::cli
