#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& vietnamese_keeping_messages();

const std::vector<Message>& vietnamese_keeping_messages() {
  static const std::vector<Message> table = {
      {"store.backup-unnoted", "{file}: bản sao lưu đã xong và đã được kiểm tra, nhưng chưa ghi nhận được vào kho dữ liệu",
       "khi kho ghi được, hãy sao lưu lại; nếu không, `store info` và `store erase` không biết đến bản sao này"},
      {"store.bad-copy", "{file}: bản sao không đạt khi kiểm tra lại: {reason}",
       "kiểm tra kho bằng dxready store verify rồi sao lưu lại, nên sang ổ đĩa khác"},
      {"store.bad-export", "{file}:{line}: tệp xuất bị hỏng hoặc bị cắt cụt từ dòng này",
       "xuất lại bằng dxready store export; kho chưa được tạo"},
      {"store.diverged", "chuỗi sự kiện của kho {id} ở hai bên không còn giống nhau: cùng một kho đã bị ghi tiếp ở hai nơi",
       "dùng dxready store restore để có kho riêng cho máy thứ hai; kho hiện tại được giữ nguyên"},
      {"store.in-use", "{file}: chương trình khác đang mở kho này nên chưa thay được", "đóng chương trình đó rồi thử lại"},
      {"store.no-conflict", "lần đánh giá {id} không có phiên bản nào khác đang song song với nó",
       "xem danh sách bằng dxready store conflicts"},
      {"store.no-memory", "{file}: không đủ bộ nhớ để xử lý cụm mật khẩu (cần {bytes} byte)",
       "đóng bớt chương trình rồi thử lại"},
      {"store.same-file", "{file}: đây chính là tệp kho dữ liệu", "chọn tên tệp khác"},
      {"store.seal-cut-off", "{file}: bản sao lưu bị cắt cụt hoặc hỏng ở phần cuối; không dùng lại được phần nào",
       "sao chép lại tệp từ nơi đã cất, hoặc dùng bản sao lưu khác"},
      {"store.seal-damaged", "{file}: bản sao lưu bị hỏng hoặc đã bị sửa; không dùng lại được phần nào",
       "sao chép lại tệp từ nơi đã cất, hoặc dùng bản sao lưu khác"},
      {"store.seal-newer", "{file}: bản sao lưu được mã hóa theo kiểu {found}; chương trình này chỉ biết kiểu 1",
       "cài phiên bản dxready mới hơn"},
      {"store.wrong-passphrase", "{file}: cụm mật khẩu không đúng", "phân biệt chữ hoa, chữ thường và dấu cách; kiểm tra bộ gõ"},
      {"usage.needs-yes", "'dxready {command}' cần được xác nhận nhưng không chạy trên màn hình dòng lệnh",
       "thêm --yes nếu chắc chắn; --dry-run cho biết sẽ xóa gì"},
      {"usage.no-terminal", "cần gõ cụm mật khẩu nhưng lệnh không chạy trên màn hình dòng lệnh",
       "ghi cụm mật khẩu vào một tệp và thêm --passphrase-file TỆP"},
      {"usage.passphrases-differ", "hai lần gõ cụm mật khẩu không giống nhau", "chạy lại lệnh; chưa có gì được ghi"},
      {"usage.short-passphrase", "cụm mật khẩu quá ngắn: cần ít nhất {shortest} ký tự",
       "nên dùng bốn, năm từ không liên quan đến nhau"},
  };
  return table;
}

}  // namespace dxready::base
