#include "generated_rows.hpp"

#include "enterprise/tax_code.hpp"
#include "property/enterprises.hpp"
#include "shipped/shipped.hpp"

#include <fmt/format.h>

#include <random>

using namespace dxready;

namespace {

/// Ten digits; empty for the few numbers that have no check digit.
std::string tax_code(std::uint64_t first_nine) {
  for (int last = 0; last < 10; ++last) {
    std::string code = fmt::format("{:09}{}", first_nine, last);
    if (enterprise::check_tax_code(code) == enterprise::TaxCodeFault::none) return code;
  }
  return {};
}

}  // namespace

namespace generated {

std::string random_uuid() {
  static std::mt19937_64 engine{std::random_device()()};
  const std::uint64_t high = engine();
  const std::uint64_t low = engine();
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32U, high >> 16U & 0xFFFFU, high & 0xFFFU,
                     0x8000U | (low >> 48U & 0x3FFFU), low & 0xFFFFFFFFFFFFU);
}

std::vector<answers::AnswersFile> pool(std::uint64_t seed) {
  property::Random random(seed);
  std::vector<answers::AnswersFile> files;
  for (int i = 0; i < 60; ++i) files.push_back(shipped::answers(property::plausible_enterprise(random)));
  return files;
}

answers::AnswersFile row(const std::vector<answers::AnswersFile>& pool, std::uint64_t number) {
  answers::AnswersFile file = pool[number % pool.size()];
  file.assessed_on = base::Date{2026, 11, 20};
  file.enterprise.name = fmt::format("Công ty TNHH Thương mại Dịch vụ số {}", number * 7919 % 1'000'003);
  file.enterprise.tax_code = tax_code(30'000'000 + number * 7'654'321 % 10'000'019);
  file.enterprise.external_id = fmt::format("R-{}", number);
  return file;
}

}  // namespace generated
