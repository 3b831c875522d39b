#include "base/fields.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::base {
namespace {

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return "~";
    case Node::Kind::scalar: return shorten(printable(node.text), 60);
    case Node::Kind::sequence: return "[…]";
    case Node::Kind::mapping: return "{…}";
  }
  return {};
}

}  // namespace

std::string name_of(std::string_view what, const Node& node) {
  std::string name(what);
  if (const Node* id = node.find("id")) name.append(" '").append(id->text).append("'");
  return name;
}

bool is_id(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), fits);
}

Reader::Reader(const Document& document, std::string_view area, Diagnostics& findings)
    : m_document(&document), m_area(area), m_findings(&findings) {}

void Reader::report(Severity severity, std::string code, Place place, std::vector<Argument> arguments) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = severity;
  diagnostic.arguments = std::move(arguments);
  diagnostic.file = m_document->file;
  diagnostic.place = place;
  // What is over the cap is only counted: finding its line would make many findings in a large file slow.
  if (m_findings->all().size() < Diagnostics::cap) diagnostic.excerpt = line_of(m_document->text, place.line);
  m_findings->add(std::move(diagnostic));
}

void Reader::error(std::string_view what, Place place, std::vector<Argument> arguments) {
  report(Severity::error, m_area + "." + std::string(what), place, std::move(arguments));
}

void Reader::error(std::string_view what, const Node& node, std::vector<Argument> arguments) {
  arguments.emplace_back("found", found(node));
  error(what, node.place, std::move(arguments));
}

void Reader::warning(std::string_view what, Place place, std::vector<Argument> arguments) {
  report(Severity::warning, m_area + "." + std::string(what), place, std::move(arguments));
}

std::optional<std::string> Reader::text(const Node& node) {
  if (!node.is_scalar()) {
    error("not-text", node);
    return std::nullopt;
  }
  return std::string(node.text);
}

std::optional<std::string> Reader::id(const Node& node) {
  if (!node.is_scalar() || !is_id(node.text)) {
    error("bad-id", node);
    return std::nullopt;
  }
  return std::string(node.text);
}

