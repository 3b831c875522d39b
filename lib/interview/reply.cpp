#include "interview/reply.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dxready::interview {
namespace {

/// What a Telex keyboard may leave of a word: tone and hook keys (s f r x j z w) gone, of a, e, o and d only the first.
std::string telex_rest(std::string_view word) {
  std::string rest;
  for (const char c : word) {
    const bool key = std::string_view("sfrxjzw").find(c) != std::string_view::npos;
    const bool doubles = std::string_view("aeod").find(c) != std::string_view::npos;
    if (key || (doubles && rest.find(c) != std::string::npos)) continue;
    rest += c;
  }
  return rest;
}

std::optional<Command> find_word(const std::string& word) {
  const std::vector<CommandWords>& all = command_words();
  for (const CommandWords& one : all) {
    if (one.vi == word || one.en == word) return one.command;
  }
  for (const CommandWords& one : all) {
    if (telex_rest(one.vi) == telex_rest(word) || telex_rest(one.en) == telex_rest(word)) return one.command;
  }
  return std::nullopt;
}

base::Diagnostic unknown_command(const std::string& word) {
  std::vector<std::string> known;
  for (const CommandWords& one : command_words()) known.insert(known.end(), {std::string(one.vi), std::string(one.en)});
  return {"interview.unknown-command",
          base::Severity::error,
          {{"found", ":" + word}, {"suggestion", base::closest(word, known)}},
          {},
          {},
          {}};
}

Reply read_command(std::string_view text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string word = base::fold(text.substr(0, end));
  Reply reply;
  reply.command = find_word(word);
  reply.text = base::trim(text.substr(end));
  if (!reply.command) reply.fault = unknown_command(word);
  return reply;
}

}  // namespace

const std::vector<CommandWords>& command_words() {
  static const std::vector<CommandWords> words = {
      {Command::help, "?", "giup", "help"},
      {Command::back, "<", "lui", "back"},
      {Command::go, "", "den", "go"},
      {Command::skip, ">", "boqua", "skip"},
      {Command::skip_group, ">>", "boquanhom", "skipgroup"},
      {Command::note, "+", "ghichu", "note"},
      {Command::evidence, "*", "minhchung", "evidence"},
      {Command::not_applicable, "/", "khongapdung", "na"},
      {Command::flag, "!", "danhdau", "flag"},
      {Command::review, "=", "xemlai", "review"},
      {Command::legend, "", "phim", "keys"},
      {Command::finish, "", "ketthuc", "finish"},
      {Command::quit, "", "thoat", "quit"},
  };
  return words;
}

Reply read_reply(std::string_view line) {
  if (base::first_invalid_utf8(line)) {
    return {std::nullopt, {}, base::Diagnostic{"interview.invalid-utf8", base::Severity::error, {}, {}, {}, {}}};
  }
  const std::string printable = base::printable(line);
  const std::string_view text = base::trim(printable);
  for (const CommandWords& one : command_words()) {
    if (!one.sign.empty() && text == one.sign) return {one.command, {}, std::nullopt};
  }
  if (text.starts_with(':')) return read_command(text.substr(1));
  return {std::nullopt, std::string(text), std::nullopt};
}

}  // namespace dxready::interview
