#include "store/enterprises.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

using namespace dxready;
using sample::thrown;
using store::Access;
using store::Store;

namespace {

/// A store of three enterprises: E-0001 Bình Minh, E-0002 and E-0003 Sao Việt.
struct Three {
  sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  std::string first = add("Công ty TNHH Cơ khí Bình Minh", "0312345673", 0x10000000);

  Three() {
    add("Công ty Sao Việt Thủ Đức", "", 0x20000000);
    add("Công ty Sao Việt Gò Vấp", "0399007891", 0x30000000);
  }

  std::string add(const std::string& name, const std::string& tax_code, std::uint32_t seed) {
    answers::AnswersFile input = sample::binh_minh();
    input.enterprise.name = name;
    input.enterprise.tax_code = tax_code;
    return sample::save(store, input, {}, seed).enterprise;
  }

  std::string meant(std::string_view who) const { return store.enterprise(who).summary.number; }
};

}  // namespace

TEST_CASE("An enterprise is found by number, tax code, UUID and name", "[store]") {
  const Three three;
  for (const char* who :
       {"E-0001", "E-1", "e0001", "1", " 0312345673 ", "cong ty tnhh co khi binh minh", "BÌNH MINH", "binh minh"}) {
    CAPTURE(who);
    CHECK(three.meant(who) == "E-0001");
  }
  CHECK(three.meant(three.first) == "E-0001");
  CHECK(three.meant(three.first.substr(0, 8)) == "E-0001");
  CHECK(three.meant("sao viet go vap") == "E-0003");
  CHECK(three.meant("thủ đức") == "E-0002");
}

TEST_CASE("An enterprise that is not clear is not guessed", "[store]") {
  const Three three;
  const base::Diagnostic several = thrown([&] { three.meant("sao viet"); });
  CHECK(several.code == "store.ambiguous-enterprise");
  CHECK(several.argument("candidates") == "E-0002 Công ty Sao Việt Thủ Đức; E-0003 Công ty Sao Việt Gò Vấp");
  const base::Diagnostic none = thrown([&] { three.meant("Công ty Sao Viẹt Go Vâp 2"); });
  CHECK(none.code == "store.unknown-enterprise");
  CHECK(none.argument("suggestion") == "Công ty Sao Việt Gò Vấp");
  for (const char* who : {"E-0099", "99", "0100109106", "", "zzz"}) {
    CAPTURE(who);
    CHECK(thrown([&] { three.meant(who); }).code == "store.unknown-enterprise");
  }
}

TEST_CASE("An enterprise is edited with a reason, and its old name still finds it", "[store]") {
  Three three;
  const std::string head = three.store.chain_head();
  store::EnterpriseEdit edit;
  edit.name = " Công ty Cổ phần Ánh Dương ";
  edit.note = "đổi tên 2026";
  CHECK(thrown([&] { three.store.edit_enterprise(three.first, edit, "", sample::stamp(9000)); }).code == "store.reason-needed");
  CHECK(three.store.chain_head() == head);
  three.store.edit_enterprise(three.first, edit, "đăng ký lại", sample::stamp(9000));
  CHECK(three.store.chain_head() != head);
  const store::EnterpriseRecord record = three.store.enterprise("anh duong");
  CHECK(record.summary.name == "Công ty Cổ phần Ánh Dương");
  CHECK(record.summary.tax_code == "0312345673");
  CHECK(record.note == "đổi tên 2026");
  CHECK(three.meant("binh minh") == "E-0001");

  const std::string after = three.store.chain_head();
  three.store.edit_enterprise(three.first, edit, "", sample::stamp(9100));
  CHECK(three.store.chain_head() == after);
}

TEST_CASE("A tax code belongs to one enterprise and is checked", "[store]") {
  Three three;
  store::EnterpriseEdit edit;
  edit.tax_code = "0399007891";
  const base::Diagnostic taken = thrown([&] { three.store.edit_enterprise(three.first, edit, "sửa", sample::stamp(9000)); });
  CHECK(taken.code == "store.tax-code-taken");
  CHECK(taken.argument("other") == "E-0003");
  edit.tax_code = "0312345670";
  CHECK(thrown([&] { three.store.edit_enterprise(three.first, edit, "sửa", sample::stamp(9000)); }).code == "store.bad-tax-code");
  edit.tax_code = "";
  three.store.edit_enterprise(three.first, edit, "ghi nhầm", sample::stamp(9000));
  CHECK(three.store.enterprise("E-1").summary.tax_code.empty());
  CHECK(three.meant("0312345673") == "E-0001");
  CHECK(thrown([&] { three.store.edit_enterprise("nobody", edit, "sửa", sample::stamp(9100)); }).code ==
        "store.unknown-enterprise");
}
