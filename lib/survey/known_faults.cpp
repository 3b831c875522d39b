#include "survey/known_faults.hpp"

#include "survey/rejects.hpp"

#include <algorithm>

namespace dxready::survey {

const std::string& KnownFaults::key(std::size_t column, std::string_view text) {
  m_key.clear();
  for (; column != 0; column >>= 8U) m_key += static_cast<char>(column & 0xFFU);
  m_key += '\n';
  return m_key.append(text);
}

KnownFault* KnownFaults::find(std::size_t column, std::string_view text) {
  const auto place = m_faults.find(key(column, text));
  return place == m_faults.end() ? nullptr : &place->second;
}

KnownFault KnownFaults::known(base::Diagnostic finding) const {
  std::string reason;
  write_reasons({&finding, 1}, m_language, reason);
  reason.erase(0, reason.find(','));
  return {std::move(finding), std::move(reason)};
}

KnownFault* KnownFaults::keep(std::size_t column, std::string_view text, const base::Diagnostic& finding) {
  if (m_faults.size() == most) m_faults.clear();
  return &m_faults.insert_or_assign(key(column, text), known(finding)).first->second;
}

}  // namespace dxready::survey
