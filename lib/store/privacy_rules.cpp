#include "store/privacy_rules.hpp"

#include "base/fields.hpp"
#include "base/moment.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace dxready::store {
namespace {

using std::chrono::sys_days;

constexpr std::int64_t most_days = 3650;

sys_days days_of(const base::Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

base::Date date_of(sys_days days) {
  const std::chrono::year_month_day date(days);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

base::Date days_after(const base::Date& date, int days) { return date_of(days_of(date) + std::chrono::days(days)); }

bool is_working_day(const PrivacyRules& rules, const base::Date& date) {
  const std::chrono::weekday day(days_of(date));
  if (day == std::chrono::Saturday || day == std::chrono::Sunday) return false;
  const bool yearly = std::any_of(rules.every_year.begin(), rules.every_year.end(),
                                  [&](const base::Date& one) { return one.month == date.month && one.day == date.day; });
  const auto year = rules.lunar.find(date.year);
  return !yearly &&
         (year == rules.lunar.end() || std::find(year->second.begin(), year->second.end(), date) == year->second.end());
}

int whole(base::Fields& fields, std::string_view key, std::int64_t least, std::int64_t most) {
  const base::Node* node = fields.required(key);
  return node == nullptr ? 0 : static_cast<int>(fields.reader().whole(*node, least, most).value_or(0));
}

RequestKind read_request(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, base::name_of("request", node));
  RequestKind kind;
  kind.id = fields.id("id");
  kind.title = fields.words("title");
  kind.days = whole(fields, "days", 1, most_days);
  kind.extension = whole(fields, "extension", 0, most_days);
  kind.source = fields.text("source");
  fields.finish();
  return kind;
}

std::vector<ConsentWord> read_words(base::Reader& reader, base::Fields& fields, std::string_view key) {
  std::vector<ConsentWord> all;
  for (const base::Node& node : fields.list(key)) {
    base::Fields item(reader, node, base::name_of("consent word", node));
    ConsentWord word;
    word.id = item.id("id");
    word.title = item.words("title");
    word.needs_recipient = item.flag("needs_recipient", false);
    item.finish();
    all.push_back(std::move(word));
  }
  return all;
}

void read_holidays(base::Reader& reader, const base::Node& node, PrivacyRules& rules) {
  base::Fields fields(reader, node, "holidays");
  fields.text("source");
  for (const base::Node& one : fields.list("every_year")) {
    base::Fields day(reader, one, "holiday");
    constexpr int any_leap_year = 2000;
    rules.every_year.push_back({any_leap_year, whole(day, "month", 1, 12), whole(day, "day", 1, 31)});
    day.finish();
  }
  for (const base::Node& one : fields.list("lunar")) {
    base::Fields year(reader, one, "holiday");
    std::vector<base::Date>& days = rules.lunar[whole(year, "year", 1900, 9999)];
    for (const base::Node& day : year.list("days")) {
      if (const std::optional<base::Date> date = reader.date(day)) days.push_back(*date);
    }
    year.finish();
  }
  fields.finish();
}

/// A duty with one period and the article it stands in.
int read_period(base::Reader& reader, base::Fields& fields, std::string_view key, std::string_view unit, std::string& source) {
  const base::Node* node = fields.required(key);
  if (node == nullptr) return 0;
  base::Fields period(reader, *node, std::string(key));
  const int length = whole(period, unit, 1, most_days);
  source = period.text("source");
  period.finish();
  return length;
}

}  // namespace

const RequestKind* PrivacyRules::request(std::string_view id) const {
  const auto kind = std::find_if(requests.begin(), requests.end(), [&](const RequestKind& one) { return one.id == id; });
  return kind == requests.end() ? nullptr : &*kind;
}

base::Checked<PrivacyRules> load_privacy_rules(const base::Document& document) {
  base::Checked<PrivacyRules> result;
  base::Reader reader(document, "privacy", result.diagnostics);
  base::Fields fields(reader, document.root, "privacy.yaml");
  fields.format();
  PrivacyRules rules;
  rules.source = fields.text("source");
  const base::Node* checked_on = fields.required("checked_on");
  if (checked_on != nullptr) rules.checked_on = reader.date(*checked_on).value_or(base::Date());
  rules.acknowledge_days = read_period(reader, fields, "acknowledge", "working_days", rules.acknowledge_source);
  for (const base::Node& node : fields.list("requests")) rules.requests.push_back(read_request(reader, node));
  rules.breach_hours = read_period(reader, fields, "breach", "hours", rules.breach_source);
  const base::Node* holidays = fields.required("holidays");
  if (holidays != nullptr) read_holidays(reader, *holidays, rules);
  rules.purposes = read_words(reader, fields, "purposes");
  rules.methods = read_words(reader, fields, "methods");
  rules.keep_months = whole(fields, "keep_months", 1, 1200);
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(rules);
  return result;
}

DueDates due_dates(const PrivacyRules& rules, const RequestKind& kind, const base::Date& received, bool extended) {
  DueDates due{received, days_after(received, kind.days + (extended ? kind.extension : 0))};
  for (int left = rules.acknowledge_days; left > 0;) {
    due.acknowledge = days_after(due.acknowledge, 1);
    if (is_working_day(rules, due.acknowledge)) --left;
  }
  return due;
}

bool knows_holidays(const PrivacyRules& rules, const base::Date& from, const base::Date& to) {
  for (int year = from.year; year <= to.year; ++year) {
    if (!rules.lunar.contains(year)) return false;
  }
  return true;
}

std::optional<std::string> report_by(const PrivacyRules& rules, const std::string& found) {
  return base::hours_after(found, rules.breach_hours);
}

base::Date months_after(const base::Date& date, int months) {
  using std::chrono::year_month_day;
  const year_month_day from(days_of(date));
  year_month_day to = from + std::chrono::months(months);
  if (!to.ok()) to = to.year() / to.month() / std::chrono::last;
  return date_of(to);
}

}  // namespace dxready::store
