//! The unit prices of the seeds, for plans whose checks must not read whole documents. Derives nothing: a test holds them
//! to the rows of `book`.

use crate::money::Money;

/// A unit price that a plan used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the plan.
    pub plan: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its first and last year.
    pub years: (u16, u16),
    /// What was paid for.
    pub label: &'static str,
    /// The unit of measure.
    pub unit: &'static str,
    /// For one.
    pub price: Money,
    /// For one person, where the line counts people.
    pub per_head: Option<Money>,
}

/// The plan of an entry.
struct Paid {
    plan: &'static str,
    title: &'static str,
    years: (u16, u16),
}

impl Paid {
    const fn one(self, unit: &'static str, price: i128, label: &'static str) -> Entry {
        let Self { plan, title, years } = self;
        Entry { plan, title, years, label, unit, price: Money::new(price), per_head: None }
    }

    const fn for_people(self, unit: &'static str, price: i128, per_head: i128, label: &'static str) -> Entry {
        Entry { per_head: Some(Money::new(per_head)), ..self.one(unit, price, label) }
    }
}

const DA_NANG: Paid = Paid {
    plan: "da-nang-2011-2015",
    title: "Kế hoạch phát triển thương mại điện tử thành phố Đà Nẵng giai đoạn 2011 - 2015",
    years: (2011, 2015),
};
const DONG_NAI: Paid = Paid {
    plan: "dong-nai-2018",
    title: "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018",
    years: (2018, 2018),
};

/// Every unit price of the seeds that has a unit and holds for all years, each once. `cargo test --test seeds` says what
/// belongs here.
#[rustfmt::skip]
pub static BOOK: [Entry; 36] = [
    DA_NANG.one("năm", 40_000_000,
        "Triển khai pháp luật về thương mại điện tử: - Tuyên truyền, phổ biến các quy định của pháp luật về TMĐT - Tổ chức thanh tra liên ngành về TMĐT - Rà soát, kiểm tra hoạt động của doanh nghiệp kinh doanh về TMĐT"),
    DA_NANG.one("lớp", 30_000_000,
        "Tổ chức các khóa tập huấn về thương mại điện tử cho cán bộ quản lý nhà nước"),
    DA_NANG.one("lớp", 35_000_000,
        "Tổ chức các khóa tập huấn chuyên sâu về kỹ năng thương mại điện tử cho doanh nghiệp trên địa bàn thành phố"),
    DA_NANG.one("năm", 20_000_000,
        "Xây dựng các tài liệu tuyên truyền về TMĐT như Cẩm nang TMĐT, Tờ rơi, tờ gấp, các chương trình giới thiệu, quảng bá về TMĐT"),
    DA_NANG.one("tháng", 2_000_000,
        "Chi phí vận hành, thực hiện các dịch vụ công trực tuyến hiện có; Chi phí xây dựng, thiết kế tiếp tục chuyển các thủ tục cấp giấy phép hiện nay ở Sở lên môi trường trực tuyến (mức độ 3 trở lên)"),
    DA_NANG.one("năm", 25_000_000,
        "Cập nhật cơ sở dữ liệu (tính theo hằng năm)"),
    DA_NANG.one("năm", 40_000_000,
        "Cập nhật cơ sở dữ liệu (tính theo hằng năm)"),
    DA_NANG.one("tháng", 1_000_000,
        "Cung cấp, cập nhật thông tin về tiềm năng xuất khẩu của thành phố và danh bạ doanh nghiệp xuất khẩu trên Cổng thông tin Xuất khẩu Việt Nam (VNEX)"),
    DA_NANG.one("tháng", 2_000_000,
        "Khai thác thông tin trên Cổng thông tin Thị trường nước ngoài (TTNN)"),
    DA_NANG.one("doanh nghiệp", 2_000_000,
        "Hỗ trợ doanh nghiệp thiết lập và sử dụng hệ thống thư điện tử với tên miền riêng của doanh nghiệp"),
    DA_NANG.one("doanh nghiệp", 10_000_000,
        "Hỗ trợ doanh nghiệp xây dựng website thương mại điện tử"),
    DA_NANG.one("doanh nghiệp", 6_950_000,
        "Hỗ trợ doanh nghiệp tham gia các sàn giao dịch thương mại điện tử"),
    DA_NANG.one("năm", 30_000_000,
        "Thuê đường truyền cho cổng hoạt động, thuê hosting cho cổng giao tiếp TMĐT danang.biz.vn và cho website socongthuong.danang.biz.vn, thuê dịch vụ bảo vệ tên miền"),
    DA_NANG.one("năm", 20_000_000,
        "Mua tin, viết bài, đưa tin lên trang web của Sở"),
    DA_NANG.one("năm", 20_000_000,
        "Chi phí khác (công tác phí cho cán bộ CNTT đi dự tập huấn, hội nghị, hội thảo tại các địa phương do các Bộ, ban ngành tổ chức; photo tài liệu,...)"),
    DONG_NAI.one("gói", 9_000_000,
        "Chi phí thuê hội trường (80 người)"),
    DONG_NAI.one("ngày", 3_500_000,
        "Màn hình led + máy chiếu phục vụ hội nghị."),
    DONG_NAI.one("m2", 90_000,
        "In băngrôn + công treo ngoài cổng."),
    DONG_NAI.for_people("bộ", 20_000, 20_000,
        "Chi phí photo, đóng tập tài liệu"),
    DONG_NAI.for_people("tem", 3_000, 6_000,
        "Tem thư"),
    DONG_NAI.for_people("bộ", 3_000, 3_000,
        "Bao thư, bìa nút..."),
    DONG_NAI.one("người", 5_000_000,
        "Thù lao cho 02 diễn giả"),
    DONG_NAI.for_people("người", 30_000, 30_000,
        "Nước uống và ăn nhẹ giữa giờ"),
    DONG_NAI.for_people("người", 120_000, 120_000,
        "Ăn trưa hội nghị cho đối tượng không hưởng lương từ NSNN"),
    DONG_NAI.one("lần", 1_000_000,
        "Thuê xe làm việc với Hiệp hội TMDT tại TPHCM"),
    DONG_NAI.one("kỳ", 6_000_000,
        "Tuyên truyền trên báo giấy Báo Đồng Nai"),
    DONG_NAI.one("lần", 130_000,
        "Tuyên truyền trên Đài truyền thanh trên các huyện, thị, thành"),
    DONG_NAI.one("chiếc", 100_000,
        "Thu đĩa USB tuyên truyền gửi các địa phương, siêu thị, trung tâm thương mại."),
    DONG_NAI.one("m2", 90_000,
        "In băng rôn + công treo ngoài công."),
    DONG_NAI.one("lần", 1_000_000,
        "Thuê xe làm việc với Hiệp hội TMĐT tại TPHCM"),
    DONG_NAI.one("website", 4_462_000,
        "Phí xây dựng (khởi tạo)"),
    DONG_NAI.one("web/năm", 230_000,
        "Phí thuê tên miền"),
    DONG_NAI.one("web/năm", 1_308_000,
        "Phí thuê hosting"),
    DONG_NAI.one("DN", 5_750_000,
        "Chi phí tham gia Cổng TMĐT"),
    DONG_NAI.one("Chuyến", 1_000_000,
        "Thuê xe làm việc với đại diện Cổng TMĐT quốc gia ECVN tại TPHCM"),
    DONG_NAI.one("Lần", 3_000,
        "Tem thư, văn phòng phẩm"),
];
