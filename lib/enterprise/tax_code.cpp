#include "enterprise/tax_code.hpp"

#include <algorithm>
#include <array>

namespace dxready::enterprise {
namespace {

bool all_digits(std::string_view text) {
  bool others = false;
  for (const char c : text) others |= c < '0' || c > '9';
  return !others;
}

/// What ten letters are as a code. One pass without a decision for each letter: surveys have many.
TaxCodeFault check_ten(std::string_view ten) {
  constexpr std::array<unsigned, 10> weights = {31, 29, 23, 19, 17, 13, 7, 5, 3, 1};
  bool others = false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const unsigned digit = static_cast<unsigned char>(ten[i]) - unsigned{'0'};
    others |= digit > 9;
    sum += weights[i] * digit;
  }
  if (others) return TaxCodeFault::not_a_tax_code;
  // The last digit is 10 less the rest of the others by 11.
  return sum % 11 == 10 ? TaxCodeFault::none : TaxCodeFault::wrong_check_digit;
}

}  // namespace

TaxCodeFault check_tax_code(std::string_view text) {
  if (text.size() == 10) return check_ten(text);
  if (is_personal_number(text)) return TaxCodeFault::none;
  if (text.size() == 9 && check_ten("0" + std::string(text)) == TaxCodeFault::none) return TaxCodeFault::lost_zero;
  const bool branch = text.size() == 14 && text[10] == '-' && all_digits(text.substr(11));
  return branch ? check_ten(text.substr(0, 10)) : TaxCodeFault::not_a_tax_code;
}

bool is_personal_number(std::string_view tax_code) { return tax_code.size() == 12 && all_digits(tax_code); }

std::string masked_tax_code(std::string_view tax_code) {
  if (!is_personal_number(tax_code)) return std::string(tax_code);
  return "*********" + std::string(tax_code.substr(9));
}

}  // namespace dxready::enterprise
