#include "survey/sample.hpp"

#include "base/messages.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <stdexcept>

using namespace dxready;

namespace sample {
namespace {

template <class Value>
Value made(base::Checked<Value> checked) {
  if (checked) return std::move(*checked);
  std::string findings;
  for (const base::Diagnostic& one : checked.diagnostics.all()) findings += base::format_diagnostic(one, base::Language::en);
  throw std::logic_error(findings);
}

}  // namespace

const questionnaire::Questionnaire& questionnaire() {
  const std::string words = R"({vi: "chữ", en: "words"})";
  const std::string text = "title: " + words + ", question: " + words;
  const std::string answer = R"(vi: "đáp án", en: "answer")";
  const auto told = [&](const std::string& criterion, const std::string& vi, const std::string& en) {
    const std::string title = "{vi: \"" + vi + "\", en: \"" + en + "\"}";
    const std::string question = "{vi: \"Đơn vị có " + vi + " không?\", en: \"Is there " + en + "?\"}";
    return std::pair{criterion + ", " + text, criterion + ", title: " + title + ", question: " + question};
  };
  static const questionnaire::Questionnaire made = small::loaded(small::changed({
      told("id: S, kind: single", "Website", "Web site"),
      told("id: M, kind: multi", "Kênh bán", "Channels"),
      told("id: R, kind: ratio", "Tỷ lệ", "Share"),
      told("id: N, kind: number", "Số người", "People"),
      told("id: Q, kind: single", "Kế hoạch", "Plan"),
      told("id: T, kind: text", "Ý kiến", "Opinion"),
      told("id: I, kind: info", "Lời chào", "Greeting"),
      {"[{grade: 0, " + answer + "}, {grade: 2, " + answer + "}, {grade: 5, " + answer + "}]",
       R"([{grade: 0, vi: "Chưa có", en: "None"}, {grade: 2, vi: "Có", en: "Yes"}, {grade: 5, vi: "Có và mới", en: "Fresh"}])"},
      {"{id: a, points: 1, " + answer, R"({id: a, points: 1, vi: "Facebook, Zalo", en: "Social")"},
      {"{id: b, points: 2.5, " + answer, R"({id: b, points: 2.5, vi: "Sàn", en: "Marketplace")"},
      {"{id: none, points: 0, exclusive: yes, " + answer,
       R"({id: none, points: 0, exclusive: yes, vi: "Không kênh nào", en: "Nothing")"},
      {"part: " + words + ", whole: " + words, R"(part: {vi: "Phần", en: "Part"}, whole: {vi: "Tổng", en: "Total"})"},
  }));
  return made;
}

survey::Profile profile(const std::string& yaml) { return made(survey::load_profile(shipped::parsed(yaml))); }

survey::Profile small_profile(const std::string& lines) { return profile("format: 1\nid: own\ntitle: {vi: a, en: b}\n" + lines); }

survey::Profile shipped_profile(const std::string& id) {
  return made(survey::load_profile(shipped::document("data/profiles/" + id + ".yaml")));
}

std::vector<std::string> told(const std::vector<survey::CellFinding>& findings) {
  std::vector<std::string> all;
  for (const survey::CellFinding& one : findings) {
    for (const base::Language language : {base::Language::vi, base::Language::en}) {
      const std::string sentence = base::message_text(one.diagnostic, language);
      if (sentence.empty() || sentence.find(one.diagnostic.code) != std::string::npos) {
        throw std::logic_error("no sentence: " + one.diagnostic.code);
      }
    }
    all.push_back(one.diagnostic.code + " " + std::to_string(one.column + 1));
  }
  return all;
}

File::File(survey::Profile profile, std::vector<std::string> header, const questionnaire::Questionnaire& questionnaire,
           const survey::RowDays& days)
    : m_profile(std::move(profile)), m_questionnaire(questionnaire),
      m_mapping(made(survey::map_columns(m_profile, header, questionnaire, shipped::world().model.facts))),
      m_reader(m_mapping, m_profile, questionnaire, shipped::world().model.facts, days) {}

survey::Row File::row(const std::vector<std::string>& cells) const {
  std::vector<csv::Cell> read;
  for (const std::string& cell : cells) {
    const bool quotes = cell == "\"\"";
    read.push_back({quotes ? std::string_view() : std::string_view(cell), quotes});
  }
  return m_reader.read(read, 7);
}

answers::Answer File::answer(const std::string& criterion, const std::vector<std::string>& cells) const {
  return row(cells).input.sheet.answers.at(*m_questionnaire.find_criterion(criterion));
}

}  // namespace sample
