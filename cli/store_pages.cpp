#include "cli/store_pages.hpp"

#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "csv/write.hpp"
#include "json/write.hpp"
#include "report/page.hpp"

namespace dxready::cli {
namespace {

using store::ImportSummary;

constexpr std::size_t label_width = 26;

std::string engines(const store::Info& info) {
  std::string list;
  for (const int engine : info.engines) list += (list.empty() ? "" : ", ") + std::to_string(engine);
  return list;
}

/// A label and what stands behind it.
std::string labelled(const std::string& label, const std::string& value) {
  return base::pad_right(label, label_width) + (value.empty() ? "–" : value) + "\n";
}

/// "22/11/2026" of "2026-11-22T05:00:00Z".
std::string day(const std::string& moment, base::Language language) {
  const std::optional<base::Date> date = base::parse_date(moment.substr(0, 10));
  return date ? base::format_date(*date, language) : moment;
}

}  // namespace

std::string info_table(const Session& session, const store::Info& info) {
  std::string out;
  const auto line = [&](std::string_view vi, std::string_view en, const std::string& value) {
    out += labelled(session.word(vi, en), value);
  };
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  line("Tệp", "File", info.path.string());
  line("Mã kho", "Store id", info.store_id);
  line("Định dạng", "Format", std::to_string(info.format));
  line("Bộ máy chấm điểm", "Engines", engines(info));
  line("Đơn vị", "Enterprises", number(info.enterprises));
  line("Lần đánh giá", "Assessments", number(info.assessments));
  if (info.drafts > 0) line("Phiếu dở", "Unfinished interviews", number(info.drafts));
  line("Đã thay bằng bản mới", "Superseded", number(info.superseded));
  line("Người liên hệ", "Contacts", number(info.contacts));
  line("Đợt nhập", "Imports", number(info.imports));
  line("Bộ câu hỏi", "Questionnaires", number(info.questionnaires));
  line("Văn bản được giữ", "Texts kept", number(info.texts));
  line("Sự kiện", "Events", number(info.events));
  line("Kích thước (byte)", "Size in bytes", number(info.bytes));
  line("Lưu lần đầu (UTC)", "First saved (UTC)", info.first_saved_at);
  line("Lưu gần nhất (UTC)", "Last saved (UTC)", info.last_saved_at);
  line("Mã kiểm tra chuỗi", "Head of the event chain", info.chain_head);
  if (!info.parent.empty()) line("Dựng lại từ kho", "Restored from store", info.parent);
  const std::string none = session.word("chưa có", "none yet");
  line("Gộp gần nhất (UTC)", "Last merge (UTC)", info.last_merge_at.empty() ? none : info.last_merge_at);
  if (!info.last_merge_at.empty()) line("Mới hơn lần gộp ấy", "Newer than that merge", number(info.unmerged));
  line("Sao lưu gần nhất (UTC)", "Last backup (UTC)", info.backup ? info.backup->at : none);
  if (info.backup) {
    line("Tệp sao lưu", "File of the backup",
         info.backup->file + (info.backup->encrypted ? session.word(" (đã mã hóa)", " (encrypted)") : ""));
  }
  line("Chưa được sao lưu", "Not backed up", number(info.newer));
  return out;
}

std::string info_json(const store::Info& info) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto number = [&](std::string_view key, std::int64_t value) { json.number_or_null(key, std::to_string(value)); };
  json.begin_object();
  number("schema_version", 1);
  json.text_or_null("path", info.path.string());
  json.text_or_null("store_id", info.store_id);
  number("format", info.format);
  json.key("engines");
  json.begin_array();
  for (const int engine : info.engines) json.number_text(std::to_string(engine));
  json.end_array();
  number("enterprises", info.enterprises);
  number("assessments", info.assessments);
  number("drafts", info.drafts);
  number("superseded", info.superseded);
  number("contacts", info.contacts);
  number("imports", info.imports);
  number("questionnaires", info.questionnaires);
  number("texts", info.texts);
  number("events", info.events);
  number("bytes", info.bytes);
  json.text_or_null("chain_head", info.chain_head);
  json.text_or_null("first_saved_at", info.first_saved_at);
  json.text_or_null("last_saved_at", info.last_saved_at);
  json.text_or_null("parent", info.parent);
  json.text_or_null("last_merge_at", info.last_merge_at);
  json.number_or_null("not_merged", info.last_merge_at.empty() ? std::string() : std::to_string(info.unmerged));
  json.key("last_backup");
  if (info.backup) {
    json.begin_object();
    json.text_or_null("at", info.backup->at);
    json.text_or_null("file", info.backup->file);
    json.key("encrypted");
    json.boolean(info.backup->encrypted);
    json.end_object();
  } else {
    json.null();
  }
  number("not_backed_up", info.newer);
  json.end_object();
  return out + "\n";
}

std::string imports_table(const Session& session, const std::vector<ImportSummary>& all) {
  report::Page page(session.style());
  std::vector<report::TableRow> rows = {{session.word("Mã", "Id"), session.word("Ngày", "Date"), session.word("Đọc", "Read"),
                                         session.word("Mới", "New"), session.word("Sửa", "Revised"),
                                         session.word("Loại", "Rejected"), session.word("Tệp", "File")}};
  const auto number = [&](std::uint64_t value) { return base::grouped(std::to_string(value), session.language); };
  for (const ImportSummary& one : all) {
    rows.push_back({one.id.substr(0, 8), day(one.saved_at, session.language), number(one.counts.read),
                    number(one.counts.scored - one.revised), number(one.revised), number(one.counts.rejected),
                    (one.undone ? session.word("(đã hủy) ", "(undone) ") : std::string()) + one.file});
  }
  report::table(page, rows, {false, false, true, true, true, true, false});
  return page.take();
}

