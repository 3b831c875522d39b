#include "csv/detect.hpp"

#include "base/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace base = dxready::base;
namespace csv = dxready::csv;

class BytesSource : public base::Source {
public:
  explicit BytesSource(std::string_view bytes) : m_bytes(bytes) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = m_bytes.copy(into, size);
    m_bytes.remove_prefix(count);
    return count;
  }

private:
  std::string_view m_bytes;
};

struct Reading {
  std::string bytes;               ///< of all records
  std::vector<std::string> cells;  ///< with line, fault and quotes
};

Reading reading(std::string_view bytes, const csv::Dialect& dialect, std::size_t block_size) {
  BytesSource source(bytes);
  csv::BlockReader blocks(source, dialect, block_size);
  csv::Block block;
  csv::Record record;
  Reading reading;
  while (blocks.next(block)) {
    if (block.offset != reading.bytes.size()) std::abort();
    csv::RecordReader reader(block, dialect);
    while (reader.next(record)) {
      reading.bytes += record.bytes;
      if (record.fault != csv::Fault::none &&
          base::format_diagnostic(csv::fault_finding(record, "fuzz"), base::Language::vi).empty()) {
        std::abort();
      }
      reading.cells.push_back(std::to_string(record.line) + " " + std::to_string(static_cast<int>(record.fault)));
      for (const csv::Cell& cell : record.cells) reading.cells.push_back((cell.quoted ? "q" : "p") + std::string(cell.text));
    }
  }
  return reading;
}

}  // namespace

/// Any bytes are something or are a finding; the records do not depend on the blocks, and no byte of a text is lost.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto detected = csv::detect(text, true, {}, "fuzz");
  if (detected.value.has_value() == detected.diagnostics.has_errors()) std::abort();
  for (const base::Diagnostic& finding : detected.diagnostics.all()) {
    if (base::format_diagnostic(finding, base::Language::vi).empty()) std::abort();
  }
  const csv::Dialect dialect = detected ? detected->dialect : csv::Dialect{};
  const Reading small = reading(text, dialect, 64);
  const Reading large = reading(text, dialect, size + 64);
  if (small.cells != large.cells || small.bytes != large.bytes) std::abort();
  if (dialect.encoding == csv::Encoding::utf8 && !text.ends_with(small.bytes)) std::abort();
  return 0;
}