std::optional<std::int64_t> Reader::whole(const Node& node, std::int64_t least, std::int64_t most) {
  const std::optional<std::int64_t> value = node.is_scalar() ? parse_whole(node.text) : std::nullopt;
  if (!value || *value < least || *value > most) {
    error("bad-whole-number", node, {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return std::nullopt;
  }
  return value;
}

std::optional<Rational> Reader::number(const Node& node) {
  std::optional<Rational> value = node.is_scalar() ? parse_decimal(node.text) : std::nullopt;
  if (!value) error("bad-number", node);
  return value;
}

std::optional<Date> Reader::date(const Node& node) {
  std::optional<Date> value = node.is_scalar() ? parse_date(node.text) : std::nullopt;
  if (!value) error("bad-date", node);
  return value;
}

std::optional<bool> Reader::flag(const Node& node) {
  if (node.is_scalar() && (node.text == "yes" || node.text == "true")) return true;
  if (node.is_scalar() && (node.text == "no" || node.text == "false")) return false;
  error("bad-yes-no", node);
  return std::nullopt;
}

std::optional<std::size_t> Reader::choice(const Node& node, const std::vector<std::string>& allowed) {
  const auto place = node.is_scalar() ? std::find(allowed.begin(), allowed.end(), node.text) : allowed.end();
  if (place != allowed.end()) return static_cast<std::size_t>(place - allowed.begin());
  error("bad-choice", node, {{"allowed", joined(allowed)}, {"suggestion", node.is_scalar() ? closest(node.text, allowed) : ""}});
  return std::nullopt;
}

std::optional<Words> Reader::words(const Node& node) {
  if (!node.is_mapping()) {
    error("not-words", node);
    return std::nullopt;
  }
  Fields fields(*this, node, "{vi, en}");
  Words words{fields.text("vi"), fields.text("en")};
  fields.finish();
  return words;
}

std::span<const Node> Reader::list(const Node& node) {
  if (node.is_sequence()) return node.items;
  error("not-a-list", node);
  return {};
}

Fields::Fields(Reader& reader, const Node& node, std::string item) : m_reader(&reader), m_node(&node), m_item(std::move(item)) {
  m_known.reserve(24);
  if (!node.is_mapping()) reader.error("not-a-mapping", node, {{"item", m_item}});
}

const Node* Fields::optional(std::string_view key) {
  m_known.push_back(key);
  if (!m_node->is_mapping()) return nullptr;
  // Files mostly give the keys in the order they are asked for.
  const std::span<const Node> items = m_node->items;
  for (std::size_t tried = 0; tried < items.size(); ++tried) {
    if (m_next == items.size()) m_next = 0;
    const std::size_t at = m_next++;
    if (items[at].key != key) continue;
    if (at < 64) m_found |= std::uint64_t{1} << at;
    return &items[at];
  }
  return nullptr;
}

const Node* Fields::required(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr && m_node->is_mapping()) {
    m_reader->error("missing-key", m_node->place, {{"key", std::string(key)}, {"item", m_item}});
  }
  return node;
}

std::string Fields::text(std::string_view key) {
  const Node* node = required(key);
  if (node == nullptr) return {};
  std::optional<std::string> value = m_reader->text(*node);
  if (value && trim(*value).empty()) m_reader->error("empty-text", *node, {{"key", std::string(key)}});
  return std::move(value).value_or("");
}

std::string Fields::optional_text(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr || node->is_null() ? std::string() : m_reader->text(*node).value_or("");
}

std::string Fields::id(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? std::string() : m_reader->id(*node).value_or("");
}

std::string Fields::optional_id(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? std::string() : m_reader->id(*node).value_or("");
}

Words Fields::words(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? Words() : m_reader->words(*node).value_or(Words());
}

Words Fields::optional_words(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? Words() : m_reader->words(*node).value_or(Words());
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const Node* node = optional(key);
  return node == nullptr ? otherwise : m_reader->flag(*node).value_or(otherwise);
}

std::optional<std::int64_t> Fields::whole(std::string_view key, std::int64_t least, std::int64_t most) {
  const Node* node = optional(key);
  return node == nullptr ? std::nullopt : m_reader->whole(*node, least, most);
}

std::optional<Rational> Fields::number(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? std::nullopt : m_reader->number(*node);
}

std::optional<Date> Fields::date(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? std::nullopt : m_reader->date(*node);
}

std::optional<std::size_t> Fields::choice(std::string_view key, const std::vector<std::string>& allowed) {
  const Node* node = required(key);
  return node == nullptr ? std::nullopt : m_reader->choice(*node, allowed);
}

std::span<const Node> Fields::list(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? std::span<const Node>() : m_reader->list(*node);
}

std::span<const Node> Fields::optional_list(std::string_view key) {
  const Node* node = optional(key);
  return node == nullptr ? std::span<const Node>() : m_reader->list(*node);
}

std::vector<std::string> Fields::ids(std::string_view key) {
  std::vector<std::string> values;
  for (const Node& item : optional_list(key)) {
    if (std::optional<std::string> value = m_reader->id(item)) values.push_back(std::move(*value));
  }
  return values;
}

std::vector<Words> Fields::words_list(std::string_view key) {
  std::vector<Words> values;
  for (const Node& item : optional_list(key)) {
    if (std::optional<Words> value = m_reader->words(item)) values.push_back(std::move(*value));
  }
  return values;
}

void Fields::format() {
  const Node* node = required("format");
  if (node == nullptr) return;
  if (node->is_scalar() && node->text == "1") return;
  const std::optional<std::int64_t> value = node->is_scalar() ? parse_whole(node->text) : std::nullopt;
  m_reader->error(value && *value > 1 ? "newer-format" : "bad-format", *node);
}

void Fields::finish() {
  if (!m_node->is_mapping()) return;
  for (std::size_t at = 0; at < m_node->items.size(); ++at) {
    if (at < 64 && (m_found >> at & 1U) != 0) continue;
    const Node& item = m_node->items[at];
    if (std::find(m_known.begin(), m_known.end(), item.key) != m_known.end()) continue;
    const std::vector<std::string> known(m_known.begin(), m_known.end());
    m_reader->error(
        "unknown-key", item.key_place,
        {{"key", printable(item.key)}, {"item", m_item}, {"suggestion", closest(item.key, known)}, {"allowed", joined(known)}});
  }
}

}  // namespace dxready::base
