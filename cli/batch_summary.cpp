#include "cli/batch_summary.hpp"

#include "base/messages.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "enterprise/tax_code.hpp"
#include "json/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace dxready::cli {
namespace {

using base::Language;

/// Packages people have asked for at all, those with the most eligible first; ties in the order of the catalogue.
std::vector<std::size_t> packages_in_order(const survey::Summary& summary) {
  std::vector<std::size_t> order(summary.packages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto nobody = [&](std::size_t i) { return summary.packages[i].eligible + summary.packages[i].undecided == 0; };
  order.erase(std::remove_if(order.begin(), order.end(), nobody), order.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return summary.packages[a].eligible > summary.packages[b].eligible; });
  return order;
}

/// A personal number stays one in a summary.
std::string printed_code(const std::string& code, const BatchReport& report) {
  return base::printable(report.personal ? code : enterprise::masked_tax_code(code));
}

class Text {
public:
  Text(const BatchReport& report, Language language) : m_report(report), m_summary(report.summary), m_language(language) {}

  std::string write() {
    counts();
    levels();
    reasons();
    warnings();
    names();
    packages();
    saved();
    return std::move(m_out);
  }

private:
  std::string_view say(std::string_view vi, std::string_view en) const { return m_language == Language::vi ? vi : en; }
  std::string number(std::uint64_t value) const { return base::grouped(std::to_string(value), m_language); }

  void counts() {
    m_out += fmt::format("{}: {} = {} {} + {} {} + {} {} + {} {}\n", say("Số dòng đã đọc", "Rows read"), number(m_summary.read),
                         number(m_summary.scored()), say("đã chấm", "scored"), number(m_summary.rejected),
                         say("bị loại", "rejected"), number(m_summary.duplicate), say("trùng", "duplicate"),
                         number(m_summary.unchanged), say("không thay đổi", "unchanged"));
    if (m_summary.partial > 0) {
      m_out += fmt::format("  {}: {}\n", say("Trong số đã chấm, chưa trả lời hết", "Of the scored, not all answered"),
                           number(m_summary.partial));
    }
    if (m_summary.revised > 0) {
      m_out += fmt::format("  {}: {}\n", say("Trong số đã chấm, thay bản đã lưu", "Of the scored, a stored one revised"),
                           number(m_summary.revised));
    }
    if (m_summary.blank > 0) {
      m_out += fmt::format("  {}: {}\n", say("Dòng trống, bỏ qua", "Blank lines, passed over"), number(m_summary.blank));
    }
    if (m_summary.unfinished > 0) {
      m_out += fmt::format("  {}: {}\n", say("Phiếu chưa gửi hoàn tất", "Forms not sent off"), number(m_summary.unfinished));
    }
  }

  void saved() {
    if (m_report.import_id.empty()) return;
    m_out += fmt::format("{} {} ({}: dxready store undo {})\n", say("Đã lưu lần nhập", "Saved as import"), m_report.import_id,
                         say("hoàn tác", "to take it back"), m_report.import_id.substr(0, 8));
  }

  void by_code(const std::map<std::string, std::uint64_t>& counts) {
    for (const auto& [code, count] : counts) m_out += fmt::format("  {}: {}\n", code, number(count));
  }

  void warnings() {
    if (m_summary.warnings.empty()) return;
    m_out += fmt::format("{}:\n", say("Lưu ý trong các dòng đã chấm", "Noticed in scored rows"));
    by_code(m_summary.warnings);
  }

  void names() {
    if (m_report.names == nullptr) return;
    group(m_report.names->probably_same(), say("Cùng mã, tên chỉ khác dấu hoặc chữ hoa, có lẽ là một tên",
                                               "Same code, names differ in diacritics or capitals only: probably the same name"));
    group(m_report.names->different(), say("Cùng mã nhưng tên khác", "Same code, but another name"));
  }

  void group(const survey::NameCheck::Group& names, std::string_view title) {
    if (names.count == 0) return;
    m_out += fmt::format("{}: {}\n", title, number(names.count));
    for (const survey::OtherName& one : names.first) {
      m_out += fmt::format("  {} {}, {}: '{}', {} '{}'\n", say("dòng", "line"), one.line, printed_code(one.code, m_report),
                           base::printable(one.name), say("trước đó", "before"), base::printable(one.other));
    }
    if (names.count > names.first.size()) m_out += "  …\n";
  }

  void levels() {
    if (m_summary.scored() == 0) return;
    m_out += fmt::format("{}:", say("Phân bố mức", "Levels"));
    for (const questionnaire::Level& level : m_report.questionnaire.questionnaire.levels) {
      const auto count = m_summary.levels.find(level.level);
      m_out += fmt::format("\n  {} {} – {}: {}", say("mức", "level"), level.level, level.title.in(m_language),
                           number(count == m_summary.levels.end() ? 0 : count->second));
    }
    m_out += fmt::format("\n  {}: {}\n", say("chưa đủ dữ liệu để xác định mức", "not enough data to tell the level"),
                         number(m_summary.uncertain));
  }

  void reasons() {
    if (m_summary.rejected == 0) return;
    m_out += fmt::format("{}:\n", say("Lý do loại", "Why rows were rejected"));
    by_code(m_summary.reasons);
    if (!m_report.rejects.empty() && m_report.reasons.empty()) {
      m_out += fmt::format("{} {}\n", say("Dòng bị loại, kèm lý do, nằm trong", "Rejected rows, with their reasons, are in"),
                           m_report.rejects);
    } else if (!m_report.rejects.empty()) {
      m_out += fmt::format("{} {}, {} {}\n", say("Dòng bị loại nằm trong", "Rejected rows are in"), m_report.rejects,
                           say("lý do trong", "reasons in"), m_report.reasons);
    }
  }

