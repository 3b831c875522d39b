#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::yaml {

/// One data file: shipped in the binary, with its tree made at build time; found in a folder of the user; or kept in a store.
struct DataFile {
  std::string path;              ///< relative: "packages/decrees.yaml", "questionnaires/dbi-sme-2021/questionnaire.yaml"
  std::string origin;            ///< where it lies when it is the user's; else empty
  std::string_view text;         ///< of a file that lies nowhere; it outlives the set
  std::string_view tree;         ///< base::encode of the shipped file's tree; empty: the text is parsed
  std::string_view fingerprint;  ///< of the text
  std::string_view meaning;      ///< of a shipped questionnaire, see questionnaire/meaning.hpp; else empty
};

/// The data files by relative path. A user's file replaces the shipped one of the same path.
class DataSet {
public:
  explicit DataSet(std::vector<DataFile> shipped);

  /// Puts every .yaml file under `folder` in front of the shipped ones, and each .md file that replaces one. A folder laid out
  /// like the sources, with `data/` and `questionnaires/`, will do as well. Gives the files it can make nothing of, which it
  /// leaves out. Throws base::EnvironmentError.
  std::vector<std::string> overlay(const std::filesystem::path& folder);

  const DataFile* find(std::string_view path) const;
  /// Files whose path begins with `prefix`, sorted by path.
  std::vector<const DataFile*> under(std::string_view prefix) const;

private:
  std::vector<DataFile> m_files;  ///< sorted by path
};

/// The tree of a .yaml file. Throws base::EnvironmentError when a user's file cannot be read.
base::Checked<base::Document> open(const DataFile& file);

/// The file's text, and its fingerprint.
std::string text_of(const DataFile& file);
std::string fingerprint_of(const DataFile& file);

}  // namespace dxready::yaml
