#include "store/sealed_file.hpp"

#include "base/diagnostic.hpp"
#include "store/errors.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>
#include <vector>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<unsigned char>;

constexpr std::string_view magic = "dxready-backup ";
constexpr std::size_t piece_size = std::size_t{64} * 1024;
/// A file may not ask for more than this to have its key derived.
constexpr KeyCost most{64, std::size_t{2} * 1024 * 1024 * 1024};
constexpr std::size_t longest_header = 300;

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string hexadecimal(const Bytes& data) {
  std::string text;
  for (const unsigned char byte : data) text += fmt::format("{:02x}", byte);
  return text;
}

/// The key of the stream, and a check of it that gives nothing away about the key: both come of one derivation.
class Key {
public:
  Key(const std::string& passphrase, const Bytes& salt, const KeyCost& cost, const fs::path& file) {
    if (sodium_init() < 0) fail("store.failed", file, {{"reason", "libsodium"}});
    const int done = crypto_pwhash(m_bytes.data(), m_bytes.size(), passphrase.data(), passphrase.size(), salt.data(), cost.rounds,
                                   cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) fail("store.no-memory", file, {{"bytes", std::to_string(cost.memory)}});
  }
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

  const unsigned char* stream() const { return m_bytes.data(); }
  Bytes check() const {
    Bytes hash(crypto_generichash_BYTES_MIN);
    crypto_generichash(hash.data(), hash.size(), m_bytes.data() + crypto_secretstream_xchacha20poly1305_KEYBYTES,
                       crypto_secretstream_xchacha20poly1305_KEYBYTES, nullptr, 0);
    return hash;
  }

private:
  std::array<unsigned char, std::size_t{2} * crypto_secretstream_xchacha20poly1305_KEYBYTES> m_bytes{};
};

/// "dxready-backup 1 argon2id13 ROUNDS MEMORY SALT CHECK\n"
struct Header {
  KeyCost cost;
  Bytes salt;
  Bytes check;

  std::string text() const {
    return fmt::format("{}1 argon2id13 {} {} {} {}\n", magic, cost.rounds, cost.memory, hexadecimal(salt), hexadecimal(check));
  }
};

Bytes from_hexadecimal(std::string_view text) {
  Bytes data(text.size() / 2);
  std::size_t size = 0;
  if (sodium_hex2bin(data.data(), data.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0) size = 0;
  data.resize(size);
  return data;
}

template <class Number>
bool read_number(std::string_view text, Number& number, Number highest) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= highest;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> found;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    found.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return found;
}

std::optional<Header> parse_header(std::string_view line, const fs::path& file) {
  const std::vector<std::string_view> word = words(line);
  if (word.size() > 1 && word[1] != "1") fail("store.seal-newer", file, {{"found", std::string(word[1])}});
  Header header;
  if (word.size() != 7 || word[2] != "argon2id13" || !read_number(word[3], header.cost.rounds, most.rounds) ||
      !read_number(word[4], header.cost.memory, most.memory)) {
    return std::nullopt;
  }
  header.salt = from_hexadecimal(word[5]);
  header.check = from_hexadecimal(word[6]);
  if (header.salt.size() != crypto_pwhash_SALTBYTES || header.check.size() != crypto_generichash_BYTES_MIN) return std::nullopt;
  return header;
}

}  // namespace

struct SealedWriter::Stream {
  crypto_secretstream_xchacha20poly1305_state state{};
  ~Stream() { sodium_memzero(&state, sizeof state); }
};

struct SealedReader::Stream {
  crypto_secretstream_xchacha20poly1305_state state{};
  ~Stream() { sodium_memzero(&state, sizeof state); }
};

SealedWriter::SealedWriter(PrivateFile& file, const std::string& passphrase, const KeyCost& cost)
    : m_file(&file), m_stream(std::make_unique<Stream>()) {
  Header header{cost, Bytes(crypto_pwhash_SALTBYTES), {}};
  randombytes_buf(header.salt.data(), header.salt.size());
  const Key key(passphrase, header.salt, cost, file.aside());
  header.check = key.check();
  m_header = header.text();
  std::string begin(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, bytes(begin), key.stream());
  m_file->write(m_header);
  m_file->write(begin);
}

SealedWriter::~SealedWriter() = default;

void SealedWriter::add(std::string_view more) {
  m_waiting += more;
  std::size_t done = 0;
  // The last piece waits: only `finish` knows that it is the last.
  for (; m_waiting.size() - done > piece_size; done += piece_size)
    push(std::string_view(m_waiting).substr(done, piece_size), false);
  m_waiting.erase(0, done);
}

void SealedWriter::finish() { push(m_waiting, true); }

void SealedWriter::push(std::string_view piece, bool last) {
  std::string out(piece.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  const unsigned char tag =
      last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  crypto_secretstream_xchacha20poly1305_push(&m_stream->state, bytes(out), nullptr, bytes(piece), piece.size(),
                                             bytes(std::string_view(m_header)), m_header.size(), tag);
  m_file->write(out);
  m_header.clear();
}

bool is_sealed(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(magic.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file && begin == magic;
}

SealedReader::SealedReader(const fs::path& path, const std::string& passphrase)
    : m_path(path), m_file(path, std::ios::binary), m_stream(std::make_unique<Stream>()) {
  if (!m_file) fail("file.unreadable", path, {{"reason", std::generic_category().message(errno)}});
  for (char c = '\0'; m_header.size() < longest_header && c != '\n' && m_file.get(c);) m_header += c;
  if (!m_header.ends_with('\n')) fail("store.seal-damaged", path);
  const std::optional<Header> header = parse_header(std::string_view(m_header).substr(0, m_header.size() - 1), path);
  if (!header) fail("store.seal-damaged", path);
  const Key key(passphrase, header->salt, header->cost, path);
  if (key.check() != header->check) fail("store.wrong-passphrase", path);
  const std::string begin = take(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  if (begin.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES) fail("store.seal-cut-off", path);
  if (crypto_secretstream_xchacha20poly1305_init_pull(&m_stream->state, bytes(std::string_view(begin)), key.stream()) != 0) {
    fail("store.seal-damaged", path);
  }
}

SealedReader::~SealedReader() = default;

std::string SealedReader::take(std::size_t size) {
  std::string taken(size, '\0');
  m_file.read(taken.data(), static_cast<std::streamsize>(size));
  if (m_file.bad()) fail("file.unreadable", m_path, {{"reason", std::generic_category().message(errno)}});
  taken.resize(static_cast<std::size_t>(m_file.gcount()));
  return taken;
}

bool SealedReader::next(std::string& piece) {
  const std::string closed = take(piece_size + crypto_secretstream_xchacha20poly1305_ABYTES);
  if (m_ended && closed.empty()) return false;
  if (m_ended) fail("store.seal-damaged", m_path);
  if (closed.size() < crypto_secretstream_xchacha20poly1305_ABYTES) fail("store.seal-cut-off", m_path);
  piece.assign(closed.size() - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  unsigned char tag = 0;
  const int done =
      crypto_secretstream_xchacha20poly1305_pull(&m_stream->state, bytes(piece), nullptr, &tag, bytes(std::string_view(closed)),
                                                 closed.size(), bytes(std::string_view(m_header)), m_header.size());
  // A piece that is shorter than the others is the last, or the file ends within it.
  const bool is_short = piece.size() < piece_size;
  if (done != 0) fail(is_short ? "store.seal-cut-off" : "store.seal-damaged", m_path);
  m_header.clear();
  m_ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return true;
}

}  // namespace dxready::store
