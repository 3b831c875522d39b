#pragma once

#include "base/fields.hpp"
#include "survey/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The parts `load_profile` is put together from; not for other folders.
namespace dxready::survey {

/// One text or a list of texts; none for no node.
Names read_names(base::Reader& reader, const base::Node& node);
inline Names read_names(base::Reader& reader, const base::Node* node) {
  return node == nullptr ? Names() : read_names(reader, *node);
}
inline Names read_names(base::Fields& fields, std::string_view key) { return read_names(fields.reader(), fields.optional(key)); }

/// One of the words of an enumeration; `otherwise` when the key is absent.
template <class Enum>
Enum read_word(base::Fields& fields, std::string_view key, const std::vector<std::string>& words, Enum otherwise) {
  const base::Node* node = fields.optional(key);
  const std::optional<std::size_t> index = node == nullptr ? std::nullopt : fields.reader().choice(*node, words);
  return index ? static_cast<Enum>(*index) : otherwise;
}

std::optional<DateOrder> read_order(base::Fields& fields);

ColumnRule read_column(base::Reader& reader, const base::Node& node);

}  // namespace dxready::survey
