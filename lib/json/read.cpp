#include "json/read.hpp"

#include "base/source.hpp"
#include "base/tree_builder.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace dxready::json {
namespace {

using base::Node;
using base::Place;

/// Reads the text and counts what the parser has taken: its events carry no positions.
class CountingIterator {
public:
  // NOLINTBEGIN(readability-identifier-naming): names the standard library asks for
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  CountingIterator(const char* at, std::size_t& taken) : m_at(at), m_taken(&taken) {}

  reference operator*() const { return *m_at; }
  CountingIterator& operator++() {
    ++m_at;
    ++*m_taken;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
  bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

private:
  const char* m_at;
  std::size_t* m_taken;
};

bool is_of_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; }

class EventReader final : public nlohmann::json_sax<nlohmann::json> {
public:
  EventReader(base::Reader& reader, const base::Places& places, base::TreeBuilder& tree)
      : m_reader(&reader), m_places(&places), m_tree(&tree), m_text(reader.document().text) {}

  std::size_t& taken() { return m_taken; }

  bool null() override {
    m_tree->null(m_places->at(m_taken - 4));
    return true;
  }
  bool boolean(bool value) override {
    const std::string_view word = value ? "true" : "false";
    m_tree->scalar(std::string(word), false, m_places->at(m_taken - word.size()));
    return true;
  }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t&) override { return number(); }
  bool string(string_t& value) override;
  bool binary(binary_t&) override { return false; }
  bool key(string_t& value) override;
  bool start_object(std::size_t) override { return m_tree->begin(Node::Kind::mapping, m_places->at(m_taken - 1)); }
  bool start_array(std::size_t) override { return m_tree->begin(Node::Kind::sequence, m_places->at(m_taken - 1)); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& error) override;

private:
  bool number();
  bool end() {
    m_tree->end();
    return true;
  }
  std::size_t string_start(std::size_t end) const;
  std::size_t number_start(std::size_t end) const;
  void check_text(const std::string& value, Place place);

  base::Reader* m_reader;
  const base::Places* m_places;
  base::TreeBuilder* m_tree;
  std::string_view m_text;
  std::size_t m_taken = 0;
};

/// The opening quote of the string that ends before `end`: the nearest one that no backslash escapes.
std::size_t EventReader::string_start(std::size_t end) const {
  for (std::size_t at = end; at > 0;) {
    if (m_text[--at] != '"') continue;
    std::size_t backslashes = 0;
    while (backslashes < at && m_text[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
  }
  return 0;
}

std::size_t EventReader::number_start(std::size_t end) const {
  std::size_t start = end;
  while (start > 0 && is_of_number(m_text[start - 1])) --start;
  return start;
}

/// A number ends where the parser has seen the character behind it, or at the end of the text.
bool EventReader::number() {
  const std::size_t end = m_taken > 0 && !is_of_number(m_text[m_taken - 1]) ? m_taken - 1 : m_taken;
  const std::size_t start = number_start(end);
  m_tree->scalar(std::string(m_text.substr(start, end - start)), false, m_places->at(start));
  return true;
}

void EventReader::check_text(const std::string& value, Place place) {
  const std::size_t nul = value.find('\0');
  const std::optional<std::size_t> control = nul != std::string::npos ? nul : base::next_control(value, 0);
  if (control) m_reader->error("control-character", place, {{"name", base::code_point_name(value, *control)}});
}

bool EventReader::string(string_t& value) {
  const Place place = m_places->at(string_start(m_taken - 1));
  check_text(value, place);
  m_tree->scalar(std::move(value), true, place);
  return true;
}

bool EventReader::key(string_t& value) {
  const Place place = m_places->at(string_start(m_taken - 1));
  check_text(value, place);
  m_tree->key(std::move(value), place);
  return true;
}

/// What the parser says, without its own places: "[json.exception.…] parse error at line 1, column 2: syntax error while
/// parsing value - unexpected ']'; expected …" is cut to what stands behind the dash.
std::string detail_of(std::string_view message) {
  const std::size_t dash = message.find(" - ");
  if (dash != std::string_view::npos) return std::string(message.substr(dash + 3));
  return std::string(message.substr(std::min(message.find("] ") + 2, message.size())));
}

bool EventReader::parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
  const std::string detail = detail_of(error.what());
  std::size_t offset = m_taken == 0 ? 0 : m_taken - 1;
  if (detail.starts_with("unexpected end of input")) {
    offset = m_text.size();
  } else if (detail.starts_with("unexpected string")) {
    offset = string_start(offset);
  } else if (detail.find("missing closing quote") != std::string::npos) {
    offset = string_start(m_taken);
  } else if (detail.starts_with("unexpected number") || detail.starts_with("number overflow")) {
    offset = number_start(is_of_number(m_text[offset]) ? m_taken : offset);
  } else if (detail.starts_with("unexpected ") && detail.find("literal") < detail.find(';')) {
    while (offset > 0 && m_text[offset - 1] >= 'a' && m_text[offset - 1] <= 'z') --offset;
  }
  m_reader->error("syntax", m_places->at(offset), {{"detail", detail}});
  return false;
}

}  // namespace

base::Checked<base::Document> parse(std::string text, std::string file) {
  base::drop_byte_order_mark(text);
  base::Checked<base::Document> result;
  base::Document document{std::move(file), std::move(text), Node()};
  base::Reader reader(document, "json", result.diagnostics);
  const base::Places places(document.text);
  if (!base::check_encoding(reader, places)) return result;
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    reader.error("empty", Place());
    return result;
  }
  base::TreeBuilder tree(reader, *document.arena);
  EventReader events(reader, places, tree);
  const char* begin = document.text.data();
  const CountingIterator first(begin, events.taken());
  const CountingIterator last(begin + document.text.size(), events.taken());
  nlohmann::json::sax_parse(first, last, &events);
  if (result.diagnostics.has_errors()) return result;
  document.root = tree.root();
  result.value = std::move(document);
  return result;
}

}  // namespace dxready::json
