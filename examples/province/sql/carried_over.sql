-- Broken carried-over rows: this year's 上年结转 is not what the same unit carried on the year before (结转下年度). One
-- that is not filled is told too, as null: it is not 0.
SELECT u.unit, this.year, this."column", last.value::BIGINT AS carried_on_last_year, this.value::BIGINT AS carried_over,
    this.path
FROM figures AS this JOIN units AS u USING (path)
JOIN units AS v ON v.unit_id = u.unit_id AND v.year = u.year - 1
JOIN figures AS last ON last.path = v.path AND last."column" = this."column"
WHERE this."table" = '申请' AND this."row" = '上年结转' AND this."column" <> '总计'
    AND last."table" = '申请' AND last."row" = '结转下年度'
    AND this.value IS DISTINCT FROM last.value
ORDER BY this.path, this."column";
