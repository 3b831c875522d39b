#include "report/text.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "enterprise/tax_code.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::report {
namespace {

constexpr std::size_t bar_columns = 16;
constexpr std::size_t title_columns = 34;
constexpr std::size_t gaps_shown = 2;
constexpr std::size_t benefits_shown = 2;

/// Filled up to the low end, shaded up to the high end.
std::string bar(const scoring::Tally& tally) {
  const auto columns = [&](scoring::Points points) {
    return tally.max == 0
               ? std::size_t{0}
               : static_cast<std::size_t>((points * static_cast<scoring::Points>(bar_columns) + tally.max / 2) / tally.max);
  };
  const std::size_t low = columns(tally.points);
  const std::size_t high = std::max(low, columns(tally.points_high));
  std::string out;
  for (std::size_t i = 0; i < bar_columns; ++i) out += i < low ? "█" : i < high ? "▒" : "░";
  return out;
}

/// Texts that go through here begin with an ASCII letter.
std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

class TextReport {
public:
  TextReport(const assessment::Assessment& assessment, const Identity& identity, const TextStyle& style)
      : m_assessment(assessment), m_identity(identity), m_page(style), m_language(style.language) {}

  std::string write() {
    who();
    level();
    pillars();
    gaps();
    package();
    steps();
    footer();
    return m_page.take();
  }

  std::string write_packages() {
    const support::Recommendation& all = m_assessment.recommendation;
    for (const auto* bin : {&all.eligible, &all.undecided, &all.not_eligible, &all.not_current}) {
      if (!bin->empty()) packages(*bin);
    }
    m_page.heading(word("Việc cần làm tiếp theo", "Next steps"));
    for (const support::NextStep& step : m_assessment.steps) write_step(step);
    m_page.blank();
    footer();
    return m_page.take();
  }

private:
  std::string word(std::string_view vi, std::string_view en) const { return std::string(say(m_language, vi, en)); }

  void who() {
    const enterprise::Enterprise& enterprise = m_assessment.input.enterprise;
    std::string name = enterprise.name.empty() ? word("(chưa có tên)", "(no name)") : enterprise.name;
    if (!m_identity.enterprise_number.empty()) name = m_identity.enterprise_number + "  " + name;
    m_page.heading(name);
    std::string line;
    const auto append = [&](const std::string& part) { line += (line.empty() ? "" : " · ") + part; };
    const std::string code = m_identity.personal ? enterprise.tax_code : enterprise::masked_tax_code(enterprise.tax_code);
    if (!code.empty()) append(word("MST ", "tax code ") + code);
    append(kind_of_unit());
    if (m_assessment.input.assessed_on) {
      append(word("đánh giá ngày ", "assessed on ") + base::format_date(*m_assessment.input.assessed_on, m_language));
    }
    m_page.paragraph("", line);
    two_classes();
    m_page.paragraph("", m_assessment.questionnaire->title.in(m_language));
    m_page.blank();
  }

  /// The size class of an enterprise; the legal form of everybody else, who has none.
  std::string kind_of_unit() const {
    const std::optional<std::size_t> entity = m_assessment.model->facts.find("entity");
    const bool none = enterprise::only_class(m_assessment.size.possible) == m_assessment.model->sizes.none();
    if (none && entity && m_assessment.facts[*entity].known()) {
      return m_assessment.model->facts.facts[*entity].choices[m_assessment.facts[*entity].symbol].title.in(m_language);
    }
    return word("quy mô: ", "size: ") + size_words(m_assessment, m_assessment.size.possible, m_language);
  }

