#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "condition/condition.hpp"
#include "enterprise/facts.hpp"
#include "enterprise/size_class.hpp"
#include "questionnaire/topics.hpp"
#include "support/action.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::support {

/// In the order eligible packages are ranked, within their tiers (see `tier`).
enum class CostClass : std::uint8_t { free, state_share, loan, own_money, unknown, commercial };

/// {free, state_share} = 0, {loan, own_money, unknown} = 1, commercial = 2.
int tier(CostClass cost_class);

enum class PackageStatus : std::uint8_t { active, announced, unverified };
enum class PackageKind : std::uint8_t { programme, content, product };

/// A number for all, or one per size class; a class without one is not offered the benefit.
template <class Number>
struct PerSize {
  std::optional<Number> all;
  std::vector<std::optional<Number>> by_size;  ///< by index of SizeRules::classes; empty when `all` is given

  bool given() const { return all.has_value() || !by_size.empty(); }
  std::optional<Number> at(std::size_t size) const { return all ? all : size < by_size.size() ? by_size[size] : std::nullopt; }
};

/// What a package gives.
struct Benefit {
  base::Words title;
  base::Words article;                 ///< the law the amount rests on
  std::string per;                     ///< year, contract, once, month; empty when there is no amount
  PerSize<base::Rational> share;       ///< part of the cost, 0 to 1
  PerSize<std::int64_t> cap;           ///< VND; none stated: no cap
  PerSize<std::int64_t> cap_priority;  ///< VND, for the groups of Package::priority
  bool has_amount() const { return share.given() || cap.given(); }
};

/// One support package, a programme's (gói hỗ trợ) or a decree's (nội dung hỗ trợ).
struct Package {
  std::string id;
  base::Words title;
  PackageKind kind = PackageKind::programme;
  base::Words owner;
  base::Words provider;
  std::string content;  ///< packages of the same content are alternatives, never a sum
  std::vector<std::size_t> topics;
  std::optional<std::vector<int>> rungs;  ///< levels of the shared ladder it suits; nothing: all
  CostClass cost_class = CostClass::unknown;
  std::vector<Benefit> benefits;
  bool repaid_after = false;
  std::vector<std::size_t> priority;                ///< facts: any yes means first in line and `cap_priority`
  std::optional<condition::Condition> eligibility;  ///< nothing: unknown
  bool one_grant_per_content = false;
  std::vector<base::Words> on_application;
  base::Date valid_from;
  std::optional<base::Date> valid_to;
  bool valid_to_assumed = false;
  PackageStatus status = PackageStatus::unverified;
  std::string confidence;  ///< high, medium, low
  base::Date checked_on;
  std::vector<std::string> sources;
  std::optional<std::int64_t> quota;
  base::Words quota_note;
  Action next_action;
  std::vector<base::Words> papers;
  base::Words contact;
  bool commercial = false;
  std::string file;  ///< where it is defined
  base::Place place;
};

/// What packages may refer to.
struct CatalogueContext {
  const enterprise::FactModel& facts;
  const enterprise::SizeRules& sizes;
  const questionnaire::Topics& topics;
};

/// All packages of all files, in order of files and within them.
struct Catalogue {
  std::vector<Package> packages;
  std::vector<std::string> accepted_assessment_tools;
  std::string fingerprint;  ///< of the texts it was made from; set by whoever has them

  const Package* find(std::string_view id) const;
};

/// The names conditions of packages may use.
condition::Vocabulary vocabulary(const enterprise::FactModel& facts, const enterprise::SizeRules& sizes);

/// True for a file of vendors' products.
bool is_commercial(const base::Document& document);

/// Reads one file of data/packages into a catalogue. Findings: packages.*.
base::Diagnostics load_packages(const base::Document& document, const CatalogueContext& context, Catalogue& into);

}  // namespace dxready::support
