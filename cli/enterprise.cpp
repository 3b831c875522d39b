#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/system.hpp"
#include "csv/write.hpp"
#include "enterprise/tax_code.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "store/store.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

using store::EnterpriseSummary;

class EnterpriseCommand : public Command {
public:
  void define(OptionList& options) override {
    options.argument("VERB", m_verb, {"list: liệt kê; show: xem một đơn vị; edit: sửa", "list, show or edit"},
                     OptionList::Need::required);
    options.argument("ENTERPRISE", m_enterprise,
                     {"Số (E-0017), mã số thuế hoặc tên (không dấu cũng được)",
                      "Number (E-0017), tax code or name (diacritics may be left out)"});
    options.value("--name", "TEXT", m_edit.name, {"edit: tên mới", "edit: the new name"});
    options.value("--tax-code", "CODE", m_edit.tax_code, {"edit: mã số thuế mới", "edit: the new tax code"});
    options.value("--note", "TEXT", m_edit.note, {"edit: ghi chú mới", "edit: the new note"});
    options.value("--reason", "TEXT", m_reason, {"edit: lý do sửa", "edit: why it changes"});
    options.flag("--personal", m_personal, {"In đủ số định danh cá nhân", "Print personal numbers in full"});
    m_output.define(options, {"table", "json", "csv"});
    m_store.define(options);
  }

  ExitCode run(Session& session) override {
    if (m_verb == "list") return list(session);
    if (m_output.format == "csv") {
      wrong_usage(session, "usage.not-together", {{"first", "enterprise " + m_verb}, {"second", "--format csv"}});
    }
    const bool show = m_verb == "show";
    if (!show && m_verb != "edit") {
      wrong_usage(
          session, "usage.unknown-verb",
          {{"found", m_verb}, {"allowed", "list, show, edit"}, {"suggestion", base::closest(m_verb, {"list", "show", "edit"})}});
    }
    if (m_enterprise.empty()) {
      wrong_usage(session, "usage.missing-argument", {{"command", "enterprise " + m_verb}, {"missing", "ENTERPRISE"}});
    }
    return show ? show_one(session) : edit(session);
  }

private:
  std::string code(const std::string& tax_code) const { return m_personal ? tax_code : enterprise::masked_tax_code(tax_code); }

  ExitCode list(const Session& session) const {
    std::vector<EnterpriseSummary> all = open_store(session, m_store, store::Access::read).enterprises();
    if (m_output.format == "json") {
      m_output.write(session, json_text(all));
    } else if (m_output.format == "csv") {
      std::string out = csv::record({"number", "tax_code", "name", "assessments", "last_assessed_on", "id"});
      for (const EnterpriseSummary& one : all) {
        out += csv::record({one.number, code(one.tax_code), csv::harmless(one.name), std::to_string(one.assessments),
                            one.last_assessed_on, one.id});
      }
      m_output.write(session, out);
    } else {
      m_output.write(session, table_text(session, all));
    }
    return ExitCode::done;
  }

  std::string table_text(const Session& session, const std::vector<EnterpriseSummary>& all) const {
    report::Page page(session.style());
    std::vector<report::TableRow> rows = {{session.word("Số", "No."), session.word("MST", "Tax code"),
                                           session.word("Lần", "Times"), session.word("Gần nhất", "Last"),
                                           session.word("Tên", "Name")}};
    for (const EnterpriseSummary& one : all) {
      const std::optional<base::Date> last = base::parse_date(one.last_assessed_on);
      rows.push_back({one.number, code(one.tax_code), std::to_string(one.assessments),
                      last ? base::format_date(*last, session.language) : "–", one.name});
    }
    report::table(page, rows, {false, false, true, false, false});
    return page.take();
  }

