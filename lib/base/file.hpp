#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace dxready::base {

/// No file of ours is larger than this; a larger one is refused before it is read.
constexpr std::size_t file_limit = std::size_t{16} * 1024 * 1024;

/// The whole file. Throws EnvironmentError: file.not-found (with the nearest name in the folder), file.is-a-folder,
/// file.unreadable, file.too-large.
std::string read_file(const std::filesystem::path& path, std::size_t limit = file_limit);

/// Writes the file as a whole: beside it first, then renamed over it. An existing one is refused unless `overwrite`.
/// Throws EnvironmentError: file.exists, file.unwritable; on any of them nothing is left behind.
void write_file(const std::filesystem::path& path, std::string_view bytes, bool overwrite);

/// Readable and writable by the owner alone (0600 for a file, 0700 for a folder); quietly nothing where the system
/// has no such modes.
void make_private(const std::filesystem::path& path);

}  // namespace dxready::base
