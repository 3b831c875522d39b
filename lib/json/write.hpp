#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dxready::json {

enum class Layout { compact, pretty };  ///< all on one line, or indented by two spaces

/// Appends JSON to a text, in the order of the calls. Text is written as UTF-8, control characters escaped, invalid bytes
/// replaced by U+FFFD; numbers are the digits they are given as. The same calls give the same bytes.
/// The caller keeps the grammar: in an object a key before every value, as many ends as begins.
class Writer {
public:
  Writer(std::string& out, Layout layout) : m_out(&out), m_layout(layout) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  void string(std::string_view text);
  /// Exact decimal text such as "38.40"; it is JSON's own grammar of numbers.
  void number_text(std::string_view digits);
  void boolean(bool value);
  void null();

  // A key with its value; null where there is nothing to say.
  void text_or_null(std::string_view name, std::string_view text);
  void number_or_null(std::string_view name, std::string_view digits);

private:
  struct Open {
    bool is_object = false;
    bool has_items = false;
  };

  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void separate(Open& open);
  void break_line();

  std::string* m_out;
  Layout m_layout;
  std::vector<Open> m_open;
  bool m_has_key = false;
};

/// The text as a JSON string, quotes included.
std::string quoted(std::string_view text);

}  // namespace dxready::json
