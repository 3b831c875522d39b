#include "questionnaire/topics.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::questionnaire {

std::optional<std::size_t> Topics::find(std::string_view id) const {
  const auto place = std::find_if(all.begin(), all.end(), [&](const Topic& topic) { return topic.id == id; });
  if (place == all.end()) return std::nullopt;
  return static_cast<std::size_t>(place - all.begin());
}

base::Checked<Topics> load_topics(const base::Document& document) {
  base::Checked<Topics> result;
  base::Reader reader(document, "topics", result.diagnostics);
  base::Fields fields(reader, document.root, "topics.yaml");
  fields.format();
  Topics topics;
  for (const base::Node& item : fields.list("topics")) {
    base::Fields one(reader, item, "topic");
    Topic topic{one.id("id"), {one.text("vi"), one.text("en")}};
    one.finish();
    if (topics.find(topic.id)) reader.error("duplicate-id", item, {{"id", topic.id}});
    topics.all.push_back(std::move(topic));
  }
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(topics);
  return result;
}

std::vector<std::size_t> read_topics(base::Fields& fields, std::string_view key, const Topics& topics) {
  std::vector<std::size_t> found;
  std::vector<std::string> known;
  for (const Topic& topic : topics.all) known.push_back(topic.id);
  for (const base::Node& item : fields.optional_list(key)) {
    const std::optional<std::size_t> index = topics.find(item.text);
    if (index) {
      found.push_back(*index);
    } else {
      fields.reader().error("unknown-topic", item, {{"suggestion", base::closest(item.text, known)}});
    }
  }
  return found;
}

}  // namespace dxready::questionnaire