  /// Circular 06/2022 Article 3.2: where revenue and capital give two classes, the agency takes the more favourable.
  void two_classes() {
    const enterprise::SizeClasses& size = m_assessment.size;
    const bool differ =
        enterprise::only_class(size.by_revenue) && enterprise::only_class(size.by_capital) && size.by_revenue != size.by_capital;
    if (!differ) return;
    m_page.paragraph(
        "", fmt::format("{} {}, {} {}; {}", word("theo doanh thu:", "by revenue:"),
                        size_words(m_assessment, size.by_revenue, m_language), word("theo nguồn vốn:", "by capital:"),
                        size_words(m_assessment, size.by_capital, m_language),
                        word("cơ quan hỗ trợ chọn tiêu chí có lợi hơn cho doanh nghiệp (Thông tư 06/2022/TT-BKHĐT, Điều 3.2)",
                             "the agency takes the more favourable (Circular 06/2022/TT-BKHĐT, Article 3.2)")));
  }

  void level() {
    const scoring::Score& score = m_assessment.score;
    m_page.heading(capitalised(level_words(m_assessment, m_language)));
    const auto points = [&](scoring::Points value) { return points_words(value, score.denominator, m_language); };
    std::string line = points(score.total.points);
    std::string share = percent_words(score.total.points, score.total.max, m_language);
    if (score.total.points_high != score.total.points) {
      line += "–" + points(score.total.points_high);
      share += "–" + percent_words(score.total.points_high, score.total.max, m_language);
    }
    line += fmt::format("/{} {} ({})", points(score.total.max), word("điểm", "points"), share);
    line += " · " + fmt::format(fmt::runtime(say(m_language, "đã trả lời {}/{} tiêu chí", "{} of {} criteria answered")),
                                score.total.answered, score.total.applicable);
    if (score.certain() && score.total.answered < score.total.applicable)
      line += word(" · mức đã chắc chắn", " · the level is certain");
    m_page.paragraph("  ", line);
    if (const std::optional<int> next = score.level ? scoring::next_level(*m_assessment.plan, *score.level) : std::nullopt) {
      std::string why;
      for (const std::string& sentence : held_back(m_assessment, m_language)) why += (why.empty() ? "" : "; ") + sentence;
      m_page.paragraph(
          "  ", fmt::format("{} {}: {}", score.certain() ? word("Chưa đạt", "Not yet") : word("Hiện chưa đạt", "So far not"),
                            level_name(*m_assessment.questionnaire, *next, m_language), why));
    }
    m_page.blank();
  }

  void pillars() {
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < m_assessment.score.pillars.size(); ++i) {
      const questionnaire::Pillar& pillar = m_assessment.questionnaire->pillars[i];
      const scoring::PillarScore& score = m_assessment.score.pillars[i];
      TableRow row = {"  " + pillar.id, base::shorten(pillar.title.in(m_language), title_columns)};
      if (score.tally.answered == 0) {
        row.insert(row.end(), {word("chưa trả lời", "unanswered"), "", ""});
      } else {
        std::string share = percent_words(score.tally.points, score.tally.max, m_language);
        std::string level = score.level ? std::to_string(*score.level) : "–";
        if (score.level_high != score.level && score.level_high) level += "–" + std::to_string(*score.level_high);
        row.insert(row.end(), {bar(score.tally), share, word("mức ", "level ") + level});
      }
      rows.push_back(std::move(row));
    }
    table(m_page, rows, {false, false, false, true, false});
    m_page.blank();
  }

  void gaps() {
    if (m_assessment.gaps.empty()) return;
    m_page.heading(word("Điểm cần cải thiện", "Biggest gaps"));
    for (std::size_t i = 0; i < std::min(gaps_shown, m_assessment.gaps.size()); ++i) {
      const scoring::Gap& gap = m_assessment.gaps[i];
      const questionnaire::Component& component = m_assessment.questionnaire->components[gap.index];
      m_page.paragraph(
          "  • ",
          fmt::format(fmt::runtime(say(m_language, "{} {}: thiếu {}/{} điểm", "{} {}: {} of {} points missing")), component.id,
                      component.title.in(m_language), points_words(gap.missing, m_assessment.score.denominator, m_language),
                      points_words(gap.max, m_assessment.score.denominator, m_language)));
    }
    m_page.blank();
  }

