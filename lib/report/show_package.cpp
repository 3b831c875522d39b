#include "report/show.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dxready::report {
namespace {

/// active, announced, unverified as the catalogue says; expired and not_yet follow from the dates.
std::string_view status_id(const support::Package& package, const base::Date& on) {
  if (package.valid_to && on > *package.valid_to) return "expired";
  if (on < package.valid_from) return "not_yet";
  constexpr std::array<std::string_view, 3> names = {"active", "announced", "unverified"};
  return names[static_cast<std::size_t>(package.status)];
}

std::string_view status_words(const support::Package& package, const base::Date& on, Language language) {
  const std::string_view id = status_id(package, on);
  if (id == "expired") return not_current_words(support::NotCurrent::expired, language);
  if (id == "not_yet") return not_current_words(support::NotCurrent::not_yet, language);
  if (id == "unverified") return not_current_words(support::NotCurrent::unverified, language);
  if (id == "announced") return say(language, "đã có quy định, chưa có nơi đăng ký", "announced");
  return say(language, "đang có hiệu lực", "active");
}

/// Vendors' products behind everybody else's packages.
std::vector<const support::Package*> in_order(const assessment::Model& model) {
  std::vector<const support::Package*> all;
  for (const support::Package& package : model.catalogue.packages) all.push_back(&package);
  std::stable_partition(all.begin(), all.end(), [](const support::Package* package) { return !package->commercial; });
  return all;
}

std::string share_words(const base::Rational& share, Language language) {
  return base::percent_text(base::shortest_decimal(multiply(share, 100).value_or(share)), language);
}

/// ": nhỏ 50% tối đa 50.000.000 đồng; vừa …" as the file has it, for all or by size class.
std::string limits(const support::Benefit& benefit, const enterprise::SizeRules& sizes, Language language) {
  std::string words;
  const bool by_size = !benefit.share.by_size.empty() || !benefit.cap.by_size.empty();
  for (std::size_t i = 0; i < (by_size ? sizes.classes.size() : 1); ++i) {
    const std::optional<base::Rational> share = benefit.share.at(i);
    const std::optional<std::int64_t> cap = benefit.cap.at(i);
    const std::optional<std::int64_t> priority = benefit.cap_priority.at(i);
    if (!share && !cap) continue;
    std::string part = by_size ? sizes.classes[i].title.in(language) : std::string();
    const auto append = [&](const std::string& more) { part += (part.empty() ? "" : " ") + more; };
    if (share) append(share_words(*share, language));
    if (cap) append(fmt::format("{} {}", say(language, "tối đa", "up to"), base::money(*cap, language)));
    if (priority)
      append(fmt::format("({} {})", say(language, "nhóm ưu tiên", "priority groups"), base::money(*priority, language)));
    words += (words.empty() ? ": " : "; ") + part;
  }
  return words;
}

std::string validity(const support::Package& package, Language language) {
  std::string words = fmt::format("{} {}", say(language, "từ", "from"), base::format_date(package.valid_from, language));
  if (package.valid_to)
    words += fmt::format(" {} {}", say(language, "đến", "to"), base::format_date(*package.valid_to, language));
  if (package.valid_to_assumed) words += say(language, " (ngày kết thúc suy đoán)", " (end date inferred)");
  return words;
}

void list(Page& page, std::string_view title, const std::vector<base::Words>& lines) {
  if (lines.empty()) return;
  page.line(title);
  for (const base::Words& line : lines) page.paragraph("  • ", line.in(page.language()));
}

void conditions(Page& page, const condition::Condition& condition, const condition::Vocabulary& names, std::string indent) {
  using Kind = condition::Condition::Kind;
  if (condition.is_leaf()) {
    std::string line = condition::describe(condition, names, page.language());
    if (!condition.article.empty()) line += " (" + condition.article + ")";
    page.paragraph(indent + "- ", line);
    return;
  }
  if (condition.kind == Kind::any) page.line(indent + std::string(say(page.language(), "một trong các điều kiện:", "any of:")));
  if (condition.kind == Kind::negation) page.line(indent + std::string(say(page.language(), "không:", "not:")));
  if (condition.kind != Kind::all) indent += "  ";
  for (const condition::Condition& part : condition.parts) conditions(page, part, names, indent);
}

}  // namespace

