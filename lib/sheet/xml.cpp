#include "sheet/xml.hpp"

#include <expat.h>

#include <cstdlib>
#include <new>

namespace dxready::sheet {
namespace {

constexpr int block_size = 64 * 1024;
constexpr std::size_t deepest = 256;
/// expat keeps a tag in one piece of memory.
constexpr std::size_t largest_piece = std::size_t{4} * 1024 * 1024;

void* limited_malloc(std::size_t size) { return size > largest_piece ? nullptr : std::malloc(size); }

void* limited_realloc(void* piece, std::size_t size) { return size > largest_piece ? nullptr : std::realloc(piece, size); }

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = m_pairs; *pair != nullptr; pair += 2) {
    if (without_prefix(*pair) == name) return pair[1];
  }
  return std::nullopt;
}

struct XmlParser::State {
  Archive& archive;
  XmlHandler& handler;
  XML_Parser parser = nullptr;
  std::size_t depth = 0;
  bool last = false;  ///< all of the part has been read
  bool paused = false;
  Next next = Next::go_on;

  void take(Next wish) {
    // Nothing is heard of the handler behind its own wish to stop.
    if (next != Next::go_on || wish == Next::go_on) return;
    next = wish;
    XML_StopParser(parser, wish == Next::pause ? XML_TRUE : XML_FALSE);
  }

  static State& of(void* data) { return *static_cast<State*>(data); }

  static void XMLCALL begin(void* data, const char* name, const char** attributes) {
    State& state = of(data);
    if (++state.depth > deepest) return state.take(Next::damaged);
    state.take(state.handler.begin(without_prefix(name), Attributes(attributes)));
  }

  static void XMLCALL end(void* data, const char* name) {
    State& state = of(data);
    --state.depth;
    state.take(state.handler.end(without_prefix(name)));
  }

  static void XMLCALL text(void* data, const char* letters, int count) {
    State& state = of(data);
    state.take(state.handler.text({letters, static_cast<std::size_t>(count)}));
  }

  static void XMLCALL document_type(void* data, const char*, const char*, const char*, int) { of(data).take(Next::damaged); }

  XML_Status read_block() {
    void* const block = XML_GetBuffer(parser, block_size);
    if (block == nullptr) return XML_STATUS_ERROR;
    const std::size_t count = archive.read(static_cast<char*>(block), block_size);
    last = count == 0;
    return XML_ParseBuffer(parser, static_cast<int>(count), last ? XML_TRUE : XML_FALSE);
  }
};

XmlParser::XmlParser(Archive& archive, XmlHandler& handler) : m_state(new State{archive, handler}) {
  const XML_Memory_Handling_Suite memory = {&limited_malloc, &limited_realloc, &std::free};
  m_state->parser = XML_ParserCreate_MM(nullptr, &memory, nullptr);
  if (m_state->parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(m_state->parser, m_state.get());
  XML_SetElementHandler(m_state->parser, &State::begin, &State::end);
  XML_SetCharacterDataHandler(m_state->parser, &State::text);
  XML_SetStartDoctypeDeclHandler(m_state->parser, &State::document_type);
}

XmlParser::~XmlParser() { XML_ParserFree(m_state->parser); }

bool XmlParser::run() {
  State& state = *m_state;
  XML_Status status = state.paused ? XML_ResumeParser(state.parser) : state.read_block();
  while (status == XML_STATUS_OK && !state.last) status = state.read_block();
  const bool too_large = state.next == Next::too_large || XML_GetErrorCode(state.parser) == XML_ERROR_NO_MEMORY;
  if (status == XML_STATUS_ERROR && too_large) state.archive.too_large(state.handler.row_number());
  if (status == XML_STATUS_ERROR) state.archive.damaged(state.handler.row_number());
  state.paused = status == XML_STATUS_SUSPENDED;
  state.next = Next::go_on;
  return state.paused;
}

void read_part(Archive& archive, XmlHandler& handler) {
  XmlParser parser(archive, handler);
  while (parser.run()) continue;
}

}  // namespace dxready::sheet
