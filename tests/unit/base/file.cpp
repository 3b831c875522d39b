#include "base/file.hpp"

#include "catch.hpp"

#include "base/diagnostic.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

using namespace dxready::base;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, gone at its end.
class Folder {
public:
  Folder() : m_path(fs::temp_directory_path() / ("dxready-" + std::to_string(std::random_device()()))) {
    fs::create_directory(m_path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const std::string& name) const { return m_path / name; }
  std::size_t files() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const fs::directory_entry& entry : fs::directory_iterator(m_path)) ++count;
    return count;
  }

private:
  fs::path m_path;
};

/// The finding an operation throws.
template <class Operation>
Diagnostic thrown(Operation operation) {
  try {
    operation();
  } catch (const EnvironmentError& error) {
    return error.diagnostic();
  }
  return {};
}

}  // namespace

TEST_CASE("a file is written as a whole and read back", "[base]") {
  const Folder folder;
  const fs::path path = folder / "phiếu.yaml";
  const std::string bytes("a\0b\r\n\xFF", 6);
  write_file(path, bytes, false);
  CHECK(read_file(path) == bytes);
  CHECK(folder.files() == 1);
  write_file(path, "new", true);
  CHECK(read_file(path) == "new");
  write_file(folder / "empty", "", false);
  CHECK(read_file(folder / "empty").empty());
}

TEST_CASE("an existing file is not overwritten unasked", "[base]") {
  const Folder folder;
  write_file(folder / "a", "old", false);
  const Diagnostic finding = thrown([&] { write_file(folder / "a", "new", false); });
  CHECK(finding.code == "file.exists");
  CHECK(finding.argument("file") == (folder / "a").string());
  CHECK(read_file(folder / "a") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("nothing is left behind when a file cannot be written", "[base]") {
  const Folder folder;
  const Diagnostic finding = thrown([&] { write_file(folder / "none" / "a", "x", true); });
  CHECK(finding.code == "file.unwritable");
  CHECK_FALSE(finding.argument("reason").empty());
  CHECK(folder.files() == 0);
  fs::create_directory(folder / "sub");
  CHECK(thrown([&] { write_file(folder / "sub", "x", true); }).code == "file.is-a-folder");
  CHECK(folder.files() == 1);
}

TEST_CASE("a file that is not there is not found, with the name that was meant", "[base]") {
  const Folder folder;
  write_file(folder / "answers.yaml", "x", false);
  const Diagnostic finding = thrown([&] { read_file(folder / "anwsers.yaml"); });
  CHECK(finding.code == "file.not-found");
  CHECK(finding.argument("file") == (folder / "anwsers.yaml").string());
  CHECK(finding.argument("suggestion") == (folder / "answers.yaml").string());
  CHECK(thrown([&] { read_file(folder / "other"); }).argument("suggestion").empty());
  CHECK(thrown([&] { read_file(folder / "none" / "a"); }).code == "file.not-found");
}

TEST_CASE("a folder or too large a file is refused", "[base]") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  CHECK(thrown([&] { read_file(folder / "sub"); }).code == "file.is-a-folder");
  write_file(folder / "large", std::string(1024, 'x'), false);
  CHECK(read_file(folder / "large", 1024).size() == 1024);
  const Diagnostic finding = thrown([&] { read_file(folder / "large", 1023); });
  CHECK(finding.code == "file.too-large");
  { std::ofstream(folder / "huge") << 'x'; }
  fs::resize_file(folder / "huge", file_limit + 1);
  CHECK(thrown([&] { read_file(folder / "huge"); }).argument("limit") == "16");
}

TEST_CASE("a private file belongs to its owner alone", "[base]") {
  const Folder folder;
  write_file(folder / "a", "x", false);
  make_private(folder / "a");
  CHECK((fs::status(folder / "a").permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
  fs::create_directory(folder / "sub");
  make_private(folder / "sub");
  CHECK((fs::status(folder / "sub").permissions() & fs::perms::mask) == fs::perms::owner_all);
  make_private(folder / "none");
}

TEST_CASE("a source gives the bytes in pieces", "[base]") {
  const Folder folder;
  write_file(folder / "a", "abcdef", false);
  FileSource source(folder / "a");
  std::string bytes(4, '-');
  CHECK(source.read(bytes.data(), 4) == 4);
  CHECK(bytes == "abcd");
  CHECK(source.read(bytes.data(), 4) == 2);
  CHECK(bytes == "efcd");
  CHECK(source.read(bytes.data(), 4) == 0);
  CHECK(thrown([&] { FileSource(folder / "b"); }).code == "file.not-found");
  CHECK(thrown([&] { FileSource(folder / "."); }).code == "file.is-a-folder");
}

TEST_CASE("a stream that fails is unreadable under its name", "[base]") {
  std::ifstream stream;
  stream.setstate(std::ios::badbit);
  StreamSource source(stream, "stdin");
  char byte = 0;
  const Diagnostic finding = thrown([&] { source.read(&byte, 1); });
  CHECK(finding.code == "file.unreadable");
  CHECK(finding.argument("file") == "stdin");
}

TEST_CASE("devices are written to and links are kept", "[base]") {
  if (fs::exists("/dev/full")) {
    CHECK(thrown([] { write_file("/dev/full", "x", false); }).code == "file.unwritable");
    CHECK(fs::is_character_file("/dev/full"));
    write_file("/dev/null", "x", true);
    CHECK(fs::is_character_file("/dev/null"));
  }
  const Folder folder;
  write_file(folder / "real", "old", false);
  fs::create_symlink(folder / "real", folder / "link");
  write_file(folder / "link", "new", true);
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "real") == "new");
}