  void write_json(json::Writer& json, const EnterpriseSummary& one) const {
    json.text_or_null("id", one.id);
    json.text_or_null("number", one.number);
    json.text_or_null("name", one.name);
    json.text_or_null("tax_code", code(one.tax_code));
    json.text_or_null("external_id", one.external_id);
    json.key("assessments");
    json.number_text(std::to_string(one.assessments));
    json.text_or_null("last_assessed_on", one.last_assessed_on);
  }

  std::string json_text(const std::vector<EnterpriseSummary>& all) const {
    std::string out;
    json::Writer json(out, json::Layout::pretty);
    json.begin_object();
    json.key("schema_version");
    json.number_text("1");
    json.key("enterprises");
    json.begin_array();
    for (const EnterpriseSummary& one : all) {
      json.begin_object();
      write_json(json, one);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    return out + "\n";
  }

  ExitCode show_one(const Session& session) const {
    const store::EnterpriseRecord record = open_store(session, m_store, store::Access::read).enterprise(m_enterprise);
    m_output.write(session, m_output.format == "json" ? record_json(record) : record_text(session, record));
    return ExitCode::done;
  }

  std::string record_json(const store::EnterpriseRecord& record) const {
    std::string out;
    json::Writer json(out, json::Layout::pretty);
    json.begin_object();
    json.key("schema_version");
    json.number_text("1");
    write_json(json, record.summary);
    json.key("note");
    record.note.empty() ? json.null() : json.string(record.note);
    json.key("first_saved_at");
    json.string(record.first_saved_at);
    json.key("aliases");
    json.begin_array();
    for (const store::Alias& alias : record.aliases) {
      json.begin_object();
      json.key("kind");
      json.string(alias.kind);
      json.key("value");
      json.string(alias.kind == "tax_code" ? code(alias.value) : alias.value);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    return out + "\n";
  }

  std::string record_text(const Session& session, const store::EnterpriseRecord& record) const {
    report::Page page(session.style());
    page.heading(record.summary.number + "  " + record.summary.name);
    const auto line = [&](std::string_view vi, std::string_view en, const std::string& value) {
      if (!value.empty()) page.paragraph(base::pad_right(session.word(vi, en), 22), value);
    };
    line("Mã số thuế", "Tax code", code(record.summary.tax_code));
    line("Mã ngoài", "External id", record.summary.external_id);
    line("Số lần đánh giá", "Assessments", std::to_string(record.summary.assessments));
    const std::optional<base::Date> last = base::parse_date(record.summary.last_assessed_on);
    line("Lần gần nhất", "Last assessed on", last ? base::format_date(*last, session.language) : std::string());
    line("Lưu lần đầu (UTC)", "First saved (UTC)", record.first_saved_at);
    line("Ghi chú", "Note", record.note);
    for (const store::Alias& alias : record.aliases)
      line("Trước đây", "Formerly", alias.kind == "tax_code" ? code(alias.value) : alias.value);
    return page.take();
  }

  ExitCode edit(const Session& session) const {
    if (!m_edit.name && !m_edit.tax_code && !m_edit.note) {
      wrong_usage(session, "usage.nothing-to-edit", {});
    }
    // Found by reading first: a store that is not there must not be made by an edit.
    const store::EnterpriseRecord record = open_store(session, m_store, store::Access::read).enterprise(m_enterprise);
    store::Store opened = open_store(session, m_store, store::Access::write);
    opened.edit_enterprise(record.summary.id, m_edit, m_reason, {now_utc(), random_uuid, session.settings.interviewer});
    const store::EnterpriseRecord now = opened.enterprise(record.summary.number);
    m_output.write(session, m_output.format == "json" ? record_json(now) : record_text(session, now));
    return ExitCode::done;
  }

  std::string m_verb;
  std::string m_enterprise;
  store::EnterpriseEdit m_edit;
  std::string m_reason;
  bool m_personal = false;
  OutputOptions m_output;
  StoreOption m_store;
};

}  // namespace

std::unique_ptr<Command> make_enterprise() { return std::make_unique<EnterpriseCommand>(); }

}  // namespace dxready::cli
