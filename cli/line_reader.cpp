#include "cli/line_reader.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

class PlainReader : public LineReader {
public:
  PlainReader(const Session& session, bool echo) : m_session(session), m_echo(echo) {}

  std::optional<std::string> read(const std::string& prompt) override {
    m_session.out << prompt << std::flush;
    std::string line;
    if (!std::getline(m_session.in, line)) {
      m_session.out << '\n';
      return std::nullopt;
    }
    if (line.ends_with('\r')) line.pop_back();
    if (m_echo) show(prompt, line);
    return line;
  }

private:
  void show(const std::string& prompt, const std::string& line) const {
    // What is too long for an answer is not shown: whoever reads it refuses it.
    if (line.size() > longest_line) return void(m_session.out << '\n');
    const std::size_t room = std::max<std::size_t>(m_session.width, 40) - base::display_width(prompt);
    bool first = true;
    for (const std::string& part : base::wrap(base::printable(line), room)) {
      m_session.out << (first ? "" : std::string(base::display_width(prompt), ' ')) << part << '\n';
      first = false;
    }
    if (first) m_session.out << '\n';
    m_session.out.flush();
  }

  const Session& m_session;
  bool m_echo;
};

}  // namespace

std::unique_ptr<LineReader> plain_reader(const Session& session, bool echo) {
  return std::make_unique<PlainReader>(session, echo);
}

}  // namespace dxready::cli
