#pragma once

#include "base/checked.hpp"
#include "cli/session.hpp"

#include <filesystem>

namespace dxready::cli {

std::filesystem::path settings_file();

/// Reads the settings; no file means none. Findings: settings.*.
base::Checked<Settings> load_settings(const std::filesystem::path& file);

/// Writes the settings. Throws base::EnvironmentError.
void save_settings(const std::filesystem::path& file, const Settings& settings);

}  // namespace dxready::cli
