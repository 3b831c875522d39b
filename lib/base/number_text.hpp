#pragma once

#include "base/exact.hpp"
#include "base/language.hpp"

#include <string>

namespace dxready::base {

/// A number for people, digits grouped: "38.000.000.000" and "38,44" in Vietnamese, "38,000,000,000" and "38.44" in
/// English. `text` is a plain decimal such as "38000000000" or "38.44".
std::string grouped(std::string_view text, Language language);

/// "20.000.000 đồng", "VND 20,000,000".
std::string money(std::int64_t dong, Language language);

/// "38,44%", "38.44%"; `text` is a plain decimal.
std::string percent_text(std::string_view text, Language language);

/// How many đồng a unit of money is, as people write it: "tỷ", "ty", "triệu", "tr", "nghìn", "k", "đồng", "đ", "VND", or nothing
/// at all. Nothing when it is no unit of money.
std::optional<std::int64_t> money_unit(std::string_view name);

/// An amount of money as people type it: "1.200.000", "1,2 tỷ", "38 ty", "250tr", "80 triệu", "500k", "20000000",
/// "38 tỷ đồng", "1 tỷ 250 triệu", "1 200 000".
/// A point or comma before exactly three digits groups thousands when no unit follows. Nothing when it is not plain.
std::optional<std::int64_t> parse_money(std::string_view text);

}  // namespace dxready::base
