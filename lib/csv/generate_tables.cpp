// Build-time program: writes the tables of encoding_tables.hpp as the system's iconv has them.
//   dxready_encoding_tables OUTPUT.cpp
#include <iconv.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

/// The letter of one byte; 0 when there is none.
unsigned letter(iconv_t converter, char byte) {
  std::array<char, 8> out = {};
  char* in_at = &byte;
  char* out_at = out.data();
  std::size_t in_left = 1;
  std::size_t out_left = out.size();
  const bool good = iconv(converter, &in_at, &in_left, &out_at, &out_left) == 0;
  // A letter that a tone may follow is held back until it is asked for.
  iconv(converter, nullptr, nullptr, &out_at, &out_left);
  if (!good || out.size() - out_left != 2) return 0;
  return static_cast<unsigned char>(out[0]) * 256U + static_cast<unsigned char>(out[1]);
}

bool write_table(std::ofstream& stream, const char* encoding, const char* name) {
  iconv_t converter = iconv_open("UTF-16BE", encoding);
  if (reinterpret_cast<std::ptrdiff_t>(converter) == -1) {
    std::fprintf(stderr, "this system's iconv does not know %s\n", encoding);
    return false;
  }
  stream << "const dxready::csv::EncodingTable dxready::csv::" << name << " = {";
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    stream << (byte % 16 == 0 ? "\n    " : " ") << letter(converter, static_cast<char>(byte)) << ',';
  }
  stream << "\n};\n";
  iconv_close(converter);
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ofstream stream(arguments[1]);
  stream << "// Generated at build time by generate_tables.cpp.\n#include \"csv/encoding_tables.hpp\"\n\n";
  const bool good = write_table(stream, "CP1252", "windows1252_letters") && write_table(stream, "CP1258", "windows1258_letters");
  stream.close();
  return good && stream ? 0 : 1;
}
