#include "store/sample.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "yaml/read.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <memory>
#include <stdexcept>

using namespace dxready;
namespace fs = std::filesystem;

namespace sample {
namespace {

const std::string questionnaire_text = R"(format: 1
id: small
version: 1.0.0
title: {vi: "Bộ câu hỏi nhỏ", en: "Small"}
summary: {vi: "Nhỏ", en: "Small"}
edition: {status: own, notice: {vi: "Thử", en: "Test"}}
pillar_levels:
  - {level: 1, percent: {more_than: 20}, provenance: {evidence: assumption}}
  - {level: 2, percent: {more_than: 60}, provenance: {evidence: assumption}}
levels:
  - {level: 0, rung: 0, title: {vi: "Chưa", en: "None"}, meaning: {vi: "Chưa", en: "None"}, provenance: {evidence: assumption}}
  - {level: 1, rung: 2, title: {vi: "Có", en: "Some"}, meaning: {vi: "Có", en: "Some"}, percent: {more_than: 50}, provenance: {evidence: assumption}}
pillars:
  - id: A
    title: {vi: "Khách hàng", en: "Customers"}
    provenance: {evidence: assumption}
    components:
      - id: A.1
        title: {vi: "Hiện diện", en: "Presence"}
        provenance: {evidence: assumption}
        criteria:
          - id: A.1.1
            kind: single
            title: {vi: "Trang web", en: "Web site"}
            question: {vi: "Có không?", en: "Is there one?"}
            topics: [online_presence]
            provenance: {evidence: assumption}
            points_per_grade: 0.5
            options:
              - {grade: 0, vi: "không", en: "no"}
              - {grade: 1, vi: "ít", en: "little"}
              - {grade: 3, vi: "khá", en: "some"}
              - {grade: 5, vi: "tốt", en: "good"}
              - {grade: 12, vi: "rất tốt", en: "very good"}
          - id: A.1.2
            kind: multi
            title: {vi: "Kênh bán", en: "Channels"}
            question: {vi: "Kênh nào?", en: "Which?"}
            topics: [ecommerce]
            provenance: {evidence: assumption}
            cap: 3
            options:
              - {id: web, points: 1, vi: "web", en: "web"}
              - {id: shop, points: 1.5, vi: "sàn", en: "market"}
              - {id: chat, points: 2, vi: "chat", en: "chat"}
              - {id: none, points: 0, exclusive: true, vi: "không", en: "none"}
          - id: A.1.3
            kind: ratio
            title: {vi: "Tỷ lệ", en: "Share"}
            question: {vi: "Bao nhiêu?", en: "How much?"}
            topics: [ecommerce]
            provenance: {evidence: assumption}
            unit: vnd
            part: {vi: "phần", en: "part"}
            whole: {vi: "tổng", en: "whole"}
            when_whole_zero: grade 0
            may_exceed: true
            bands:
              - {grade: 0, at_most: 0}
              - {grade: 1, at_most: 50}
              - {grade: 2, at_most: 100}
  - id: B
    title: {vi: "Nội bộ", en: "Inside"}
    provenance: {evidence: assumption}
    components:
      - id: B.1
        title: {vi: "Quản trị", en: "Management"}
        provenance: {evidence: assumption}
        criteria:
          - id: B.1.1
            kind: number
            title: {vi: "Máy tính", en: "Computers"}
            question: {vi: "Bao nhiêu?", en: "How many?"}
            topics: [connectivity]
            provenance: {evidence: assumption}
            unit: count
            allow_not_applicable: yes
            bands:
              - {grade: 0, at_most: 0}
              - {grade: 1, at_most: 10}
              - {grade: 2}
          - id: B.1.2
            kind: single
            title: {vi: "Phần mềm", en: "Software"}
            question: {vi: "Có không?", en: "Is there some?"}
            topics: [management_systems]
            provenance: {evidence: assumption}
            allow_not_applicable: yes
            asked_if: {answer: A.1.1, at_least: 1}
            options:
              - {grade: 0, vi: "không", en: "no"}
              - {grade: 1, vi: "có", en: "yes"}
          - id: B.1.3
            kind: text
            title: {vi: "Ghi thêm", en: "Remarks"}
            question: {vi: "Còn gì?", en: "What else?"}
            provenance: {evidence: assumption}
)";

template <class Value>
Value value_of(base::Checked<Value> checked) {
  if (!checked)
    throw std::runtime_error(checked.diagnostics.all().front().code + " " + checked.diagnostics.all().front().excerpt);
  return std::move(*checked);
}

fs::path data_folder() { return fs::path(DXREADY_TEST_DATA) / ".." / ".." / "data"; }

World load(const std::string& text) {
  World world;
  const fs::path folder = data_folder();
  std::vector<yaml::DataFile> files;
  for (const std::string name : {"facts.yaml", "next_steps.yaml", "size_classes.yaml", "topics.yaml"}) {
    files.push_back({name, (folder / name).string(), {}, {}, {}, {}});
  }
  yaml::DataSet data(std::move(files));
  data.overlay(folder);
  world.model = value_of(assessment::load_model(data, assessment::Vendors::with));
  world.text = text;
  const questionnaire::Context context{world.model.facts, world.model.topics};
  world.questionnaire = value_of(questionnaire::load(value_of(yaml::parse(text, "small.yaml")), context));
  world.questionnaire.text = base::text_fingerprint(text);
  world.questionnaire.meaning = questionnaire::meaning_fingerprint(world.questionnaire, context);
  world.plan = value_of(scoring::compile(world.questionnaire));
  return world;
}

}  // namespace

