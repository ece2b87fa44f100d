-- Totals by city: the applications of a year, what became of them, and what is carried on.
-- A figure that is not filled is null and stays out of the sum: how many there are is counted beside it.
SELECT city, count(DISTINCT unit_id) AS units,
    sum(value) FILTER ("row" = '本年新收')::BIGINT AS received,
    sum(value) FILTER ("row" = '上年结转')::BIGINT AS carried_over,
    sum(value) FILTER ("row" = '办理结果.总计')::BIGINT AS decided,
    sum(value) FILTER ("row" = '结转下年度')::BIGINT AS carried_on,
    round(100 * sum(value) FILTER ("row" IN ('办理结果.予以公开', '办理结果.部分公开'))
        / sum(value) FILTER ("row" = '办理结果.总计'), 1)::DOUBLE AS percent_disclosed,
    count(*) FILTER (value IS NULL) AS not_filled
FROM figures JOIN units USING (path)
WHERE "table" = '申请' AND "column" = '总计' AND NOT other AND figures.year = 2024
GROUP BY city ORDER BY received DESC LIMIT 10;
