#include "survey/same_names.hpp"

#include "base/text.hpp"

#include <utility>

namespace dxready::survey {

NameFit compare_names(std::string_view a, std::string_view b) {
  if (a == b || base::nfc(base::trim(a)) == base::nfc(base::trim(b))) return NameFit::same;
  return base::fold(base::trim(a)) == base::fold(base::trim(b)) ? NameFit::probably_same : NameFit::different;
}

void NameCheck::compare(OtherName row) {
  const NameFit fit = compare_names(row.name, row.other);
  if (fit == NameFit::same) return;
  Group& group = fit == NameFit::probably_same ? m_probably_same : m_different;
  ++group.count;
  if (group.first.size() < kept) group.first.push_back(std::move(row));
}

}  // namespace dxready::survey
