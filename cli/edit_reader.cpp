#include "cli/line_reader.hpp"
#include "cli/system.hpp"

#include <histedit.h>

#include <clocale>
#include <cstdio>
#include <cwchar>
#include <initializer_list>
#include <memory>

namespace dxready::cli {
namespace {

struct EndEditing {
  void operator()(EditLine* edit) const { el_end(edit); }
};
struct EndHistory {
  void operator()(History* history) const { history_end(history); }
};

/// What the program prints is UTF-8, whatever the locale; libedit asks the locale how wide letters are.
bool use_utf8() {
  for (const char* name : {"C.UTF-8", "vi_VN.UTF-8", "en_US.UTF-8"}) {
    if (std::setlocale(LC_CTYPE, name) != nullptr) return true;
  }
  return false;
}

class EditReader : public LineReader {
public:
  explicit EditReader(const Session& session)
      : m_session(session), m_edit(el_init("dxready", stdin, stdout, stderr)), m_history(history_init()) {
    HistEvent event;
    constexpr int lines = 1000;
    history(m_history.get(), &event, H_SETSIZE, lines);
    el_set(m_edit.get(), EL_CLIENTDATA, this);
    el_set(m_edit.get(), EL_PROMPT, &EditReader::prompt);
    el_set(m_edit.get(), EL_HIST, history, m_history.get());
    el_set(m_edit.get(), EL_EDITOR, "emacs");
    el_set(m_edit.get(), EL_SIGNAL, 0);
    el_set(m_edit.get(), EL_GETCFN, &EditReader::next_letter);
  }

  bool works() const { return m_edit != nullptr && m_history != nullptr; }

  std::optional<std::string> read(const std::string& prompt) override {
    m_prompt = prompt;
    m_session.out.flush();
    if (interrupted()) return std::nullopt;
    el_resize(m_edit.get());
    int count = 0;
    const char* line = el_gets(m_edit.get(), &count);
    if (line == nullptr || count <= 0 || interrupted()) {
      m_session.out << '\n';
      return std::nullopt;
    }
    std::string text(line, static_cast<std::size_t>(count));
    HistEvent event;
    if (text.find_first_not_of(" \r\n") != std::string::npos) history(m_history.get(), &event, H_ENTER, line);
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    return text;
  }

private:
  /// One letter; 1, or 0 when there is none any more. libedit's own way may miss a Ctrl-C just before it waits.
  static int next_letter(EditLine* /*edit*/, wchar_t* letter) {
    std::mbstate_t state{};
    while (const std::optional<char> byte = read_key()) {
      const std::size_t read = std::mbrtowc(letter, &*byte, 1, &state);
      constexpr auto incomplete = static_cast<std::size_t>(-2);
      constexpr auto invalid = static_cast<std::size_t>(-1);
      if (read == incomplete) continue;
      if (read == invalid) *letter = L'\uFFFD';
      return 1;
    }
    return 0;
  }

  static char* prompt(EditLine* edit) {
    EditReader* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return self->m_prompt.data();
  }

  const Session& m_session;
  std::string m_prompt;
  std::unique_ptr<EditLine, EndEditing> m_edit;
  std::unique_ptr<History, EndHistory> m_history;
};

}  // namespace

std::unique_ptr<LineReader> line_reader(const Session& session) {
  const bool terminal = stdin_is_terminal() && stdout_is_terminal();
  const std::string kind = environment_variable("TERM").value_or("dumb");
  if (!terminal || kind == "dumb" || !use_utf8()) return plain_reader(session, !stdin_is_terminal());
  auto reader = std::make_unique<EditReader>(session);
  if (!reader->works()) return plain_reader(session, false);
  hold_interrupts();
  return reader;
}

}  // namespace dxready::cli
