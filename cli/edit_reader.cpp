#include "base/text.hpp"
#include "cli/line_reader.hpp"
#include "cli/system.hpp"

#include <histedit.h>

#include <array>
#include <climits>
#include <clocale>
#include <cstdio>
#include <cwchar>
#include <initializer_list>
#include <memory>
#include <utility>

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

/// The one letter a letter and a mark behind it make; 0 when they make none.
wchar_t composed(wchar_t letter, wchar_t mark) {
  constexpr wchar_t first = 0x0300;
  constexpr wchar_t last = 0x036F;
  if (mark < first || mark > last) return 0;
  std::string both;
  for (const wchar_t one : {letter, mark}) {
    std::array<char, MB_LEN_MAX> bytes{};
    std::mbstate_t state{};
    const std::size_t size = std::wcrtomb(bytes.data(), one, &state);
    if (size > bytes.size()) return 0;
    both.append(bytes.data(), size);
  }
  const std::string text = base::nfc(both);
  wchar_t result = 0;
  std::mbstate_t state{};
  const std::size_t read = std::mbrtowc(&result, text.data(), text.size(), &state);
  return read == text.size() ? result : 0;
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
  /// One letter; 1, or 0 when there is none any more. A mark that comes behind its letter makes one letter with it: libedit would
  /// move and delete the two apart. So the letter is taken back and the two come as one.
  static int next_letter(EditLine* edit, wchar_t* letter) {
    EditReader* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    if (self->m_composed != 0) {
      *letter = std::exchange(self->m_composed, 0);
      return 1;
    }
    if (read_letter(letter) == 0) return 0;
    const LineInfoW* const line = el_wline(edit);
    if (line == nullptr || line->cursor == line->buffer) return 1;
    self->m_composed = composed(line->cursor[-1], *letter);
    constexpr wchar_t backspace = 0x7F;
    if (self->m_composed != 0) *letter = backspace;
    return 1;
  }

  /// libedit's own way may miss a Ctrl-C just before it waits.
  static int read_letter(wchar_t* letter) {
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
  wchar_t m_composed = 0;  ///< comes next
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