  void packages() {
    const std::vector<std::size_t> order = packages_in_order(m_summary);
    if (order.empty()) return;
    m_out += fmt::format("{}:\n", say("Gói hỗ trợ", "Support packages"));
    for (const std::size_t i : order) package(m_report.model.catalogue.packages[i], m_summary.packages[i]);
  }

  void package(const support::Package& package, const survey::PackageCount& count) {
    m_out += fmt::format("  {}: {} {}", package.id, say("đủ điều kiện", "eligible"), number(count.eligible));
    if (package.quota) {
      const auto quota = static_cast<std::uint64_t>(*package.quota);
      m_out += fmt::format(" / {} {}", number(quota), say("suất", "places"));
      if (count.eligible > quota) {
        m_out += fmt::format(" ({} {})", say("vượt", "over by"), number(count.eligible - quota));
      }
    }
    if (count.undecided > 0) {
      m_out += fmt::format("; {} {}", say("cần bổ sung thông tin", "more information needed"), number(count.undecided));
    }
    m_out += '\n';
  }

  const BatchReport& m_report;
  const survey::Summary& m_summary;
  Language m_language;
  std::string m_out;
};

class Json {
public:
  Json(const BatchReport& report, std::string& out)
      : m_report(report), m_summary(report.summary), m_json(out, json::Layout::pretty) {}

  void write() {
    m_json.begin_object();
    count("schema_version", 1);
    m_json.text_or_null("file", m_report.file);
    m_json.text_or_null("profile", m_report.profile);
    const questionnaire::Questionnaire& questionnaire = m_report.questionnaire.questionnaire;
    m_json.text_or_null("questionnaire", questionnaire.id + "@" + questionnaire.version);
    m_json.text_or_null("meaning", questionnaire.meaning);
    m_json.text_or_null("catalogue", m_report.advice ? m_report.model.catalogue.fingerprint : "");
    m_json.text_or_null("import", m_report.import_id);
    counts();
    levels();
    packages();
    by_code("reasons", m_summary.reasons);
    by_code("warnings", m_summary.warnings);
    names();
    m_json.end_object();
  }

private:
  void count(std::string_view name, std::uint64_t value) { m_json.number_or_null(name, std::to_string(value)); }

  void counts() {
    count("read", m_summary.read);
    count("scored", m_summary.scored());
    count("full", m_summary.full);
    count("partial", m_summary.partial);
    count("rejected", m_summary.rejected);
    count("duplicate", m_summary.duplicate);
    count("unchanged", m_summary.unchanged);
    count("revised", m_summary.revised);
    count("unfinished", m_summary.unfinished);
    count("blank", m_summary.blank);
  }

  void levels() {
    m_json.key("levels");
    m_json.begin_array();
    for (const questionnaire::Level& level : m_report.questionnaire.questionnaire.levels) {
      const auto found = m_summary.levels.find(level.level);
      m_json.begin_object();
      m_json.number_or_null("level", std::to_string(level.level));
      m_json.text_or_null("title", level.title.vi);
      count("count", found == m_summary.levels.end() ? 0 : found->second);
      m_json.end_object();
    }
    m_json.end_array();
    count("uncertain", m_summary.uncertain);
  }

  void packages() {
    m_json.key("packages");
    m_json.begin_array();
    for (const std::size_t i : packages_in_order(m_summary)) {
      const support::Package& package = m_report.model.catalogue.packages[i];
      m_json.begin_object();
      m_json.text_or_null("id", package.id);
      count("eligible", m_summary.packages[i].eligible);
      count("undecided", m_summary.packages[i].undecided);
      count("recommended", m_summary.packages[i].recommended);
      m_json.number_or_null("quota", package.quota ? std::to_string(*package.quota) : "");
      m_json.end_object();
    }
    m_json.end_array();
  }

  void names() {
    m_json.key("names");
    if (m_report.names == nullptr) return m_json.null();
    m_json.begin_object();
    group("probably_same", m_report.names->probably_same());
    group("different", m_report.names->different());
    m_json.end_object();
  }

  void group(std::string_view name, const survey::NameCheck::Group& names) {
    m_json.key(name);
    m_json.begin_object();
    count("count", names.count);
    m_json.key("first");
    m_json.begin_array();
    for (const survey::OtherName& one : names.first) {
      m_json.begin_object();
      count("line", one.line);
      m_json.text_or_null("code", m_report.personal ? one.code : enterprise::masked_tax_code(one.code));
      m_json.text_or_null("name", one.name);
      m_json.text_or_null("before", one.other);
      m_json.end_object();
    }
    m_json.end_array();
    m_json.end_object();
  }

  void by_code(std::string_view name, const std::map<std::string, std::uint64_t>& counts) {
    m_json.key(name);
    m_json.begin_array();
    for (const auto& [code, number] : counts) {
      m_json.begin_object();
      m_json.text_or_null("code", code);
      count("count", number);
      m_json.end_object();
    }
    m_json.end_array();
  }

  const BatchReport& m_report;
  const survey::Summary& m_summary;
  json::Writer m_json;
};

}  // namespace

std::string summary_text(const BatchReport& report, Language language) { return Text(report, language).write(); }

std::string summary_json(const BatchReport& report) {
  std::string out;
  Json(report, out).write();
  return out + "\n";
}

}  // namespace dxready::cli
