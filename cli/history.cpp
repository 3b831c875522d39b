#include "base/exact.hpp"
#include "base/number_text.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "csv/write.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

namespace dxready::cli {
namespace {

using store::AssessmentSummary;

std::string points(const AssessmentSummary& one, scoring::Points value) {
  return base::shortest_decimal(scoring::points_value(value, one.denominator));
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

/// "2", or "0–3" while it is not certain.
std::string level(const AssessmentSummary& one) {
  return one.level == one.highest_possible ? number(one.level) : number(one.level) + "–" + number(one.highest_possible);
}

class History : public Command {
public:
  void define(OptionList& options) override {
    options.argument("ENTERPRISE", m_enterprise,
                     {"Số (E-0017), mã số thuế hoặc tên đơn vị; không ghi thì liệt kê tất cả",
                      "Number (E-0017), tax code or name; all when left out"});
    options.flag("--superseded", m_superseded, {"Kèm các bản đã được thay", "Also those replaced by a revision"});
    m_output.define(options, {"table", "json", "csv"});
    m_store.define(options);
  }

  ExitCode run(Session& session) override {
    const store::Store opened = open_store(session, m_store, store::Access::read);
    std::vector<AssessmentSummary> all;
    const auto append = [&](const std::string& id) {
      const std::vector<AssessmentSummary> part = opened.history(id, m_superseded);
      all.insert(all.end(), part.begin(), part.end());
    };
    if (m_enterprise.empty()) {
      for (const store::EnterpriseSummary& one : opened.enterprises()) append(one.id);
    } else {
      append(opened.enterprise(m_enterprise).summary.id);
    }
    if (m_output.format == "json") {
      m_output.write(session, json_text(all));
    } else if (m_output.format == "csv") {
      m_output.write(session, csv_text(all));
    } else {
      m_output.write(session, table_text(session, all));
    }
    return ExitCode::done;
  }

private:
  static std::string status_words(const Session& session, const std::string& status) {
    if (status == "superseded") return session.word("đã thay bằng bản mới", "superseded");
    if (status == "draft") return session.word("phiếu dở", "draft");
    return {};
  }

  static std::string table_text(const Session& session, const std::vector<AssessmentSummary>& all) {
    report::Page page(session.style());
    std::vector<report::TableRow> rows = {{session.word("Số", "No."), session.word("Ngày", "Date"), session.word("Mức", "Level"),
                                           session.word("Điểm", "Points"), session.word("Tỷ lệ", "Share"),
                                           session.word("Mã", "Id"), session.word("Tên", "Name")}};
    for (const AssessmentSummary& one : all) {
      const std::optional<base::Date> date = base::parse_date(one.assessed_on);
      // What sets one row apart from another stands before the name, which is cut off where the terminal is narrow.
      std::string name;
      for (const std::string& more : {one.label, status_words(session, one.status)}) {
        if (!more.empty()) name += "(" + more + ") ";
      }
      name += one.enterprise_name;
      rows.push_back({one.enterprise_number, date ? base::format_date(*date, session.language) : one.assessed_on, level(one),
                      base::grouped(points(one, one.total.points), session.language),
                      report::percent_words(one.total.points, one.total.max, session.language), "@" + one.id.substr(0, 8), name});
    }
    report::table(page, rows, {false, false, false, true, true, false, false});
    return page.take();
  }

  static std::string csv_text(const std::vector<AssessmentSummary>& all) {
    std::string out = csv::record({"enterprise", "name", "assessment", "questionnaire", "version", "assessed_on", "status",
                                   "revision", "label", "points", "points_high", "max", "level", "highest_possible", "answered",
                                   "applicable", "package", "next_step"});
    for (const AssessmentSummary& one : all) {
      out += csv::record({one.enterprise_number, csv::harmless(one.enterprise_name), one.id, one.questionnaire, one.version,
                          one.assessed_on, one.status, std::to_string(one.revision), csv::harmless(one.label),
                          points(one, one.total.points), points(one, one.total.points_high), points(one, one.total.max),
                          number(one.level), number(one.highest_possible), std::to_string(one.total.answered),
                          std::to_string(one.total.applicable), one.package, one.next_step});
    }
    return out;
  }

  static std::string json_text(const std::vector<AssessmentSummary>& all) {
    std::string out;
    json::Writer json(out, json::Layout::pretty);
    json.begin_object();
    json.number_or_null("schema_version", "1");
    json.key("assessments");
    json.begin_array();
    for (const AssessmentSummary& one : all) {
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
      json.number_or_null("revision", std::to_string(one.revision));
      json.text_or_null("status", one.status);
      json.number_or_null("engine", std::to_string(one.engine));
      json.number_or_null("points", points(one, one.total.points));
      json.number_or_null("points_high", points(one, one.total.points_high));
      json.number_or_null("max", points(one, one.total.max));
      json.number_or_null("percent", one.total.max == 0 ? "" : base::percent(one.total.points, one.total.max));
      json.number_or_null("answered", std::to_string(one.total.answered));
      json.number_or_null("applicable", std::to_string(one.total.applicable));
      json.number_or_null("level", number(one.level));
      json.number_or_null("highest_possible", number(one.highest_possible));
      json.text_or_null("package", one.package);
      json.text_or_null("next_step", one.next_step);
      json.text_or_null("saved_at", one.saved_at);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    return out + "\n";
  }

  std::string m_enterprise;
  bool m_superseded = false;
  OutputOptions m_output;
  StoreOption m_store;
};

}  // namespace

std::unique_ptr<Command> make_history() { return std::make_unique<History>(); }

}  // namespace dxready::cli