const World& world() {
  static const World loaded = load(questionnaire_text);
  return loaded;
}

World changed_world(const std::string& from, const std::string& to) {
  std::string text = questionnaire_text;
  text.replace(text.find(from), from.size(), to);
  return load(text);
}

answers::AnswersFile answers(const World& by, const std::string& yaml) {
  return value_of(
      dxready::answers::load(value_of(yaml::parse(yaml, "answers.yaml")), by.questionnaire, by.model.facts, by.model.topics));
}

answers::AnswersFile binh_minh(int grade) {
  return answers(world(), fmt::format(R"(questionnaire: small
assessed_on: 2026-11-20
respondent: {{role: director}}
enterprise:
  tax_code: "0312345673"
  name: Công ty TNHH Cơ khí Bình Minh
  entity: enterprise
  sector: industry
  province: HCMC
  staff: {{value: 42, year: 2025, evidence: shown}}
  revenue: 38000000000
answers:
  A.1.1: {}
  A.1.2: [web, shop]
  A.1.3: {{part: 120000000, whole: 900000000}}
  B.1.1: 12
notes:
  A.1.1: xem trang web ngày 18/11
)",
                                      grade));
}

assessment::Assessment assess(const answers::AnswersFile& input, const World& by) {
  const assessment::Assessor assessor(by.questionnaire, by.plan, by.model);
  return assessor.assess(input, input.assessed_on.value_or(base::Date{2026, 11, 22}), {});
}

const store::PrivacyRules& privacy_rules() {
  static const store::PrivacyRules loaded = *store::load_privacy_rules(*yaml::load(DXREADY_TEST_DATA "/../../data/privacy.yaml"));
  return loaded;
}

store::Stamp stamp(std::uint32_t seed, const std::string& now) {
  const auto count = std::make_shared<std::uint32_t>(0);
  const auto next = [seed, count] {
    ++*count;
    return fmt::format("{:08x}-0000-4000-8000-{:012x}", seed + *count, *count);
  };
  return {now, next, "Lan"};
}

std::vector<store::KeptText> model_texts() {
  std::vector<store::KeptText> texts;
  for (const assessment::KeptText& kept : world().model.texts) {
    texts.push_back({kept.path, kept.fingerprint, base::read_file(data_folder() / kept.path)});
  }
  return texts;
}

store::SaveRequest request(const World& by, const std::string& reason) {
  store::SaveRequest request;
  request.reason = reason;
  request.texts.push_back({"questionnaires/small/questionnaire.yaml", by.questionnaire.text, by.text});
  return request;
}

store::SaveRequest complete_request(const std::string& reason) {
  store::SaveRequest complete = request(world(), reason);
  for (const store::KeptText& text : model_texts()) complete.texts.push_back(text);
  return complete;
}

std::string findings(const store::Store& store) {
  const store::VerifyReport report = store.verify();
  std::string codes;
  for (const base::Diagnostic& finding : report.findings.all()) {
    if (codes.find(finding.code) == std::string::npos) codes += (codes.empty() ? "" : " ") + finding.code;
  }
  return codes;
}

store::SaveResult save(store::Store& store, const answers::AnswersFile& input, const std::string& reason, std::uint32_t seed) {
  return store.save(assess(input), request(world(), reason), stamp(seed));
}

Folder::Folder() : m_path(fs::temp_directory_path() / ("dxready-" + std::to_string(std::random_device()()))) {
  fs::create_directory(m_path);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

std::string sql(const fs::path& file, const std::string& query) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, 5000);
  SQLite::Statement rows(database, query);
  std::string text;
  while (rows.executeStep()) {
    for (int i = 0; i < rows.getColumnCount(); ++i) text += (i == 0 ? "" : "|") + rows.getColumn(i).getString();
    text += "\n";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

void run(const fs::path& file, const std::string& statements) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000);
  database.exec(statements);
}

}  // namespace sample
