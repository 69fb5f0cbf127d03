"""What is done or not yet done: 1 or 0. Kế hoạch 200/KH-UBND, phần I.2.c and d."""

from xanh.indicators import Direction, Indicator, Text, reported


def _milestone(code: str, vi: str, en: str, part: str) -> Indicator:
    return reported(
        code,
        name=Text(vi, en),
        unit="index",
        definition=Text("Mốc công việc: 1 nếu đã hoàn thành, 0 nếu chưa.", "A milestone: 1 if done, 0 if not yet."),
        source=f"Kế hoạch 200/KH-UBND, phần I.2.{part}",
        direction=Direction.RISING,
        decimals=0,
    )


INDICATORS: tuple[Indicator, ...] = (
    _milestone(
        "air-quality-plan",
        "Xây dựng và triển khai Kế hoạch quản lý chất lượng môi trường không khí cấp tỉnh",
        "The provincial plan for air quality is made and carried out",
        "d",
    ),
    _milestone(
        "green-urban-development",
        "Triển khai nhiệm vụ phát triển đô thị tăng trưởng xanh theo hướng thông minh, bền vững",
        "Green, smart and sustainable urban development is carried out",
        "c",
    ),
    _milestone(
        "smart-urban-project",
        "Duy trì các nhiệm vụ của Đề án phát triển đô thị tăng trưởng xanh theo hướng thông minh, bền vững",
        "The tasks of the project on green, smart and sustainable cities are kept up",
        "c",
    ),
)
