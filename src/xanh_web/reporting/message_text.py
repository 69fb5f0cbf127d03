"""The words of the messages about reports: official messages, in Vietnamese (docs/decisions/0003)."""

ILLUSTRATIVE = "(Số liệu minh họa) "

SUBJECTS = {
    "report_returned": "Báo cáo năm {year} được trả lại để hoàn thiện",
    "report_accepted": "Báo cáo năm {year} đã được chấp nhận",
    "report_reopened": "Báo cáo năm {year} được mở lại để chỉnh sửa",
    "deadline_extended": "Gia hạn gửi báo cáo năm {year}",
    "report_arrived": "{agency} đã gửi báo cáo năm {year}",
    "report_issued": "Đã ban hành báo cáo tổng hợp năm {year}",
}
BODIES = {
    "report_returned": (
        "Kính gửi {agency},\n\nBáo cáo năm {year} của {agency} (biên nhận {receipt}) đã được trả lại để hoàn thiện "
        "với lý do:\n\n{reason}\n\nĐề nghị {agency} chỉnh sửa và gửi lại.\n"
    ),
    "report_accepted": (
        "Kính gửi {agency},\n\nBáo cáo năm {year} của {agency} (biên nhận {receipt}) đã được chấp nhận. "
        "Nội dung được giữ nguyên như bản đã gửi.\n"
    ),
    "report_reopened": (
        "Kính gửi {agency},\n\nBáo cáo năm {year} của {agency} (biên nhận {receipt}) được mở lại để chỉnh sửa "
        "với lý do:\n\n{reason}\n\nBản đã chấp nhận vẫn có giá trị cho đến khi bản mới được chấp nhận. "
        "Đề nghị {agency} chỉnh sửa và gửi bản mới.\n"
    ),
    "deadline_extended": (
        "Kính gửi {agency},\n\nTheo văn bản số {number} ngày {day}, {agency} được gia hạn gửi báo cáo năm {year} "
        "đến trước {deadline}.\n\nLý do: {reason}\n"
    ),
    "report_arrived": (
        "{agency} đã gửi báo cáo năm {year}, lần {version}, lúc {moment} (biên nhận {receipt}). Đề nghị xem xét.\n"
    ),
    "report_issued": (
        "Báo cáo tổng hợp kết quả thực hiện {plan} năm {year} đã được ban hành: số {number} ngày {day}.\n"
    ),
}
