//! The cities with districts and those of their rank, whose governments can make rules (立法法 art. 93), province by province:
//! the names without 市. Cities at the rank of a county are not among them.

/// The municipalities under the central government, which are provinces.
pub const MUNICIPALITIES: &str = "北京 天津 上海 重庆";

/// The cities of each province and autonomous region.
pub const CITIES: &[&str] = &[
    // 河北
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    // 山西
    "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    // 内蒙古
    "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布",
    // 辽宁
    "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    // 吉林
    "长春 吉林 四平 辽源 通化 白山 松原 白城",
    // 黑龙江
    "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
    // 江苏
    "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    // 浙江
    "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    // 安徽
    "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    // 福建
    "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    // 江西
    "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    // 山东
    "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    // 河南
    "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店",
    // 湖北
    "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州",
    // 湖南
    "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底",
    // 广东 (东莞 and 中山 have no districts, and the power all the same)
    "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    // 广西
    "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    // 海南 (儋州 has no districts, and the power all the same)
    "海口 三亚 三沙 儋州",
    // 四川
    "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳",
    // 贵州
    "贵阳 六盘水 遵义 安顺 毕节 铜仁",
    // 云南
    "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧",
    // 西藏
    "拉萨 日喀则 昌都 林芝 山南 那曲",
    // 陕西
    "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    // 甘肃 (嘉峪关 has no districts, and the power all the same)
    "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
    // 青海
    "西宁 海东",
    // 宁夏
    "银川 石嘴山 吴忠 固原 中卫",
    // 新疆
    "乌鲁木齐 克拉玛依 吐鲁番 哈密",
];

/// Whether a name is that of such a city, its province before it or not: 宿迁市, 江苏省宿迁市, 上海市.
pub fn is_city(name: &str) -> bool {
    let Some(name) = name.strip_suffix('市') else {
        return false;
    };
    let name = name.rsplit(['省', '区']).next().unwrap_or(name);
    let mut all = CITIES
        .iter()
        .copied()
        .chain([MUNICIPALITIES])
        .flat_map(str::split_whitespace);
    all.any(|city| city == name)
}

/// Whether a name is certainly that of a city at the rank of a county: it ends like a city's, and with the name of none that
/// has districts. 义乌市, 浙江省义乌市, 金华市义乌市; 浙江宁波市 leaves it open, and so does a name that stands for any.
pub fn is_city_of_county_rank(name: &str) -> bool {
    let Some(bare) = name.strip_suffix('市') else {
        return false;
    };
    let own = bare.rsplit(['省', '区', '市', '州', '盟']).next().unwrap_or(bare);
    let made_up = |c: char| !c.is_alphabetic() || c.is_ascii() || "某甲乙丙丁".contains(c);
    let mut all = CITIES
        .iter()
        .copied()
        .chain([MUNICIPALITIES])
        .flat_map(str::split_whitespace);
    own.chars().count() > 1 && !own.contains(made_up) && !all.any(|city| bare.ends_with(city))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_at_the_rank_of_a_county_are_none_of_them() {
        for name in [
            "宿迁市",
            "江苏省宿迁市",
            "上海市",
            "丽水市",
            "漳州市",
            "广西壮族自治区南宁市",
        ] {
            assert!(is_city(name), "{name}");
        }
        for name in ["义乌市", "昆山市", "宿迁", "宿迁市财政局", "浙江省", "市"] {
            assert!(!is_city(name), "{name}");
        }
        for name in [
            "义乌市",
            "浙江省义乌市",
            "浙江省金华市义乌市",
            "昆山市",
            "石河子市",
            "锡林浩特市",
        ] {
            assert!(is_city_of_county_rank(name), "{name}");
        }
        for name in [
            "宁波市",
            "浙江宁波市",
            "浙江省宁波市",
            "吉林省吉林市",
            "儋州市",
            "北京市",
            "某市",
            "某某市",
            "甲市",
            "市",
            "××市",
            "义乌市财政局",
            "宁海县",
        ] {
            assert!(!is_city_of_county_rank(name), "{name}");
        }
        let counts: Vec<usize> = CITIES
            .iter()
            .map(|cities| cities.split_whitespace().count())
            .collect();
        let of_provinces = [
            11, 11, 9, 14, 8, 12, 13, 11, 16, 9, 11, 16, 17, 12, 13, 21, 14, 4, 18, 6, 8, 6, 10, 12, 2, 5, 4,
        ];
        assert_eq!(counts, of_provinces);
        let mut all: Vec<_> = CITIES
            .iter()
            .flat_map(|cities| cities.split_whitespace())
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((count, all.len()), (293, 293));
    }
}
