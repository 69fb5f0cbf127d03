"""The fixed Vietnamese phrases of the papers of an amendment."""

TITLE = "Nội dung điều chỉnh, bổ sung {kind} số {number}"
COLUMNS = ("TT", "Nội dung theo {kind} số {number}{amended}", "Nội dung điều chỉnh, bổ sung", "Lý do")
AMENDED = " (đã được điều chỉnh, bổ sung tại {decision})"
HOW_TO_READ = "Ghi chú: chữ gạch ngang là nội dung bỏ; chữ in đậm là nội dung mới."
SECTIONS = {
    "objectives": "Mục tiêu",
    "targets": "Chỉ tiêu",
    "groups": "Nhóm nhiệm vụ",
    "tasks": "Nhiệm vụ",
}
ITEMS = {
    "objectives": "Mục tiêu {key}",
    "targets": "Chỉ tiêu {key}",
    "groups": "Nhóm nhiệm vụ {key}",
    "tasks": "Nhiệm vụ {key}",
}
NOT_IN_PLAN = "(chưa có trong Kế hoạch)"
NOTHING = "(không nêu)"
ADDED = "Bổ sung {item}"
DROPPED = "Bãi bỏ {item}."
FIELD = "{field}: "
NO_LINES = "Không có nội dung điều chỉnh, bổ sung."

DECISION = "QUYẾT ĐỊNH"
SUBMISSION = "TỜ TRÌNH"
SUBJECT = "Về việc điều chỉnh, bổ sung {plan}"
OPENING = (
    "Thực hiện {kind} số {number}{date} của {issuer} ({title}; sau đây gọi tắt là Kế hoạch), {by} kính trình"
    " {addressee} xem xét, quyết định điều chỉnh, bổ sung Kế hoạch như sau:"
)
NEED = "1. Sự cần thiết"
PROPOSED_BY = "Cơ quan đề xuất: {name}."
WHAT = "2. Nội dung điều chỉnh, bổ sung"
WHAT_TEXT = "{count} nội dung, gồm {kinds}; chi tiết tại Phụ lục kèm theo."
KINDS = {"change": "{count} nội dung điều chỉnh", "add": "{count} nội dung bổ sung", "drop": "{count} nội dung bãi bỏ"}
OPINION = "3. Ý kiến của cơ quan điều phối"
CLOSING = "{by} kính trình {addressee} xem xét, quyết định./."
RECIPIENTS = ("Như trên", "Lãnh đạo {by}")
FILING = "VT, TH"
DRAFT = "DỰ THẢO"
ILLUSTRATIVE = "MINH HỌA"
ILLUSTRATIVE_SENTENCE = "Lưu ý: Đề xuất này là ví dụ minh họa, không phải đề xuất của cơ quan có tên trong văn bản."
