"""Buses, public transport and charging: Kế hoạch 200/KH-UBND, phần I.2.c; names of Thông tư 10/2023/TT-BKHĐT."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

PLAN, TT_10 = "Kế hoạch 200/KH-UBND, phần I.2.c", "Thông tư 10/2023/TT-BKHĐT, Phụ lục I (mã số chưa xác nhận)"
NEW_BUSES = reported(
    "new-buses",
    name=Text("Số xe buýt mới", "New buses"),
    unit="item",
    definition=Text("Số xe buýt đầu tư mới trong năm.", "Buses newly bought in the year."),
    source=PLAN,
    decimals=0,
)
NEW_CLEAN_BUSES = reported(
    "new-clean-buses",
    name=Text("Số xe buýt mới sử dụng năng lượng sạch", "New buses on clean energy"),
    unit="item",
    definition=Text(
        "Số xe buýt đầu tư mới trong năm sử dụng năng lượng sạch.", "Buses newly bought in the year on clean energy."
    ),
    source=PLAN,
    direction=Direction.RISING,
    decimals=0,
)
BUSES = reported(
    "buses-in-operation",
    name=Text("Số xe buýt đang lưu hành", "Buses in operation"),
    unit="item",
    definition=Text("Số xe buýt đang lưu hành cuối năm.", "Buses in operation at the end of the year."),
    source=TT_10,
    decimals=0,
)
CLEAN_BUSES = reported(
    "clean-buses-in-operation",
    name=Text("Số xe buýt đang lưu hành sử dụng năng lượng xanh", "Buses in operation on green energy"),
    unit="item",
    definition=Text(
        "Số xe buýt đang lưu hành cuối năm sử dụng năng lượng xanh.",
        "Buses in operation at the end of the year on green energy.",
    ),
    source=TT_10,
    direction=Direction.RISING,
    decimals=0,
)
TRIPS = reported(
    "passenger-trips",
    name=Text("Tổng lượt vận tải hành khách", "Passenger trips, total"),
    unit="item",
    definition=Text(
        "Tổng số chuyến đi của hành khách trong năm bằng mọi phương thức.",
        "All trips of passengers in the year, by every mode.",
    ),
    source=PLAN,
    decimals=0,
)
PUBLIC_TRIPS = reported(
    "public-transport-trips",
    name=Text("Lượt vận tải hành khách công cộng", "Passenger trips by public transport"),
    unit="item",
    definition=Text(
        "Số chuyến đi của hành khách trong năm bằng vận tải công cộng.", "Trips of passengers by public transport."
    ),
    source=PLAN,
    direction=Direction.RISING,
    decimals=0,
)
CHARGERS = reported(
    "charging-points",
    name=Text("Số lượng trạm sạc, cổng sạc xe điện", "Charging stations and points for electric vehicles"),
    unit="item",
    definition=Text(
        "Số trạm sạc, cổng sạc xe điện; cách đếm trạm và cổng chưa đối chiếu với Phụ lục II.",
        "Charging stations and points; how stations and points are counted is not yet compared with Annex II.",
    ),
    source=TT_10,
    direction=Direction.RISING,
    decimals=0,
)


@formula(
    name=Text("Tỷ lệ xe buýt sử dụng năng lượng sạch", "Share of clean buses among new buses"),
    unit="percent",
    definition=Text(
        "Số xe buýt mới sử dụng năng lượng sạch chia cho số xe buýt mới trong năm.",
        "New buses on clean energy over all new buses of the year.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    denominators=("new-buses",),
    unlike={
        "clean-buses-in-operation-share": Text(
            "Mẫu số ở đây là xe buýt mới trong năm (kế hoạch thành phố), không phải xe đang lưu hành (cấp quốc gia).",
            "Here the denominator is the new buses of the year (the city's plan), not buses in operation (national).",
        )
    },
)
def clean_buses_among_new(new_clean_buses: Operand, new_buses: Operand) -> Operand:
    """Return the clean part of the new buses."""
    return new_clean_buses / new_buses


@formula(
    name=Text(
        "Tỷ lệ xe buýt sử dụng năng lượng xanh so với tổng số xe buýt đang lưu hành",
        "Share of green buses among buses in operation",
    ),
    unit="percent",
    definition=Text(
        "Số xe buýt sử dụng năng lượng xanh chia cho số xe buýt đang lưu hành cuối năm.",
        "Buses on green energy over all buses in operation at the end of the year.",
    ),
    source=TT_10,
    direction=Direction.RISING,
    denominators=("buses-in-operation",),
    unlike={
        "clean-buses-among-new": Text(
            "Mẫu số ở đây là xe buýt đang lưu hành (cấp quốc gia), không phải xe mới trong năm (kế hoạch thành phố).",
            "Here the denominator is buses in operation (national), not the new buses of the year (the city's plan).",
        )
    },
)
def clean_buses_in_operation_share(clean_buses_in_operation: Operand, buses_in_operation: Operand) -> Operand:
    """Return the green part of the buses in operation."""
    return clean_buses_in_operation / buses_in_operation


@formula(
    name=Text("Tỷ lệ đảm nhận của vận tải hành khách công cộng", "Share of public transport in passenger trips"),
    unit="percent",
    definition=Text(
        "Lượt vận tải hành khách công cộng chia cho tổng lượt vận tải hành khách.",
        "Passenger trips by public transport over all passenger trips.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    denominators=("passenger-trips",),
)
def public_transport_share(public_transport_trips: Operand, passenger_trips: Operand) -> Operand:
    """Return the part of trips that public transport carries."""
    return public_transport_trips / passenger_trips


INDICATORS: tuple[Indicator, ...] = (
    NEW_BUSES,
    NEW_CLEAN_BUSES,
    BUSES,
    CLEAN_BUSES,
    TRIPS,
    PUBLIC_TRIPS,
    CHARGERS,
    clean_buses_among_new,
    clean_buses_in_operation_share,
    public_transport_share,
)
