#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "base/fields.hpp"
#include "base/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::questionnaire {

struct Topic {
  std::string id;
  base::Words title;
  bool operator==(const Topic&) const = default;
};

/// The one closed list criteria, packages and actions take their topics from (data/topics.yaml). Its order breaks ties.
struct Topics {
  std::vector<Topic> all;

  std::optional<std::size_t> find(std::string_view id) const;
  bool operator==(const Topics&) const = default;
};

/// Reads data/topics.yaml. Findings: topics.*.
base::Checked<Topics> load_topics(const base::Document& document);

/// A list of topic ids as indices; unknown ones are reported as <area>.unknown-topic.
std::vector<std::size_t> read_topics(base::Fields& fields, std::string_view key, const Topics& topics);

}  // namespace dxready::questionnaire
