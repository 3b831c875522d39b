#pragma once

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/exact.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// Where findings about one document go. Codes are the document's area and what is wrong: "questionnaire.unknown-key".
class Reader {
public:
  Reader(const Document& document, std::string_view area, Diagnostics& findings);

  void error(std::string_view what, Place place, std::vector<Argument> arguments = {});
  void error(std::string_view what, const Node& node, std::vector<Argument> arguments = {});
  void warning(std::string_view what, Place place, std::vector<Argument> arguments = {});
  /// A finding whose code is not of this area, for example an answer's.
  void report(Severity severity, std::string code, Place place, std::vector<Argument> arguments);

  const Document& document() const { return *m_document; }
  std::string_view area() const { return m_area; }

  // A scalar by type; nothing, with the finding reported, when the node is something else.
  std::optional<std::string> text(const Node& node);
  std::optional<std::string> id(const Node& node);  ///< ASCII [A-Za-z0-9._-]{1,64}
  std::optional<std::int64_t> whole(const Node& node, std::int64_t least, std::int64_t most);
  std::optional<Rational> number(const Node& node);
  std::optional<Date> date(const Node& node);
  std::optional<bool> flag(const Node& node);  ///< yes, no, true, false
  std::optional<std::size_t> choice(const Node& node, const std::vector<std::string>& allowed);
  std::optional<Words> words(const Node& node);  ///< {vi: …, en: …}, both given and not empty
  /// The items of a list; empty, with the finding reported, when the node is no list.
  std::span<const Node> list(const Node& node);

private:
  const Document* m_document;
  std::string m_area;
  Diagnostics* m_findings;
};

/// The keys of one mapping, each asked for by a name that outlives this. `finish` reports every key nobody asked for, with the
/// nearest known one.
class Fields {
public:
  /// `item` says what the mapping is in a message: "criterion 'IT.2.5'".
  Fields(Reader& reader, const Node& node, std::string item);

  const Node* optional(std::string_view key);
  const Node* required(std::string_view key);

  std::string text(std::string_view key);           ///< required; empty after a finding
  std::string optional_text(std::string_view key);  ///< empty when absent
  std::string id(std::string_view key);             ///< required; empty after a finding
  std::string optional_id(std::string_view key);
  Words words(std::string_view key);  ///< required
  Words optional_words(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most);  ///< optional
  std::optional<Rational> number(std::string_view key);                                            ///< optional
  std::optional<Date> date(std::string_view key);                                                  ///< optional
  std::optional<std::size_t> choice(std::string_view key, const std::vector<std::string>& allowed);
  std::span<const Node> list(std::string_view key);           ///< required
  std::span<const Node> optional_list(std::string_view key);  ///< empty when absent
  std::vector<std::string> ids(std::string_view key);         ///< optional list of ids
  std::vector<Words> words_list(std::string_view key);        ///< optional list of words

  /// `format: 1`, required; a newer format is refused by name.
  void format();
  void finish();

  const Node& node() const { return *m_node; }
  const std::string& item() const { return m_item; }
  Reader& reader() { return *m_reader; }

private:
  Reader* m_reader;
  const Node* m_node;
  std::string m_item;
  std::vector<std::string_view> m_known;
  std::size_t m_next = 0;     ///< where the search for a key begins
  std::uint64_t m_found = 0;  ///< the first 64 keys that were asked for and are there, bit by bit
};

/// "criterion 'IT.2.5'" for a mapping with an id, else "criterion": what Fields calls it in a message.
std::string name_of(std::string_view what, const Node& node);

/// True for ASCII [A-Za-z0-9._-]{1,64}.
bool is_id(std::string_view text);

}  // namespace dxready::base
