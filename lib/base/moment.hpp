#pragma once

#include "base/language.hpp"

#include <optional>
#include <string>
#include <string_view>

// Moments are texts in UTC: "2026-11-22T05:00:00Z". They are shown in Vietnam's time, which is UTC+7 all year.
namespace dxready::base {

/// Reads "2026-11-22T05:00:00Z" or the same with an offset ("2026-11-22T12:00+07:00"), seconds given or not; gives it in UTC.
/// Nothing when it is no moment.
std::optional<std::string> parse_moment(std::string_view text);

/// The moment so many hours later; nothing when `utc` is no moment.
std::optional<std::string> hours_after(std::string_view utc, int hours);

/// "12:00 22/11/2026" in Vietnamese, "2026-11-22 12:00" in English; what is no moment stays as it is.
std::string vietnam_time(const std::string& utc, Language language);

}  // namespace dxready::base
