#include "yaml/data_set.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "yaml/read.hpp"

#include <algorithm>

namespace dxready::yaml {
namespace {

bool by_path(const DataFile& a, const DataFile& b) { return a.path < b.path; }

/// In the sources everything but questionnaires/ lies under data/.
std::string relative_name(const std::string& path) {
  constexpr std::string_view data = "data/";
  return path.starts_with(data) ? path.substr(data.size()) : path;
}

/// Folders of which the program reads every file; elsewhere it knows the names.
bool may_be_added(std::string_view path) {
  return path.starts_with("packages/") || path.starts_with("profiles/") || path.starts_with("questionnaires/");
}

}  // namespace

DataSet::DataSet(std::vector<DataFile> shipped) : m_files(std::move(shipped)) {
  std::sort(m_files.begin(), m_files.end(), by_path);
}

std::vector<std::string> DataSet::overlay(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> ignored;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw base::EnvironmentError({"file.not-a-folder", base::Severity::error, {{"file", folder.string()}}, {}, {}, {}});
  }
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) {
    const std::filesystem::path extension = entry.path().extension();
    if (!entry.is_regular_file(error) || (extension != ".yaml" && extension != ".md")) continue;
    DataFile file;
    file.path = relative_name(entry.path().lexically_relative(folder).generic_string());
    file.origin = entry.path().string();
    if (file.path.starts_with("samples/")) continue;
    const auto place = std::lower_bound(m_files.begin(), m_files.end(), file, by_path);
    const bool replaces = place != m_files.end() && place->path == file.path;
    if (replaces) {
      *place = std::move(file);
    } else if (extension == ".md") {
      continue;  // texts beside the data, but for the forms that are shipped
    } else if (may_be_added(file.path)) {
      m_files.insert(place, std::move(file));
    } else {
      ignored.push_back(file.origin);
    }
  }
  std::sort(ignored.begin(), ignored.end());
  return ignored;
}

const DataFile* DataSet::find(std::string_view path) const {
  const auto place = std::lower_bound(m_files.begin(), m_files.end(), path,
                                      [](const DataFile& file, std::string_view wanted) { return file.path < wanted; });
  return place != m_files.end() && place->path == path ? &*place : nullptr;
}

std::vector<const DataFile*> DataSet::under(std::string_view prefix) const {
  std::vector<const DataFile*> files;
  for (const DataFile& file : m_files) {
    if (file.path.starts_with(prefix)) files.push_back(&file);
  }
  return files;
}

base::Checked<base::Document> open(const DataFile& file) {
  if (!file.origin.empty()) return load(file.origin);
  if (file.tree.empty()) return parse(std::string(file.text), file.path);
  base::Checked<base::Document> result;
  base::Document& document = result.value.emplace();
  document.file = file.path;
  document.root = base::decode(file.tree, *document.arena);
  return result;
}

std::string text_of(const DataFile& file) { return file.origin.empty() ? std::string(file.text) : base::read_file(file.origin); }

std::string fingerprint_of(const DataFile& file) {
  return file.origin.empty() ? std::string(file.fingerprint) : base::text_fingerprint(base::read_file(file.origin));
}

}  // namespace dxready::yaml
