#include "yaml/syntax.hpp"

#include "base/text.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>
#include <optional>

namespace dxready::yaml {
namespace {

struct Meaning {
  std::string_view message;  ///< the beginning of the parser's message
  std::string_view what;
};

/// The parser's messages that have a code of ours. Where the place is another one than the parser's, see `place_of`.
const std::array meanings = {
    Meaning{YAML::ErrorMsg::TAB_IN_INDENTATION, "tab"},
    Meaning{YAML::ErrorMsg::EOF_IN_SCALAR, "open-quote"},
    Meaning{YAML::ErrorMsg::DOC_IN_SCALAR, "open-quote"},
    Meaning{YAML::ErrorMsg::END_OF_MAP_FLOW, "open-bracket"},
    Meaning{YAML::ErrorMsg::END_OF_SEQ_FLOW, "open-bracket"},
    Meaning{YAML::ErrorMsg::FLOW_END, "unexpected-bracket"},
    Meaning{YAML::ErrorMsg::END_OF_MAP, "missing-colon"},
    Meaning{YAML::ErrorMsg::END_OF_SEQ, "missing-dash"},
    Meaning{YAML::ErrorMsg::MAP_VALUE, "unexpected-colon"},
    Meaning{YAML::ErrorMsg::BLOCK_ENTRY, "unexpected-dash"},
    Meaning{YAML::ErrorMsg::INVALID_ESCAPE, "unknown-escape"},
    Meaning{YAML::ErrorMsg::INVALID_HEX, "unknown-escape"},
    Meaning{YAML::ErrorMsg::INVALID_UNICODE, "unknown-escape"},
    Meaning{YAML::ErrorMsg::UNKNOWN_TOKEN, "reserved-character"},
    Meaning{YAML::ErrorMsg::UNKNOWN_ANCHOR, "alias"},
    Meaning{YAML::ErrorMsg::ALIAS_NOT_FOUND, "alias"},
    Meaning{YAML::ErrorMsg::CHAR_IN_ALIAS, "alias"},
    Meaning{YAML::ErrorMsg::ALIAS_CONTENT, "alias"},
    Meaning{YAML::ErrorMsg::ANCHOR_NOT_FOUND, "anchor"},
    Meaning{YAML::ErrorMsg::CHAR_IN_ANCHOR, "anchor"},
    Meaning{YAML::ErrorMsg::MULTIPLE_ANCHORS, "anchor"},
    Meaning{YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, "tag"},
    Meaning{YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, "tag"},
    Meaning{YAML::ErrorMsg::END_OF_VERBATIM_TAG, "tag"},
    Meaning{YAML::ErrorMsg::MULTIPLE_TAGS, "tag"},
};

std::string_view meaning_of(std::string_view message) {
  // END_OF_MAP begins END_OF_MAP_FLOW: the table names the longer one first.
  for (const Meaning& meaning : meanings) {
    if (message.starts_with(meaning.message)) return meaning.what;
  }
  return {};
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The byte behind the closing quote of the text quoted from `at`; npos when it has none.
std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    const bool escapes = quote == '"' ? text[at] == '\\' : text.substr(at, 2) == "''";
    if (escapes) {
      ++at;
    } else if (text[at] == quote) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// True when a value can begin behind this character; `before` says whether one could begin at it.
bool can_begin_behind(std::string_view text, std::size_t at, bool before) {
  const char c = text[at];
  if (c == '\n' || c == '[' || c == '{' || c == ',') return true;
  if (is_blank(c)) return before;
  return (c == ':' || c == '-' || c == '?') && at + 1 < text.size() && is_blank(text[at + 1]);
}

/// The quote that is never closed. The parser says only that the file ended, which may be a thousand lines further on.
std::size_t open_quote(std::string_view text, std::size_t from) {
  bool can_begin = true;
  for (std::size_t at = from; at < text.size();) {
    if (can_begin && (text[at] == '"' || text[at] == '\'')) {
      const std::size_t end = quote_end(text, at);
      if (end == std::string_view::npos) return at;
      at = end;
      can_begin = false;
    } else if (can_begin && text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      can_begin = can_begin_behind(text, at, can_begin);
      ++at;
    }
  }
  return text.size();
}

std::size_t line_start(std::string_view text, std::size_t offset) { return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1; }

/// The nearest of the characters at or before the offset on its line; the offset when there is none.
std::size_t back_to(std::string_view text, std::size_t offset, std::string_view characters) {
  const std::size_t at = text.find_last_of(characters, offset);
  return at != std::string_view::npos && at >= line_start(text, offset) ? at : offset;
}

/// Where the user has to look; the parser points behind an escape, an alias, an anchor or a tag.
std::size_t place_of(std::string_view what, std::string_view text, const SyntaxTrouble& trouble) {
  if (what == "open-quote") return open_quote(text, trouble.last);
  if (what == "unknown-escape") return back_to(text, trouble.offset == 0 ? 0 : trouble.offset - 1, "\\");
  if (what == "alias") return back_to(text, trouble.offset, "*");
  if (what == "anchor") return back_to(text, trouble.offset, "&");
  if (what == "tag") return back_to(text, trouble.offset, "!");
  return trouble.offset;
}

/// The line before that of a colon which is one too many, when it lacks its own: there the parser read on. Nothing when the
/// line of the colon itself has two, or the line before has one.
std::optional<std::size_t> line_without_colon(std::string_view text, std::size_t colon) {
  std::size_t start = line_start(text, colon);
  if (text.substr(start, colon - start).find(": ") != std::string_view::npos) return std::nullopt;
  while (start > 0) {
    const std::size_t end = start - 1;
    start = line_start(text, end);
    const std::string_view line = base::trim(text.substr(start, end - start));
    if (line.empty() || line.front() == '#') continue;
    if (line.find(':') != std::string_view::npos || line.starts_with("- ")) return std::nullopt;
    return static_cast<std::size_t>(line.data() - text.data());
  }
  return std::nullopt;
}

/// The tab that keeps the parser from seeing a key or a list where it stumbled, or in front of what it read last.
std::optional<std::size_t> tab_before(std::string_view text, const SyntaxTrouble& trouble) {
  for (const std::size_t offset : {trouble.last, trouble.offset}) {
    const std::string_view indentation = indentation_before(text, offset);
    const std::size_t tab = indentation.find('\t');
    if (tab != std::string_view::npos) return offset - indentation.size() + tab;
  }
  return std::nullopt;
}

bool is_at_end(std::string_view text, std::size_t offset) {
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())), text.end(), is_blank);
}

}  // namespace

