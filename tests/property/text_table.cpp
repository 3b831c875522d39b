#include "survey/text_table.hpp"

#include "base/text.hpp"
#include "catch.hpp"
#include "random.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace dxready;
using property::Random;
using survey::Match;

namespace {

/// Pieces whose letters change with case, normal form, compatibility form and folding, or stay.
const std::vector<std::string> pieces = {
    "a",        "A",        "b", "ca", "C", "1", "9", " ", "  ", "\t", "-", "?", "/",  "á",  "Á", "a\xCC\x81", "e\xCC\x82",
    "\xCC\x81", "\xCC\xA3", "đ", "Đ",  "ế", "ß", "İ", "ﬁ", "Å",  "Ǆ",  "ŉ", "K", "本", "ｗ", "ﷺ", "\xFF"};

std::string text(Random& random, std::size_t most) {
  std::string made;
  for (std::size_t count = random.below(most + 1); count > 0; --count) made += random.pick(pieces);
  return made;
}

/// The same as a table, with every text folded as it is added.
class SlowTable {
public:
  void add(const std::string& text, std::size_t value) {
    put(m_exact, text, value);
    put(m_caseless, base::caseless(text), value);
    put(m_folded, base::fold(text), value);
  }

  Match find(const std::string& text) const {
    if (const Match exact = get(m_exact, text); exact.one()) return exact;
    const Match caseless = get(m_caseless, base::caseless(text));
    return caseless.fit != Match::Fit::none ? caseless : get(m_folded, base::fold(text));
  }

  Match find_beginning(const std::string& beginning) const {
    const std::string key = base::caseless(beginning);
    Match match;
    for (const auto& [text, value] : m_caseless) {
      if (text.starts_with(key)) match = survey::both(match, value);
    }
    return match;
  }

private:
  using Level = std::map<std::string, Match>;

  static void put(Level& level, const std::string& key, std::size_t value) {
    level[key] = survey::both(level[key], {Match::Fit::one, value});
  }
  static Match get(const Level& level, const std::string& key) {
    const auto place = level.find(key);
    return place == level.end() ? Match() : place->second;
  }

  Level m_exact;
  Level m_caseless;
  Level m_folded;
};

/// The fewest insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  std::iota(steps[0].begin(), steps[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  }
  return steps[a.size()][b.size()];
}

/// The first of those with the fewest steps, fewer than a third of the word and fewer than either text has bytes.
std::string slow_closest(const std::string& word, const std::vector<std::string>& known) {
  const std::string wanted = base::fold(word);
  const std::size_t limit = std::max<std::size_t>(wanted.size() / 3, 1);
  std::pair<std::size_t, std::string> best{limit + 1, ""};
  for (const std::string& candidate : known) {
    const std::string folded = base::fold(candidate);
    const std::size_t steps = distance(wanted, folded);
    if (steps < best.first && steps < std::max(wanted.size(), folded.size())) best = {steps, candidate};
  }
  return best.second;
}

}  // namespace

TEST_CASE("a table finds what folding every text would find", "[text]") {
  Random random(20261122);
  std::size_t found = 0;
  for (int round = 0; round < 10'000; ++round) {
    survey::TextTable table;
    SlowTable slow;
    for (std::size_t count = 1 + random.below(8); count > 0; --count) {
      const std::string added = text(random, 4);
      table.add(added, count);
      slow.add(added, count);
    }
    for (int lookup = 0; lookup < 8; ++lookup) {
      const std::string wanted = text(random, 4);
      CAPTURE(round, wanted);
      const Match match = table.find(wanted);
      found += match.fit == Match::Fit::none ? 0U : 1U;
      if (match != slow.find(wanted)) CHECK(match == slow.find(wanted));
      if (table.find_beginning(wanted) != slow.find_beginning(wanted))
        CHECK(table.find_beginning(wanted) == slow.find_beginning(wanted));
    }
  }
  CHECK(found > 10'000);
}

TEST_CASE("the closest of many texts is the one with the fewest steps to it", "[text]") {
  Random random(20261123);
  std::size_t found = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::string> known;
    for (std::size_t count = random.below(6); count > 0; --count) known.push_back(text(random, 12));
    const std::string word = text(random, 10);
    const std::string closest = base::closest(word, known);
    found += closest.empty() ? 0U : 1U;
    CAPTURE(round, word);
    if (closest != slow_closest(word, known)) CHECK(closest == slow_closest(word, known));
  }
  CHECK(found > 200);
}
