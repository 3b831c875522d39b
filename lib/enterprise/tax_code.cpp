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

/// `ten` is ten digits.
bool check_digit_fits(std::string_view ten) {
  constexpr std::array<unsigned, 9> weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * static_cast<unsigned>(ten[i] - '0');
  return 10 - sum % 11 == static_cast<unsigned>(ten[9] - '0');
}

}  // namespace

TaxCodeFault check_tax_code(std::string_view text) {
  if (text.size() == 10 && all_digits(text)) {
    return check_digit_fits(text) ? TaxCodeFault::none : TaxCodeFault::wrong_check_digit;
  }
  if (is_personal_number(text)) return TaxCodeFault::none;
  if (text.size() == 9 && all_digits(text) && check_digit_fits("0" + std::string(text))) return TaxCodeFault::lost_zero;
  const bool branch = text.size() == 14 && text[10] == '-' && all_digits(text.substr(11));
  const std::string_view ten = text.substr(0, 10);
  if (!branch || !all_digits(ten)) return TaxCodeFault::not_a_tax_code;
  return check_digit_fits(ten) ? TaxCodeFault::none : TaxCodeFault::wrong_check_digit;
}

bool is_personal_number(std::string_view tax_code) { return tax_code.size() == 12 && all_digits(tax_code); }

std::string masked_tax_code(std::string_view tax_code) {
  if (!is_personal_number(tax_code)) return std::string(tax_code);
  return "*********" + std::string(tax_code.substr(9));
}

}  // namespace dxready::enterprise
