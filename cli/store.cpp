#include "store/store.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "json/write.hpp"

#include <CLI/CLI.hpp>

namespace dxready::cli {
namespace {

class StoreCommand : public Command {
public:
  void define(CLI::App& app, base::Language help) override {
    app.add_option("VERB", m_verb, text(help, "info: kho ở đâu, có gì", "info: where the store is and what it holds"))
        ->required();
    m_store.define(app, help);
    m_output.define(app, help, {"table", "json"});
  }

  ExitCode run(Session& session) override {
    if (m_verb != "info") {
      stop(session,
           {"usage.unknown-verb",
            base::Severity::error,
            {{"found", m_verb}, {"allowed", "info"}, {"suggestion", base::closest(m_verb, {"info"})}},
            {},
            {},
            {}},
           ExitCode::wrong_usage);
    }
    const store::Info info = store::Store::open(m_store.path(), store::Access::read).info();
    m_output.write(session, m_output.format == "json" ? json_text(info) : table_text(session, info));
    return ExitCode::done;
  }

private:
  static std::string engines(const store::Info& info) {
    std::string list;
    for (const int engine : info.engines) list += (list.empty() ? "" : ", ") + std::to_string(engine);
    return list;
  }

  static std::string table_text(const Session& session, const store::Info& info) {
    std::string out;
    const auto line = [&](std::string_view vi, std::string_view en, const std::string& value) {
      out += base::pad_right(session.word(vi, en), 26) + (value.empty() ? "–" : value) + "\n";
    };
    const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
    line("Tệp", "File", info.path.string());
    line("Mã kho", "Store id", info.store_id);
    line("Định dạng", "Format", std::to_string(info.format));
    line("Bộ máy chấm điểm", "Engines", engines(info));
    line("Đơn vị", "Enterprises", number(info.enterprises));
    line("Lần đánh giá", "Assessments", number(info.assessments));
    line("Đã thay bằng bản mới", "Superseded", number(info.superseded));
    line("Bộ câu hỏi", "Questionnaires", number(info.questionnaires));
    line("Văn bản được giữ", "Texts kept", number(info.texts));
    line("Sự kiện", "Events", number(info.events));
    line("Kích thước (byte)", "Size in bytes", number(info.bytes));
    line("Lưu lần đầu (UTC)", "First saved (UTC)", info.first_saved_at);
    line("Lưu gần nhất (UTC)", "Last saved (UTC)", info.last_saved_at);
    line("Mã kiểm tra chuỗi", "Head of the event chain", info.chain_head);
    return out;
  }

  static std::string json_text(const store::Info& info) {
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
    number("superseded", info.superseded);
    number("questionnaires", info.questionnaires);
    number("texts", info.texts);
    number("events", info.events);
    number("bytes", info.bytes);
    json.text_or_null("chain_head", info.chain_head);
    json.text_or_null("first_saved_at", info.first_saved_at);
    json.text_or_null("last_saved_at", info.last_saved_at);
    json.end_object();
    return out + "\n";
  }

  std::string m_verb;
  StoreOption m_store;
  OutputOptions m_output;
};

}  // namespace

std::unique_ptr<Command> make_store() { return std::make_unique<StoreCommand>(); }

}  // namespace dxready::cli
