#include "survey/recognise.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace dxready::survey {
namespace {

/// Every run of digits as one 9: "22/11/2026 8:05" → "9/9/9 9:9".
std::string form_of(std::string_view cell) {
  std::string form;
  for (const char c : base::caseless(cell)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) form += c;
    if (digit && (form.empty() || form.back() != '9')) form += '9';
  }
  return form;
}

bool has_form(const Names& forms, std::string_view cell) {
  const std::string form = form_of(cell);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& pattern) { return fits_pattern(base::caseless(pattern), form); });
}

class Signed {
public:
  Signed(std::span<const std::string> header, std::span<const std::vector<std::string>> sample)
      : m_header(header), m_keys(name_keys(header)), m_sample(sample) {}

  /// Nothing when one of the signs does not hold.
  std::optional<Recognised> check(const Profile& profile, std::size_t index) {
    const Signs& signs = profile.recognise;
    if (signs.empty()) return std::nullopt;
    m_spoken.clear();
    for (const Names& names : signs.all_of) {
      if (!speak(names)) return std::nullopt;
    }
    if (!signs.any_of.empty() && !speak(signs.any_of)) return std::nullopt;
    Recognised result{index, {}, false};
    if (!signs.column.empty() && !check_cells(signs, result)) return std::nullopt;
    for (const std::size_t column : m_spoken) result.columns.push_back(m_header[column]);
    return result;
  }

private:
  /// Notes the columns of these names; false when there is none.
  bool speak(const Names& names) {
    const Names wanted = name_keys(names);
    bool found = false;
    for (std::size_t column = 0; column < m_keys.size(); ++column) {
      if (!fits_name(wanted, m_keys[column])) continue;
      m_spoken.insert(column);
      found = true;
    }
    return found;
  }

  /// False when the column is not there, or a cell has another form.
  bool check_cells(const Signs& signs, Recognised& result) const {
    const Names wanted = name_keys(signs.column);
    const auto place = std::find_if(m_keys.begin(), m_keys.end(), [&](const std::string& key) { return fits_name(wanted, key); });
    if (place == m_keys.end()) return false;
    const auto column = static_cast<std::size_t>(place - m_keys.begin());
    for (const std::vector<std::string>& row : m_sample) {
      if (column >= row.size() || base::trim(row[column]).empty()) continue;
      if (!has_form(signs.like, row[column])) return false;
      result.by_cells = true;
    }
    return true;
  }

  std::span<const std::string> m_header;
  Names m_keys;  ///< of the header
  std::span<const std::vector<std::string>> m_sample;
  std::set<std::size_t> m_spoken;
};

std::size_t weight(const Recognised& one) { return one.columns.size() + (one.by_cells ? 1 : 0); }

}  // namespace

std::vector<Recognised> recognise(std::span<const Profile> profiles, std::span<const std::string> header,
                                  std::span<const std::vector<std::string>> sample) {
  std::vector<Recognised> best;
  Signed signs(header, sample);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    std::optional<Recognised> one = signs.check(profiles[i], i);
    if (!one) continue;
    if (!best.empty() && weight(*one) > weight(best.front())) best.clear();
    if (best.empty() || weight(*one) == weight(best.front())) best.push_back(std::move(*one));
  }
  return best;
}

}  // namespace dxready::survey
