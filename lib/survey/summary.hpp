#pragma once

#include "assessment/assessment.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dxready::survey {

/// How often a package came up.
struct PackageCount {
  std::uint64_t eligible = 0;
  std::uint64_t undecided = 0;
  std::uint64_t recommended = 0;
  bool operator==(const PackageCount&) const = default;
};

/// What a batch came to. Every row read ends as exactly one of scored (full or partial), rejected, duplicate, unchanged.
struct Summary {
  std::uint64_t read = 0;
  std::uint64_t full = 0;     ///< scored, every applicable criterion answered
  std::uint64_t partial = 0;  ///< scored as an interval
  std::uint64_t rejected = 0;
  std::uint64_t duplicate = 0;                   ///< the same enterprise and day again in this file
  std::uint64_t unchanged = 0;                   ///< in the store already, with the same content
  std::uint64_t revised = 0;                     ///< of the scored: another version was in the store
  std::uint64_t blank = 0;                       ///< lines without any text; they are not read as rows
  std::uint64_t unfinished = 0;                  ///< of the scored: the survey tool says it was not sent off
  std::map<int, std::uint64_t> levels;           ///< certain levels only
  std::uint64_t uncertain = 0;                   ///< scored, but the level may still change
  std::vector<PackageCount> packages;            ///< by index of the catalogue; empty without advice
  std::map<std::string, std::uint64_t> reasons;  ///< findings of rejected rows by code

  std::map<std::string, std::uint64_t> warnings;  ///< of scored rows by code

  std::uint64_t scored() const { return full + partial; }
  bool adds_up() const { return read == scored() + rejected + duplicate + unchanged; }

  /// Counts one scored row; `advice` when its packages count.
  void add_scored(const assessment::Assessment& assessment, bool advice);
  void add(const Summary& other);
  bool operator==(const Summary&) const = default;
};

}  // namespace dxready::survey