std::string packages_text(const assessment::Model& model, const base::Date& on, const TextStyle& style) {
  Page page(style);
  std::vector<TableRow> rows;
  for (const support::Package* package : in_order(model)) {
    rows.push_back({package->id, std::string(status_words(*package, on, style.language)), package->title.in(style.language)});
  }
  table(page, rows, {false, false, false});
  return page.take();
}

std::string packages_json(const assessment::Model& model, const base::Date& on) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.key("schema_version");
  json.number_text("1");
  json.key("catalogue");
  json.string(model.catalogue.fingerprint);
  json.key("packages");
  json.begin_array();
  for (const support::Package* package : in_order(model)) {
    json.begin_object();
    json.text_or_null("id", package->id);
    json.text_or_null("title", package->title.vi);
    json.text_or_null("title_en", package->title.en);
    json.text_or_null("content", package->content);
    json.text_or_null("status", status_id(*package, on));
    json.text_or_null("valid_from", base::format_date(package->valid_from));
    json.text_or_null("valid_to", package->valid_to ? base::format_date(*package->valid_to) : "");
    json.text_or_null("checked_on", base::format_date(package->checked_on));
    json.text_or_null("confidence", package->confidence);
    json.key("commercial");
    json.boolean(package->commercial);
    json.text_or_null("file", package->file);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string package_text(const support::Package& package, const assessment::Model& model, const base::Date& on,
                         const TextStyle& style) {
  const Language language = style.language;
  Page page(style);
  page.heading(package.id + "  " + package.title.in(language));
  page.paragraph("", fmt::format("{} · {} · {} {}", status_words(package, on, language), validity(package, language),
                                 say(language, "kiểm tra ngày", "checked on"), base::format_date(package.checked_on, language)));
  if (!package.owner.empty()) page.paragraph("", package.owner.in(language));
  if (package.quota)
    page.paragraph(
        "", fmt::format("{} {}", say(language, "Số suất:", "Quota:"), base::grouped(std::to_string(*package.quota), language)));
  if (!package.quota_note.empty()) page.paragraph("", package.quota_note.in(language));
  page.blank();
  page.line(say(language, "Nội dung:", "Gives:"));
  for (const support::Benefit& benefit : package.benefits) {
    page.paragraph("  • ", benefit.title.in(language) + limits(benefit, model.sizes, language) +
                               (benefit.article.empty() ? "" : " (" + benefit.article.in(language) + ")"));
  }
  page.line(say(language, "Điều kiện:", "Conditions:"));
  if (package.eligibility) {
    conditions(page, *package.eligibility, support::vocabulary(model.facts, model.sizes), "  ");
  } else {
    page.line(say(language, "  chưa được công bố", "  not published"));
  }
  list(page, say(language, "Khi nộp hồ sơ:", "On application:"), package.on_application);
  list(page, say(language, "Giấy tờ:", "Papers:"), package.papers);
  page.paragraph("→ ", package.next_action.verb.in(language));
  page.paragraph("  ", package.next_action.where.in(language));
  if (!package.contact.empty())
    page.paragraph("", fmt::format("{} {}", say(language, "Liên hệ:", "Contact:"), package.contact.in(language)));
  for (const std::string& source : package.sources) page.paragraph(std::string(say(language, "Nguồn: ", "Source: ")), source);
  return page.take();
}

std::string fact_text(const enterprise::FactDefinition& fact, const TextStyle& style) {
  Page page(style);
  page.heading(fact.id + "  " + fact.title.in(style.language));
  page.paragraph("", fact.question.in(style.language));
  std::size_t widest = 0;
  for (const enterprise::FactChoice& choice : fact.choices) widest = std::max(widest, choice.id.size());
  for (const enterprise::FactChoice& choice : fact.choices) {
    page.paragraph("  " + base::pad_right(choice.id, widest) + "  ", choice.title.in(style.language));
  }
  if (!fact.source.empty()) page.paragraph(std::string(say(style.language, "Nguồn: ", "Source: ")), fact.source);
  return page.take();
}

}  // namespace dxready::report
