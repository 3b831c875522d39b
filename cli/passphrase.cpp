#include "cli/passphrase.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/system.hpp"

#include <optional>

namespace dxready::cli {
namespace {

constexpr std::size_t shortest = 8;

std::string first_line(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

std::string from_file(const Session& session, const std::string& file) {
  constexpr std::size_t limit = 64 * 1024;
  if (file != "-") return first_line(base::read_file(file, limit));
  std::string line;
  std::getline(session.in, line);
  return first_line(line);
}

std::string typed(const Session& session, const std::string& prompt) {
  catch_interrupts();
  std::optional<std::string> line = read_hidden(prompt);
  if (interrupted()) throw Stop{ExitCode::interrupted};
  if (!line) wrong_usage(session, "usage.no-terminal", {});
  return *line;
}

/// The same letters typed with another keyboard are the same passphrase.
std::string normal(const std::string& text) { return base::nfc(text); }

}  // namespace

std::string new_passphrase(const Session& session, const std::string& file) {
  std::string phrase;
  if (file.empty()) {
    phrase = typed(session, session.word("Cụm mật khẩu: ", "Passphrase: "));
    const std::string again = typed(session, session.word("Gõ lại cụm mật khẩu: ", "Passphrase again: "));
    if (again != phrase) wrong_usage(session, "usage.passphrases-differ", {});
  } else {
    phrase = from_file(session, file);
  }
  if (base::display_width(phrase) < shortest)
    wrong_usage(session, "usage.short-passphrase", {{"shortest", std::to_string(shortest)}});
  return normal(phrase);
}

std::string known_passphrase(const Session& session, const std::string& file) {
  return normal(file.empty() ? typed(session, session.word("Cụm mật khẩu: ", "Passphrase: ")) : from_file(session, file));
}

}  // namespace dxready::cli