  void package() {
    const support::Verdict* recommended = m_assessment.recommendation.recommended();
    if (recommended == nullptr) {
      m_page.heading(word("Gói hỗ trợ: chưa có gói nào đủ điều kiện", "Support package: none is eligible yet"));
    } else {
      m_page.heading(fmt::format("{}: {} [{}]",
                                 recommended->package->kind == support::PackageKind::content
                                     ? word("Nội dung hỗ trợ", "Support")
                                     : word("Gói hỗ trợ", "Support package"),
                                 recommended->package->title.in(m_language), recommended->package->id));
      first_benefits(benefit_lines(m_assessment, *recommended, m_language));
      std::string why;
      for (const std::string& reason : reasons(m_assessment, *recommended, m_language)) why += (why.empty() ? "" : "; ") + reason;
      m_page.paragraph("  ", word("Vì sao: ", "Why: ") + why);
    }
    counts();
    m_page.blank();
  }

  void first_benefits(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < std::min(benefits_shown, lines.size()); ++i) m_page.paragraph("  • ", lines[i]);
    if (lines.size() <= benefits_shown) return;
    m_page.paragraph("  • ", fmt::format(fmt::runtime(say(m_language, "và {} nội dung khác (xem bằng dxready recommend)",
                                                          "and {} more (see dxready recommend)")),
                                         lines.size() - benefits_shown));
  }

  void counts() {
    const support::Recommendation& all = m_assessment.recommendation;
    const auto announced = static_cast<std::size_t>(
        std::count_if(all.eligible.begin(), all.eligible.end(), [](const support::Verdict& one) { return one.announced(); }));
    std::string line = fmt::format("{}: {}", bin_words(support::Bin::eligible, m_language), all.eligible.size());
    if (announced > 0)
      line += fmt::format(
          fmt::runtime(say(m_language, " ({} đã có quy định, chưa có nơi đăng ký)", " ({} announced, nowhere to apply yet)")),
          announced);
    line += fmt::format(" · {}: {} · {}: {}", bin_words(support::Bin::undecided, m_language), all.undecided.size(),
                        bin_words(support::Bin::not_eligible, m_language), all.not_eligible.size());
    m_page.paragraph("  ", line);
  }

  void steps() {
    if (m_assessment.steps.empty()) return;
    m_page.heading(word("Việc cần làm tiếp theo", "Next step"));
    write_step(m_assessment.steps.front());
    if (m_assessment.steps.size() > 1) m_page.line(word("  Sau đó:", "  Then:"));
    for (std::size_t i = 1; i < m_assessment.steps.size(); ++i) {
      m_page.paragraph("    – ", step_title(m_assessment, m_assessment.steps[i], m_language));
    }
    m_page.blank();
  }

  void write_step(const support::NextStep& step) {
    m_page.paragraph("  → ", step_title(m_assessment, step, m_language));
    m_page.paragraph("    ", word("Lý do: ", "Reason: ") + step_reason(m_assessment, step, m_language));
    if (step.action == nullptr) return;
    m_page.paragraph("    ", word("Ở đâu: ", "Where: ") + step.action->where.in(m_language));
    papers(step.package != nullptr && step.kind == support::NextStep::Kind::apply ? step.package->papers : step.action->papers);
    if (step.action->days)
      m_page.paragraph("    ", fmt::format("{} {} {}", word("Thời gian:", "Time:"), *step.action->days,
                                           word("ngày làm việc", "working days")));
    if (step.action->cost) {
      m_page.paragraph("    ",
                       fmt::format("{} {} – {} ({})", word("Chi phí:", "Cost:"), base::money(step.action->cost->from, m_language),
                                   base::money(step.action->cost->to, m_language), step.action->cost->source));
    }
  }

  void papers(const std::vector<base::Words>& list) {
    std::string line;
    for (const base::Words& paper : list) line += (line.empty() ? "" : "; ") + paper.in(m_language);
    if (!line.empty()) m_page.paragraph("    ", word("Giấy tờ: ", "Papers: ") + line);
  }

  void packages(const std::vector<support::Verdict>& bin) {
    m_page.heading(std::string(bin_words(bin.front().bin, m_language)));
    for (const support::Verdict& verdict : bin) {
      std::string title = fmt::format("{} [{}]", verdict.package->title.in(m_language), verdict.package->id);
      if (verdict.bin == support::Bin::eligible && verdict.announced())
        title += word(" – đã có quy định, chưa có nơi đăng ký", " – announced, nowhere to apply yet");
      m_page.paragraph("  • ", title);
      const bool open = verdict.bin == support::Bin::eligible || verdict.bin == support::Bin::undecided;
      if (open) {
        for (const std::string& line : benefit_lines(m_assessment, verdict, m_language)) m_page.paragraph("      + ", line);
      }
      for (const std::string& reason : reasons(m_assessment, verdict, m_language)) m_page.paragraph("      - ", reason);
      if (verdict.bin == support::Bin::eligible) checklist(verdict);
    }
    m_page.blank();
  }

  /// What belongs to the dossier; it decides nothing here.
  void checklist(const support::Verdict& verdict) {
    std::vector<std::string> lines;
    for (const base::Words& line : verdict.package->on_application) lines.push_back(line.in(m_language));
    if (verdict.grant_unknown) {
      lines.push_back(word("Trong năm chưa nhận hỗ trợ từ ngân sách nhà nước cho cùng nội dung",
                           "No state grant for the same content in the same year"));
    }
    if (verdict.package->repaid_after) {
      lines.push_back(word("Doanh nghiệp trả trước, được thanh toán lại sau khi nghiệm thu",
                           "The enterprise pays first and is repaid after acceptance"));
    }
    for (const std::string& line : lines) m_page.paragraph("      ☐ ", line);
  }

  void footer() {
    if (m_assessment.recommendation.stale_since) {
      m_page.paragraph(
          "", fmt::format(
                  fmt::runtime(say(
                      m_language,
                      "Danh mục gói hỗ trợ được kiểm tra lần cuối ngày {}, đã hơn 90 ngày: nên gọi hỏi lại trước khi nộp hồ sơ.",
                      "The catalogue was last checked on {}, more than 90 days ago: ask before applying.")),
                  base::format_date(*m_assessment.recommendation.stale_since, m_language)));
    }
    m_page.paragraph("", m_assessment.questionnaire->edition.notice.in(m_language));
    m_page.paragraph("", word("Kết quả gợi ý gói hỗ trợ không phải tư vấn pháp lý; cơ quan có thẩm quyền quyết định.",
                              "The packages shown are no legal advice; the agency decides."));
    assumptions();
  }

  /// Ratios read through assumed bands are counted, everything else is named.
  void assumptions() {
    std::size_t bands = 0;
    std::vector<std::string> list;
    for (const assessment::Assumption& one : m_assessment.assumptions) {
      if (one.kind == assessment::Assumption::Kind::bands) {
        ++bands;
      } else {
        list.push_back(assumption_words(m_assessment, one, m_language));
      }
    }
    if (bands > 0) {
      list.push_back(fmt::format(fmt::runtime(say(m_language, "bảng quy đổi tỷ lệ thành bậc của {} tiêu chí",
                                                  "the bands that turn a ratio into a grade, for {} criteria")),
                                 bands));
    }
    std::string line;
    for (const std::string& one : list) line += (line.empty() ? "" : "; ") + one;
    if (!line.empty()) m_page.paragraph("", word("Giả định của công cụ: ", "Assumptions: ") + line);
  }

  const assessment::Assessment& m_assessment;
  const Identity& m_identity;
  Page m_page;
  Language m_language;
};

}  // namespace

std::string assessment_text(const assessment::Assessment& assessment, const Identity& identity, const TextStyle& style) {
  return TextReport(assessment, identity, style).write();
}

std::string recommendation_text(const assessment::Assessment& assessment, const TextStyle& style) {
  return TextReport(assessment, Identity(), style).write_packages();
}

}  // namespace dxready::report
