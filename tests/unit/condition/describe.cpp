#include "condition/condition.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"
#include "support/catalogue.hpp"

#include <string>

using namespace dxready;
using base::Language;

namespace {

std::string described(const std::string& yaml, Language language) {
  const assessment::Model& model = shipped::world().model;
  const condition::Vocabulary vocabulary = support::vocabulary(model.facts, model.sizes);
  const base::Document document = shipped::parsed(yaml);
  base::Diagnostics findings;
  base::Reader reader(document, "packages", findings);
  const auto leaf = condition::load(reader, document.root, vocabulary);
  REQUIRE(leaf);
  return condition::describe(*leaf, vocabulary, language);
}

}  // namespace

TEST_CASE("a condition in words", "[condition]") {
  CHECK(described("{fact: entity, in: [household, cooperative]}", Language::vi) == "Loại hình: hộ kinh doanh, hợp tác xã");
  CHECK(described("{fact: entity, is: household}", Language::en) == "Legal form: household business");
  CHECK(described("{fact: e_invoice, is: yes}", Language::vi) == "Đang dùng hóa đơn điện tử: có");
  CHECK(described("{fact: revenue, more_than: 1000000000}", Language::vi) == "Tổng doanh thu năm trước: trên 1.000.000.000 đồng");
  CHECK(described("{fact: revenue, more_than: 1000000000}", Language::en) ==
        "Revenue of the previous year: more than VND 1,000,000,000");
  CHECK(described("{fact: own_capital_share, at_least: 0.2}", Language::vi) == "Tỷ lệ vốn tự có trong dự án: từ 20%");
  CHECK(described("{fact: age_years, at_most: 5}", Language::en) == "Years since first registration: at most 5 years");
  CHECK(described("{fact: staff, less_than: 1000}", Language::vi) == "Lao động đóng BHXH bình quân năm: dưới 1.000 người");
  CHECK(described("{size_in: [micro, small]}", Language::vi) == "Quy mô: siêu nhỏ, nhỏ");
  CHECK(described("{size_in: [outside]}", Language::en) == "Size: outside the SME classes");
}
