#include "sheet/archive_writer.hpp"

#include "base/diagnostic.hpp"
#include "base/output_file.hpp"

#include <minizip/zip.h>

#include <exception>
#include <stdexcept>

namespace dxready::sheet {
namespace {

constexpr std::uint64_t most_bytes = 0xFFFFFFFEU;
/// 1 January 1980: year 0, month 1, day 1.
constexpr unsigned long first_day = (1UL << 21U) | (1UL << 16U);

}  // namespace

/// What minizip writes through. Its own functions are C, so no exception may pass them: the first one is kept.
struct ArchiveWriter::Sink {
  explicit Sink(base::OutputFile& to) : file(to) {}

  base::OutputFile& file;
  std::uint64_t at = 0;
  std::uint64_t size = 0;
  std::exception_ptr error;
  bool abandoned = false;  ///< what is written goes nowhere

  uLong write(std::string_view bytes) {
    if (error) return 0;
    try {
      if (!abandoned && at == size) file.write(bytes);
      if (!abandoned && at != size) file.replace(at, bytes);
    } catch (...) {
      error = std::current_exception();
      return 0;
    }
    at += bytes.size();
    size = std::max(size, at);
    return bytes.size();
  }

  bool seek(std::uint64_t offset, int origin) {
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR ? at : origin == ZLIB_FILEFUNC_SEEK_END ? size : 0;
    if (from + offset > size) return false;
    at = from + offset;
    return true;
  }

  static zlib_filefunc64_def functions(Sink& sink) {
    zlib_filefunc64_def functions = {};
    functions.zopen64_file = [](voidpf opaque, const void*, int) { return opaque; };
    functions.zread_file = [](voidpf, voidpf, void*, uLong) -> uLong { return 0; };
    functions.zwrite_file = [](voidpf opaque, voidpf, const void* bytes, uLong count) {
      return static_cast<Sink*>(opaque)->write({static_cast<const char*>(bytes), count});
    };
    functions.ztell64_file = [](voidpf opaque, voidpf) -> ZPOS64_T { return static_cast<Sink*>(opaque)->at; };
    functions.zseek64_file = [](voidpf opaque, voidpf, ZPOS64_T offset, int origin) -> long {
      return static_cast<Sink*>(opaque)->seek(offset, origin) ? 0 : -1;
    };
    functions.zclose_file = [](voidpf, voidpf) { return 0; };
    functions.zerror_file = [](voidpf opaque, voidpf) { return static_cast<Sink*>(opaque)->error ? 1 : 0; };
    functions.opaque = &sink;
    return functions;
  }
};

ArchiveWriter::ArchiveWriter(base::OutputFile& file)
    : m_sink(std::make_unique<Sink>(file)), m_zip(nullptr, [](void* zip) { zipClose(zip, nullptr); }) {
  zlib_filefunc64_def functions = Sink::functions(*m_sink);
  m_zip.reset(zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions));
  if (!m_zip) throw std::bad_alloc();
}

ArchiveWriter::~ArchiveWriter() {
  m_sink->abandoned = true;
  m_zip.reset();
}

void ArchiveWriter::check(int result) const {
  if (m_sink->error) std::rethrow_exception(m_sink->error);
  if (result != ZIP_OK) throw std::logic_error("zip archive: error " + std::to_string(result));
}

void ArchiveWriter::begin(const std::string& part) {
  zip_fileinfo info = {};
  info.dosDate = first_day;
  m_unpacked = 0;
  // Sheets repeat themselves so much that the quickest level will do.
  check(zipOpenNewFileInZip64(m_zip.get(), part.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, Z_BEST_SPEED, 0));
}

void ArchiveWriter::write(std::string_view bytes) {
  m_unpacked += bytes.size();
  if (m_unpacked > most_bytes) {
    throw base::DataError({"sheet.too-many-bytes", base::Severity::error, {}, m_sink->file.path().string(), {}, {}});
  }
  check(zipWriteInFileInZip(m_zip.get(), bytes.data(), static_cast<unsigned>(bytes.size())));
}

void ArchiveWriter::end() { check(zipCloseFileInZip(m_zip.get())); }

void ArchiveWriter::finish() { check(zipClose(m_zip.release(), nullptr)); }

}  // namespace dxready::sheet
