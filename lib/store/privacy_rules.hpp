#pragma once

#include "base/checked.hpp"
#include "base/date.hpp"
#include "base/document.hpp"
#include "base/language.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// What somebody may ask of who keeps data about them, and how long that one has (Decree 356/2025, Article 5).
struct RequestKind {
  std::string id;
  base::Words title;
  int days = 0;       ///< calendar days behind the day of receipt
  int extension = 0;  ///< so many more, once
  std::string source;
};

/// What consent may be given for, or how.
struct ConsentWord {
  std::string id;
  base::Words title;
  bool needs_recipient = false;  ///< a purpose: whom the details are passed on to
};

/// The law on personal data as far as a store needs it (data/privacy.yaml).
struct PrivacyRules {
  std::string source;
  base::Date checked_on;
  int acknowledge_days = 0;  ///< working days
  std::string acknowledge_source;
  std::vector<RequestKind> requests;
  int breach_hours = 0;
  std::string breach_source;
  std::vector<base::Date> every_year;            ///< holidays; the year does not count
  std::map<int, std::vector<base::Date>> lunar;  ///< those that move, by year
  std::vector<ConsentWord> purposes;
  std::vector<ConsentWord> methods;
  int keep_months = 0;

  /// nullptr when there is none.
  const RequestKind* request(std::string_view id) const;
};

/// Reads data/privacy.yaml. Findings: privacy.*.
base::Checked<PrivacyRules> load_privacy_rules(const base::Document& document);

/// The days a request has to be acknowledged and answered by.
struct DueDates {
  base::Date acknowledge;
  base::Date answer;
};
DueDates due_dates(const PrivacyRules& rules, const RequestKind& kind, const base::Date& received, bool extended);

/// Whether the holidays that move are known for all days between two.
bool knows_holidays(const PrivacyRules& rules, const base::Date& from, const base::Date& to);

/// The moment ("2026-11-22T05:00:00Z") a breach has to be reported by; nothing when `found` is no moment.
std::optional<std::string> report_by(const PrivacyRules& rules, const std::string& found);

/// The day so many months later, or the last one of that month.
base::Date months_after(const base::Date& date, int months);

}  // namespace dxready::store
