#include "base/moment.hpp"

#include <catch.hpp>

using namespace dxready;
using base::Language;

TEST_CASE("moments are read with their offset and shown in Vietnam's time", "[base]") {
  CHECK(base::parse_moment("2026-11-22T05:00:00Z") == "2026-11-22T05:00:00Z");
  CHECK(base::parse_moment("2026-11-22T12:00+07:00") == "2026-11-22T05:00:00Z");
  CHECK(base::parse_moment("2027-01-01T00:30:15+0700") == "2026-12-31T17:30:15Z");
  CHECK(base::parse_moment("2024-02-28T23:30-01:00") == "2024-02-29T00:30:00Z");
  for (const char* wrong : {"", "2026-11-22", "2026-11-22T", "2026-11-22T24:00Z", "2026-11-22T05:60Z", "2026-11-22T05:00",
                            "2026-11-22 05:00Z", "2026-02-29T05:00Z", "2026-11-22T05:00:00+7", "2026-11-22T05:00:00+15:00",
                            "2026-11-22T05:0aZ", "2026-11-22T05:00:00Zx"}) {
    CAPTURE(wrong);
    CHECK_FALSE(base::parse_moment(wrong));
  }
  CHECK(base::vietnam_time("2026-11-22T20:15:30Z", Language::vi) == "03:15 23/11/2026");
  CHECK(base::vietnam_time("2026-11-22T20:15:30Z", Language::en) == "2026-11-23 03:15");
  CHECK(base::vietnam_time("soon", Language::vi) == "soon");
  CHECK(base::hours_after("2026-12-30T05:00:00Z", 72) == "2027-01-02T05:00:00Z");
  CHECK_FALSE(base::hours_after("2026-12-30", 72));
}
