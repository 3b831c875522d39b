#include "yaml/read.hpp"

#include "base/file.hpp"
#include "base/source.hpp"
#include "base/tree_builder.hpp"
#include "yaml/events.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace dxready::yaml {
namespace {

/// Characters that have no business in a text file, and line ends by carriage return alone, which no two readers count alike.
void check_characters(base::Reader& reader, const base::Places& places) {
  const std::string_view text = reader.document().text;
  for (std::optional<std::size_t> at = base::next_control(text, 0); at; at = base::next_control(text, *at + 1)) {
    reader.error("control-character", places.at(*at), {{"name", base::code_point_name(text, *at)}});
  }
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (text.substr(at, 2) != "\r\n") reader.error("control-character", places.at(at), {{"name", "U+000D"}});
  }
}

/// A line that begins with '%'. The parser drops all behind one it does not know, without a word.
void check_directives(base::Reader& reader, const base::Places& places) {
  const std::string_view text = reader.document().text;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '%') reader.error("directive", places.at(at));
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
}

/// Brackets opened and not closed by the hundred. The parser reads a whole text of them before it tells of the first one, in
/// 240 bytes each. Only values that begin with a bracket count, and text in quotes is not told apart: hence the wide margin.
void check_brackets(base::Reader& reader, const base::Places& places) {
  constexpr std::size_t margin = 1000;
  const std::string_view text = reader.document().text;
  std::size_t depth = 0;
  std::size_t first_too_deep = 0;
  bool can_begin = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool opens = c == '[' || c == '{';
    if (opens && can_begin && ++depth == base::nesting_limit + 1) first_too_deep = at;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth == margin) {
      reader.error("too-deep", places.at(first_too_deep), {{"limit", std::to_string(base::nesting_limit)}});
      return;
    }
    const bool is_blank = c == ' ' || c == '\t' || c == '\r';
    can_begin = opens || c == ',' || c == ':' || c == '-' || c == '?' || c == '\n' || (is_blank && can_begin);
  }
}

}  // namespace

base::Checked<base::Document> parse(std::string text, std::string file) {
  base::drop_byte_order_mark(text);
  base::Checked<base::Document> result;
  base::Document document{std::move(file), std::move(text), base::Node()};
  base::Reader reader(document, "yaml", result.diagnostics);
  const base::Places places(document.text);
  if (!base::check_encoding(reader, places)) return result;
  check_characters(reader, places);
  check_directives(reader, places);
  check_brackets(reader, places);
  if (result.diagnostics.has_errors()) return result;

  base::TreeBuilder tree(reader, *document.arena);
  read_events(reader, places, tree);
  if (result.diagnostics.has_errors()) return result;
  document.root = tree.root();
  if (document.root.is_null()) {
    reader.error("empty", base::Place());
    return result;
  }
  result.value = std::move(document);
  return result;
}

base::Checked<base::Document> load(const std::filesystem::path& path) { return parse(base::read_file(path), path.string()); }

}  // namespace dxready::yaml
