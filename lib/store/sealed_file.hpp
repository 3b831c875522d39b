#pragma once

#include "store/private_file.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace dxready::store {

/// What deriving a key from a passphrase costs: rounds, and bytes of memory. A file tells its own.
struct KeyCost {
  unsigned long long rounds = 3;
  std::size_t memory = std::size_t{256} * 1024 * 1024;
};

/// Writes a file closed with a passphrase, piece by piece (docs/store.md, "Encrypted backups"): the key by Argon2id, the
/// content by the secret stream of libsodium, so that no byte can be changed, left out or added without being noticed.
class SealedWriter {
public:
  /// Throws base::EnvironmentError: store.no-memory, and what `file` throws; it must outlive the writer.
  SealedWriter(PrivateFile& file, const std::string& passphrase, const KeyCost& cost = {});
  SealedWriter(const SealedWriter&) = delete;
  SealedWriter& operator=(const SealedWriter&) = delete;
  ~SealedWriter();

  void add(std::string_view bytes);
  /// Marks the end; nothing can follow.
  void finish();

private:
  void push(std::string_view piece, bool last);

  struct Stream;
  PrivateFile* m_file;
  std::unique_ptr<Stream> m_stream;
  std::string m_header;  ///< vouched for by the first piece
  std::string m_waiting;
};

/// Whether a file begins like one of SealedWriter's. False for one that cannot be read.
bool is_sealed(const std::filesystem::path& path);

/// Reads such a file piece by piece.
class SealedReader {
public:
  /// Throws base::EnvironmentError: file.not-found, file.unreadable, store.seal-newer, store.seal-damaged,
  /// store.wrong-passphrase, store.no-memory.
  SealedReader(const std::filesystem::path& path, const std::string& passphrase);
  SealedReader(const SealedReader&) = delete;
  SealedReader& operator=(const SealedReader&) = delete;
  ~SealedReader();

  /// The next piece; false behind the last. Throws base::EnvironmentError: store.seal-damaged, store.seal-cut-off.
  bool next(std::string& piece);

private:
  std::string take(std::size_t size);

  struct Stream;
  std::filesystem::path m_path;
  std::ifstream m_file;
  std::unique_ptr<Stream> m_stream;
  std::string m_header;
  bool m_ended = false;
};

}  // namespace dxready::store
