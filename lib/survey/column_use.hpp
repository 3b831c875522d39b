#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace dxready::survey {

/// What one column of a file is read as, and how that was found.
struct ColumnUse {
  enum class Kind : std::uint8_t {
    unmapped,
    ignored,
    metadata,  ///< row id, time, completeness or respondent: see Mapping
    fact,      ///< `index`: of the FactModel
    name,      ///< of the enterprise, like the three that follow
    tax_code,
    address,
    external_id,
    criterion,  ///< the answer itself; `index`: of the questionnaire, as in all that follow
    percent,    ///< of a ratio, from 0 to 100
    share,      ///< of a ratio, from 0 to 1
    part,       ///< of a ratio: the numerator
    whole,      ///< of a ratio: the denominator
    option,     ///< of a multi: `option` was chosen or not
    note        ///< a note on the answer
  };
  enum class How : std::uint8_t {
    none,
    profile,        ///< a line of the profile says so
    id,             ///< by the id
    code_and_text,  ///< by the id in front of a text
    text,           ///< by a title or question
    row,            ///< by the row in brackets behind a question
    beginning,      ///< by the beginning of a question that was cut
    summary         ///< says again what the columns of the options say
  };

  Kind kind = Kind::unmapped;
  How how = How::none;
  std::size_t index = 0;
  std::size_t option = 0;
  std::optional<std::size_t> rule;  ///< of Profile::columns

  /// True when both are about the same thing.
  bool same_thing(const ColumnUse& other) const { return kind == other.kind && index == other.index && option == other.option; }
};

}  // namespace dxready::survey
