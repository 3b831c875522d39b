#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dxready::survey {

/// In which order a date is written.
enum class DateOrder : std::uint8_t { ymd, dmy, mdy };

/// How an export writes its times. Offsets are minutes east of UTC.
struct TimeStyle {
  std::optional<DateOrder> order;  ///< of dates that do not begin with a year of four digits; nothing: not said
  int local = 7 * 60;              ///< where the day is wanted
  int column = 7 * 60;             ///< of times without a zone
  bool operator==(const TimeStyle&) const = default;
};

enum class TimeFault {
  none,
  not_a_date,
  ambiguous,    ///< 03/04/2026 and the order is not said
  unknown_zone  ///< a name of a zone such as "CST", which several zones share
};

struct Day {
  TimeFault fault = TimeFault::none;
  base::Date date;
  std::optional<std::int64_t> utc = {};  ///< the moment, in seconds since 1970-01-01T00:00:00Z; nothing of a date alone
};

/// The local day and the moment of a date or a time: "2026-11-22", "2026-11-22T18:30:05.000-04:00", "2026/11/22 2:30:02 pm
/// GMT+7", "22/11/2026 18:30", "11/22/26 6:30 PM", "Nov 22, 2026 6:30:05 PM". A date alone is taken as it stands.
Day parse_day(std::string_view text, const TimeStyle& style);

/// "+07:00", "-04:30" or "Z" in minutes.
std::optional<int> parse_offset(std::string_view text);

}  // namespace dxready::survey
