#include "interview/typed.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

using namespace dxready;
using interview::typed_answer;
using interview::typed_number;

namespace {

const questionnaire::Questionnaire& small_one() {
  static const questionnaire::Questionnaire loaded = small::loaded(small::changed({}));
  return loaded;
}

const questionnaire::Criterion& criterion(const std::string& id) { return small_one().criteria[*small_one().find_criterion(id)]; }

template <class T>
std::string code(const base::Checked<T>& checked) {
  return checked ? std::string() : checked.diagnostics.all().front().code;
}

std::string number(const std::string& text, const std::string& unit) {
  const base::Checked<base::Rational> value = typed_number(text, unit);
  return value ? base::shortest_decimal(*value) : code(value);
}

const enterprise::FactDefinition& fact(const std::string& id) {
  return shipped::world().model.facts.facts[shipped::world().fact(id)];
}

std::string fact_text(const std::string& id, const std::string& text) {
  const base::Checked<enterprise::Fact> typed = interview::typed_fact(text, fact(id));
  return typed ? typed->text : code(typed);
}

}  // namespace

TEST_CASE("money is typed as Vietnamese write it", "[interview]") {
  CHECK(number("1.200.000", "vnd") == "1200000");
  CHECK(number("1,2 tỷ", "vnd") == "1200000000");
  CHECK(number("38 ty", "vnd") == "38000000000");
  CHECK(number("250tr", "vnd") == "250000000");
  CHECK(number("0", "vnd") == "0");
  CHECK(number("38 tỷ đồng", "vnd") == "38000000000");
  CHECK(number("1.200.000 đ", "vnd") == "1200000");
  CHECK(number("1 tỷ 250 triệu", "vnd") == "1250000000");
  CHECK(number("1 ty 250tr dong", "vnd") == "1250000000");
  CHECK(number("1 200 000", "vnd") == "1200000");
  CHECK(number("12 345 678 đồng", "vnd") == "12345678");
  for (const char* unclear : {"38 tỷ 5", "1 triệu 2 tỷ", "1 tỷ 1 tỷ", "1 20 000", "1 tỷ đồng 5 triệu", "đồng"}) {
    CAPTURE(unclear);
    CHECK(number(unclear, "vnd") == "interview.not-an-amount");
  }
  CHECK(number("nhiều", "vnd") == "interview.not-an-amount");
  CHECK(number("-5tr", "vnd") == "interview.not-an-amount");
}

TEST_CASE("other numbers take no units of money", "[interview]") {
  CHECK(number("1.200", "people") == "1200");
  CHECK(number("42", "people") == "42");
  CHECK(number("42tr", "people") == "interview.not-a-number");
  CHECK(number("2,5", "years") == "2.5");
  CHECK(number("20%", "share") == "0.2");
  CHECK(number("0,2", "share") == "0.2");
  CHECK(number("", "count") == "interview.not-a-number");
  CHECK(number("-3", "people") == "interview.not-a-number");
}

TEST_CASE("days are typed day first, or as ISO", "[interview]") {
  CHECK(interview::typed_date("22/11/2026") == base::Date{2026, 11, 22});
  CHECK(interview::typed_date("5-3-2020") == base::Date{2020, 3, 5});
  CHECK(interview::typed_date("2026-11-22") == base::Date{2026, 11, 22});
  CHECK(interview::typed_date("01.02.2003") == base::Date{2003, 2, 1});
  CHECK_FALSE(interview::typed_date("31/02/2026"));
  CHECK_FALSE(interview::typed_date("2026"));
  CHECK_FALSE(interview::typed_date("1/2"));
}

TEST_CASE("a single is answered by grade, by words, or by two grades", "[interview]") {
  CHECK(typed_answer("2", criterion("S"))->low == 2);
  CHECK(typed_answer("bậc 5", criterion("S"))->low == 5);
  const base::Checked<answers::Answer> range = typed_answer("2 – 5", criterion("S"));
  REQUIRE(range);
  CHECK(range->low == 2);
  CHECK(range->high == 5);
  CHECK(code(typed_answer("3", criterion("S"))) == "interview.wrong-grade");
  CHECK(code(typed_answer("5-2", criterion("S"))) == "interview.bad-range");
  CHECK(code(typed_answer("tốt", criterion("S"))) == "interview.wrong-grade");
  const questionnaire::Criterion& shipped_one = shipped::world().questionnaire.criteria[shipped::world().criterion("CX.1.1")];
  CHECK(typed_answer("chua co website", shipped_one)->low == 0);
}

