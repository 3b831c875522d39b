#include "cli/command.hpp"
#include "cli/command_list.hpp"

namespace dxready::cli {

const std::vector<CommandRow>& commands() {
  static const std::vector<CommandRow> rows = {
      {"check",
       {"Kiểm tra bộ câu hỏi, danh mục gói hỗ trợ và chạy các ca kiểm thử của chuyên gia",
        "Check questionnaires and the catalogue, and run the expert cases"},
       make_check},
      {"show",
       {"Xem bộ câu hỏi, gói hỗ trợ hoặc một mục theo mã", "Show questionnaires, packages, or one item by its id"},
       make_show},
      {"score",
       {"Chấm điểm một đơn vị: mức, trụ cột, gói hỗ trợ, việc cần làm tiếp theo",
        "Score one enterprise: level, pillars, package, next step"},
       make_score},
      {"batch", {"Chấm điểm nhiều đơn vị từ một tệp khảo sát", "Score many enterprises from a survey export"}, make_batch},
      {"interview",
       {"Phỏng vấn một đơn vị: hỏi từng câu, lưu ngay, làm tiếp được",
        "Interview an enterprise: every answer kept at once, resumable"},
       make_interview},
      {"recommend",
       {"Xem từng gói hỗ trợ: đủ điều kiện hay chưa, vì sao", "Every package: eligible or not, and why"},
       make_recommend},
      {"history", {"Các lần đánh giá đã lưu", "The assessments in the store"}, make_history},
      {"enterprise",
       {"Xem và sửa thông tin đơn vị trong kho", "List, show and edit the enterprises in the store"},
       make_enterprise},
      {"survey",
       {"Nhận biết tệp khảo sát, soạn sẵn cấu hình nhập", "What a survey export is; a starting profile for it"},
       make_survey},
      {"store", {"Thông tin về kho dữ liệu", "About the store"}, make_store},
      {"store privacy",
       {"Dữ liệu cá nhân: người liên hệ, đồng ý, yêu cầu, vi phạm", "Personal data: contacts, consent, requests, breaches"},
       make_store_privacy},
      {"setup",
       {"Ngôn ngữ, người phỏng vấn, đơn vị, logo, thư mục dữ liệu", "Language, interviewer, organisation, logo, data folder"},
       make_setup},
      {"completion",
       {"In mã hoàn thành lệnh cho bash, zsh hoặc fish", "Print a completion script for bash, zsh or fish"},
       make_completion},
  };
  return rows;
}

}  // namespace dxready::cli
