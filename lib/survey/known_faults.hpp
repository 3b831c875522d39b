#pragma once

#include "base/diagnostic.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dxready::survey {

/// What is found wrong with a cell that holds this text, whatever row it stands in.
struct KnownFault {
  base::Diagnostic finding;  ///< its line is that of the row it was met in last
  std::string reason;        ///< its line among the reasons, but for the line number in front
};

/// Remembers what was found wrong with cells, as the same slips are made again and again: as many as there is room for.
class KnownFaults {
public:
  explicit KnownFaults(base::Language language) : m_language(language) {}

  /// Null when the cell is not known. What is given stays until the next `keep`.
  KnownFault* find(std::size_t column, std::string_view text);
  /// What is remembered of a finding.
  KnownFault known(base::Diagnostic finding) const;
  KnownFault* keep(std::size_t column, std::string_view text, const base::Diagnostic& finding);

private:
  static constexpr std::size_t most = 2000;

  const std::string& key(std::size_t column, std::string_view text);

  base::Language m_language;
  std::unordered_map<std::string, KnownFault> m_faults;
  std::string m_key;
};

}  // namespace dxready::survey
