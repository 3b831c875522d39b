#pragma once

#include "answers/load.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Rows as the programs of this folder write them into a store.
namespace generated {

std::string random_uuid();

/// Some different enterprises; every row is one of them under another name and tax code.
std::vector<dxready::answers::AnswersFile> pool(std::uint64_t seed);

/// The same number gives the same enterprise; what it answered comes from the pool.
dxready::answers::AnswersFile row(const std::vector<dxready::answers::AnswersFile>& pool, std::uint64_t number);

}  // namespace generated
