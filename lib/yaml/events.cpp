#include "yaml/events.hpp"

#include "yaml/syntax.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace dxready::yaml {
namespace {

using base::Node;
using base::Place;

constexpr std::size_t none = std::string_view::npos;

/// Leaves the parser, which has no other way to be told to stop. The finding has been reported.
struct Stop {};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 010, -007, 0o17: numbers that YAML readers take for octal, and telephone numbers that would lose their zero.
bool looks_octal(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.size() < 2 || text.front() != '0') return false;
  text.remove_prefix(text.starts_with("0o") ? 2 : 1);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// True when the null is written out at the offset and not merely left empty.
bool spells_null(std::string_view text, std::size_t offset) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.substr(offset, word.size()) != word) continue;
    const std::size_t behind = offset + word.size();
    if (behind >= text.size() || std::string_view(" \t\r\n,:]}").find(text[behind]) != std::string_view::npos) return true;
  }
  return false;
}

class EventReader final : public YAML::EventHandler {
public:
  EventReader(base::Reader& reader, const base::Places& places, base::TreeBuilder& tree)
      : m_reader(&reader), m_places(&places), m_tree(&tree), m_text(reader.document().text) {}

  void give_up(const std::string& message, const YAML::Mark& mark);
  void finish();

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { end(); }

private:
  std::size_t offset_of(const YAML::Mark& mark) const;
  void enter(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void check_tab(std::size_t offset);
  void check_text(const std::string& value, bool plain, Place place);
  void begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void end();
  bool finish_quotes();
  bool lacks_colon(std::size_t offset) const;
  Place place_of_empty(std::size_t offset) const;

  base::Reader* m_reader;
  const base::Places* m_places;
  base::TreeBuilder* m_tree;
  std::string_view m_text;
  std::size_t m_documents = 0;
  std::size_t m_last = 0;          ///< byte of the last event
  std::size_t m_key = none;        ///< byte of the last key
  std::size_t m_quoted = none;     ///< byte of the last text in quotes
  std::uint32_t m_tab_line = 0;    ///< the last line with a tab reported
  std::optional<Place> m_bad_key;  ///< a list or mapping where a key should be; what follows is passed over
  std::size_t m_passed_depth = 0;
};

std::size_t EventReader::offset_of(const YAML::Mark& mark) const {
  return mark.pos < 0 ? m_text.size() : std::min(static_cast<std::size_t>(mark.pos), m_text.size());
}

void EventReader::OnDocumentStart(const YAML::Mark& mark) {
  if (++m_documents == 1) return;
  const std::size_t offset = offset_of(mark);
  const bool marked = m_text.substr(offset, 3) == "---" || m_text.substr(0, offset).rfind("\n...") != std::string_view::npos;
  // The parser also begins a new document where a line is indented less than all above it.
  m_reader->error(marked ? "second-document" : "indentation", m_places->at(offset));
  throw Stop();
}

void EventReader::check_tab(std::size_t offset) {
  std::string_view blanks = indentation_before(m_text, offset);
  blanks = blanks.substr(0, blanks.find_first_of("-?"));
  const std::size_t tab = blanks.find('\t');
  if (tab == std::string_view::npos) return;
  const Place place = m_places->at(static_cast<std::size_t>(blanks.data() - m_text.data()) + tab);
  if (place.line == m_tab_line) return;
  m_tab_line = place.line;
  m_reader->error("tab", place);
}

/// What is refused of any node: tabs before it, anchors and tags. Its place is where the first of them stands.
void EventReader::enter(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  m_last = offset_of(mark);
  check_tab(m_last);
  const bool is_quoted = tag == "!" && m_text.substr(m_last, 1) != "!";
  if (anchor != YAML::NullAnchor) m_reader->error("anchor", m_places->at(m_last));
  if (!tag.empty() && tag != "?" && !is_quoted) m_reader->error("tag", m_places->at(m_last));
}

void EventReader::check_text(const std::string& value, bool plain, Place place) {
  if (plain && looks_octal(value)) m_reader->error("octal-looking", place, {{"text", value}});
  const bool has_nul = value.find('\0') != std::string::npos;
  const std::optional<std::size_t> control = has_nul ? value.find('\0') : base::next_control(value, 0);
  if (control) m_reader->error("control-character", place, {{"name", base::code_point_name(value, *control)}});
}

void EventReader::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
  if (m_bad_key) return;
  enter(mark, tag, anchor);
  const Place place = m_places->at(m_last);
  const bool plain = tag == "?";
  check_text(value, plain, place);
  if (m_text[m_last] == '"' || m_text[m_last] == '\'') m_quoted = m_last;
  if (m_tree->awaits_key()) {
    m_key = m_last;
    m_tree->key(value, place);
  } else {
    m_tree->scalar(value, !plain, place);
  }
}

