-- Totals by city: the applications of a year, what became of them, and what is carried on. Summed is what is certain: a figure
-- that is not filled, or not one of its kind (2.5 applications), stays out, and how many there are is counted beside the sums.
WITH totals AS (
    SELECT *, given = 'figure' OR computed AS certain FROM figures JOIN units USING (path)
    WHERE "table" = '申请' AND "column" = '总计' AND NOT other AND figures.year = 2024
)
SELECT city, count(DISTINCT unit_id) AS units,
    sum(value) FILTER (certain AND "row" = '本年新收')::BIGINT AS received,
    sum(value) FILTER (certain AND "row" = '上年结转')::BIGINT AS carried_over,
    sum(value) FILTER (certain AND "row" = '办理结果.总计')::BIGINT AS decided,
    sum(value) FILTER (certain AND "row" = '结转下年度')::BIGINT AS carried_on,
    round(100 * sum(value) FILTER (certain AND "row" IN ('办理结果.予以公开', '办理结果.部分公开'))
        / sum(value) FILTER (certain AND "row" = '办理结果.总计'), 1)::DOUBLE AS percent_disclosed,
    count(*) FILTER (NOT certain) AS left_out
FROM totals GROUP BY city ORDER BY received DESC LIMIT 10;
