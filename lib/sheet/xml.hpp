#pragma once

#include "sheet/archive.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace dxready::sheet {

/// How reading goes on.
enum class Next : std::uint8_t { go_on, pause, damaged, too_large };

/// The attributes of an element. Prefixes of names are left out, as writers choose them freely.
class Attributes {
public:
  explicit Attributes(const char** pairs) : m_pairs(pairs) {}

  std::optional<std::string_view> find(std::string_view name) const;

  /// The value; empty when there is none.
  std::string_view operator[](std::string_view name) const { return find(name).value_or(std::string_view()); }

private:
  const char** m_pairs;
};

/// Takes what stands in a part. Names come without prefix, texts in UTF-8 and in pieces.
class XmlHandler {
public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  virtual Next begin(std::string_view name, const Attributes& attributes) = 0;
  virtual Next end(std::string_view name) = 0;
  virtual Next text(std::string_view text) = 0;

  /// The row of a sheet that is being read; 0 in other parts.
  virtual std::uint64_t row_number() const { return 0; }
};

/// Reads the part the archive has opened. Document types and elements hundreds deep, which workbooks do not have, are damage; a
/// tag of megabytes is too large. So memory is bounded, whatever the part is.
class XmlParser {
public:
  /// Both must outlive it.
  XmlParser(Archive& archive, XmlHandler& handler);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// Reads on until the handler wants a pause; false at the end. Throws DataError sheet.damaged, sheet.too-large.
  bool run();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// Reads a part as a whole. A handler's pauses mean nothing.
void read_part(Archive& archive, XmlHandler& handler);

}  // namespace dxready::sheet
