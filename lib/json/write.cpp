#include "json/write.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>

namespace dxready::json {
namespace {

bool needs_no_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\';
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::string quoted(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), needs_no_escape) &&
      (std::all_of(text.begin(), text.end(), is_ascii) || !base::first_invalid_utf8(text))) {
    std::string plain;
    plain.reserve(text.size() + 2);
    plain += '"';
    plain += text;
    plain += '"';
    return plain;
  }
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Writer::key(std::string_view name) {
  assert(!m_open.empty() && m_open.back().is_object && !m_has_key);
  separate(m_open.back());
  *m_out += quoted(name);
  *m_out += m_layout == Layout::pretty ? ": " : ":";
  m_has_key = true;
}

void Writer::string(std::string_view text) {
  before_value();
  *m_out += quoted(text);
}

void Writer::number_text(std::string_view digits) {
  assert(nlohmann::json::accept(digits) && (digits.front() == '-' || (digits.front() >= '0' && digits.front() <= '9')));
  before_value();
  *m_out += digits;
}

void Writer::boolean(bool value) {
  before_value();
  *m_out += value ? "true" : "false";
}

void Writer::null() {
  before_value();
  *m_out += "null";
}

void Writer::text_or_null(std::string_view name, std::string_view text) {
  key(name);
  text.empty() ? null() : string(text);
}

void Writer::number_or_null(std::string_view name, std::string_view digits) {
  key(name);
  digits.empty() ? null() : number_text(digits);
}

void Writer::begin(char bracket) {
  before_value();
  *m_out += bracket;
  m_open.push_back({bracket == '{', false});
}

void Writer::end(char bracket) {
  assert(!m_open.empty() && m_open.back().is_object == (bracket == '}') && !m_has_key);
  const bool has_items = m_open.back().has_items;
  m_open.pop_back();
  if (has_items) break_line();
  *m_out += bracket;
}

void Writer::before_value() {
  assert(m_open.empty() || m_open.back().is_object == m_has_key);
  if (!m_has_key && !m_open.empty()) separate(m_open.back());
  m_has_key = false;
}

void Writer::separate(Open& open) {
  if (open.has_items) *m_out += ',';
  open.has_items = true;
  break_line();
}

void Writer::break_line() {
  if (m_layout == Layout::compact) return;
  *m_out += '\n';
  m_out->append(2 * m_open.size(), ' ');
}

}  // namespace dxready::json
