#include "survey/packed_fact.hpp"

#include "survey/short_text.hpp"

#include <cstring>
#include <type_traits>

namespace dxready::survey {
namespace {

using condition::Value;

template <class Number>
void append(std::string& bytes, Number number) {
  static_assert(std::is_integral_v<Number>);
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <class Number>
Number number_of(std::string_view bytes) {
  Number number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

}  // namespace

std::string packed(const enterprise::Fact& fact) {
  if (!fact.known()) return {};
  const std::string too_long(ShortText::room + 1, ' ');
  std::string bytes(1, static_cast<char>(fact.value.kind));
  switch (fact.value.kind) {
    case Value::Kind::unknown:
    case Value::Kind::absent: return too_long;
    case Value::Kind::number:
      if (fact.value.low != fact.value.high || !fact.value.low.is_whole()) return too_long;
      append(bytes, fact.value.low.numerator());
      break;
    case Value::Kind::symbol: append(bytes, fact.value.symbol); break;
    case Value::Kind::text: bytes += fact.text; break;
  }
  return bytes;
}

enterprise::Fact unpacked(std::string_view bytes) {
  enterprise::Fact fact;
  fact.value.kind = static_cast<Value::Kind>(bytes.front());
  bytes.remove_prefix(1);
  if (fact.value.kind == Value::Kind::number) fact.value = Value::of_number(number_of<std::int64_t>(bytes));
  if (fact.value.kind == Value::Kind::symbol) fact.value = Value::of_symbol(number_of<std::uint16_t>(bytes));
  if (fact.value.kind == Value::Kind::text) fact.text = bytes;
  return fact;
}

}  // namespace dxready::survey
