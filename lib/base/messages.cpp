#include "base/messages.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace dxready::base {

const std::vector<Message>& english_messages();     // messages_en.cpp
const std::vector<Message>& vietnamese_messages();  // messages_vi.cpp
// The words of interviews and drafts: messages_en_interview.cpp, messages_vi_interview.cpp
const std::vector<Message>& english_interview_messages();
const std::vector<Message>& vietnamese_interview_messages();
// The words of keeping a store: messages_en_keeping.cpp, messages_vi_keeping.cpp
const std::vector<Message>& english_keeping_messages();
const std::vector<Message>& vietnamese_keeping_messages();
/// What readers call the parts of a file, in English, and what that is in Vietnamese.
const std::vector<std::pair<std::string_view, std::string_view>>& vietnamese_items();  // messages_vi.cpp

namespace {

const Message* find(const std::vector<Message>& table, std::string_view code) {
  const auto place = std::lower_bound(table.begin(), table.end(), code,
                                      [](const Message& message, std::string_view wanted) { return message.code < wanted; });
  return place != table.end() && place->code == code ? &*place : nullptr;
}

/// Two sorted tables as one.
std::vector<Message> merged(const std::vector<Message>& one, const std::vector<Message>& other) {
  std::vector<Message> all;
  all.reserve(one.size() + other.size());
  std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(all),
             [](const Message& a, const Message& b) { return a.code < b.code; });
  return all;
}

const Message* message_of(std::string_view code, Language language) {
  const std::vector<Message>& table = messages(language);
  if (const Message* exact = find(table, code)) return exact;
  const std::size_t dot = code.find('.');
  return dot == std::string_view::npos ? nullptr : find(table, "*" + std::string(code.substr(dot)));
}

/// The part of a file a finding is about: "criterion 'IT.2.5'" stays or is "tiêu chí 'IT.2.5'", "grant" is "this grant" or
/// "khoản đã được hỗ trợ này"; a key or a file name, which has no Vietnamese word, is put in quotes.
std::string item_text(std::string_view item, Language language) {
  const std::size_t quote = item.find(" '");
  for (const auto& [noun, vietnamese] : vietnamese_items()) {
    if (item.substr(0, quote) != noun) continue;
    const std::string_view name = quote == std::string_view::npos ? std::string_view() : item.substr(quote);
    if (language == Language::vi) return fmt::format("{}{}", vietnamese, name.empty() ? " này" : name);
    return fmt::format("{}{}{}", name.empty() ? "this " : "", noun, name);
  }
  return item.find('\'') == std::string_view::npos ? fmt::format("'{}'", item) : std::string(item);
}

/// The template with every `{name}` replaced; nothing when one is missing or empty and all are needed.
std::optional<std::string> filled(std::string_view text, const Diagnostic& diagnostic, Language language, bool all_needed) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = std::min(text.find('}', open), text.size() - 1);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const std::string value = printable(diagnostic.argument(name));
    if (value.empty() && all_needed) return std::nullopt;
    out += name == "item" && !value.empty() ? item_text(value, language) : value;
    text.remove_prefix(close + 1);
  }
  return out;
}

std::string all_arguments(const Diagnostic& diagnostic) {
  std::string out = diagnostic.code;
  for (const Argument& argument : diagnostic.arguments) out += fmt::format(" {}='{}'", argument.name, printable(argument.value));
  return out;
}

/// The excerpt with its line number and, below it, the caret and the hint.
std::string excerpt(const Diagnostic& diagnostic, const std::string& hint) {
  const std::string number = fmt::format("{:>5}", diagnostic.place.line);
  constexpr std::size_t widest = 100;
  std::string line = printable(diagnostic.excerpt);
  std::size_t caret = diagnostic.place.column == 0 ? 0 : diagnostic.place.column - 1;
  std::string_view before = diagnostic.excerpt;
  std::size_t bytes = 0;
  for (std::size_t point = 0; point < caret && bytes < before.size(); ++point) {
    ++bytes;
    while (bytes < before.size() && (static_cast<unsigned char>(before[bytes]) & 0xC0U) == 0x80U) ++bytes;
  }
  caret = display_width(printable(before.substr(0, bytes)));
  if (caret + 1 > widest) {
    line = "…";
    caret = 0;
  }
  std::string out =
      fmt::format("{} | {}\n{} | {}^", number, shorten(line, widest), std::string(number.size(), ' '), std::string(caret, ' '));
  if (!hint.empty()) out += " " + hint;
  return out + "\n";
}

std::string_view severity_word(Severity severity, Language language) {
  switch (severity) {
    case Severity::error: return language == Language::vi ? "lỗi" : "error";
    case Severity::warning: return language == Language::vi ? "cảnh báo" : "warning";
    case Severity::note: return language == Language::vi ? "lưu ý" : "note";
  }
  return {};
}

}  // namespace

const std::vector<Message>& messages(Language language) {
  static const std::vector<Message> vietnamese =
      merged(merged(vietnamese_messages(), vietnamese_interview_messages()), vietnamese_keeping_messages());
  static const std::vector<Message> english =
      merged(merged(english_messages(), english_interview_messages()), english_keeping_messages());
  return language == Language::vi ? vietnamese : english;
}

std::string message_text(const Diagnostic& diagnostic, Language language) {
  const Message* message = message_of(diagnostic.code, language);
  return message == nullptr ? all_arguments(diagnostic) : *filled(message->text, diagnostic, language, false);
}

std::string message_hint(const Diagnostic& diagnostic, Language language) {
  const Message* message = message_of(diagnostic.code, language);
  if (message == nullptr || message->hint.empty()) return {};
  return filled(message->hint, diagnostic, language, true).value_or("");
}

std::string format_diagnostic(const Diagnostic& diagnostic, Language language) {
  std::string out = printable(diagnostic.file);
  if (diagnostic.place.known()) out += fmt::format(":{}", diagnostic.place.line);
  if (diagnostic.place.column != 0) out += fmt::format(":{}", diagnostic.place.column);
  if (!out.empty()) out += ": ";
  out += fmt::format("{}: {} [{}]\n", severity_word(diagnostic.severity, language), message_text(diagnostic, language),
                     diagnostic.code);
  std::string hint = message_hint(diagnostic, language);
  if (!hint.empty()) hint = (language == Language::vi ? "gợi ý: " : "hint: ") + hint;
  if (!diagnostic.excerpt.empty()) return out + excerpt(diagnostic, hint);
  return hint.empty() ? out : out + "  " + hint + "\n";
}

}  // namespace dxready::base
