#pragma once

#include "assessment/lean_row.hpp"
#include "store/packages.hpp"
#include "store/row.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// Makes of lean rows what RowMaker would make of their assessments, in the same memory again and again.
class LeanRows {
public:
  /// All must outlive it.
  LeanRows(const questionnaire::Questionnaire& questionnaire, const assessment::Model& model, const SaveRequest& request,
           const Stamp& stamp);

  /// The row to be written, good until the next one is made; new packages get a number.
  PreparedRow& make(const assessment::LeanRow& lean, Packages& packages);

private:
  /// A pillar's part of the column `pillars`.
  struct PillarText {
    scoring::PillarScore score;
    std::string text;
  };

  void set_score(const assessment::LeanRow& lean);
  void add_pillar(std::size_t pillar, const scoring::PillarScore& score);
  void set_who(const assessment::LeanRow& lean);
  void set_letters(std::span<const std::uint16_t> indices, Packages& packages, std::string& letters);

  const assessment::Model* m_model;
  PreparedRow m_prepared;
  std::vector<std::vector<PillarText>> m_pillar_texts;  ///< by pillar, by points
  std::vector<std::string> m_letters;                   ///< by index of the catalogue; empty: not asked for yet
};

}  // namespace dxready::store
