#pragma once

#include <string>
#include <string_view>

namespace dxready::enterprise {

enum class TaxCodeFault {
  none,
  not_a_tax_code,     ///< not 10 digits, 10 digits and "-" and 3 digits, or 12 digits
  wrong_check_digit,  ///< the tenth digit does not fit the first nine
  lost_zero           ///< nine digits that fit with a 0 in front: a spreadsheet dropped it
};

/// Whether a text is a Vietnamese tax code: 10 digits with check digit
/// d10 = 10 − ((31·d1 + 29·d2 + 23·d3 + 19·d4 + 17·d5 + 13·d6 + 7·d7 + 5·d8 + 3·d9) mod 11), where 10 is invalid; the
/// same with "-" and three digits for a branch; or 12 digits, the personal number of a household's owner.
TaxCodeFault check_tax_code(std::string_view text);

/// True for the 12-digit personal number, which is personal data.
bool is_personal_number(std::string_view tax_code);

/// The code as it may be printed: a personal number shows its last three digits only.
std::string masked_tax_code(std::string_view tax_code);

}  // namespace dxready::enterprise