void report_syntax(base::Reader& reader, const base::Places& places, const SyntaxTrouble& trouble) {
  const std::string_view text = reader.document().text;
  const std::string_view what = meaning_of(trouble.message);
  const bool is_of_lines = what.ends_with("-colon") || what.ends_with("-dash");
  const std::optional<std::size_t> tab = is_of_lines ? tab_before(text, trouble) : std::nullopt;
  const std::optional<std::size_t> line = what == "unexpected-colon" ? line_without_colon(text, trouble.offset) : std::nullopt;
  if (tab) {
    reader.error("tab", places.at(*tab));
  } else if (line) {
    reader.error("missing-colon", places.at(*line));
  } else if (what == "open-bracket" && is_at_end(text, trouble.offset)) {
    reader.error(what, trouble.innermost);
  } else if (what == "open-bracket") {
    reader.error("missing-comma", places.at(trouble.offset), {{"opened", std::to_string(trouble.innermost.line)}});
  } else if (what.empty()) {
    reader.error("syntax", places.at(trouble.offset), {{"detail", trouble.message}});
  } else {
    reader.error(what, places.at(place_of(what, text, trouble)));
  }
}

bool is_closed(std::string_view text, std::size_t offset) { return quote_end(text, offset) != std::string_view::npos; }

std::string_view indentation_before(std::string_view text, std::size_t offset) {
  std::size_t start = offset;
  while (start > 0 && text[start - 1] != '\n') {
    const char c = text[start - 1];
    if (c != ' ' && c != '\t' && c != '-' && c != '?') return {};
    --start;
  }
  return text.substr(start, offset - start);
}

}  // namespace dxready::yaml