TEST_CASE("a multi is answered by numbers or ids", "[interview]") {
  CHECK(typed_answer("1 2", criterion("M"))->chosen == 3);
  CHECK(typed_answer("b,a", criterion("M"))->chosen == 3);
  CHECK(typed_answer("3", criterion("M"))->chosen == 4);
  questionnaire::Criterion named = criterion("M");
  named.options[0].title = {"Kho hàng", "Stock"};
  named.options[1].title = {"Lương", "Pay roll"};
  CHECK(typed_answer("luong, Kho hàng", named)->chosen == 3);
  CHECK(typed_answer("pay roll; 1", named)->chosen == 3);
  CHECK(typed_answer("stock", named)->chosen == 1);
  CHECK(code(typed_answer("1 3", criterion("M"))) == "interview.exclusive-option");
  CHECK(code(typed_answer("4", criterion("M"))) == "interview.not-a-choice");
}

TEST_CASE("a ratio is answered by part and whole, or by a grade that is called so", "[interview]") {
  const base::Checked<answers::Answer> both = typed_answer("30tr/60tr", criterion("R"));
  REQUIRE(both);
  CHECK(both->low == 1);
  CHECK(both->ratio == answers::Ratio{30'000'000, 60'000'000});
  CHECK(typed_answer("bac 2", criterion("R"))->low == 2);
  CHECK_FALSE(typed_answer("grade 2", criterion("R"))->ratio);
  CHECK(code(typed_answer("30", criterion("R"))) == "interview.whole-missing");
  CHECK(code(typed_answer("60/30", criterion("R"))) == "interview.part-above-whole");
  CHECK(typed_answer("0/0", criterion("R"))->low == 0);
  CHECK(code(typed_answer("bậc 7", criterion("R"))) == "interview.wrong-grade");
}

TEST_CASE("numbers and texts", "[interview]") {
  CHECK(typed_answer("12", criterion("N"))->low == 1);
  CHECK(typed_answer("12", criterion("N"))->value_low == base::Rational(12));
  CHECK(code(typed_answer("mười hai", criterion("N"))) == "interview.not-a-number");
  CHECK(typed_answer("cx 1 1", criterion("T"))->text == "cx 1 1");
}

TEST_CASE("facts by their types", "[interview]") {
  CHECK(fact_text("entity", "2") == "household");
  CHECK(fact_text("entity", "hop tac xa") == "cooperative");
  CHECK(fact_text("entity", "9") == "interview.not-a-choice");
  CHECK(fact_text("province", "tp.hcm") == "HCMC");
  CHECK(fact_text("province", "Bình Dương") == "binh_duong");
  CHECK(fact_text("e_invoice", "có") == "yes");
  CHECK(fact_text("e_invoice", "2") == "no");
  CHECK(fact_text("e_invoice", "chắc có") == "interview.not-yes-no");
  CHECK(fact_text("revenue", "38 tỷ") == "38000000000");
  CHECK(fact_text("staff", "2,5") == "interview.not-whole");
  CHECK(fact_text("own_capital_share", "120%") == "interview.fact-out-of-range");
  CHECK(fact_text("first_registered_on", "5/3/2020") == "2020-03-05");
  CHECK(fact_text("first_registered_on", "hôm qua") == "interview.not-a-date");
}

TEST_CASE("the values of a choice that are offered are today's", "[interview]") {
  CHECK(interview::offered_choices(fact("province")).size() == 34);
  CHECK(interview::offered_choices(fact("entity")).size() == 5);
}

TEST_CASE("tax codes", "[interview]") {
  CHECK(*interview::typed_tax_code(" 0312345673 ") == "0312345673");
  CHECK(code(interview::typed_tax_code("0312345674")) == "interview.wrong-check-digit");
  CHECK(code(interview::typed_tax_code("312345673")) == "interview.lost-zero");
  CHECK(code(interview::typed_tax_code("abc")) == "interview.bad-tax-code");
}

TEST_CASE("evidence and reasons by number or word", "[interview]") {
  CHECK(interview::typed_evidence("3") == enterprise::Evidence::shown);
  CHECK(interview::typed_evidence("đã đối chiếu") == enterprise::Evidence::verified);
  CHECK(interview::typed_evidence("told") == enterprise::Evidence::told);
  CHECK_FALSE(interview::typed_evidence("5"));
  CHECK(interview::typed_reason("khong biet") == answers::Reason::unknown);
  CHECK(interview::typed_reason("3") == answers::Reason::later);
  CHECK_FALSE(interview::typed_reason("vì"));
}
