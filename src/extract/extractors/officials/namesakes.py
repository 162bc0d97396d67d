"""Ships, prizes, films and places that bear a foreign person's name."""

from __future__ import annotations

import regex

from extract.extractors.officials import leads

_SHIPS = ("USS ", "HMS ", "KRI ", "INS ", "USNS ", "SS ", "RMS ")
_NAMESAKES = (
    "giải,cúp,đường,phố,sân,hãng,tập đoàn,thương hiệu,nhãn hiệu,nhãn hàng,xe,chiếc,mẫu,dòng,phim,phim ngắn,trường,đội"
    ",đội bóng,clb,câu lạc bộ,cầu,đảo,bang,hạt,quận,thành phố,thị trấn,thủ đô,vùng,bão,siêu bão,cơn bão,tàu,tàu sân bay"
    ",chiến hạm,khu trục hạm,tuần dương hạm,tàu ngầm,tàu chiến,tên lửa,máy bay,trực thăng,hội chứng,định lý,giải thưởng"
    ",ca khúc,bài hát,album,single,mv,nhóm,ban nhạc,nhóm nhạc,vở,vở kịch,game,trò chơi,tiểu thuyết,cuốn,sách,tạp chí,tờ"
    ",báo,trang,kênh,đài,công ty,quỹ,bệnh viện,viện,đại học,học viện,bảo tàng,tòa nhà,tháp,khách sạn,nhà hàng,sân bay"
    ",sân vận động,svđ,sông,hồ,núi,nhà mốt,ngân hàng,vai,nhân vật,lớp,vòng,huy chương,series,bom tấn,siêu phẩm,tượng"
    ",nhà thờ,lâu đài"
)
_NAMESAKE = regex.compile(
    r"(?<!\p{L})(?<!siêu |yêu |nhu |toàn |đồng |đánh |thị |môi |hiện |truyền |hợp |giao |ngành )(?:\L<things>) $",
    things=_NAMESAKES.split(","),
)
"""What right before a foreign name tells that it is a thing's, a place's or a part's in a play."""


def stands_for_thing(text: str, folded: str, start: int) -> bool:
    """Whether what stands before `start` makes the name that of a ship, a street, a prize or a film."""
    if text[max(0, start - 5) : start].endswith(_SHIPS):
        return True
    return (
        _NAMESAKE.search(folded, max(0, start - 18), start) is not None
        or leads.namesake_before(folded, start) is not None
    )
