-- Outliers among peers: figures far from the median of the units of their kind, in median absolute deviations of their
-- logarithms (robust z: neither a few large units nor the outliers themselves move the measure). Both ends are told: a figure
-- with digits too many, and one that may be for a part of the year or of the unit.
WITH measured AS (
    SELECT path, kind, "row", value, ln(1 + value::DOUBLE) AS x
    FROM figures JOIN units USING (path)
    WHERE NOT other AND value > 0 AND (("table" = '申请' AND "row" = '本年新收' AND "column" = '总计')
        OR ("table" = '主动公开' AND "row" IN ('行政许可', '行政处罚', '行政强制') AND "column" = '本年处理决定数量'))
), peers AS (
    SELECT kind, "row", count(*) AS peers, median(value) AS median_of_peers, median(x) AS centre, 1.4826 * mad(x) AS spread
    FROM measured GROUP BY ALL HAVING count(*) >= 20 AND mad(x) > 0
)
SELECT unit, units.year, units.kind, "row", value::BIGINT AS value, median_of_peers::BIGINT AS median_of_peers, peers,
    round((x - centre) / spread, 1) AS z, path
FROM measured JOIN peers USING (kind, "row") JOIN units USING (path)
WHERE abs(x - centre) / spread > 4.5
ORDER BY abs(x - centre) / spread DESC, path LIMIT 20;