/// An empty value has no place of its own; the parser gives that of what comes next, be it lines further on.
Place EventReader::place_of_empty(std::size_t offset) const {
  if (!m_tree->in_sequence()) return m_tree->last_key().known() ? m_tree->last_key() : m_places->at(offset);
  const std::size_t before = offset == 0 ? std::string_view::npos : m_text.find_last_not_of(" \t\r\n", offset - 1);
  return m_places->at(before != std::string_view::npos && m_text[before] == '-' ? before : offset);
}

/// A key alone on the last line or in braces: the parser gives it an empty value, at its own place or that of the comma or
/// brace behind it. A text in quotes that swallowed the rest of the file is another matter.
bool EventReader::lacks_colon(std::size_t offset) const {
  if (m_key == none) return false;
  if (offset == m_key) return m_quoted != m_key || is_closed(m_text, m_key);
  if (offset == m_text.size() || (m_text[offset] != ',' && m_text[offset] != '}')) return false;
  return m_text[m_text.find_last_not_of(" \t\r\n", offset - 1)] != ':';
}

void EventReader::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (m_bad_key) return;
  const std::size_t offset = offset_of(mark);
  const bool is_missing = m_tree->in_sequence() && m_text.substr(offset, 1) == ",";
  if (is_missing) m_reader->error("missing-item", m_places->at(offset));
  const bool is_spelled = spells_null(m_text, offset);
  if (is_spelled || anchor != YAML::NullAnchor) enter(mark, "", anchor);
  if (!m_tree->awaits_key()) {
    if (!m_tree->in_sequence() && lacks_colon(offset)) m_reader->error("missing-colon", m_places->at(m_key));
    m_tree->null(is_spelled ? m_places->at(offset) : place_of_empty(offset));
    return;
  }
  m_reader->error("null-key", m_places->at(offset));
  // A name no other key can have, so that two of them are not a repetition as well.
  m_tree->key(std::string(1, '\0') + std::to_string(offset), m_places->at(offset));
}

void EventReader::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  if (m_bad_key) return;
  enter(mark, "", YAML::NullAnchor);
  const Place place = m_places->at(m_last);
  m_reader->error("alias", place);
  if (m_tree->awaits_key()) {
    m_tree->key(std::string(1, '\0') + std::to_string(m_last), place);
  } else {
    m_tree->null(place);
  }
}

void EventReader::begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const Place place = m_places->at(offset_of(mark));
  if (!m_bad_key && !m_tree->awaits_key()) {
    enter(mark, tag, anchor);
    if (!m_tree->begin(kind, place)) throw Stop();
    return;
  }
  if (!m_bad_key) m_bad_key = place;
  if (++m_passed_depth <= base::nesting_limit) return;
  m_reader->error("too-deep", place, {{"limit", std::to_string(base::nesting_limit)}});
  throw Stop();
}

void EventReader::end() {
  if (!m_bad_key) {
    m_tree->end();
  } else if (m_passed_depth > 0) {
    --m_passed_depth;
  }
}

void EventReader::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  begin(Node::Kind::sequence, mark, tag, anchor);
}

void EventReader::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  begin(Node::Kind::mapping, mark, tag, anchor);
}

void EventReader::give_up(const std::string& message, const YAML::Mark& mark) {
  if (finish_quotes()) return;
  const bool is_told =
      m_tab_line != 0 && (m_places->at(offset_of(mark)).line == m_tab_line || m_places->at(m_last).line == m_tab_line);
  if (is_told) return;
  const Place innermost = m_bad_key ? *m_bad_key : m_tree->innermost();
  report_syntax(*m_reader, *m_places, {message, offset_of(mark), m_last, innermost});
}

/// Reports the text in quotes that swallowed the rest of the file; it can only be the last one.
bool EventReader::finish_quotes() {
  const bool is_open = m_quoted != none && !is_closed(m_text, m_quoted);
  if (is_open) m_reader->error("open-quote", m_places->at(m_quoted));
  return is_open;
}

void EventReader::finish() {
  if (finish_quotes()) return;
  if (m_bad_key) m_reader->error("complex-key", *m_bad_key);
}

}  // namespace

void read_events(base::Reader& reader, const base::Places& places, base::TreeBuilder& tree) {
  EventReader events(reader, places, tree);
  try {
    std::istringstream stream(reader.document().text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) {
    }
    events.finish();
  } catch (const Stop&) {
    // reported where it was thrown
  } catch (const YAML::Exception& error) {
    events.give_up(error.msg, error.mark);
  }
}

}  // namespace dxready::yaml