std::string imports_json(const std::vector<ImportSummary>& all) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto number = [&](std::string_view key, std::uint64_t value) { json.number_or_null(key, std::to_string(value)); };
  json.begin_object();
  number("schema_version", 1);
  json.key("imports");
  json.begin_array();
  for (const ImportSummary& one : all) {
    json.begin_object();
    json.text_or_null("id", one.id);
    json.text_or_null("file", one.file);
    json.text_or_null("sha256", one.sha256);
    json.text_or_null("profile", one.profile);
    json.text_or_null("questionnaire", one.questionnaire);
    json.text_or_null("saved_at", one.saved_at);
    json.text_or_null("saved_by", one.saved_by);
    number("read", one.counts.read);
    number("scored", one.counts.scored);
    number("revised", one.revised);
    number("rejected", one.counts.rejected);
    number("duplicate", one.counts.duplicate);
    number("unchanged", one.counts.unchanged);
    number("enterprises", one.enterprises);
    json.text_or_null("status", one.undone ? "undone" : "done");
    json.text_or_null("undone_at", one.undone_at);
    json.text_or_null("undone_by", one.undone_by);
    json.text_or_null("undone_reason", one.undone_reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

std::string imports_csv(const std::vector<ImportSummary>& all) {
  std::string out =
      csv::record({"id", "file", "sha256", "profile", "questionnaire", "saved_at", "saved_by", "read", "scored", "revised",
                   "rejected", "duplicate", "unchanged", "enterprises", "status", "undone_at", "undone_by", "undone_reason"});
  for (const ImportSummary& one : all) {
    const store::ImportCounts& counts = one.counts;
    out += csv::record({one.id, csv::harmless(one.file), one.sha256, one.profile, one.questionnaire, one.saved_at,
                        csv::harmless(one.saved_by), std::to_string(counts.read), std::to_string(counts.scored),
                        std::to_string(one.revised), std::to_string(counts.rejected), std::to_string(counts.duplicate),
                        std::to_string(counts.unchanged), std::to_string(one.enterprises), one.undone ? "undone" : "done",
                        one.undone_at, csv::harmless(one.undone_by), csv::harmless(one.undone_reason)});
  }
  return out;
}

std::string undone_json(const store::UndoResult& result) {
  return members_json({{"id", result.id},
                       {"file", result.file},
                       {"assessments", std::to_string(result.assessments), true},
                       {"restored", std::to_string(result.restored), true},
                       {"enterprises", std::to_string(result.enterprises), true}});
}

std::string members_json(const std::vector<JsonMember>& members) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  for (const JsonMember& member : members) {
    if (member.plain) {
      json.number_or_null(member.key, member.value);
    } else {
      json.text_or_null(member.key, member.value);
    }
  }
  json.end_object();
  return out + "\n";
}

std::string verify_table(const Session& session, const store::VerifyReport& report) {
  const auto line = [&](std::string_view vi, std::string_view en, std::int64_t value) {
    return labelled(session.word(vi, en), base::grouped(std::to_string(value), session.language));
  };
  std::string out = line("Lần đánh giá đã tính lại", "Assessments recomputed", report.assessments);
  for (const auto& [engine, count] : report.older_engines) {
    const std::string number = std::to_string(engine);
    out += line("Của bộ máy chấm điểm " + number, "Of engine " + number, count);
  }
  out += line("Sự kiện", "Events", report.events);
  out += line("Đợt nhập", "Imports", report.imports);
  out += line("Văn bản được giữ", "Texts kept", report.texts);
  const auto found = static_cast<std::int64_t>(report.findings.errors());
  out += found == 0 ? labelled(session.word("Kết luận", "Verdict"), session.word("kho dữ liệu toàn vẹn", "the store is sound"))
                    : line("Phát hiện sai lệch", "Findings", found);
  return out;
}

std::string verify_json(const store::VerifyReport& report) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto number = [&](std::string_view key, std::int64_t value) { json.number_or_null(key, std::to_string(value)); };
  json.begin_object();
  number("schema_version", 1);
  json.key("sound");
  json.boolean(report.findings.empty());
  number("assessments", report.assessments);
  json.key("older_engines");
  json.begin_object();
  for (const auto& [engine, count] : report.older_engines) number(std::to_string(engine), count);
  json.end_object();
  number("events", report.events);
  number("imports", report.imports);
  number("texts", report.texts);
  json.key("findings");
  json.begin_array();
  for (const base::Diagnostic& finding : report.findings.all()) {
    json.begin_object();
    json.text_or_null("code", finding.code);
    for (const base::Argument& argument : finding.arguments) json.text_or_null(argument.name, argument.value);
    json.end_object();
  }
  json.end_array();
  number("more_findings", static_cast<std::int64_t>(report.findings.dropped()));
  json.end_object();
  return out + "\n";
}

}  // namespace dxready::cli
